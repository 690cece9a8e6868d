package format

import (
	"regexp"
	"strings"

	"onrecord/articles"
	"onrecord/articles/webpage"
	"onrecord/articles/when"
)

// matter is what stands before a text about it: keys in lower case.
type matter map[string][]string

// frontMatter reads the YAML ("---") or TOML ("+++") that s may start with, and
// gives the rest. Only flat keys with strings and lists of strings are read. Where
// no key comes first, it is text between two rules.
func frontMatter(s string) (matter, string) {
	fence, rest, ok := strings.Cut(s, "\n")
	if fence = strings.TrimRight(fence, " \t"); !ok || fence != "---" && fence != "+++" {
		return nil, s
	}
	m, key := matter{}, ""
	if !opening.MatchString(rest) {
		return nil, s
	}
	for line := range strings.Lines(rest) {
		rest = rest[len(line):]
		line = strings.TrimRight(line, " \t\n")
		if line == fence || fence == "---" && line == "..." {
			return m, rest
		}
		key = m.line(line, key, fence)
	}
	return nil, s // never closed: a rule, and text
}

// opening is how front matter goes on after its fence: with a key, a table of
// TOML, or nothing at all.
var opening = regexp.MustCompile(`^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:["']?[\pL_][\pL\pN_. -]{0,40}["']?[ \t]*[:=]|\[|---|\+\+\+|\.\.\.)`)

// line reads one line, which may go on with the list under key, and gives the
// key that the next one may go on with.
func (m matter) line(line, key, fence string) string {
	trimmed := strings.TrimSpace(line)
	if item, ok := strings.CutPrefix(trimmed, "- "); ok && key != "" {
		m[key] = append(m[key], unquote(item))
		return key
	}
	sep := ":"
	if fence == "+++" {
		sep = "="
	}
	k, v, ok := strings.Cut(trimmed, sep)
	if !ok || strings.HasPrefix(trimmed, "#") || line[0] == ' ' || line[0] == '\t' {
		return key
	}
	key = strings.ToLower(unquote(k))
	if v = strings.TrimSpace(v); v != "" {
		m[key] = values(v)
	}
	return key
}

// values are the strings of a value: one, or those of a list in brackets.
func values(v string) []string {
	list, ok := strings.CutPrefix(v, "[")
	if !ok {
		return []string{unquote(v)}
	}
	var out []string
	for item := range strings.SplitSeq(strings.TrimSuffix(list, "]"), ",") {
		if item = unquote(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n > 1 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `''`, `'`).Replace(s[1 : n-1])
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = strings.TrimSpace(s[:i])
	}
	return s
}

// first is the first value of the first of keys that has one.
func (m matter) first(keys ...string) string {
	for _, k := range keys {
		if v := m[k]; len(v) > 0 && v[0] != "" {
			return v[0]
		}
	}
	return ""
}

func (m matter) article() articles.Article {
	byline := strings.Join(m["authors"], ", ")
	if byline == "" {
		byline = strings.Join(m["author"], ", ")
	}
	tags := m["tags"]
	if len(tags) == 1 { // "a, b"
		tags = values("[" + tags[0] + "]")
	}
	return articles.Article{
		Title:     m.first("title"),
		Source:    m.first("source", "site", "publication", "publisher", "outlet"),
		Byline:    strings.TrimPrefix(byline, "By "),
		URL:       webpage.Address(m.first("url", "link", "canonical", "canonical_url")),
		Lang:      m.first("lang", "language"),
		Published: when.Date(m.first("date", "published", "publishdate")),
		Tags:      cleanTags(tags),
	}
}

// cleanTags makes tags fit to be shown, and few enough.
func cleanTags(tags []string) []string {
	var out []string
	for _, t := range tags[:min(len(tags), 100)] {
		if t = articles.Shorten(articles.Line(t), 100); t != "" {
			out = append(out, t)
		}
	}
	return out
}
