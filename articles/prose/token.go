package prose

import (
	"unicode"
	"unicode/utf8"
)

// tokenize finds the words of every block, then its sentences.
func (t *Text) tokenize() {
	t.Words = make([]Word, 0, len(t.Plain)/5+1)
	t.Sentences = make([]Sentence, 0, len(t.Plain)/100+1)
	for i := range t.Blocks {
		b := &t.Blocks[i]
		s := scanner{text: t.Plain[:b.To], pos: b.From, words: t.Words}
		first := len(s.words)
		s.block()
		t.Words = s.words
		b.First = len(t.Sentences)
		t.split(first)
		b.Last = len(t.Sentences)
	}
}

// A scanner cuts one block into words, in the style of Universal Dependencies.
type scanner struct {
	text  string // up to the end of the block
	pos   int
	words []Word
}

// A class is what a character does in a word.
type class uint8

const (
	other class = iota // punctuation and symbols
	space
	letter
	digit
	ideograph // a word of its own: these scripts part no words
	joiner    // stands for nothing, within a word: soft hyphen, joiners, combining marks
	mark      // quotation marks and apostrophes
)

func (s *scanner) block() {
	for s.pos < len(s.text) {
		c, n := classAt(s.text, s.pos)
		switch c {
		case space:
			s.pos += n
		case letter, joiner:
			s.word()
		case digit:
			s.number()
		case ideograph:
			s.emit(s.joiners(s.pos+n), Letters)
		case mark:
			s.quotation(n)
		default:
			s.punct(n)
		}
	}
}

// emit ends the word that starts at pos.
func (s *scanner) emit(end int, kind WordKind) {
	s.words = append(s.words, Word{Range{s.pos, end}, kind})
	s.pos = end
}

// punct takes one symbol, or a run of full stops or hyphens.
func (s *scanner) punct(n int) {
	switch c := s.text[s.pos]; c {
	case '.':
		if end := s.run('.'); end > s.pos+1 {
			s.emit(end, Punct)
			return
		}
		if d, _ := classAt(s.text, s.pos+1); d == digit && s.atStart() {
			s.number()
			return
		}
	case '-':
		s.emit(s.run('-'), Punct)
		return
	case '@', '#':
		if end := s.handle(); end > 0 {
			s.emit(end, Letters)
			return
		}
	}
	s.emit(s.cluster(n), Punct)
}

// run is the end of the run of c at pos.
func (s *scanner) run(c byte) int {
	i := s.pos
	for i < len(s.text) && s.text[i] == c {
		i++
	}
	return i
}

// atStart reports whether nothing but white space touches pos from the left.
func (s *scanner) atStart() bool {
	if len(s.words) == 0 {
		return true
	}
	return s.words[len(s.words)-1].To < s.pos
}

// quotation takes a quotation mark (two of ASCII that stand for one are one),
// or the "'s" that hangs on what is no plain word ("U.S.'s", "1990's") or has
// lost its word ("Macron 's").
func (s *scanner) quotation(n int) {
	end := s.pos + n
	if apostrophe(s.text[s.pos:]) && len(s.words) > 0 {
		if tail := s.letters(end); clitic(s.text[end:tail]) {
			s.emit(tail, Letters)
			return
		}
	}
	if c := s.text[s.pos]; (c == '`' || c == '\'') && end < len(s.text) && s.text[end] == c {
		end++
	}
	s.emit(end, Mark)
}

// joiners skips combining marks and invisible joiners from i on.
func (s *scanner) joiners(i int) int {
	for i < len(s.text) && s.text[i] >= utf8.RuneSelf {
		c, n := classAt(s.text, i)
		if c != joiner {
			break
		}
		i += n
	}
	return i
}

// cluster is the end of the symbol of n bytes at pos with what belongs to it:
// an emoji with its skin, its joined parts, or the other half of a flag.
func (s *scanner) cluster(n int) int {
	r, _ := utf8.DecodeRuneInString(s.text[s.pos:])
	i := s.pos + n
	if r < utf8.RuneSelf {
		return i
	}
	if regional(r) {
		if q, k := utf8.DecodeRuneInString(s.text[i:]); regional(q) {
			i += k
		}
	}
	for i < len(s.text) {
		q, k := utf8.DecodeRuneInString(s.text[i:])
		if !emojiPart(q) {
			break
		}
		i += k
		if q == zwj && i < len(s.text) {
			if c, k := classAt(s.text, i); c == other {
				i += k
			}
		}
	}
	return i
}

const zwj = '\u200d'

func regional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

func emojiPart(r rune) bool {
	return r == zwj || r >= 0x1f3fb && r <= 0x1f3ff || r >= utf8.RuneSelf && unicode.Is(unicode.M, r)
}

// classAt is the class of the character at i of s and its length; space at the
// end of s.
func classAt(s string, i int) (class, int) {
	if i >= len(s) {
		return space, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r), n
}

// ascii holds the classes of ASCII.
var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch r := rune(c); {
		case unicode.IsSpace(r):
			t[c] = space
		case unicode.IsLetter(r), r == '_':
			t[c] = letter
		case unicode.IsDigit(r):
			t[c] = digit
		case r == '"', r == '\'', r == '`':
			t[c] = mark
		}
	}
	return t
}()

func classOf(r rune) class {
	switch {
	case r >= 0x2018 && r <= 0x201f, r == '«', r == '»', r == '‹', r == '›',
		r >= 0x300c && r <= 0x300f, r >= 0x301d && r <= 0x301f, r == '＂', r == '＇', r == 'ʼ':
		return mark
	case r == 0xad, r == 0x200c, r == zwj, r == 0x2060:
		return joiner
	case r < 0x250 && unicode.IsLetter(r):
		return letter
	case unicode.IsSpace(r):
		return space
	case unicode.In(r, unicode.Han, unicode.Hiragana):
		if unicode.IsLetter(r) {
			return ideograph
		}
		return other
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.Is(unicode.M, r):
		return joiner
	}
	return other
}
