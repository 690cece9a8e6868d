// Package prose reads a Markdown body as prose: its plain text, blocks,
// sentences and words, each with the way back to the bytes of the body.
//
// It owns the one Markdown dialect of onrecord (see [Parse]) and, with
// ui/page, is the only place that converts positions: between Spans of the
// body, Ranges of the plain text, and Unicode code points of the plain text,
// which is how positions leave the program.
package prose

// A Range is a half-open range of bytes, [From, To), of a Text's Plain.
type Range struct{ From, To int }

// Len is the number of bytes in r.
func (r Range) Len() int { return r.To - r.From }

// Contains reports whether all of q lies in r.
func (r Range) Contains(q Range) bool { return r.From <= q.From && q.To <= r.To }

// Overlaps reports whether r and q share at least one byte.
func (r Range) Overlaps(q Range) bool { return r.From < q.To && q.From < r.To }

// BlockKind tells what a block of text is.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading
	Item  // of a list, or of a definition list
	Quote // inside a block quote, at any depth
	Code  // also raw HTML
	Cell  // of a table
)

// A Block is a run of plain text that no sentence crosses. Blocks are parted
// by "\n\n" in Plain, two paragraphs by the white space that parts them in the
// body, cells of one row by "\t". A line break within a
// block is a hard one ("\n"); soft ones are spaces.
type Block struct {
	Range
	Kind        BlockKind
	First, Last int // sentences [First, Last)
}

// A Sentence is a range of Plain without surrounding white space.
type Sentence struct {
	Range
	First, Last int // words [First, Last)
}

// WordKind tells what a word is.
type WordKind uint8

// The kinds of word.
const (
	Letters WordKind = iota // has a letter: "Macron", "U.S.", "don't" is "do" + "n't", "Macron's" is "Macron" + "'s"
	Number                  // digits with their separators: "1,200.5"
	Mark                    // a quotation mark or apostrophe that stands as one
	Punct                   // any other punctuation or symbol, one a word; "…" and "..." and "--" are one each
)

// A Word is a token. Words are split at hyphens (the hyphen is a Punct), so
// that "US-led" has a word "US".
type Word struct {
	Range
	Kind WordKind
}

// A Text is a body read as prose. It is made once by Read and not changed.
type Text struct {
	Body      string // as given
	Plain     string
	Blocks    []Block
	Sentences []Sentence
	Words     []Word

	runs   []run   // the map Plain ↔ Body
	points []int32 // code points before each stride of Plain; nil if all ASCII
}

// Read reads body, of less than 2 GiB. It never fails: what is no Markdown is
// text. Code blocks and raw HTML are text like any other; link targets and
// image addresses are not, their texts are.
func Read(body string) *Text {
	t := &Text{Body: body}
	if len(body) >= maxBody {
		body = body[:maxBody-1]
	}
	src := []byte(body)
	b := builder{src: src, plain: make([]byte, 0, len(src)+len(src)/64)}
	b.document(Parse(src))
	t.Plain, t.Blocks, t.runs = string(b.plain), b.blocks, b.runs
	t.points = countPoints(t.Plain)
	t.tokenize()
	return t
}

const maxBody = 1 << 31 // runs count in 32 bits

// Of is the plain text in r.
func (t *Text) Of(r Range) string { return t.Plain[r.From:r.To] }
