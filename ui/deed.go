package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// A deed is something done to the library that can be undone.
type deed struct {
	done     string // "starred": what the status line says
	article  articles.ID
	do, undo func(context.Context) error
	touch    func(how way)                    // shows what has changed, where that is more than one article
	gone     []articles.ID                    // that the deed removes, and undoing it brings back
	heirs    map[articles.ID]articles.Summary // the next of its story, for each of gone that has one

	doing string // "Marking articles": what the status line says while it lasts; empty: it is quick
	at    *meter // how far it is then

	everywhere bool // a correction that Settle has to lay over articles
	relist     bool // the list shows more than one article in another way
}

// A way is in which direction a deed went.
type way uint8

const (
	forth way = iota
	undone
	redone
)

// maxDeeds is how many deeds can be undone.
const maxDeeds = 200

// A ledger is the deeds that can be undone and redone.
type ledger struct{ past, future []deed }

// enter files d after it went well.
func (l *ledger) enter(d deed, how way) {
	switch how {
	case forth:
		l.past, l.future = append(l.past, d), nil
	case redone:
		l.past = append(l.past, d)
	case undone:
		l.future = append(l.future, d)
	}
	if len(l.past) > maxDeeds {
		l.past = l.past[len(l.past)-maxDeeds:]
	}
}

// takeBack is the deed to undo next.
func (l *ledger) takeBack() (deed, bool) { return pop(&l.past) }

// again is the deed to redo next.
func (l *ledger) again() (deed, bool) { return pop(&l.future) }

// putBack files a deed again that was to be undone or redone, where the same can
// be tried once more.
func (l *ledger) putBack(msg wrote) {
	switch articles.CodeOf(msg.err) {
	case articles.Busy, articles.NoSpace, articles.Canceled:
	default:
		return
	}
	switch msg.how {
	case undone:
		l.past = append(l.past, msg.deed)
	case redone:
		l.future = append(l.future, msg.deed)
	case forth:
	}
}

func pop(s *[]deed) (deed, bool) {
	n := len(*s)
	if n == 0 {
		return deed{}, false
	}
	d := (*s)[n-1]
	*s = (*s)[:n-1]
	return d, true
}

// run does d in a command.
func (m *Model) run(d deed, how way) tea.Cmd {
	ctx, act := m.ctx, d.do
	if how == undone {
		act = d.undo
	}
	if d.doing != "" {
		return m.start(d.doing, d.at, func(ctx context.Context) tea.Msg { return wrote{deed: d, how: how, err: act(ctx)} })
	}
	return func() tea.Msg { return wrote{deed: d, how: how, err: act(ctx)} }
}

func (m *Model) undo() tea.Cmd {
	d, ok := m.deeds.takeBack()
	if !ok {
		m.say("Nothing to undo")
		return nil
	}
	return m.run(d, undone)
}

func (m *Model) redo() tea.Cmd {
	d, ok := m.deeds.again()
	if !ok {
		m.say("Nothing to redo")
		return nil
	}
	return m.run(d, redone)
}

// onWrote files a deed, says so, and shows what it changed.
func (m *Model) onWrote(msg wrote) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		m.deeds.putBack(msg)
		return tea.Batch(m.refresh(msg.deed.article), m.count(msg.deed.doing != ""))
	}
	m.deeds.enter(msg.deed, msg.how)
	if msg.deed.touch != nil {
		msg.deed.touch(msg.how)
	}
	switch msg.how {
	case undone:
		m.say("Undone: " + msg.deed.done)
	case redone:
		m.say("Done again: " + msg.deed.done)
	case forth:
		m.say(upper(msg.deed.done) + "  (" + m.keyOf(keys.Undo) + " undoes it)")
	}
	cmds := []tea.Cmd{m.showGone(msg), m.refresh(msg.deed.article), m.reloadBox()}
	if msg.deed.everywhere {
		if m.reading.ID != msg.deed.article {
			cmds = append(cmds, m.refresh(m.reading.ID))
		}
		cmds = append(cmds, m.settle())
	}
	return tea.Batch(cmds...)
}

// showGone takes what a deed removes off the screen, or has the list begin anew
// at what came back, and counts anew.
func (m *Model) showGone(msg wrote) tea.Cmd {
	back := msg.how == undone && msg.deed.gone != nil
	var off tea.Cmd
	if !back {
		off = m.takeOff(msg.deed.gone, msg.deed.heirs)
	}
	cmd := m.count(back || msg.deed.relist)
	if back {
		m.row = msg.deed.gone[0]
	}
	return tea.Batch(off, cmd)
}
