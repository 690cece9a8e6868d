package cite

import (
	"path"
	"strings"
	"time"
	"unicode"

	"onrecord/articles"
)

// fields are what a template may name. All but text are one line.
var fields = map[string]func(Passage) string{
	"text":     func(p Passage) string { return strings.Trim(articles.Clean(p.Text), " \n\t“”\"") },
	"speaker":  func(p Passage) string { return articles.Line(p.Speaker) },
	"role":     func(p Passage) string { return articles.Line(p.Role) },
	"title":    title,
	"byline":   func(p Passage) string { return articles.Line(p.Article.Byline) },
	"author":   author,
	"outlet":   func(p Passage) string { return articles.Line(p.Article.Source) },
	"url":      func(p Passage) string { return address(articles.Line(p.Article.URL)) },
	"path":     func(p Passage) string { return articles.Line(p.Article.Path) },
	"date":     func(p Passage) string { return day(p.Article.Published, "2 January 2006") },
	"iso_date": func(p Passage) string { return day(p.Article.Published, time.DateOnly) },
	"us_date":  func(p Passage) string { return day(p.Article.Published, "January 2, 2006") },
	"year":     func(p Passage) string { return day(p.Article.Published, "2006") },
	"month":    func(p Passage) string { return day(p.Article.Published, "1") },
	"accessed": func(p Passage) string { return day(p.Accessed, time.DateOnly) },
	"key":      key,
}

// hows are the ways in which a field can be written.
var hows = map[string]func(string) string{
	"":         articles.Line,
	"inner":    func(s string) string { return inner.Replace(articles.Line(s)) },
	"quote":    Blockquote,
	"markdown": func(s string) string { return Markdown(articles.Line(s)) },
	"bibtex":   func(s string) string { return bibtex.Replace(articles.Line(s)) },
}

// title is that of the article, or else the name of its file.
func title(p Passage) string {
	if t := articles.Line(p.Article.Title); t != "" {
		return t
	}
	if p.Article.Path != "" {
		return articles.Line(path.Base(p.Article.Path))
	}
	return "Untitled"
}

// author is the byline without its "By".
func author(p Passage) string {
	s := articles.Line(p.Article.Byline)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	return s
}

func day(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(layout)
}

// address is url without what would end it too soon in Markdown or BibTeX.
func address(url string) string {
	return strings.NewReplacer(" ", "%20", "<", "%3C", ">", "%3E", "{", "%7B", "}", "%7D", `\`, "%5C", `"`, "%22").Replace(url)
}

// key is a BibTeX key: the last word of the author or outlet, the year and the
// first long word of the title, in ASCII.
func key(p Passage) string {
	who := plainWords(author(p))
	if len(who) == 0 {
		who = plainWords(p.Article.Source)
	}
	var b strings.Builder
	if len(who) > 0 {
		b.WriteString(who[len(who)-1])
	}
	b.WriteString(day(p.Article.Published, "2006"))
	for _, w := range plainWords(title(p)) {
		if len(w) > 3 {
			b.WriteString(w)
			break
		}
	}
	if b.Len() == 0 {
		return "untitled"
	}
	return b.String()
}

// plainWords are the words of s in lower-case ASCII; other letters are left out.
func plainWords(s string) []string {
	ascii := strings.Map(func(r rune) rune {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		case unicode.IsLetter(r) || r == '\'' || r == '’':
			return -1
		}
		return ' '
	}, s)
	return strings.Fields(ascii)
}

// inner makes the quotation marks of s those within others.
var inner = strings.NewReplacer("“", "‘", "”", "’", `"`, "'")

// bibtex is s for BibTeX with UTF-8: what TeX would take for its own is escaped.
var bibtex = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "$", `\$`, "#", `\#`,
	"_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

// Markdown is the line s as Markdown that means nothing but itself.
func Markdown(s string) string {
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("\\`*_[]<>|~#&", r) || i == 0 && strings.ContainsRune("-+=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Blockquote is the plain text s as a block quotation in Markdown, its paragraphs
// kept.
func Blockquote(s string) string {
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		if paragraph = articles.Line(paragraph); paragraph == "" {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, ">")
		}
		lines = append(lines, "> "+Markdown(paragraph))
	}
	return strings.Join(lines, "\n")
}
