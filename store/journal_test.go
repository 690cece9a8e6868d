package store

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
)

// FuzzJournal holds that no journal panics, and that what is whole in it is whole
// when it is written again.
func FuzzJournal(f *testing.F) {
	late := time.Date(9999, 12, 31, 23, 59, 59, 0, time.FixedZone("", -12*3600)) // the year 10000 in UTC
	e := newEntry(noteSaved, late, articles.Annotation{ID: "x", Created: late, Changed: late}, entryArticle{ID: 1})
	f.Add(string(e.line()))
	f.Add(string(newCorrectionEntry(articles.Correction{ID: "y", Deed: articles.DeedHide, At: late}, entryArticle{}).line()) + `{"schema":"cut`)
	f.Add(`{"schema":"onrecord/note/1","op":"save","at":-62135596800000001,"note":{"id":"x","created":null}}`)
	f.Fuzz(func(t *testing.T, text string) {
		heard, err := lastWords(t.Context(), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		all := heard.last
		var e entry
		if json.Unmarshal([]byte(text), &e) == nil {
			all = append(all, e)
		}
		for _, e := range all {
			line := e.line()
			again, ok := readEntry(line[:len(line)-1])
			if !ok {
				t.Fatalf("not whole: %s", line)
			}
			if d := cmp.Diff(string(line), string(again.line())); d != "" {
				t.Error(d)
			}
		}
	})
}

// FuzzUnpackSketch holds that damaged bytes neither panic nor give more than a sketch has.
func FuzzUnpackSketch(f *testing.F) {
	f.Add(packSketch(articles.Sketch{Size: 9, Shingles: []uint32{1, 2}, Facts: []uint32{3}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := unpackSketch(b)
		if len(s.Shingles) > articles.SketchShingles || len(s.Facts) > articles.SketchFacts {
			t.Errorf("%d and %d hashes", len(s.Shingles), len(s.Facts))
		}
		if d := cmp.Diff(s, unpackSketch(packSketch(s)), cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
		_ = s.Retells(s)
	})
}
