package ui_test

import (
	"context"
	"testing"

	"onrecord/ui"
	"onrecord/ui/keys"
)

// Every key of the map does something in the screen: what is drawn above the
// status line changes, a command follows, or there is a prompt. The reader is first led to where the key has something to do.
func TestEveryKeyDoesSomething(t *testing.T) {
	t.Parallel()
	way := map[keys.Context]string{
		keys.Everywhere: "enter", keys.List: "", keys.Text: "enter ]p", keys.Selecting: "enter ]p v", keys.Side: "enter 3", keys.Box: "gv",
	}
	lead := map[keys.Action]string{ // where the usual way is not enough
		keys.Up: "jj", keys.OtherUp: "JJ", keys.HalfUp: "G", keys.PageUp: "G", keys.Top: "G", keys.PrevPane: "", keys.PaneText: "1",
		keys.PaneRight: "1", keys.Back: "G", keys.Forward: "G ^o", keys.NextOfKind: "]p", keys.PrevOfKind: "]p n", keys.Undo: "s", keys.Redo: "s u",
		keys.Escape: "]p", keys.PrevPerson: "G", keys.PrevCountry: "G", keys.PrevQuote: "G", keys.PrevHeading: "G", keys.PrevLink: "G",
		keys.NextNote: "H gg", keys.PrevNote: "H G", keys.NextSame: "", keys.PrevSame: "]]", keys.PrevSentence: "))", keys.PrevParagraph: "}}",
		keys.CharLeft: "l", keys.PrevWord: "w", keys.SwapEnds: "w", keys.TabPeople: "gq", keys.TabNotes: "", keys.NextTab: "",
		keys.DeleteNote: "H", keys.PaneList: "", keys.NextLink: "", keys.LinkHints: "gg ]l",
	}
	for _, b := range keys.Default().Bindings() {
		for _, k := range b.Keys {
			t.Run(b.In.Name()+" "+k+" "+string(b.Action), func(t *testing.T) {
				t.Parallel()
				lib := library(t, append(stories(), story("Long", "Post", linked, 300))...)
				d := start(t, lib, 120, 14, ui.Options{
					Desk: &wire{lib: lib}, Open: 4, Browse: func(context.Context, string) error { return nil },
				})
				if b.Action == keys.Unfold {
					d = start(t, retold(t), 120, 14, ui.Options{})
					d.press("j")
				} else {
					d.press("1 gg")
				}
				if b.In == keys.Side || b.In == keys.Text || b.In == keys.Selecting || b.In == keys.Everywhere {
					d.press("G") // the long one
				}
				d.press(way[b.In])
				switch {
				case b.In == keys.Side && (b.Action == keys.DeleteNote || b.Action == keys.Annotate):
					d.press("2 ]p H 3 gn")
				case b.In == keys.Box && (b.Action == keys.Copy || b.Action == keys.Dossier || b.Action == keys.References):
					d.press("esc gQ")
				case b.In == keys.Side && (b.Action == keys.Copy || b.Action == keys.CorrectSpeaker):
					d.press("gq")
				default:
					d.press(lead[b.Action])
				}
				before := d.above()
				seq := sequence(t, k)
				for _, one := range seq[:len(seq)-1] {
					d.send(key(one))
				}
				_, cmd := d.model.Update(key(seq[len(seq)-1]))
				if cmd == nil && d.above() == before && d.model.View().Cursor == nil {
					t.Errorf("nothing happens:\n%s", d.screen())
				}
			})
		}
	}
}
