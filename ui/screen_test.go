package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui"
	"onrecord/ui/keys"
)

func TestOpenAndJumpAlongNames(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.sees("onrecord", "All 3", "Unread 3", "1/3", "Harbour talks resume", "The Coastal", "Choose an article")
	d.press("enter").sees("customs house", "People 2", "Orsolya Vane", "Prime Minister", "IN YOUR LIBRARY", "1 article")
	d.press("]p").says("Orsolya Vane").says("mention 1 of 4")
	d.press("]").says("person").says("country")
	d.press("]").says("mention 2 of 4")
	d.press("n").says("mention 3 of 4")
	d.press("N").says("mention 2 of 4")
	d.press("]c").says("country: ")
	d.press("]q").sees("Quotes 2")
	d.press("]z").says("]z does nothing here")
}

func TestStatusOfANarrowScreen(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 40, 12, ui.Options{})
	d.press("enter ]p").says("Orsolya Vane   1 of 4   n next").says("2/8")
}

func TestPanesByWidth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		width, height int
		keys          string
		sees, lacks   []string
	}{
		{120, 40, "enter", []string{"1 Articles", "2 Harbour", "3 Who and where", "VIEWS"}, nil},
		{100, 30, "enter", []string{"2 Harbour", "3 Who and where"}, []string{"1 Articles"}},
		{100, 30, "enter 1", []string{"1 Articles", "3 Who and where"}, []string{"2 Harbour"}},
		{80, 24, "", []string{"1 Articles"}, []string{"3 Who and where"}},
		{80, 24, "enter", []string{"2 Harbour"}, []string{"1 Articles", "3 Who and where"}},
		{80, 24, "enter 3", []string{"2 Harbour", "3 Who and where"}, []string{"1 Articles"}},
		{80, 24, "enter 3 esc", []string{"2 Harbour"}, []string{"3 Who and where"}},
		{80, 24, `enter \`, []string{"2 Harbour", "3 Who and where"}, nil},
		{40, 12, "enter 3", []string{"3 Who and where"}, []string{"2 Harbour"}},
		{40, 12, "enter 3 esc", []string{"2 Harbour"}, []string{"3 Who and where"}},
		{120, 40, "enter z", []string{"2 Harbour"}, []string{"1 Articles", "3 Who and where"}},
		{120, 40, "enter z z", []string{"1 Articles", "2 Harbour", "3 Who and where"}, nil},
		{120, 40, `enter \`, []string{"1 Articles", "2 Harbour"}, []string{"3 Who and where"}},
		{19, 5, "", []string{"onrecord needs", "20×3"}, nil},
		{40, 5, "", []string{"> * Harbour talks resume"}, []string{"╭"}},
		{40, 3, "enter", []string{"Harbour talks resume"}, []string{"╭", "1 Articles"}},
	} {
		d := start(t, library(t, stories()...), c.width, c.height, ui.Options{})
		d.press(c.keys).sees(c.sees...).lacks(c.lacks...)
	}
}

func TestReadAndStarCanBeUndone(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("s").says("Starred").sees("s* Harbour")
	d.press("u").says("Undone: starred").lacks("s* Harbour")
	d.press("ctrl+r").says("Done again").sees("s* Harbour")
	d.press("r").says("Marked read").sees("Unread 2")
	d.press("u").sees("Unread 3")
	d.press("uuu").says("Nothing to undo")
}

func TestReadingOnMarksReadAndGoesToTheNextUnread(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter").sees("Unread 3")
	d.press("space").sees("Unread 2", "2 Grain ships wait")
	d.press("space").sees("Unread 1", "2 A quiet week")
	d.press("space").says("That was the last unread article here").sees("Unread 0")
	d.press("ctrl+o").sees("2 Grain ships wait")
	d.press("ctrl+o").sees("2 Harbour talks resume")
	d.press("ctrl+n").sees("2 Grain ships wait")
}

func TestViewsAndFilter(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("j r U").sees("1/2").lacks("Grain ships wait")
	d.press("U").sees("3").sees("Grain ships wait")
	d.press("gv").sees("Views", "has:note").press("3G enter").sees("No stars yet.", "0/0")
	d.press("gv jj enter").sees("No notes yet.")
	d.press("gv gg enter /").write("grain").press("enter").sees("only grain", "1/1", "Grain ships wait").lacks("A quiet week")
	d.press("esc").sees("2/3", "A quiet week")
	d.press("/").write("nowhere").press("enter").sees("Nothing matches nowhere")
	d.press("/ esc").sees("Nothing matches")
	d.press("S S").says("arrival")
}

func TestEmptyLibrarySaysWhatToDo(t *testing.T) {
	t.Parallel()
	start(t, library(t), 80, 24, ui.Options{}).sees("The library is empty.", "onrecord add FILE").press("enter j k G gg space s").sees("The library is empty.")
}

func TestFind(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter /").write("harbour").says("find: harbour").says("of 2")
	d.press("enter").says("hit").says("of 2")
	before := d.status()
	if d.press("n"); d.status() == before {
		t.Errorf("n did not go to the next hit: %q", d.status())
	}
	d.press("/").write("zzz").says("no hit")
	d.press("esc").lacks("zzz")
}

func TestSidePaneLightsAndGoes(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter 3 j").sees("> Tomas Idrel")
	d.press("enter 2").says("Tomas Idrel").says("mention 1 of 4")
	d.press("3 enter 2").says("mention 2 of 4")
	d.press("3 gc").sees("> Norway")
	d.press("]").sees("must stay open")
	d.press("]").sees("No notes yet.")
	d.press("[ y")
	if !strings.Contains(d.copied, "must stay open to all") || !strings.Contains(d.copied, "Orsolya Vane, Prime Minister") ||
		!strings.Contains(d.copied, "The Coastal Gazette, 14 March 2026, https://example.org/harbour-talks-resume") {
		t.Errorf("copied %q", d.copied)
	}
}

func TestEnterOnANameShowsItBesideTheText(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 80, 24, ui.Options{})
	d.press("enter ]p enter").sees("3 Who and where", "> Orsolya Vane")
	d.press("esc").lacks("3 Who and where")
}

func TestHelpShowsTheKeysInForce(t *testing.T) {
	t.Parallel()
	m, problems := keys.Default().Rebind(map[keys.Action][]string{keys.Star: {"ctrl+t"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := start(t, library(t, stories()...), 100, 40, ui.Options{Keys: m})
	d.press("?").sees("Keys", "Articles", "^t")
	d.press("/").write("star").sees("star, or take the star away").lacks("read the article")
	d.press("esc").sees("read the article")
	d.press("q").lacks("read the article").press("ctrl+t").says("Starred")
}

func TestRemoveAsks(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("j D").sees("Remove “Grain ships wait”", "y yes")
	d.press("n").lacks("Remove “").sees("All 3")
	d.press("D y").sees("All 2", "2/2").lacks("Grain ships wait")
}

func TestMarkAllReadAsks(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("A").sees("Mark 3 articles read?")
	d.press("y").sees("Unread 0").press("u").sees("Unread 3")
}

func TestPlaceIsRemembered(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 60, 12, ui.Options{})
	d.press("enter ^d ^d q")
	if !d.ended {
		t.Fatal("q did not end the screen")
	}
	if p := d.reading(1).Place; p.Lo == 0 {
		t.Errorf("place = %v, want one further down", p)
	}
}

func TestOpenAtTheStart(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 100, 30, ui.Options{Open: 2})
	d.sees("2 Grain ships wait", "Forty ships")
	if title := d.model.View().WindowTitle; title != "Grain ships wait – onrecord" {
		t.Errorf("window title %q", title)
	}
	d.press("1").sees("> * Grain").press("k enter").sees("2 Harbour")
}

func TestNoticeAtTheStart(t *testing.T) {
	t.Parallel()
	d := start(t, library(t), 80, 24, ui.Options{Problems: []string{"j does two things"}})
	d.says("j does two things").press("j").lacks("j does two things")

	d = start(t, library(t), 80, 24, ui.Options{Problems: []string{"j does two things", "k does nothing"}})
	d.says("2 problems in the configuration: ? lists them")
	d.press("?").sees("j does two things", "k does nothing")

	d = start(t, library(t), 80, 24, ui.Options{News: []string{"2 notes came back"}, Problems: []string{"j does two things"}})
	d.says("2 things to know: ? lists them")
	d.press("?").sees("2 notes came back", "j does two things")
}

func TestTheTerminalAnswers(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter")
	if v := d.model.View(); !v.AltScreen || v.MouseMode != tea.MouseModeNone || v.BackgroundColor != nil {
		t.Errorf("view = %+v", v)
	}
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	d.sees("customs house")
	d.send(tea.BackgroundColorMsg{})
	d.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	for line := range strings.SplitSeq(d.model.View().Content, "\n") {
		if strings.Contains(line, "38;") || strings.Contains(line, "48;") {
			t.Fatalf("colour without a terminal that has any: %q", line)
		}
	}
	d.press("]p").sees("[Orsolya Vane]")
}

func TestAnalysedShowsAtOnce(t *testing.T) {
	t.Parallel()
	lib := library(t)
	a := stories()[1]
	id, _, err := lib.Add(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, lib, 120, 40, ui.Options{Open: id})
	d.sees("Still looking")
	if err := lib.SaveAnalysis(t.Context(), id, 1, finds(a.Body)); err != nil {
		t.Fatal(err)
	}
	d.send(ui.Analysed{ID: id})
	d.sees("Bela Orrin", `1p 1c 1"`).lacks("Still looking")
}

func TestStaleAnswersAreDropped(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	d := start(t, lib, 120, 40, ui.Options{})
	_, first := d.model.Update(key("enter"))
	_, second := d.model.Update(key("1"))
	d.run(second)
	d.press("j enter").sees("2 Grain ships wait")
	d.run(first)
	d.sees("2 Grain ships wait").lacks("2 Harbour")
}

func TestDeletedArticleIsAnErrorInWords(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	d := start(t, lib, 120, 40, ui.Options{})
	if err := lib.Remove(t.Context(), 1, true); err != nil {
		t.Fatal(err)
	}
	d.press("enter").says("reads the list anew")
	d.press("ctrl+l").sees("All 2")
}

func TestMouse(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{Mouse: true})
	d.send(tea.MouseClickMsg{X: 5, Y: 4, Button: tea.MouseLeft})
	d.sees("2/3")
	d.send(tea.MouseClickMsg{X: 5, Y: 4, Button: tea.MouseLeft})
	d.sees("2 Grain ships wait")
	d.send(tea.MouseWheelMsg{X: 5, Y: 4, Button: tea.MouseWheelUp})
	d.sees("1/3")
	d.send(tea.MouseClickMsg{X: 100, Y: 5, Button: tea.MouseLeft})
	d.press("j").says("Enter show")
}
