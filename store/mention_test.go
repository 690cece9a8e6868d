package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
)

// FuzzUnpackMentions holds that damaged bytes neither panic nor hang, and that
// what comes out of them goes in again.
func FuzzUnpackMentions(f *testing.F) {
	const body = "Tova Brinkley voted."
	f.Add(packMentions([]articles.Mention{
		{Span: articles.Span{Lo: 0, Hi: 13}, Text: "Tova Brinkley", Form: articles.FormName, Certainty: 0.9},
		{Span: articles.Span{Lo: 5, Hi: 9}, Text: "else", Form: "new form", Certainty: 1.0 / 3},
	}, body))
	f.Fuzz(func(t *testing.T, b []byte) {
		ms := unpackMentions(b, body)
		again := unpackMentions(packMentions(ms, body), body)
		if d := cmp.Diff(len(ms), len(again)); d != "" {
			t.Error(d)
		}
	})
}

func FuzzUnpack(f *testing.F) {
	var p packer
	f.Add(p.pack([]byte("the harbour, the harbour, the harbour")))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := unpack(b)
		if err != nil {
			return
		}
		if again, err := unpack(p.pack(text)); err != nil || string(again) != string(text) {
			t.Errorf("%q came back as %q, %v", text, again, err)
		}
	})
}

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"J. D. Núñez": "jd nunez", "J.D. Nunez": "jd nunez", "JD NUÑEZ": "jd nunez", "O’Hara": "ohara",
		"Del Sol-Kesh": "del sol kesh", "—": "—", "": "",
	} {
		if got := fold(in); got != want {
			t.Errorf("%q: %q; want %q", in, got, want)
		}
	}
}
