package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/articles"
)

// maxName is the most bytes of a name or of words in a correction.
const maxName = 400

// Correct adds a correction to the log and returns it as stored. When it returns
// nil, the correction is on disk in the library and in the journal, and the
// article that it concerns is shown by it. One for everywhere is laid over the
// articles that it concerns by Settle.
//
// The error's code is articles.Invalid for one that makes no sense, and NotFound
// where its article does not exist.
func (s *Store) Correct(ctx context.Context, c articles.Correction) (articles.Correction, error) {
	c, err := tidyCorrection(c)
	if err != nil {
		return c, s.fail("keep a correction", err)
	}
	err = s.amend(ctx, "keep a correction", func(am *amendment) error {
		if !c.Everywhere() {
			row, err := article(ctx, am.tx, c.Article)
			if err != nil {
				return err
			}
			if c.Passage.Exact != "" {
				c.Revision = cmp.Or(c.Revision, row.Revision)
			}
		}
		if err := am.adopt(ctx, &c); err != nil {
			return err
		}
		return am.enter(ctx, &c)
	})
	return c, err
}

// UndoCorrection has an entry of the log hold no more, and gives it as it is
// then. The error's code is articles.NotFound where there is no such entry, and
// Invalid where it does not hold.
func (s *Store) UndoCorrection(ctx context.Context, id articles.CorrectionID) (articles.Correction, error) {
	return s.setUndone(ctx, articles.DeedUndo, id)
}

// RedoCorrection has an entry that was undone hold again, in its old place.
func (s *Store) RedoCorrection(ctx context.Context, id articles.CorrectionID) (articles.Correction, error) {
	return s.setUndone(ctx, articles.DeedRedo, id)
}

func (s *Store) setUndone(ctx context.Context, deed articles.Deed, id articles.CorrectionID) (c articles.Correction, err error) {
	err = s.amend(ctx, string(deed)+" a correction", func(am *amendment) error {
		c, _, err = am.correction(ctx, id)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return noCorrection(id)
		case err != nil:
			return err
		case c.Of != "":
			return errorf(articles.Invalid, "%q is about another correction, %q", id, c.Of)
		case c.Undone && deed == articles.DeedUndo:
			return errorf(articles.Invalid, "%q is undone already", id)
		case !c.Undone && deed == articles.DeedRedo:
			return errorf(articles.Invalid, "%q holds already", id)
		}
		c.Undone = !c.Undone
		return am.enter(ctx, &articles.Correction{Deed: deed, Of: id, Article: c.Article})
	})
	return c, err
}

func noCorrection(id articles.CorrectionID) error {
	return errorf(articles.NotFound, "there is no correction %q", id)
}

// amend has f add to the log, in a transaction that is synchronised, and to the
// journal.
func (s *Store) amend(ctx context.Context, op string, f func(am *amendment) error) error {
	return s.change(ctx, op, s.notes, func(b *batch) error {
		am := &amendment{batch: b, store: s}
		if err := f(am); err != nil {
			return err
		}
		return am.finish(ctx)
	})
}

// tidyCorrection is c fit to be stored, or what is wrong with it.
func tidyCorrection(c articles.Correction) (articles.Correction, error) {
	c.Name, c.To, c.Words = tidyRef(c.Name), tidyRef(c.To), articles.Line(c.Words)
	if c.To.Kind == "" && c.Deed != articles.DeedHide {
		c.To.Kind = c.Name.Kind
	}
	if c.Deed == articles.DeedSpeaker {
		c.Name.Kind, c.To.Kind = articles.Person, articles.Person
	}
	c.Passage.Exact = articles.Clean(c.Passage.Exact)
	c.Passage.Prefix, c.Passage.Suffix = articles.Clean(c.Passage.Prefix), articles.Clean(c.Passage.Suffix)
	if c.Passage.Exact == "" || c.Article == 0 {
		c.Span, c.Revision, c.Placement = articles.Span{}, 0, ""
	} else if c.Placement == "" {
		c.Placement = articles.Placed
	}
	return c, sense(c)
}

func tidyRef(r articles.Ref) articles.Ref {
	r.Name, r.Code = articles.Line(r.Name), strings.ToUpper(articles.Line(r.Code))
	if r.Kind != articles.Country {
		r.Code = ""
	}
	return r
}

// sense tells what makes no sense in c.
func sense(c articles.Correction) error {
	wants := func(r articles.Ref, what string) error {
		switch {
		case r.Kind != articles.Person && r.Kind != articles.Country:
			return errorf(articles.Invalid, "%s is of no known kind: %q", what, r.Kind)
		case r.Name == "":
			return errorf(articles.Invalid, "%s has no name", what)
		}
		return nil
	}
	for _, text := range []string{c.Name.Name, c.Name.Code, c.To.Name, c.To.Code, c.Words} {
		if len(text) > maxName || !utf8.ValidString(text) {
			return errorf(articles.TooLarge, "a name of %d bytes is longer than %d", len(text), maxName)
		}
	}
	var errs []error
	switch c.Deed {
	case articles.DeedHide:
		return wants(c.Name, "what is to be hidden")
	case articles.DeedMerge, articles.DeedSplit, articles.DeedRename:
		errs = append(errs, wants(c.Name, "the name to correct"), wants(c.To, "the right name"))
	case articles.DeedAdd:
		errs = append(errs, wants(c.To, "the name to add"))
	case articles.DeedSpeaker:
		if c.Passage.Exact == "" {
			return errorf(articles.Invalid, "a speaker's correction needs the words of the quote")
		}
	default:
		return errorf(articles.Invalid, "there is no correction called %q", c.Deed)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return senseOfWords(c)
}

func senseOfWords(c articles.Correction) error {
	byWords := c.Deed == articles.DeedAdd || c.Deed == articles.DeedSplit
	switch {
	case byWords && c.Words == "" && (c.Passage.Exact == "" || c.Everywhere()):
		return errorf(articles.Invalid, "it must be said by which words or in which passage")
	case c.Deed != articles.DeedAdd && c.Deed != articles.DeedSpeaker && c.Name.Kind != c.To.Kind:
		return errorf(articles.Invalid, "a %s is no %s", c.Name.Kind, c.To.Kind)
	case c.Deed == articles.DeedRename && c.Name == c.To:
		return errorf(articles.Invalid, "%s is called that already", c.To.Name)
	case (c.Deed == articles.DeedMerge || c.Deed == articles.DeedSplit) && keyOf(c.Name) == keyOf(c.To):
		return errorf(articles.Invalid, "%s and %s are the same name", c.Name.Name, c.To.Name)
	}
	return nil
}

// adopt writes the right name of c as the library does, if it knows it.
func (b *batch) adopt(ctx context.Context, c *articles.Correction) error {
	key := keyOf(c.To)
	if c.To.Name == "" || key == keyOf(c.Name) {
		return nil
	}
	err := b.row(ctx, "SELECT name, code FROM entity WHERE kind = $1 AND key = $2 AND articles > 0", []any{key.kind, key.key}, &c.To.Name, &c.To.Code)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// Corrections are entries of the log, in its order; with q.Article those for one
// article, undo and redo of them too. q.Limit 0 is all; q.After pages, see
// CorrectionCursor. Everything else of q is ignored.
func (s *Store) Corrections(ctx context.Context, q articles.Query) (out []articles.Correction, err error) {
	err = s.view(ctx, "read the log of corrections", func(tx *look) error {
		out, err = correctionsAfter(ctx, tx, q)
		return err
	})
	return out, err
}

func correctionsAfter(ctx context.Context, q querier, of articles.Query) (out []articles.Correction, err error) {
	sel := &selection{}
	if of.Article != 0 {
		sel.add("c.article = " + sel.arg(of.Article))
	}
	if of.After.Key != "" {
		sel.add("c.seq > (SELECT seq FROM correction WHERE id = " + sel.arg(of.After.Key) + ")")
	}
	limit := sel.arg(limitOr(of.Limit, noLimit))
	err = each(ctx, q, "SELECT "+correctionColumns+" FROM correction c"+sel.filter()+" ORDER BY c.seq LIMIT "+limit, sel.args,
		func(scan func(...any) error) error {
			c, err := scanCorrection(scan)
			out = append(out, c)
			return err
		})
	return out, err
}

// CorrectionCursor is the place of c in the order of Corrections.
func CorrectionCursor(c articles.Correction) articles.Cursor {
	return articles.Cursor{Key: string(c.ID)}
}

// Correction is one entry of the log; articles.NotFound where there is none.
func (s *Store) Correction(ctx context.Context, id articles.CorrectionID) (c articles.Correction, err error) {
	err = s.view(ctx, "read a correction", func(tx *look) error {
		c, _, err = newBatch(tx.Tx).correction(ctx, id)
		if errors.Is(err, sql.ErrNoRows) {
			return noCorrection(id)
		}
		return err
	})
	return c, err
}

// PlaceCorrections stores where the passages of corrections were found again:
// Revision, Span and Placement of each. Everything else stays as it is.
func (s *Store) PlaceCorrections(ctx context.Context, cs []articles.Correction) error {
	return s.change(ctx, "place corrections", s.write, func(b *batch) error {
		var in []articles.ID
		for _, c := range cs {
			was, seq, err := b.correction(ctx, c.ID)
			if errors.Is(err, sql.ErrNoRows) {
				return noCorrection(c.ID)
			}
			if err != nil {
				return err
			}
			err = b.exec(ctx, "UPDATE correction SET revision = $1, lo = $2, hi = $3, placement = $4 WHERE seq = $5",
				c.Revision, c.Span.Lo, c.Span.Hi, c.Placement, seq)
			if err != nil {
				return err
			}
			if !slices.Contains(in, was.Article) {
				in = append(in, was.Article)
			}
		}
		for _, id := range in {
			if err := s.relay(ctx, b, id); err != nil {
				return err
			}
		}
		return nil
	})
}
