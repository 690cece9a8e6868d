package store

import (
	"context"
	"database/sql"
)

// mostPrepared bounds the statements that a connection keeps. The store has
// about a hundred that write.
const mostPrepared = 200

// prepared are the statements that the one connection of a pool keeps from one
// transaction to the next: to prepare those of an analysis takes as long as to
// run them. Whoever holds the turn uses it.
type prepared struct {
	ready map[string]*sql.Stmt
	used  []string // by the last transaction, and not ready
}

// preparedOn is what the connection of db keeps.
func (s *Store) preparedOn(db *sql.DB) *prepared {
	if s.prepared == nil {
		s.prepared = make(map[*sql.DB]*prepared)
	}
	p := s.prepared[db]
	if p == nil {
		p = &prepared{ready: make(map[string]*sql.Stmt)}
		s.prepared[db] = p
	}
	return p
}

// makeReady prepares what the last transaction used, for the next one. Only a
// second one has a use for that, and no statement can be prepared beside a
// transaction, which has the connection: hence here and so late. One that cannot
// be prepared is left to the transaction, which will say why.
func (p *prepared) makeReady(ctx context.Context, db *sql.DB) {
	for _, query := range p.used {
		if len(p.ready) >= mostPrepared {
			break
		}
		if st, err := db.PrepareContext(ctx, query); err == nil { //nolint:sqlclosecheck // closed with the pool
			p.ready[query] = st
		}
	}
	p.used = nil
}
