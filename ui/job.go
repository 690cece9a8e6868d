package ui

import (
	"context"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
)

// Work is shown with its progress when it has taken patience, and looked at
// again every blink.
const patience, blink = 500 * time.Millisecond, 200 * time.Millisecond

// A job is work that may take longer than a moment. Esc cancels it.
type job struct {
	words  string
	begun  time.Time
	meter  *meter
	cancel context.CancelFunc
	shown  bool // it has taken longer than patience
}

// A meter is how far work is. The zero meter is at the start of nobody knows how
// much.
type meter struct{ done, total atomic.Int64 }

// step sets how far the work is.
func (m *meter) step(done, total int) {
	m.done.Store(int64(done))
	m.total.Store(int64(total))
}

// jobDone brings what a job came to, and blinked looks at one that goes on.
type (
	jobDone struct {
		job    *job
		result tea.Msg
	}
	blinked struct{ job *job }
)

// start does work in a command. Words say what it is, in the manner of "Marking
// articles", and at how far it is.
func (m *Model) start(words string, at *meter, work func(context.Context) tea.Msg) tea.Cmd {
	ctx, cancel := context.WithCancel(m.ctx)
	j := &job{words: words, begun: m.now(), meter: at, cancel: cancel}
	m.jobs = append(m.jobs, j)
	return tea.Batch(func() tea.Msg { return jobDone{j, work(ctx)} }, m.blink(j))
}

func (m *Model) blink(j *job) tea.Cmd {
	return m.opts.Tick(blink, func(time.Time) tea.Msg { return blinked{j} })
}

// running is the job that the status line shows, if one has taken so long.
func (m *Model) running() *job {
	for _, j := range m.jobs {
		if j.shown {
			return j
		}
	}
	return nil
}

func (m *Model) onBlinked(msg blinked) tea.Cmd {
	for _, j := range m.jobs {
		if j == msg.job {
			j.shown = j.shown || m.now().Sub(j.begun) >= patience
			return m.blink(j)
		}
	}
	return nil
}

func (m *Model) onJobDone(msg jobDone) tea.Cmd {
	msg.job.cancel()
	for i, j := range m.jobs {
		if j == msg.job {
			m.jobs = append(m.jobs[:i:i], m.jobs[i+1:]...)
			break
		}
	}
	return m.take(msg.result)
}

// cancelJob ends the job that is shown.
func (m *Model) cancelJob() bool {
	j := m.running()
	if j == nil {
		return false
	}
	j.cancel()
	words := "Cancelled: " + j.words
	if j.meter.done.Load() > 0 {
		words += "; what was done stays done"
	}
	m.say(words)
	return true
}

// progress is the job that is shown, in words.
func (j *job) progress() string {
	words := articles.Line(j.words) + " …"
	if total := int(j.meter.total.Load()); total > 0 {
		words += "  " + nth(int(j.meter.done.Load()), total)
	}
	return words
}
