package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"onrecord/articles"
)

// A restoring puts articles, notes and corrections from another library, as it
// was exported or as far as it can be read, into this one.
type restoring struct {
	retelling
	keepIDs  bool // of articles: the library was empty
	articles int  // that were not there
	n        int  // of the line that is read
	hear     func(n int, e entry)
}

// article puts in one article with all its texts, or joins it to the one that
// it is here: that gains tags, stars and, where the other is the newer, its text.
func (im *restoring) article(ctx context.Context, l articleLine) error {
	texts := im.texts(l)
	if len(texts) == 0 {
		return errorf(articles.Invalid, "it has no text")
	}
	latest := texts[len(texts)-1]
	id, hash, err := im.twin(ctx, &latest)
	if err != nil {
		return err
	}
	if id != 0 {
		im.ids[l.ID] = id
		return im.join(ctx, id, hash, latest, l)
	}
	return im.put(ctx, l, texts)
}

// maxID is above all numbers of other libraries that are kept, of articles, notes
// and revisions, so that numbers never run out.
const maxID = 1 << 40

// put puts in an article that is not there, with texts, the latest last.
func (im *restoring) put(ctx context.Context, l articleLine, texts []arrival) (err error) {
	latest := texts[len(texts)-1]
	if _, given := im.ids[l.ID]; im.keepIDs && !given && l.ID > 0 && l.ID < maxID {
		latest.ID = l.ID
	}
	if latest.ID, err = im.insertRow(ctx, im.batch, &latest); err != nil {
		return err
	}
	for i := range texts {
		texts[i].ID = latest.ID
		if err := im.storeText(ctx, im.batch, &texts[i]); err != nil {
			return err
		}
	}
	im.articles++
	im.ids[l.ID] = latest.ID
	if err := im.index(ctx, im.batch, &latest); err != nil {
		return err
	}
	place := articles.Span{Lo: l.PlaceLo, Hi: l.PlaceHi}
	if !place.Within(len(latest.Body)) {
		place = articles.Span{}
	}
	return im.setStateOf(ctx, latest.ID, articles.State{Read: l.Read, Starred: l.Starred, Place: place})
}

func (im *restoring) setStateOf(ctx context.Context, id articles.ID, st articles.State) error {
	if st == (articles.State{}) {
		return nil
	}
	return im.exec(ctx, `UPDATE article SET read = $1, starred = $2, place_lo = $3, place_hi = $4, state_sum = $5 WHERE id = $6`,
		truth(st.Read), truth(st.Starred), st.Place.Lo, st.Place.Hi, stateSum(st), id)
}

// join gives an article of this library what the other one has more.
func (im *restoring) join(ctx context.Context, id articles.ID, hash []byte, latest arrival, l articleLine) error {
	if err := im.gainTags(ctx, id, latest.Tags); err != nil {
		return err
	}
	row, err := article(ctx, im.tx, id)
	if err != nil {
		return err
	}
	st := row.State
	st.Read, st.Starred = st.Read || l.Read, st.Starred || l.Starred
	if st != row.State {
		if err := im.setStateOf(ctx, id, st); err != nil {
			return err
		}
	}
	var seen sql.NullInt64
	err = im.row(ctx, "SELECT seen FROM text WHERE article = $1 AND revision = $2", []any{id, row.Revision}, &seen)
	if err != nil || bytes.Equal(hash, latest.hash) || !latest.seen.After(moment(seen)) {
		return err
	}
	return im.revise(ctx, im.batch, id, &latest)
}

// texts are the revisions of l made ready to be stored, the latest last.
func (im *restoring) texts(l articleLine) (out []arrival) {
	slices.SortStableFunc(l.Texts, func(a, b textLine) int { return cmp.Compare(a.Revision, b.Revision) })
	for i, t := range l.Texts {
		if i+1 < len(l.Texts) && l.Texts[i+1].Revision == t.Revision {
			continue
		}
		latest := i == len(l.Texts)-1
		a := articles.Article{
			Title: articles.Line(t.Title), Byline: articles.Line(t.Byline), Published: time.Time(t.Published),
			Format: articles.Format(articles.Line(string(t.Format))), Body: articles.Clean(t.Body), Raw: t.Raw,
			Source: articles.Line(l.Source), URL: articles.Line(l.URL), Path: articles.Line(l.Path), Lang: articles.Line(l.Lang),
			Added: time.Time(l.Added), Revision: nextRevision(out, t.Revision), Tags: cleanLines(l.Tags),
		}
		if t.RawIsBody {
			a.Raw = []byte(a.Body)
		}
		if latest {
			a.Title, a.Byline, a.Published = articles.Line(l.Title), articles.Line(l.Byline), time.Time(l.Published)
		}
		n := im.arrival(a)
		if seen := time.Time(t.Seen); !seen.IsZero() {
			n.seen = seen
		}
		out = append(out, n)
	}
	return out
}

// nextRevision is the number of a text that follows others: its own, where that can be.
func nextRevision(before []arrival, own int) int {
	next := 1
	if n := len(before); n > 0 {
		next = before[n-1].Revision + 1
	}
	if int64(own) >= maxID {
		return next
	}
	return max(own, next)
}

func cleanLines(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, articles.Line(s))
	}
	return out
}
