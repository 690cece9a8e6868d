package ui_test

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui"
)

// flatten runs cmd and gives the messages that it brings, without giving them to
// the model.
func flatten(cmd tea.Cmd) (msgs []tea.Msg) {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			msgs = append(msgs, flatten(c)...)
		}
	default:
		msgs = append(msgs, msg)
	}
	return msgs
}

// storm sends each message at once, before any command has ended, then runs what
// followed to the end, and counts the results of a kind.
func storm(d *driver, kind string, msgs ...tea.Msg) (n int) {
	d.Helper()
	var waiting []tea.Cmd
	for _, msg := range msgs {
		_, cmd := d.model.Update(msg)
		waiting = append(waiting, cmd)
	}
	for len(waiting) > 0 {
		cmd := waiting[0]
		waiting = waiting[1:]
		for _, msg := range flatten(cmd) {
			if fmt.Sprintf("%T", msg) == kind {
				n++
			}
			_, next := d.model.Update(msg)
			waiting = append(waiting, next)
		}
	}
	return n
}

func TestAStormOfResizesIsLaidOutTwice(t *testing.T) {
	t.Parallel()
	d := begin(t, newLookup(readings()...), 120, 40, ui.Options{Open: 1})
	var msgs []tea.Msg
	for i := range 100 {
		msgs = append(msgs, tea.WindowSizeMsg{Width: 60 + i, Height: 20 + i%30})
	}
	if n := storm(d, "ui.laid", msgs...); n < 1 || n > 2 {
		t.Errorf("%d layouts for 100 resizes", n)
	}
	d.sees("customs house on Monday")
}

func TestHoldingJAsksOneQuestionAtATime(t *testing.T) {
	t.Parallel()
	d := begin(t, newLookup(readings()...), 120, 40, ui.Options{Open: 1})
	d.press("3")
	var msgs []tea.Msg
	for range 100 {
		msgs = append(msgs, key("j"), key("k"))
	}
	msgs = append(msgs, key("j"))
	if n := storm(d, "ui.stood", msgs...); n < 1 || n > 2 {
		t.Errorf("%d questions about names for 201 keys", n)
	}
	d.sees("> Tomas Idrel", "IN YOUR LIBRARY", "2 articles")

	lib := newLookup(readings()...)
	lib.rows = 100_000
	d = begin(t, lib, 120, 40, ui.Options{})
	msgs = msgs[:0]
	for range 1000 {
		msgs = append(msgs, key("j"))
	}
	if n := storm(d, "ui.listed", msgs...); n > 4 {
		t.Errorf("%d pages fetched for 1,000 rows", n)
	}
}

func TestLongWorkSaysHowFarItIsAndIsCancelled(t *testing.T) {
	t.Parallel()
	now := noon
	var blink func(time.Time) tea.Msg
	lib := library(t, stories()...)
	d := start(t, lib, 120, 40, ui.Options{
		Now: func() time.Time { return now },
		Tick: func(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
			blink = f
			return nil
		},
	})
	d.press("A")
	_, work := d.model.Update(key("y"))
	now = now.Add(200 * time.Millisecond)
	d.send(blink(now))
	d.lacks("Marking articles")
	now = now.Add(400 * time.Millisecond)
	d.send(blink(now))
	d.says("Marking articles …").says("Esc cancel")
	d.press("esc").says("Cancelled: Marking articles")
	d.run(work)
	d.sees("Unread 3").lacks("Marking articles …")

	d.press("A y").sees("Unread 0").says("3 articles marked read")
	if d.press("r"); d.reading(1).Read {
		t.Error("r did not mark it unread again")
	}
}

func TestTheAnalysisQueueSaysWhatIsLeft(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.send(ui.Analysed{ID: 1, Left: 1284})
	d.sees("1,284 to analyse")
	d.send(ui.Analysed{ID: 2})
	d.lacks("to analyse")
}
