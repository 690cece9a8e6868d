package articles

import "cmp"

// A Span is a half-open range of bytes, [Lo, Hi), of an article's Body. An
// empty span (Lo == Hi) is a position. The zero Span stands for "nowhere"
// wherever a span is optional, such as the cue of a quote that has none.
type Span struct{ Lo, Hi int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.Hi - s.Lo }

// IsZero reports whether s is the zero Span, which stands for "nowhere".
func (s Span) IsZero() bool { return s == Span{} }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.Hi <= s.Lo }

// Has reports whether the byte at pos lies in s.
func (s Span) Has(pos int) bool { return s.Lo <= pos && pos < s.Hi }

// Contains reports whether all of t lies in s.
func (s Span) Contains(t Span) bool { return s.Lo <= t.Lo && t.Hi <= s.Hi }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Lo < t.Hi && t.Lo < s.Hi }

// Union is the smallest span that holds both s and t.
func (s Span) Union(t Span) Span { return Span{min(s.Lo, t.Lo), max(s.Hi, t.Hi)} }

// Within reports whether s is a well-formed range of a body of n bytes.
func (s Span) Within(n int) bool { return 0 <= s.Lo && s.Lo <= s.Hi && s.Hi <= n }

// Compare orders spans by where they start, then by where they end.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Lo, t.Lo), cmp.Compare(s.Hi, t.Hi))
}
