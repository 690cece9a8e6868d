package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui"
)

// long is an article of about n bytes, made of the stories over and over.
func long(n int) articles.Reading {
	body := strings.Repeat(harbour+"\n", n/len(harbour)+1)
	return articles.Reading{
		Article:  articles.Article{ID: 1, Title: "A long one", Body: body, Revision: 1, Added: noon},
		Analysis: finds(body),
	}
}

// wide is a screen of three panes at 200×60 with 100,000 articles and one of
// 200 KB open.
func wide(b *testing.B) *driver {
	b.Helper()
	lib := newLookup(append([]articles.Reading{long(200_000)}, readings()...)...)
	lib.rows = 100_000
	return begin(b, lib, 200, 60, ui.Options{Open: 1})
}

func benchKeys(b *testing.B, before string, names ...string) {
	b.Helper()
	d := wide(b)
	d.press(before)
	msgs := make([]tea.KeyPressMsg, len(names))
	for i, n := range names {
		msgs[i] = key(n)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_, cmd := d.model.Update(msgs[i%len(msgs)])
		if v := d.model.View(); v.Content == "" {
			b.Fatal("nothing drawn")
		}
		b.StopTimer()
		d.run(cmd)
		b.StartTimer()
	}
}

func BenchmarkFrame200x60(b *testing.B)    { benchKeys(b, "2", "_") }
func BenchmarkKeyScroll(b *testing.B)      { benchKeys(b, "2", "j", "j", "j", "k") }
func BenchmarkKeyPage(b *testing.B)        { benchKeys(b, "2", "pgdown", "pgup") }
func BenchmarkKeyNextPerson(b *testing.B)  { benchKeys(b, "2", "]", "p") }
func BenchmarkKeyList(b *testing.B)        { benchKeys(b, "1", "j", "j", "k") }
func BenchmarkKeySide(b *testing.B)        { benchKeys(b, "3", "j", "k") }
func BenchmarkKeySelect(b *testing.B)      { benchKeys(b, "2 v", "l", "h") }
func BenchmarkKeyToTheBottom(b *testing.B) { benchKeys(b, "2", "G", "g", "g") }

func BenchmarkResize(b *testing.B) {
	d := wide(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_, cmd := d.model.Update(tea.WindowSizeMsg{Width: 180 + i%40, Height: 60})
		_ = d.model.View()
		b.StopTimer()
		d.run(cmd)
		b.StartTimer()
	}
}
