package prose_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// told is a comparison as a reader may write it: [-gone-] {+new+}.
func told(paragraphs [][]articles.Change) string {
	var b strings.Builder
	for _, p := range paragraphs {
		for _, c := range p {
			switch c.Side {
			case articles.Before:
				b.WriteString("[-" + c.Text + "-]")
			case articles.After:
				b.WriteString("{+" + c.Text + "+}")
			default:
				b.WriteString(c.Text)
			}
		}
		b.WriteString("|")
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, before, after, want string }{
		{"the same", "One two.\n\nThree.", "One two.\n\nThree.", "One two.|Three.|"},
		{"a word", "The ship left on Monday.", "The ship left on *Tuesday*.", "The ship left on[- Monday-]{+ Tuesday+}.|"},
		{"a word more", "The ship left.", "The old ship left.", "The{+ old+} ship left.|"},
		{"a mark", "It left", "It left.", "It left{+.+}|"},
		{"a paragraph more", "One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.|{+Two.+}|Three.|"},
		{"a paragraph less", "# Head\n\nOne.\n\nTwo.", "# Head\n\nTwo.", "Head|[-One.-]|Two.|"},
		{"from nothing", "", "One.", "{+One.+}|"},
		{"to nothing", "One.", "", "[-One.-]|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(c.want, told(prose.Compare(prose.Read(c.before), prose.Read(c.after)))); d != "" {
				t.Error(d)
			}
		})
	}
}

// Either text can be had back from the comparison.
func TestCompareLosesNothing(t *testing.T) {
	t.Parallel()
	body := rapid.SliceOfN(rapid.SampledFrom([]string{"a ", "b ", "c. ", "“d” ", "e\n\n", "# f\n\n", "日本 ", "g-h "}), 0, 40)
	rapid.Check(t, func(t *rapid.T) {
		before, after := strings.Join(body.Draw(t, "before"), ""), strings.Join(body.Draw(t, "after"), "")
		a, b := prose.Read(before), prose.Read(after)
		side := func(gone articles.Side) string {
			var s strings.Builder
			for _, p := range prose.Compare(a, b) {
				for _, c := range p {
					if c.Side != gone {
						s.WriteString(c.Text)
					}
				}
			}
			return strings.Join(strings.Fields(s.String()), "")
		}
		if want := strings.Join(strings.Fields(a.Plain), ""); side(articles.After) != want {
			t.Fatalf("before: %q, want %q", side(articles.After), want)
		}
		if want := strings.Join(strings.Fields(b.Plain), ""); side(articles.Before) != want {
			t.Fatalf("after: %q, want %q", side(articles.Before), want)
		}
	})
}
