package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
)

// TestRefreshKeepsEveryText: an item that changes twice leaves three texts, and
// notes go with their passages: one that stands still, one that is reworded and
// one that is cut.
func TestRefreshKeepsEveryText(t *testing.T) {
	t.Parallel()
	const (
		stays = "Pelle Holm opened the new lock on the River Lathe."
		moves = "About forty barges had waited since Monday for the gates to open, and some of their crews had gone home."
		goes  = "Critics called the ceremony a waste of water."
	)
	texts := []string{
		stays + " " + moves + " " + goes,
		"Corrected. " + stays + " About forty barges had waited since Tuesday for the gates to open, and some of their crews had gone home. " + goes,
		"Corrected again. " + stays + " About forty barges had waited since Tuesday for the gates to open, and some of the crews had gone home.",
	}
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|The lock|"+texts[0]))
	b.follow(articles.FeedSettings{}, "/a")
	b.refresh()
	var ids []articles.NoteID
	for _, passage := range []string{stays, moves, goes} {
		text := prose.Read(texts[0])
		at := strings.Index(texts[0], passage)
		span := articles.Span{Lo: at, Hi: at + len(passage)}
		n, err := b.lib.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Revision: 1, Span: span, Selector: anchor.Make(text, span), Placement: articles.Placed, Note: "mine"})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, n.ID)
	}
	for _, text := range texts[1:] {
		b.news.publish("/a", "text/xml", rss("1|The lock|"+text))
		b.expect(map[string]string{"/a": "0 added, 1 changed"})
	}
	for i, want := range texts {
		r, err := b.lib.Revision(t.Context(), 1, i+1)
		if err != nil || r.Body != want {
			t.Errorf("text %d: %q, %v", i+1, r.Body, err)
		}
	}
	if before, after := changed(texts[0], texts[1]), changed(texts[1], texts[2]); before != "-Pelle +Corrected. Pelle -Monday +Tuesday" || after != "+again -their +the -. "+strings.TrimSuffix(goes, ".") {
		t.Errorf("the first change is %s, the second %s", before, after)
	}
	notes, err := b.lib.Annotations(t.Context(), articles.Query{Article: 1})
	if err != nil || len(notes) != len(ids) {
		t.Fatalf("%d notes, %v", len(notes), err)
	}
	got := map[articles.NoteID]articles.Placement{}
	for _, n := range notes {
		got[n.ID] = n.Placement
	}
	want := map[articles.NoteID]articles.Placement{ids[0]: articles.Placed, ids[1]: articles.Near, ids[2]: articles.Lost}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// changed are the words that one of two texts has and the other has not, as the
// screen shows them.
func changed(before, after string) string {
	var out []string
	for _, block := range prose.Compare(prose.Read(before), prose.Read(after)) {
		for _, c := range block {
			if c.Side != articles.Both {
				out = append(out, map[articles.Side]string{articles.Before: "-", articles.After: "+"}[c.Side]+strings.TrimSpace(c.Text))
			}
		}
	}
	return strings.Join(out, " ")
}

// TestRefreshJoinsWhatTwoFeedsTell: the same copy in two feeds is one story of
// two articles, and stays two articles.
func TestRefreshJoinsWhatTwoFeedsTell(t *testing.T) {
	t.Parallel()
	var wire strings.Builder
	for i := range 12 {
		fmt.Fprintf(&wire, "Councillor Ada Brook said that pier %d of Port Ellery would have crane number %d by spring. ", i, 40+i*i)
	}
	b := newBench(t)
	b.Engine = nil
	b.news.publish("/a", "text/xml", rss("1|New cranes|"+wire.String(), "2|Else|Something else."))
	b.news.publish("/b", "text/xml", strings.ReplaceAll(rss("9|Port gets cranes|PORT ELLERY (Northwire) - "+wire.String()), "AT/9", "AT/b/9"))
	b.follow(articles.FeedSettings{}, "/a", "/b")
	b.refresh()
	joined, err := b.lib.List(t.Context(), articles.Query{Joined: true})
	if err != nil || len(joined.Rows) != 2 {
		t.Fatalf("%d rows, %v", len(joined.Rows), err)
	}
	all, err := b.lib.Count(t.Context(), articles.Query{})
	if err != nil || all != 3 {
		t.Errorf("%d articles, %v", all, err)
	}
	for _, r := range joined.Rows {
		if want := map[string]int{"Else": 0, "New cranes": 1}; r.Others != want[r.Title] {
			t.Errorf("%s: the same story as %d others", r.Title, r.Others)
		}
	}
}
