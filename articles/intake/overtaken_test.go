package intake_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/intake"
)

// TestOvertaken has another program give an article a new text, or remove it, while
// it is analysed: it is added all the same, and due if it is there.
func TestOvertaken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		meanwhile string // its text
		due       int
	}{"changed": {"No vote.", 1}, "removed": {"", 0}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, s := newDesk(t)
			d.Engine = func(ctx context.Context, a articles.Article, _ analyze.Known) (articles.Analysis, error) {
				if c.meanwhile == "" {
					return articles.Analysis{Reader: "test/1"}, s.Remove(ctx, a.ID, false)
				}
				a.Body = c.meanwhile
				_, _, err := s.Add(ctx, a)
				return articles.Analysis{Reader: "test/1"}, err
			}
			path := filepath.Join(t.TempDir(), "vote.md")
			if err := os.WriteFile(path, []byte("---\nurl: https://news.example/1\n---\n\nA vote.\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := d.Add(t.Context(), []string{path}, intake.Options{}, func(intake.Result) {}); err != nil {
				t.Error(err)
			}
			if due, err := s.Due(t.Context(), "test/1", 0); err != nil || len(due) != c.due {
				t.Errorf("%d are due, %v", len(due), err)
			}
		})
	}
}
