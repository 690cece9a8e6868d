package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// source is a file that the user names, or standard input for "-". op says in an
// error what it was wanted for. The caller calls done after the last Read.
func (a *app) source(ctx context.Context, op, path string) (_ io.Reader, done func(), err error) {
	if path == "-" {
		in, done := a.input(ctx)
		return in, done, nil
	}
	f, err := os.Open(path) //nolint:gosec // the user names it
	if err != nil {
		return nil, nil, inputError(op+" "+path, err)
	}
	return bufio.NewReader(f), func() { _ = f.Close() }, nil
}

// readSource reads a source, most bytes of it at most.
func (a *app) readSource(ctx context.Context, op, path string, most int64) ([]byte, error) {
	in, done, err := a.source(ctx, op, path)
	if err != nil {
		return nil, err
	}
	defer done()
	data, err := io.ReadAll(io.LimitReader(in, most))
	if err != nil {
		return nil, inputError(op+" "+path, err)
	}
	return data, nil
}

// writeFile puts data into the file at path, which only its owner can read, and
// makes its folder. Whatever happens meanwhile, the file is the old one or the
// new one as a whole.
func writeFile(path string, data []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".new-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(folder)
}

// syncFolder puts the names in a folder on disk, where the system can, so that a
// power cut takes none of them back.
func syncFolder(folder string) error {
	f, err := os.Open(folder) //nolint:gosec // one of the program's own
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, os.ErrInvalid) {
		err = nil
	}
	return errors.Join(err, f.Close())
}
