package store

import (
	"context"
	"database/sql"
	"sync"
)

// Bounds of what a pool keeps. The store asks some two hundred different things;
// longer statements have the numbers of articles in them, and are not asked twice.
const (
	mostPrepared = 250
	longest      = 3000 // bytes
)

// prepared are the statements that the connections of a pool keep from one
// transaction to the next: to prepare what reads an article, or stores what was
// found in it, takes as long as to run it.
type prepared struct {
	mu    sync.Mutex
	ready map[string]*sql.Stmt
	times map[string]int // that the others were asked
	due   []string       // asked twice
}

// preparedOn is what the connections of db keep.
func (s *Store) preparedOn(db *sql.DB) *prepared {
	p, ok := s.prepared.Load(db)
	if !ok {
		p, _ = s.prepared.LoadOrStore(db, &prepared{ready: make(map[string]*sql.Stmt), times: make(map[string]int)})
	}
	return p.(*prepared) //nolint:errcheck // nothing else is stored there
}

// get is a statement that was made ready, nil if it was not. One that is asked
// for the second time will be.
func (p *prepared) get(query string) *sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	st, ok := p.ready[query]
	if ok || len(query) > longest {
		return st
	}
	if len(p.times) > 4*mostPrepared {
		clear(p.times)
	}
	if p.times[query]++; p.times[query] == 2 && len(p.ready)+len(p.due) < mostPrepared {
		p.due = append(p.due, query)
	}
	return nil
}

// makeReady prepares what is due. It is called before a transaction begins, for
// that may take the pool's only connection. What cannot be prepared is left to
// the transaction, which will say why.
func (p *prepared) makeReady(ctx context.Context, db *sql.DB) {
	p.mu.Lock()
	due := p.due
	p.due = nil
	p.mu.Unlock()
	for _, query := range due {
		st, err := db.PrepareContext(ctx, query) //nolint:sqlclosecheck // closed with the pool
		if err != nil {
			continue
		}
		p.mu.Lock()
		p.ready[query] = st
		p.mu.Unlock()
	}
}

// A look is one state of the library being read.
type look struct {
	*sql.Tx
	kept *prepared
}

// QueryContext is that of the transaction, prepared where that was worth it.
func (l *look) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if st := l.kept.get(query); st != nil {
		return l.StmtContext(ctx, st).QueryContext(ctx, args...) //nolint:sqlclosecheck // closed with the transaction
	}
	return l.Tx.QueryContext(ctx, query, args...)
}

// QueryRowContext is QueryContext for one row.
func (l *look) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if st := l.kept.get(query); st != nil {
		return l.StmtContext(ctx, st).QueryRowContext(ctx, args...) //nolint:sqlclosecheck // closed with the transaction
	}
	return l.Tx.QueryRowContext(ctx, query, args...)
}
