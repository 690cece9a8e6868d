package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"strings"
	"time"

	"onrecord/articles"
)

// A retelling brings into the library what entries tell of notes and
// corrections: those of its own journal, of another library, of a damaged one.
type retelling struct {
	*Store
	*batch
	ids      map[articles.ID]articles.ID // of their articles, where they are another library's
	later    bool                        // the entries are later than all that the library knows
	done     Recall
	entries  []entry // what was done
	standIns map[entryArticle]articles.ID
	failed   func(e entry, err error) // told of what cannot be used; may be nil
	fromBin  []entry                  // notes that came back with their articles
}

// tell brings in entries, of which each must be the last word on its subject.
func (r *retelling) tell(ctx context.Context, all []entry) error {
	am := &amendment{batch: r.batch, store: r.Store}
	for _, e := range all {
		var err error
		switch {
		case e.Op == noteVoid || e.Op == noteDeleted:
		case e.Correction != nil:
			err = r.correction(ctx, am, e)
		case e.Schema == noteSchema && e.Note.ID != "":
			err = r.note(ctx, e)
		}
		if code := articles.CodeOf(err); code != "" && code != articles.Internal && r.failed != nil {
			r.failed(e, err)
			continue
		}
		if err != nil {
			return err
		}
	}
	for _, id := range am.in {
		if err := r.relay(ctx, r.batch, id); err != nil {
			return err
		}
	}
	r.entries = append(r.entries, am.lines...)
	return nil
}

// correction brings in an entry of the log, unless it makes no sense here.
func (r *retelling) correction(ctx context.Context, am *amendment, e entry) error {
	c, known, err := am.read(ctx, e)
	if code := articles.CodeOf(err); code == articles.NotFound || code == articles.Invalid {
		if r.failed != nil {
			r.failed(e, err)
		}
		return nil
	}
	if err != nil || known {
		return err
	}
	r.done.Corrections++
	return am.enter(ctx, &c)
}

func (r *retelling) note(ctx context.Context, e entry) error {
	old, row, err := r.batch.note(ctx, e.Note.ID)
	if missing(err) {
		return r.newNote(ctx, e)
	}
	if err != nil {
		return err
	}
	a, removed := old, row.removed
	if told := e.annotation(); told.Changed.After(old.Changed) {
		a.Note, a.Kind, a.Tags, a.Changed = told.Note, told.Kind, told.Tags, told.Changed
		if told.Selector != old.Selector { // the reader put it on other words
			a.Selector, a.Revision, a.Span, a.Placement = told.Selector, told.Revision, told.Span, told.Placement
			if a, err = r.placed(ctx, a, e.Article.Hash); err != nil {
				return err
			}
		}
	}
	if r.later {
		removed = e.removed()
	}
	if removed.Valid == row.removed.Valid && a.Changed.Equal(old.Changed) {
		return nil
	}
	if row.removed.Valid && !removed.Valid {
		if a, err = r.current(ctx, a); err != nil {
			return err
		}
	}
	return r.keep(ctx, e, row.seq, a, removed)
}

// placed is a with the place that another library, or the journal, has for it,
// where that was in the very text that its article has here; else the words are
// looked for.
func (r *retelling) placed(ctx context.Context, a articles.Annotation, hash string) (articles.Annotation, error) {
	row, err := article(ctx, r.tx, a.Article)
	if err != nil {
		return a, err
	}
	if row.Body, err = body(ctx, r.tx, row.ID, row.Revision); err != nil {
		return a, err
	}
	if hex.EncodeToString(textHash(row.Article)) != hash || !a.Span.Within(len(row.Body)) {
		a.Revision = row.Revision
		a.Span, a.Placement = seek(row.Body, a.Selector.Exact)
	}
	a.Revision = max(1, min(a.Revision, row.Revision))
	return a, nil
}

// keep stores a note's row and counts it.
func (r *retelling) keep(ctx context.Context, e entry, seq int64, a articles.Annotation, removed sql.NullInt64) error {
	if err := r.updateNote(ctx, seq, tidy(a), removed); err != nil {
		return err
	}
	of, err := r.entryArticle(ctx, a.Article)
	if err != nil {
		return err
	}
	r.done.Notes++
	again := newEntry(e.Op, time.Time(e.At), a, of)
	r.entries = append(r.entries, again)
	return r.countNotes(ctx, a.Article)
}

// newNote brings in a note that the library does not have.
func (r *retelling) newNote(ctx context.Context, e entry) error {
	row, err := r.articleOf(ctx, e)
	if err != nil {
		return err
	}
	if _, _, err := r.batch.note(ctx, e.Note.ID); err == nil {
		return nil // it came back with its article
	}
	a := e.annotation()
	a.Article = row.ID
	if a, err = r.placed(ctx, a, e.Article.Hash); err != nil {
		return err
	}
	if a, err = r.insertNote(ctx, r.batch, a); err != nil {
		return err
	}
	_, stored, err := r.batch.note(ctx, a.ID)
	if err != nil {
		return err
	}
	return r.keep(ctx, e, stored.seq, a, e.removed())
}

// seek finds a passage in a text that is not the one that it was marked in: the
// only place where the words stand is surely theirs, the first of several is not.
func seek(body, exact string) (articles.Span, articles.Placement) {
	i := strings.Index(body, exact)
	if i < 0 || exact == "" {
		return articles.Span{}, articles.Lost
	}
	at := articles.Span{Lo: i, Hi: i + len(exact)}
	if strings.Contains(body[i+1:], exact) {
		return at, articles.Near
	}
	return at, articles.Placed
}

// articleOf is the article of e's note, or one that stands in for it.
func (r *retelling) articleOf(ctx context.Context, e entry) (row articles.Summary, err error) {
	id, ok := r.ids[e.Article.ID]
	if _, stands := r.standIns[e.Article]; !ok && !stands {
		if id, err = r.sameArticle(ctx, e.Article); err != nil {
			return row, err
		}
	}
	if id == 0 {
		if id, err = r.unbin(ctx, e.Article); err != nil {
			return row, err
		}
	}
	if id == 0 {
		if id, err = r.standIn(ctx, e); err != nil {
			return row, err
		}
	}
	return article(ctx, r.tx, id)
}

// unbin brings an article back that this very library has in its bin: one with a
// note that the journal does not have go with it was being restored. 0 for none.
func (r *retelling) unbin(ctx context.Context, of entryArticle) (articles.ID, error) {
	if r.ids != nil {
		return 0, nil
	}
	was, _, err := r.binned(ctx, of.ID)
	if articles.CodeOf(err) == articles.NotFound || err == nil && was.Title != of.Title {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	notes, err := r.Store.fromBin(ctx, r.batch, of.ID)
	r.fromBin = append(r.fromBin, notes...)
	return of.ID, err
}

// sameArticle is the library's article with that address or text or, if it is
// from this very library, with that number and title; 0 for none.
func (r *retelling) sameArticle(ctx context.Context, of entryArticle) (id articles.ID, err error) {
	hash, _ := hex.DecodeString(of.Hash) // one that is none matches none
	own := of.ID
	if r.ids != nil {
		own = 0
	}
	err = r.row(ctx, `
		SELECT id FROM article WHERE (url <> '' AND url = $1) OR hash = $2 OR (id = $3 AND title = $4)
		ORDER BY CASE WHEN id = $3 THEN 0 WHEN url = $1 THEN 1 ELSE 2 END, id LIMIT 1`,
		[]any{of.URL, hash, own, of.Title}, &id)
	if missing(err) {
		return 0, nil
	}
	return id, err
}

// standInNote ends the text of a stand-in.
const standInNote = "(This article was lost. What stands above are the passages of the notes on it.)"

// standIn makes an article of the passage of e's note, or adds it to the one
// that stands in already. When the article itself is added again by its address,
// it becomes the stand-in's next text.
func (r *retelling) standIn(ctx context.Context, e entry) (articles.ID, error) {
	passage := articles.Clean(strings.TrimSpace(e.Note.Prefix + e.Note.Quote + e.Note.Suffix))
	if id, ok := r.standIns[e.Article]; ok {
		return id, r.extend(ctx, id, passage)
	}
	a := r.arrival(articles.Article{
		Title: articles.Line(e.Article.Title), URL: articles.Line(e.Article.URL), Format: articles.FormatMarkdown,
		Body: passage + "\n\n" + standInNote + "\n", Added: time.Time(e.At),
	})
	id, err := r.Store.insert(ctx, r.batch, &a)
	if err != nil {
		return 0, err
	}
	if r.standIns == nil {
		r.standIns = make(map[entryArticle]articles.ID)
	}
	r.standIns[e.Article] = id
	r.done.StandIns++
	return id, nil
}

// extend gives a stand-in one more passage.
func (r *retelling) extend(ctx context.Context, id articles.ID, passage string) error {
	row, err := article(ctx, r.tx, id)
	if err != nil {
		return err
	}
	if row.Revision > 1 { // the article itself has come since
		return nil
	}
	if row.Body, err = body(ctx, r.tx, id, row.Revision); err != nil || strings.Contains(row.Body, passage) {
		return err
	}
	row.Body = passage + "\n\n" + row.Body
	a := r.arrival(row.Article)
	return r.rewrite(ctx, &a)
}

// rewrite replaces the only text of a stand-in.
func (r *retelling) rewrite(ctx context.Context, a *arrival) error {
	if err := r.clearAnalysis(ctx, r.batch, a.ID); err != nil { // it may have been analysed by now
		return err
	}
	if err := r.unindexArticle(ctx, r.batch, a.ID); err != nil {
		return err
	}
	if err := r.exec(ctx, "DELETE FROM text WHERE article = $1", a.ID); err != nil {
		return err
	}
	if err := r.insertText(ctx, r.batch, a); err != nil {
		return err
	}
	if err := r.exec(ctx, "UPDATE article SET hash = $1, sum = $2 WHERE id = $3", a.hash, articleSum(a.Article, a.hash), a.ID); err != nil {
		return err
	}
	return r.shift(ctx, a)
}

// shift places the notes of a stand-in whose text was rewritten.
func (r *retelling) shift(ctx context.Context, a *arrival) error {
	notes, err := annotations(ctx, r.tx, "n.article = $1", a.ID)
	if err != nil {
		return err
	}
	for _, n := range notes {
		_, row, err := r.batch.note(ctx, n.ID)
		if err != nil {
			return err
		}
		n.Span, n.Placement = seek(a.Body, n.Selector.Exact)
		if err := r.updateNote(ctx, row.seq, n, row.removed); err != nil {
			return err
		}
	}
	return r.countNotes(ctx, a.ID)
}

// annotation is the note of e, its article still unknown.
func (e entry) annotation() articles.Annotation {
	n := e.Note
	tags := make([]string, 0, len(n.Tags))
	for _, t := range n.Tags {
		tags = append(tags, articles.Line(t))
	}
	return articles.Annotation{
		ID: n.ID, Revision: n.Revision, Span: articles.Span{Lo: n.Lo, Hi: n.Hi},
		Selector: articles.Selector{
			Exact: articles.Clean(n.Quote), Prefix: articles.Clean(n.Prefix), Suffix: articles.Clean(n.Suffix), Start: n.Start, End: n.End,
		},
		Placement: soundPlacement(n.Placement), Kind: articles.NoteKind(articles.Line(string(n.Kind))), Note: articles.Clean(n.Note), Tags: tags,
		Created: time.Time(n.Created), Changed: time.Time(n.Changed),
	}
}

// removed is when e's note was hidden; NULL if it was not.
func (e entry) removed() sql.NullInt64 {
	if e.Op != noteRemoved {
		return sql.NullInt64{}
	}
	return micros(time.Time(e.At))
}
