package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word takes a word that starts with a letter: an address, a word with periods
// of its own, or letters, parted from what English joins to them.
func (s *scanner) word() {
	end := s.letters(s.pos)
	if a := s.address(end); a > 0 {
		s.emit(a, Letters)
		return
	}
	if end < len(s.text) {
		switch s.text[end] {
		case '.':
			end = s.periods(end)
		case '&':
			end = s.ampersand(end)
		}
	}
	s.clitics(end)
}

// letters is the end of the letters and digits from i on, with apostrophes and
// middle dots between two letters.
func (s *scanner) letters(i int) int {
	for i < len(s.text) {
		c, n := classAt(s.text, i)
		switch {
		case c == letter || c == digit || c == joiner:
		case n > 0 && (apostrophe(s.text[i:]) || strings.HasPrefix(s.text[i:], "·")):
			if d, _ := classAt(s.text, i+n); d != letter {
				return i
			}
		default:
			return i
		}
		i += n
	}
	return i
}

// periods is the end of the word whose letters end at the full stop at end:
// "U.S.", "e.g.", "Mr.", "Ph.D."; end itself if the stop ends a sentence.
func (s *scanner) periods(end int) int {
	if last := s.initials(end); last > end {
		return last
	}
	switch s.kind(end) {
	case notAbbreviated:
		return end
	case beforeNumber:
		if next := s.skipSpace(end + 1); !s.numeric(next) {
			return end
		}
	case initial:
		if d, _ := classAt(s.text, s.skipSpace(end+1)); d == space {
			return end // Plan B.
		}
		return end + 1
	}
	if d, _ := classAt(s.text, end+1); d == letter || d == digit {
		return s.degree(end)
	}
	return end + 1
}

// numeric reports whether a number or a month stands at i.
func (s *scanner) numeric(i int) bool {
	d, _ := classAt(s.text, i)
	return d == digit || d == letter && in(abbreviations().months, s.text[i:s.letters(i)])
}

// kind is the kind of abbreviation that the letters up to end may be.
func (s *scanner) kind(end int) abbreviation {
	return abbreviations().kind(s.text[s.pos:end])
}

// initials is the end of single letters parted by full stops, from the first
// letter's end on, if there are at least two: "U.S.", "a.m.", "U.S".
func (s *scanner) initials(end int) int {
	if utf8.RuneCountInString(s.text[s.pos:end]) != 1 {
		return end
	}
	i, last := end, end
	for i < len(s.text) && s.text[i] == '.' {
		c, n := classAt(s.text, i+1)
		d, _ := classAt(s.text, i+1+n)
		if c != letter || d == letter || d == digit {
			break
		}
		i += 1 + n
		last = i
	}
	if last > end && last < len(s.text) && s.text[last] == '.' {
		if c, _ := classAt(s.text, last+1); c != letter {
			last++
		}
	}
	return last
}

// degree is the end of a word such as "Ph.D." or "Lt.Gen" whose first full stop
// is at end, with a letter behind it.
func (s *scanner) degree(end int) int {
	next := s.letters(end + 1)
	if next < len(s.text) && s.text[next] == '.' && s.kind(next) != notAbbreviated {
		return next + 1
	}
	return end + 1
}

// ampersand joins "AT&T" and "R&D": capitals on both sides.
func (s *scanner) ampersand(end int) int {
	next := s.letters(end + 1)
	if next > end+1 && upper(s.text[s.pos:end]) && upper(s.text[end+1:next]) {
		return next
	}
	return end
}

func upper(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsUpper(r) })
}

func (s *scanner) skipSpace(i int) int {
	for {
		c, n := classAt(s.text, i)
		if c != space || n == 0 {
			return i
		}
		i += n
	}
}

// clitics emits the word that ends at end and, apart, what English hangs on it:
// "Macron" + "'s", "do" + "n't", "they" + "'ll".
func (s *scanner) clitics(end int) {
	word := s.text[s.pos:end]
	if len(word) == len("cannot") && strings.EqualFold(word, "cannot") {
		s.emit(s.pos+len("can"), Letters)
	}
	if i := strings.LastIndexFunc(word, isApostrophe); i > 0 {
		_, n := utf8.DecodeRuneInString(word[i:])
		switch tail := word[i+n:]; {
		case len(tail) == 1 && (tail[0]|0x20 == 't') && i > 1 && word[i-1]|0x20 == 'n':
			s.emit(s.pos+i-1, Letters)
		case clitic(tail):
			s.emit(s.pos+i, Letters)
		}
	}
	s.emit(end, Letters)
}

func clitic(tail string) bool {
	if len(tail) > 2 {
		return false
	}
	switch strings.ToLower(tail) {
	case "s", "d", "m", "ll", "re", "ve":
		return true
	}
	return false
}

func apostrophe(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isApostrophe(r)
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == '＇' || r == '‘'
}

// number takes digits with their separators ("1,200.5", "9/11", "10:30"), and
// as a word what has letters in it ("20th", "1990s", "3.5m").
func (s *scanner) number() {
	i, kind := s.pos, Number
	for i < len(s.text) {
		c, n := classAt(s.text, i)
		switch {
		case c == digit || c == joiner:
		case n == 1 && strings.IndexByte(".,:/", s.text[i]) >= 0:
			if d, _ := classAt(s.text, i+1); d != digit {
				s.emit(i, kind)
				return
			}
		case c == letter:
			i = s.letters(i)
			s.clitics(i)
			return
		default:
			s.emit(i, kind)
			return
		}
		i += n
	}
	s.emit(i, kind)
}
