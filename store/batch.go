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

// A form is one by which an entity is known.
type form struct {
	key    string
	entity int64
}

// A batch is a transaction that prepares each statement once.
type batch struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	kept     *prepared          // nil where nothing is kept
	lasts    []statement        // to be run at the end, in this order
	entities map[nameKey]int64  // numbers of those that the batch has asked for
	forms    map[form]bool      // that it has made known
	inferred []inference        // in the article that corrections were last laid over
	called   []string           // full names of which the evidence changed, folded
	names    map[nameKey]string // what corrections call entities that are new to the library
}

func newBatch(tx *sql.Tx) *batch {
	return &batch{
		tx: tx, prepared: make(map[string]*sql.Stmt),
		entities: make(map[nameKey]int64), forms: make(map[form]bool),
	}
}

// stmt is query prepared; it lives as long as the transaction.
func (b *batch) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := b.prepared[query]; ok {
		return st, nil
	}
	if b.kept != nil {
		if st := b.kept.get(query); st != nil {
			b.prepared[query] = b.tx.StmtContext(ctx, st)
			return b.prepared[query], nil
		}
	}
	st, err := b.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	b.prepared[query] = st
	return st, nil
}

// exec runs a statement to its end: the driver has a goroutine watch over every
// one that may be interrupted, which for those of a few rows takes longer than
// they do. Between two, the context counts.
func (b *batch) exec(ctx context.Context, query string, args ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.execLong(context.WithoutCancel(ctx), query, args...)
}

// mostLasts bounds what waits for the end, each with a text at most.
const mostLasts = 2000

// last is exec at the end of the transaction, for what goes into the indexes of
// words. Whoever reads them before that has to finish.
func (b *batch) last(ctx context.Context, query string, args ...any) error {
	b.lasts = append(b.lasts, statement{query, args})
	if len(b.lasts) < mostLasts {
		return nil
	}
	return b.runLasts(ctx)
}

// runLasts runs what waits for the end.
func (b *batch) runLasts(ctx context.Context) error {
	lasts := b.lasts
	b.lasts = nil
	for _, st := range lasts {
		if err := b.exec(ctx, st.sql, st.args...); err != nil {
			return err
		}
	}
	return nil
}

// execLong is exec for a statement that may go over the whole library.
func (b *batch) execLong(ctx context.Context, query string, args ...any) error {
	st, err := b.stmt(ctx, query) //nolint:sqlclosecheck // closed with the transaction
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx, args...)
	return err
}

// QueryContext makes a batch a querier: that of its transaction, but prepared.
// The rows must be read before the same is asked again.
func (b *batch) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := b.stmt(ctx, query) //nolint:sqlclosecheck // closed with the transaction
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// QueryRowContext is QueryContext for one row.
func (b *batch) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	st, err := b.stmt(ctx, query) //nolint:sqlclosecheck // closed with the transaction
	if err != nil {
		return b.tx.QueryRowContext(ctx, query, args...) // the error again, in a row
	}
	return st.QueryRowContext(ctx, args...)
}

// insert runs a statement that ends in RETURNING id.
func (b *batch) insert(ctx context.Context, query string, args ...any) (id int64, err error) {
	err = b.row(ctx, query, args, &id)
	return id, err
}

// row scans the one row of query; sql.ErrNoRows where there is none.
func (b *batch) row(ctx context.Context, query string, args []any, into ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.QueryRowContext(context.WithoutCancel(ctx), query, args...).Scan(into...)
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
