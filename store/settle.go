package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"onrecord/articles"
)

// settleBatch is how many articles Settle lays corrections over in one
// transaction, and settleTime for how long: little enough that a note can be
// saved in between, on a busy machine too.
const (
	settleBatch = 25
	settleTime  = 50 * time.Millisecond
)

// Settle lays corrections for everywhere over the next articles that they
// concern, the newest first, and tells how many are left. A Reading of one that
// is left shows the corrections already; lists and figures do not.
func (s *Store) Settle(ctx context.Context) (left int, err error) {
	if left, err = s.Unsettled(ctx); err != nil || left == 0 {
		return 0, err
	}
	if err := s.learn(ctx); err != nil {
		return 0, err
	}
	err = s.change(ctx, "lay corrections over articles", s.write, func(b *batch) error {
		ids, err := numbers(ctx, b, "SELECT article FROM unsettled ORDER BY article DESC LIMIT $1", settleBatch)
		if err != nil {
			return err
		}
		late := time.Now().Add(settleTime)
		for _, id := range ids {
			if err := s.relay(ctx, b, articles.ID(id)); err != nil {
				return err
			}
			if time.Now().After(late) {
				break
			}
		}
		return b.row(ctx, "SELECT count(*) FROM unsettled", nil, &left)
	})
	return left, err
}

// Unsettled is how many articles wait for Settle.
func (s *Store) Unsettled(ctx context.Context) (n int, err error) {
	err = s.view(ctx, "count what is to be corrected", func(tx *look) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM unsettled").Scan(&n)
	})
	return n, err
}

// reach marks the articles in which entry seq of the log, a correction c for
// everywhere, changes something, or does not any more: it may mark too many. how
// is what was done to c: DeedUndo, DeedRedo, or its own deed where it is new.
func (s *Store) reach(ctx context.Context, b *batch, seq int64, c articles.Correction, how articles.Deed) error {
	const mark = "INSERT INTO unsettled (article) "
	if err := s.retitle(ctx, b, c); err != nil {
		return err
	}
	b.called = append(b.called, fold(unqualified(c.Name.Name)), fold(unqualified(c.To.Name)))
	if err := s.tellApart(ctx, b, 0); err != nil {
		return err
	}
	if how == articles.DeedUndo {
		return b.execLong(ctx, mark+"SELECT article FROM corrected WHERE correction = $1 ON CONFLICT DO NOTHING", seq)
	}
	switch c.Deed {
	case articles.DeedAdd:
		return s.reachWords(ctx, b, mark+"SELECT a.id FROM article a WHERE a.engine IS NOT NULL AND ", "a.id", indexWords, c.Words)
	case articles.DeedSpeaker:
		return s.reachWords(ctx, b, mark+"SELECT DISTINCT q.article FROM quote q WHERE ", "q.id", indexSaid, c.Passage.Exact)
	}
	key := keyOf(c.Name)
	err := b.execLong(ctx, mark+`
		SELECT p.article FROM entity e CROSS JOIN appearance p ON p.entity = e.id WHERE e.kind = $1 AND e.key = $2
		UNION SELECT article FROM inferred WHERE key = $2
		ON CONFLICT DO NOTHING`, key.kind, key.key)
	if err != nil || how != articles.DeedRedo {
		return err
	}
	// One that is not the last of the log comes before others: also where these
	// took the name away, or an added name its last mention.
	return b.execLong(ctx, mark+`
		SELECT x.article FROM correction c CROSS JOIN corrected x ON x.correction = c.seq
			WHERE c.deed = 'add' OR (c.key = $2 AND c.kind = $1)
		UNION SELECT c.article FROM correction c CROSS JOIN article a ON a.id = c.article
			WHERE c.article <> 0 AND a.engine IS NOT NULL AND (c.deed = 'add' OR (c.key = $2 AND c.kind = $1))
		ON CONFLICT DO NOTHING`, key.kind, key.key)
}

// reachWords marks what has these words, side by side.
func (s *Store) reachWords(ctx context.Context, b *batch, statement, column string, x textIndex, words string) error {
	expression := s.dialect.expression(wanted{phrases: []string{words}})
	if expression == "" {
		return nil
	}
	if err := b.runLasts(ctx); err != nil {
		return err
	}
	return b.execLong(ctx, statement+s.dialect.among(x, column, "$1")+" ON CONFLICT DO NOTHING", expression)
}

// retitle gives an entity the name that the log says, where a rename everywhere
// leaves it the same entity.
func (s *Store) retitle(ctx context.Context, b *batch, c articles.Correction) error {
	key := keyOf(c.To)
	if c.Deed != articles.DeedRename || key != keyOf(c.Name) {
		return nil
	}
	r, err := s.rules(ctx, b)
	if err != nil {
		return err
	}
	if name, ok := r.names[key]; ok {
		return b.title(ctx, key, name)
	}
	return b.exec(ctx, "UPDATE entity SET name = printed, printed = NULL WHERE kind = $1 AND key = $2 AND printed IS NOT NULL", key.kind, key.key)
}

// title has an entity be called name, and known by it.
func (b *batch) title(ctx context.Context, key nameKey, name string) error {
	err := b.exec(ctx, "INSERT INTO alias (key, entity) SELECT $1, id FROM entity WHERE kind = $2 AND key = $3 ON CONFLICT DO NOTHING",
		fold(name), key.kind, key.key)
	if err != nil {
		return err
	}
	return b.exec(ctx, "UPDATE entity SET printed = COALESCE(printed, name), name = $1 WHERE kind = $2 AND key = $3", name, key.kind, key.key)
}

// relay lays the corrections over an article anew, if it is there and analysed.
func (s *Store) relay(ctx context.Context, b *batch, id articles.ID) error {
	if err := b.exec(ctx, "DELETE FROM unsettled WHERE article = $1", id); err != nil {
		return err
	}
	row, err := article(ctx, b, id)
	if articles.CodeOf(err) == articles.NotFound || err == nil && !row.Analysed {
		return nil
	}
	if err != nil {
		return err
	}
	a := row.Article
	if a.Body, err = body(ctx, b, id, a.Revision); err != nil {
		return err
	}
	raw, err := original(ctx, b, a)
	if err != nil {
		return err
	}
	laid, done, err := s.laid(ctx, b, a, raw.Analysis)
	if err != nil || len(done) == 0 && !raw.kept {
		return err // nothing changes, and nothing had changed
	}
	found, err := b.appearances(ctx, laid, false)
	if err != nil {
		return err
	}
	if err := b.respeak(ctx, a.ID, raw, laid.Quotes, found); err != nil {
		return err
	}
	if err := b.reappear(ctx, a, found, laid.Quotes); err != nil {
		return err
	}
	return s.keepOriginal(ctx, b, id, raw, done)
}

// respeak stores who said the quotes of an article, where a correction changes
// that or has before.
func (b *batch) respeak(ctx context.Context, id articles.ID, raw findings, quotes []articles.Quote, in *appearances) error {
	rows, err := numbers(ctx, b, "SELECT id FROM quote WHERE article = $1 ORDER BY id", id)
	if err != nil {
		return err
	}
	if len(rows) != len(raw.Quotes) || len(rows) != len(quotes) {
		return errorf(articles.Damaged, "article %d has %d quotes, the engine found %d: analyse it again", id, len(rows), len(raw.Quotes))
	}
	for i, q := range quotes {
		if !raw.kept && q == raw.Quotes[i] {
			continue
		}
		if err := b.updateSpeaker(ctx, rows[i], q, in.person(q.Speaker.Name)); err != nil {
			return err
		}
	}
	return nil
}

// laid is raw with the corrections of today laid over it.
func (s *Store) laid(ctx context.Context, b *batch, a articles.Article, raw articles.Analysis) (articles.Analysis, []int64, error) {
	rules, err := s.rules(ctx, b)
	if err != nil {
		return raw, nil, err
	}
	all, err := rules.of(ctx, b, a.ID)
	if err != nil {
		return raw, nil, err
	}
	inferred, found, err := infer(ctx, b, raw, all)
	if err != nil {
		return raw, nil, err
	}
	b.inferred = found
	laid, done := lay(raw, a.Body, a.Revision, slices.Concat(inferred, all))
	b.names = rules.names
	return laid, done, nil
}

// keepOriginal keeps what the engine found in an article, if corrections changed
// it, and which of them did.
func (s *Store) keepOriginal(ctx context.Context, b *batch, id articles.ID, raw findings, done []int64) error {
	if err := b.exec(ctx, "DELETE FROM corrected WHERE article = $1", id); err != nil {
		return err
	}
	if len(done) == 0 {
		return b.clearOriginal(ctx, id)
	}
	if err := b.keepInferred(ctx, id); err != nil {
		return err
	}
	if !raw.kept {
		text, err := json.Marshal(raw.Analysis)
		if err != nil {
			return err
		}
		if err := b.exec(ctx, "INSERT INTO original (article, analysis) VALUES ($1, $2)", id, s.packer.pack(text)); err != nil {
			return err
		}
	}
	for _, seq := range done {
		err := b.exec(ctx, "INSERT INTO corrected (correction, article) SELECT seq, $2 FROM correction WHERE seq = $1 AND article = 0", seq, id)
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) clearOriginal(ctx context.Context, id articles.ID) error {
	if err := b.exec(ctx, "DELETE FROM original WHERE article = $1", id); err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM inferred WHERE article = $1", id); err != nil {
		return err
	}
	return b.exec(ctx, "DELETE FROM corrected WHERE article = $1", id)
}

// findings are what the engine found in an article.
type findings struct {
	articles.Analysis
	kept bool // as an original, since corrections changed it
}

// original is what the engine found in a, whose Body is loaded.
func original(ctx context.Context, q querier, a articles.Article) (out findings, err error) {
	var packed []byte
	err = q.QueryRowContext(ctx, "SELECT analysis FROM original WHERE article = $1", a.ID).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		out.Analysis, err = analysis(ctx, q, a)
		return out, err
	}
	if err != nil {
		return out, err
	}
	text, err := unpack(packed)
	if err == nil {
		out.kept = true
		err = json.Unmarshal(text, &out.Analysis)
	}
	return out, damaged(err)
}

// shown is what is shown of what the engine found in a, whose Body is loaded.
func (s *Store) shown(ctx context.Context, q querier, a articles.Article) (articles.Analysis, error) {
	var waits bool
	err := q.QueryRowContext(ctx, "SELECT count(*) > 0 FROM unsettled WHERE article = $1", a.ID).Scan(&waits)
	if err != nil || !waits {
		return analysis(ctx, q, a)
	}
	raw, err := original(ctx, q, a)
	if err != nil {
		return raw.Analysis, err
	}
	rules, err := s.learned(ctx, q)
	if err != nil {
		return raw.Analysis, err
	}
	all, err := rules.of(ctx, q, a.ID)
	if err != nil {
		return raw.Analysis, err
	}
	inferred, _, err := infer(ctx, q, raw.Analysis, all)
	if err != nil {
		return raw.Analysis, err
	}
	laid, _ := lay(raw.Analysis, a.Body, a.Revision, slices.Concat(inferred, all))
	return laid, nil
}
