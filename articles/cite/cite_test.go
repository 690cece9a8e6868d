package cite_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/cite"
)

func talks() cite.Passage {
	return cite.Passage{
		Article: articles.Article{
			Title: `Harbour talks: the “last” word`, Source: "The Coastal Gazette", Byline: "By Ines Tarrow", URL: "https://example.org/talks",
			Published: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC),
		},
		Text: "“It must stay open to all,”", Speaker: "Orsolya Vane", Role: "Prime Minister",
		Accessed: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC),
	}
}

func TestNamedForms(t *testing.T) {
	t.Parallel()
	bare := cite.Passage{Article: articles.Article{Path: "/home/reader/notes_1.txt"}}
	two := talks()
	two.Text, two.Speaker = "One *line*.\n\nAnother.", ""
	for _, c := range []struct {
		form string
		p    cite.Passage
		want string
	}{
		{"plain", talks(), "“It must stay open to all,” – Orsolya Vane, Prime Minister\n" +
			"By Ines Tarrow, “Harbour talks: the “last” word”, The Coastal Gazette, 14 March 2026, https://example.org/talks"},
		{"plain", bare, "“notes_1.txt”"},
		{"markdown", talks(), "> It must stay open to all,\n> – Orsolya Vane, Prime Minister\n\n" +
			"By Ines Tarrow, [Harbour talks: the “last” word](<https://example.org/talks>), *The Coastal Gazette*, 14 March 2026"},
		{"markdown", two, "> One \\*line\\*.\n>\n> Another.\n\n" +
			"By Ines Tarrow, [Harbour talks: the “last” word](<https://example.org/talks>), *The Coastal Gazette*, 14 March 2026"},
		{"markdown", bare, `“notes\_1.txt”`},
		{"chicago", talks(), "“It must stay open to all,” (Orsolya Vane, Prime Minister). " +
			"Ines Tarrow, “Harbour talks: the ‘last’ word,” The Coastal Gazette, March 14, 2026, https://example.org/talks"},
		{"bibtex", talks(), "@misc{tarrow2026harbour,\n  author = {Ines Tarrow},\n  title = {Harbour talks: the “last” word},\n" +
			"  howpublished = {The Coastal Gazette},\n  year = {2026},\n  month = {3},\n  url = {https://example.org/talks},\n" +
			"  urldate = {2026-04-01},\n  note = {“It must stay open to all,” – Orsolya Vane, Prime Minister},\n}"},
		{"bibtex", bare, "@misc{notes,\n  title = {notes\\_1.txt},\n}"},
		{`{speaker} \[{year}\]\n{iso_date}[ no {path}| but {outlet}]`, talks(), "Orsolya Vane [2026]\n2026-03-14 but The Coastal Gazette"},
	} {
		form, err := cite.New(c.form)
		if err != nil {
			t.Errorf("%s: %v", c.form, err)
			continue
		}
		if d := cmp.Diff(c.want, form.Write(c.p)); d != "" {
			t.Errorf("%s: %s", c.form, d)
		}
	}
}

func TestNewNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	for form, want := range map[string]string{
		"apa":             "none of plain, markdown, chicago, bibtex",
		"{titel}":         "no field {titel}",
		"{title:loud}":    `as "loud"`,
		"{title":          "{ is not closed",
		"[{title}":        "[ is not closed",
		"[[[{title}]] {}": "no field {}",
	} {
		if _, err := cite.New(form); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("New(%q): %v, want %q", form, err, want)
		}
	}
}

// TestWriteIsTotal writes hostile passages in every form.
func TestWriteIsTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "\x1b]52;c;AAAA\x07", "}\n@misc{x,", "](javascript:x)", "\u202e", "\n\n"}))
		p := cite.Passage{
			Article: articles.Article{Title: word.Draw(t, "title"), Source: word.Draw(t, "source"), Byline: word.Draw(t, "byline"), URL: word.Draw(t, "url")},
			Text:    word.Draw(t, "text"), Speaker: word.Draw(t, "speaker"), Role: word.Draw(t, "role"),
		}
		for _, name := range cite.Names() {
			form, err := cite.New(name)
			if err != nil {
				t.Fatal(err)
			}
			got := form.Write(p)
			if got == "" || !utf8.ValidString(got) || strings.ContainsAny(got, "\x1b\x07\r\u009b") {
				t.Fatalf("%s: %q", name, got)
			}
			if name == "bibtex" && unbalanced(got) {
				t.Fatalf("%s: %q has more than one entry", name, got)
			}
		}
	})
}

// unbalanced reports whether the braces of s end before s does.
func unbalanced(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 && i < len(s)-1 {
				return true
			}
		}
	}
	return depth != 0
}

func FuzzNew(f *testing.F) {
	for _, name := range cite.Names() {
		f.Add(name)
	}
	f.Add(`[{text}|\[x\]] {url} {`)
	f.Fuzz(func(t *testing.T, form string) {
		template, err := cite.New(form)
		if err == nil && !utf8.ValidString(template.Write(talks())) {
			t.Error("not UTF-8")
		}
	})
}
