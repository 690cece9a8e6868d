package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// walkBatch is how many rows are read at a time where all of a list are wanted,
// and markBatch how many articles one transaction marks.
const walkBatch, markBatch = 1000, 500

// A bunch is the articles that something is done to: those whose rows are known,
// or the stretch of a list from one to another, both included.
type bunch struct {
	rows     []articles.Summary
	n        int // how many there are
	query    articles.Query
	from, to articles.ID // 0: the whole of query
}

// one reports whether the bunch is a single article.
func (b bunch) one() bool { return b.n == 1 && len(b.rows) == 1 }

// all reads the rows of the bunch, in the order of the list.
func (b bunch) all(ctx context.Context, lib Library, at *meter) ([]articles.Summary, error) {
	if b.rows != nil {
		return b.rows, nil
	}
	var out []articles.Summary
	q := b.query
	q.Limit = walkBatch
	inside, ends := b.from == 0, 0
	for {
		l, err := lib.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, r := range l.Rows {
			edge := b.from != 0 && (r.ID == b.from || r.ID == b.to)
			if inside || edge {
				out = append(out, r)
			}
			if edge {
				inside, ends = !inside && b.from != b.to, ends+1
			}
		}
		at.step(len(out), b.n)
		if len(l.Rows) < walkBatch || b.from != 0 && ends > 0 && !inside {
			break
		}
		q.After = l.Last
	}
	if b.from != 0 && inside {
		return nil, &articles.Error{Code: articles.NotFound, Op: "the end of the range is no longer in the list"}
	}
	return out, nil
}

// bunch is the articles that keys act on now: the range in the list, the chosen
// article there, or the open one.
func (m *Model) bunch() (bunch, bool) {
	if m.shape.focus == listPane {
		if b, ok := m.ranged(); ok {
			return b, true
		}
	}
	s, ok := m.subject()
	return bunch{rows: []articles.Summary{s}, n: 1}, ok
}

// ranged is the articles that were chosen in the list, where several are.
func (m *Model) ranged() (bunch, bool) {
	r, ok := m.list.Range()
	if !ok {
		return bunch{}, false
	}
	return bunch{rows: r.Rows, n: r.N, query: m.query(), from: r.From, to: r.To}, true
}

// A marking is a state of articles that keys turn on and off.
type marking struct {
	is   func(articles.Summary) bool
	let  func(*articles.Summary, bool)
	keep func(ctx context.Context, ids []articles.ID, on bool) error
	on   string // "starred": what the status line says
	off  string
}

// mark turns a state on for a bunch or, where all have it already, off.
func (m *Model) mark(b bunch, k marking, on bool) tea.Cmd {
	done := k.off
	if on {
		done = k.on
	}
	if !b.one() {
		done = articles.Counted(b.n, "article") + " " + done
	}
	lib := m.opts.Library
	var ids []articles.ID
	d := deed{done: done}
	at := new(meter)
	if b.one() {
		d.article = b.rows[0].ID
	} else {
		d.doing, d.at = "Marking articles", at
	}
	d.do = func(ctx context.Context) error {
		if ids == nil {
			rows, err := b.all(ctx, lib, at)
			if err != nil {
				return err
			}
			ids = make([]articles.ID, 0, len(rows))
			for _, r := range rows {
				if k.is(r) != on {
					ids = append(ids, r.ID)
				}
			}
		}
		return inBatches(ctx, ids, at, func(ids []articles.ID) error { return k.keep(ctx, ids, on) })
	}
	d.undo = func(ctx context.Context) error {
		return inBatches(ctx, ids, at, func(ids []articles.ID) error { return k.keep(ctx, ids, !on) })
	}
	d.touch = func(how way) {
		on := on == (how != undone)
		m.touch(ids, func(s *articles.Summary) { k.let(s, on) })
	}
	m.list.EndRange()
	return m.run(d, forth)
}

// inBatches has f do ids, some at a time, so that it can be cancelled between.
func inBatches(ctx context.Context, ids []articles.ID, at *meter, f func([]articles.ID) error) error {
	done := 0
	for part := range slices.Chunk(ids, markBatch) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f(part); err != nil {
			return err
		}
		done += len(part)
		at.step(done, len(ids))
	}
	return nil
}

// touch changes what is shown of articles, where they are shown.
func (m *Model) touch(ids []articles.ID, by func(*articles.Summary)) {
	if len(ids) == 0 {
		return
	}
	in := make(map[articles.ID]bool, len(ids))
	for _, id := range ids {
		in[id] = true
	}
	m.list.ChangeAll(func(s *articles.Summary) {
		if in[s.ID] {
			by(s)
		}
	})
	if in[m.reading.ID] {
		s := articles.Summary{Article: m.reading.Article, State: m.reading.State}
		by(&s)
		m.reading.Article, m.reading.State = s.Article, s.State
	}
}

func (m *Model) starring() marking {
	return marking{
		is: func(s articles.Summary) bool { return s.Starred }, let: func(s *articles.Summary, on bool) { s.Starred = on },
		keep: m.opts.Library.SetStarred, on: "starred", off: "star taken away",
	}
}

func (m *Model) readMarking() marking {
	return marking{
		is: func(s articles.Summary) bool { return s.Read }, let: func(s *articles.Summary, on bool) { s.Read = on },
		keep: m.opts.Library.SetRead, on: "marked read", off: "marked unread",
	}
}

// toggle turns a state on, or off where all rows that are known have it.
func (m *Model) toggle(k marking) tea.Cmd {
	b, ok := m.bunch()
	if !ok {
		return m.noSubject()
	}
	on := len(b.rows) == 0 || slices.ContainsFunc(b.rows, func(s articles.Summary) bool { return !k.is(s) })
	return m.mark(b, k, on)
}

// allRead is what is confirmed before a view is marked read.
type allRead struct{ bunch bunch }

// askAllRead counts the unread articles of the range or the view, loaded or not,
// and asks before they are marked read.
func (m *Model) askAllRead() tea.Cmd {
	if b, ok := m.ranged(); ok {
		return func() tea.Msg { return unreadHere{bunch: b} }
	}
	lib, ctx, q := m.opts.Library, m.ctx, m.query()
	q.Unread, q.Joined = true, false // those under a row are in the view, too
	return func() tea.Msg {
		n, err := lib.Count(ctx, q)
		return unreadHere{bunch{n: n, query: q}, err}
	}
}

func (m *Model) onUnreadHere(msg unreadHere) tea.Cmd {
	switch {
	case msg.err != nil:
		m.fail(msg.err)
	case msg.bunch.n == 0:
		m.say("All read already")
	default:
		return m.over(&overlay.Confirm{Question: "Mark " + articles.Counted(msg.bunch.n, "article") + " read?", What: allRead{msg.bunch}})
	}
	return nil
}
