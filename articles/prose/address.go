package prose

import (
	"strings"
	"unicode/utf8"
)

// address is the end of the web or mail address at pos, whose first letters end
// at end; 0 if there is none.
func (s *scanner) address(end int) int {
	if end >= len(s.text) {
		return 0
	}
	switch s.text[end] {
	case ':':
		if strings.HasPrefix(s.text[end:], "://") || strings.EqualFold(s.text[s.pos:end], "mailto") {
			return s.web(end + 1)
		}
	case '.':
		if strings.EqualFold(s.text[s.pos:end], "www") {
			return s.web(end + 1)
		}
		return s.domain(end)
	case '@', '+', '-':
		return s.mail(end)
	}
	return 0
}

// web is the end of the address that goes on at i: up to white space, quotation
// marks and brackets, less the punctuation that ends a sentence.
func (s *scanner) web(i int) int {
	end := i
	for end < len(s.text) {
		c, n := classAt(s.text, end)
		if c == space || c == mark && s.text[end] != '\'' || c == ideograph || s.text[end] == '<' || s.text[end] == '>' {
			break
		}
		end += n
	}
	url := strings.TrimRight(s.text[s.pos:end], ".,;:!?'…")
	for strings.HasSuffix(url, ")") && strings.Count(url, "(") < strings.Count(url, ")") {
		url = strings.TrimRight(url[:len(url)-1], ".,;:!?'…")
	}
	if s.pos+len(url) <= i {
		return 0
	}
	return s.pos + len(url)
}

// domain is the end of "example.org" or of a mail address, whose first label
// ends at end.
func (s *scanner) domain(end int) int {
	i, last := end, end
	for i < len(s.text) && s.text[i] == '.' {
		next := label(s.text, i+1)
		if next == i+1 {
			break
		}
		last, i = i+1, next
	}
	if i == end {
		return 0
	}
	if i < len(s.text) && s.text[i] == '@' {
		return s.mail(i)
	}
	if !topLevel(s.text[last:i]) {
		return 0
	}
	if i < len(s.text) && s.text[i] == '/' {
		return s.web(i)
	}
	return i
}

// mail is the end of the mail address whose local part goes on at i.
func (s *scanner) mail(i int) int {
	for n := 0; i < len(s.text) && n < 64 && mailByte(s.text[i]); n++ {
		i++
	}
	if i >= len(s.text) || s.text[i] != '@' || label(s.text, i+1) == i+1 {
		return 0
	}
	i = label(s.text, i+1)
	dots := 0
	for i < len(s.text) && s.text[i] == '.' {
		next := label(s.text, i+1)
		if next == i+1 {
			break
		}
		dots++
		i = next
	}
	if dots == 0 {
		return 0
	}
	return i
}

// handle is the end of "@name" or "#tag" at pos; 0 if there is none.
func (s *scanner) handle() int {
	c, _ := classAt(s.text, s.pos+1)
	if c != letter && (c != digit || s.text[s.pos] == '#') || !s.atStart() && !s.afterBracket() {
		return 0
	}
	i := s.pos + 1
	for {
		c, n := classAt(s.text, i)
		if n == 0 || c != letter && c != digit && c != joiner {
			return i
		}
		i += n
	}
}

func (s *scanner) afterBracket() bool {
	last := s.words[len(s.words)-1]
	return last.Kind == Mark || last.Kind == Punct
}

// label is the end of a label of a host name at i.
func label(s string, i int) int {
	for i < len(s) && (s[i] < utf8.RuneSelf && s[i] != '_' && (ascii[s[i]] == letter || ascii[s[i]] == digit) || s[i] == '-') {
		i++
	}
	return i
}

func mailByte(c byte) bool {
	return c < utf8.RuneSelf && (ascii[c] == letter || ascii[c] == digit || c == '.' || c == '+' || c == '-')
}

// topLevel reports whether s is one of the top-level domains that are written
// without a scheme in running text, and that are no English words.
func topLevel(s string) bool {
	switch s {
	case "com", "org", "net", "gov", "edu", "mil", "int", "info", "eu", "uk", "fr", "de", "es", "nl",
		"ch", "pl", "ru", "cn", "jp", "kr", "br", "mx", "ca", "au", "nz", "za", "se", "dk", "fi", "ie",
		"pt", "gr", "cz", "ua", "il", "tv", "io", "ai", "dev":
		return true
	}
	return false
}
