package ner

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles/ner/nn"
)

func TestTagsAndBack(t *testing.T) {
	t.Parallel()
	names := []Name{{First: 0, Last: 1, Kind: Org}, {First: 1, Last: 4, Kind: Person}, {First: 6, Last: 8, Kind: Place}}
	tags := make([]uint8, 9)
	Tags(tags, names)
	if diff := cmp.Diff(names, spans(nil, tags, 0)); diff != "" {
		t.Error(diff)
	}
}

// TestBest compares the decoder with a search through all tags.
func TestBest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3).Draw(t, "n")
		logs := make([][nn.TagCount]float32, n)
		for i := range logs {
			for k := range logs[i] {
				logs[i][k] = float32(rapid.IntRange(-50, 0).Draw(t, "log"))
			}
		}
		var d decoder
		tags := make([]uint8, n)
		d.best(tags, logs)
		if !wellFormed(tags) {
			t.Fatalf("%v is not well formed", tags)
		}
		sum := func(tags []uint8) (s float32) {
			for i, k := range tags {
				s += logs[i][k]
			}
			return s
		}
		best, try := sum(tags), make([]uint8, n)
		for more := true; more; more = next(try) {
			if wellFormed(try) && sum(try) > best {
				t.Fatalf("%v scores %v, %v scores %v", tags, best, try, sum(try))
			}
		}
	})
}

// next counts up.
func next(tags []uint8) bool {
	for i := range tags {
		if tags[i]++; tags[i] < nn.TagCount {
			return true
		}
		tags[i] = 0
	}
	return false
}

func wellFormed(tags []uint8) bool {
	open := -1 // kind of the name that has begun
	for _, tag := range tags {
		kind, part := -1, outside
		if tag != outside {
			kind, part = int(tag-1)/4, (int(tag)-1)%4+1
		}
		if (open >= 0) != (part == inside || part == last) || open >= 0 && open != kind {
			return false
		}
		open = -1
		if part == begin || part == inside {
			open = kind
		}
	}
	return open < 0
}

func TestBare(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"mr.": "mr", "u.s.": "us", "n't": "nt", "o'neill": "oneill", "malmö": "malmo", "æ": "æ", "...": "", "北京": "北京"} {
		if got := bare(in); got != want {
			t.Errorf("bare(%q) = %q, want %q", in, got, want)
		}
	}
}
