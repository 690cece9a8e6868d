package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
)

// A querier is a transaction or a pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// mark is the placeholder of the nth argument.
func mark(n int) string { return "$" + strconv.Itoa(n) }

// A batch is a transaction that prepares each statement once.
type batch struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	kept     *prepared          // nil where nothing is kept
	inferred []inference        // in the article that corrections were last laid over
	called   []string           // full names of which the evidence changed, folded
	names    map[nameKey]string // what corrections call entities that are new to the library
}

func newBatch(tx *sql.Tx) *batch { return &batch{tx: tx, prepared: make(map[string]*sql.Stmt)} }

// stmt is query prepared; it lives as long as the transaction.
func (b *batch) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := b.prepared[query]; ok {
		return st, nil
	}
	if b.kept != nil {
		if st, ok := b.kept.ready[query]; ok {
			b.prepared[query] = b.tx.StmtContext(ctx, st)
			return b.prepared[query], nil
		}
		b.kept.used = append(b.kept.used, query)
	}
	st, err := b.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	b.prepared[query] = st
	return st, nil
}

func (b *batch) exec(ctx context.Context, query string, args ...any) error {
	st, err := b.stmt(ctx, query) //nolint:sqlclosecheck // closed with the transaction
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx, args...)
	return err
}

// insert runs a statement that ends in RETURNING id.
func (b *batch) insert(ctx context.Context, query string, args ...any) (id int64, err error) {
	err = b.row(ctx, query, args, &id)
	return id, err
}

// row scans the one row of query; sql.ErrNoRows where there is none.
func (b *batch) row(ctx context.Context, query string, args []any, into ...any) error {
	st, err := b.stmt(ctx, query) //nolint:sqlclosecheck // closed with the transaction
	if err != nil {
		return err
	}
	return st.QueryRowContext(ctx, args...).Scan(into...)
}

// errEnough ends each without being an error.
var errEnough = errors.New("enough")

// each calls f for every row of query, with the row's scan function.
func each(ctx context.Context, q querier, query string, args []any, f func(scan func(...any) error) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		err := f(rows.Scan)
		if errors.Is(err, errEnough) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return rows.Err()
}

// numbers collects a column of integers.
func numbers(ctx context.Context, q querier, query string, args ...any) ([]int64, error) {
	var out []int64
	err := each(ctx, q, query, args, func(scan func(...any) error) error {
		var n int64
		if err := scan(&n); err != nil {
			return err
		}
		out = append(out, n)
		return nil
	})
	return out, err
}
