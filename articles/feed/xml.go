package feed

import (
	"strings"

	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"onrecord/articles"
)

// A tree is a feed of XML cut into pieces: what comes before, between and after
// the items, and these.
type tree struct {
	root    piece
	atom    bool
	open    string // start tags that stand around an item
	close   string // their end tags
	head    string // a whole document without items
	items   []string
	dropped int  // items beyond the limit
	whole   bool // its end was there
}

// xml reads a feed of XML that was mended.
func (r *reader) xml(s string) error {
	t, err := cut(s)
	if err != nil {
		return err
	}
	_, deepest := nesting(t.head)
	switch {
	case deepest > maxNesting:
		e := rough(t.head)
		r.head(e.title, e.link, "")
	case t.atom:
		r.atomHead(t)
	default:
		r.rssHead(t)
	}
	for _, item := range t.items {
		e, ok := t.read(item)
		if !ok {
			e = rough(item)
			r.trouble("an item was broken and may be kept in part: %q", e.title)
		}
		e.source = item
		r.add(e)
	}
	if t.dropped > 0 {
		r.trouble("it has %d items, of which the first %d were read", len(t.items)+t.dropped, MaxItems)
	}
	if r.Cut = !t.whole; r.Cut {
		r.trouble("the feed breaks off after %s", articles.Counted(len(t.items), "item"))
	}
	return nil
}

// cut finds the root of a feed and its items. Whatever stands before the root is
// passed over.
func cut(s string) (*tree, error) {
	sc := scanner{s: s}
	t := &tree{}
	for {
		p, ok := sc.next()
		if !ok {
			if strings.TrimSpace(s) == "" {
				return nil, errEmpty
			}
			return nil, errNone
		}
		if p.kind != pieceStart {
			continue
		}
		switch local(p.name) {
		case "html", "body":
			return nil, &PageError{}
		case "opml":
			return nil, errNone
		case "rss", "rdf", "channel", "feed":
			t.root = p
			t.atom = local(p.name) == "feed"
			t.fill(s, &sc)
			return t, nil
		}
	}
}

// fill reads from the root on.
func (t *tree) fill(s string, sc *scanner) {
	t.open, t.close = s[t.root.lo:t.root.hi], "</"+t.root.name+">"
	if local(t.root.name) == "channel" { // the root was lost
		t.open, t.close = "<rss>"+t.open, t.close+"</rss>"
	}
	var head strings.Builder
	at, start := t.root.hi, -1 // where the head goes on, and where an item began
	end := func(to int) {
		t.item(s[start:to])
		at, start = to, -1
	}
	for p := range sc.pieces() {
		switch {
		case t.isItem(p.name) && p.kind != pieceEnd:
			if start >= 0 {
				end(p.lo)
			}
			head.WriteString(s[at:p.lo])
			start = p.lo
			if p.kind == pieceEmpty {
				end(p.hi)
			}
		case t.isItem(p.name) && start >= 0:
			end(p.hi)
		case p.kind == pieceEnd && (p.name == t.root.name || local(p.name) == "channel"):
			t.whole = true
			if start >= 0 {
				end(p.lo)
			}
		case p.kind == pieceStart && start < 0 && local(p.name) == "channel" && local(t.root.name) == "rss":
			t.open += s[p.lo:p.hi]
			t.close = "</" + p.name + ">" + t.close
		}
	}
	if start >= 0 {
		end(len(s))
	}
	head.WriteString(s[at:])
	t.head = s[t.root.lo:t.root.hi] + head.String()
}

// isItem reports whether name is that of the items.
func (t *tree) isItem(name string) bool {
	if t.atom {
		return local(name) == "entry" && (prefix(name) == prefix(t.root.name) || prefix(name) == "atom:")
	}
	p := prefix(name)
	return local(name) == "item" && (p == "" || p == "rss:" || p == prefix(t.root.name))
}

func (t *tree) item(s string) {
	if len(t.items) == MaxItems {
		t.dropped++
		return
	}
	t.items = append(t.items, s)
}

// read has gofeed read one item, or what it takes of it after the markup within
// its parts was taken for text.
func (t *tree) read(item string) (entry, bool) {
	if !balanced(item) {
		if item = wrap(item); !balanced(item) {
			return entry{}, false
		}
	}
	in := strings.NewReader(t.open + item + t.close)
	if t.atom {
		f, err := (&atom.Parser{}).Parse(in)
		if err != nil || len(f.Entries) != 1 {
			return entry{}, false
		}
		return fromAtom(f.Entries[0]), true
	}
	f, err := (&rss.Parser{}).Parse(in)
	if err != nil || len(f.Items) != 1 {
		return entry{}, false
	}
	e := fromRSS(f.Items[0])
	e.content = fuller(e.content, bodyOf(item))
	return e, true
}

// maxNesting is how deep elements may stand in each other.
const maxNesting = 512

// balanced reports whether each start tag of s has its end tag, and none stands
// too deep. The parser does not mind where they have not, and ends elements too
// early.
func balanced(s string) bool {
	even, deepest := nesting(s)
	return even && deepest <= maxNesting
}

// nesting reports whether each start tag has its end tag, and how deep they go.
func nesting(s string) (even bool, deepest int) {
	var open []string
	even = true
	sc := scanner{s: s}
	for {
		p, ok := sc.next()
		switch {
		case !ok:
			return even && len(open) == 0, deepest
		case p.kind == pieceStart:
			open = append(open, p.name)
			deepest = max(deepest, len(open))
		case p.kind != pieceEnd:
		case len(open) == 0 || open[len(open)-1] != p.name:
			even = false
		default:
			open = open[:len(open)-1]
		}
	}
}

// wrapped are the parts of an item in which HTML stands.
var wrapped = map[string]bool{"title": true, "description": true, "encoded": true, "content": true, "summary": true, "body": true}

// wrap makes text of the markup in such parts, as it should have been.
func wrap(item string) string {
	var b strings.Builder
	at := 0
	sc := scanner{s: item}
	for p := range sc.pieces() {
		if p.kind != pieceStart || !wrapped[local(p.name)] {
			continue
		}
		end := sc.find(p.hi, "</"+p.name+">")
		if end < 0 {
			continue
		}
		inner := item[p.hi:end]
		sc.at = end
		if strings.Contains(inner, "<![CDATA[") || !strings.Contains(inner, "<") {
			continue
		}
		b.WriteString(item[at:p.hi] + "<![CDATA[" + inner + "]]>")
		at = end
	}
	b.WriteString(item[at:])
	return b.String()
}
