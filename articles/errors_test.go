package articles_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"onrecord/articles"
)

func TestCodeOf(t *testing.T) {
	t.Parallel()
	inner := &articles.Error{Code: articles.TooLarge, Err: errors.New("9 MiB")}
	for _, c := range []struct {
		err  error
		want articles.Code
	}{
		{nil, ""},
		{errors.New("x"), articles.Internal},
		{inner, articles.TooLarge},
		{fmt.Errorf("add a.txt: %w", inner), articles.TooLarge},
		{&articles.Error{Code: articles.Partial, Err: inner}, articles.Partial},
		{errors.Join(errors.New("x"), inner), articles.TooLarge},
	} {
		if got := articles.CodeOf(c.err); got != c.want {
			t.Errorf("CodeOf(%v) = %q, want %q", c.err, got, c.want)
		}
	}
}

func TestError(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  articles.Error
		want string
	}{
		{articles.Error{Code: articles.NotFound, Op: "read a.txt", Err: fs.ErrNotExist}, "read a.txt: file does not exist"},
		{articles.Error{Code: articles.NotFound, Err: fs.ErrNotExist}, "file does not exist"},
		{articles.Error{Code: articles.Busy, Op: "open library"}, "open library: busy"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if err := error(&articles.Error{Err: fs.ErrNotExist}); !errors.Is(err, fs.ErrNotExist) {
		t.Error("does not unwrap")
	}
}
