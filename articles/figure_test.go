package articles_test

import (
	"testing"

	"onrecord/articles"
)

func TestCounted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    int
		noun string
		want string
	}{
		{0, "note", "0 notes"},
		{1, "note", "1 note"},
		{2, "person", "2 people"},
		{1, "country", "1 country"},
		{3, "country", "3 countries"},
		{999, "article", "999 articles"},
		{1284, "article", "1,284 articles"},
		{1234567, "word", "1,234,567 words"},
		{-123456, "word", "-123,456 words"},
	} {
		if got := articles.Counted(c.n, c.noun); got != c.want {
			t.Errorf("Counted(%d, %q) = %q, want %q", c.n, c.noun, got, c.want)
		}
	}
}
