package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"onrecord/articles"
)

// fail makes err an articles.Error that says what was tried, on which library.
func (s *Store) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return &articles.Error{Code: s.code(err), Op: op + " in " + s.path, Err: s.explain(s.code(err), err)}
}

// code classifies err: what is classified already, stays so.
func (s *Store) code(err error) articles.Code {
	if code := fileCode(err); code != articles.Internal {
		return code
	}
	return s.dialect.code(err)
}

// fileCode classifies the errors that any engine, the journal included, can meet.
func fileCode(err error) articles.Code {
	switch code := articles.CodeOf(err); {
	case code != articles.Internal:
		return code
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return articles.Canceled
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return articles.NoSpace
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return articles.ReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return articles.NotFound
	}
	return articles.Internal
}

// explain puts the words that help a person before what an engine says.
func (s *Store) explain(code articles.Code, err error) error {
	if articles.CodeOf(err) != articles.Internal {
		return err
	}
	switch code {
	case articles.Busy:
		return fmt.Errorf("another process%s has kept it locked for five seconds: %w", holders(s.path), err)
	case articles.Damaged:
		return fmt.Errorf("the library is damaged: %w", err)
	case articles.NoSpace:
		return fmt.Errorf("the disk is full: %w", err)
	case articles.ReadOnly:
		return fmt.Errorf("it cannot be written: %w", err)
	}
	return err
}

// errorf is an articles.Error without Op, which fail adds.
func errorf(code articles.Code, format string, args ...any) error {
	return &articles.Error{Code: code, Err: fmt.Errorf(format, args...)}
}
