package overlay

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// mostOffers is how many completions are shown at once.
const mostOffers = 8

// An offer is the completions of what has been typed, with the one that Tab has
// put into the prompt; -1: none yet.
type offer struct {
	all []Choice
	on  int
}

// A memory is what was entered before, newest last, and where Up has gone in it.
type memory struct {
	past  []string
	at    int    // in past; its length: what is being typed
	draft string // that, while Up has gone away from it
}

// Offer sets the texts that Tab puts into the prompt, with a few words on each.
func (p *Prompt) Offer(all []Choice) { p.offer = offer{all, -1} }

// Remember sets what was entered before, newest last: Up and Down go through it.
func (p *Prompt) Remember(past []string) { p.memory = memory{past: past, at: len(past)} }

// complete puts the next offer into the prompt, or the one before. Typed is not
// told, so that the offers stay as they are.
func (p *Prompt) complete(step int) Intent {
	n := len(p.offer.all)
	if n == 0 {
		return nil
	}
	if p.offer.on += step; p.offer.on < -1 {
		p.offer.on = n - 1
	}
	p.offer.on = (p.offer.on + n) % n
	p.set(p.offer.all[p.offer.on].Text)
	if text := p.offer.all[p.offer.on].Text; n == 1 || strings.HasSuffix(text, " ") {
		return Typed{p.raw()}
	}
	return nil
}

// recall puts what was entered before into the prompt.
func (p *Prompt) recall(step int) Intent {
	m := &p.memory
	to := m.at + step
	if to < 0 || to > len(m.past) {
		return nil
	}
	if m.at == len(m.past) {
		m.draft = p.Text()
	}
	if m.at = to; to == len(m.past) {
		p.set(m.draft)
	} else {
		p.set(m.past[to])
	}
	return Typed{p.raw()}
}

func (p *Prompt) set(text string) {
	whole := strings.HasSuffix(text, " ")
	text = articles.Line(text)
	if whole {
		text += " "
	}
	p.input.SetValue(text)
	p.input.CursorEnd()
}

// special does what only prompts with offers or a memory do.
func (p *Prompt) special(k tea.KeyPressMsg) (Intent, bool) {
	switch k.String() {
	case "tab":
		return p.complete(1), true
	case "shift+tab":
		return p.complete(-1), true
	case "up", "ctrl+p":
		return p.recall(-1), true
	case "down", "ctrl+n":
		return p.recall(1), true
	}
	return nil, false
}

// Offers are the completions as lines of equal width, for above the prompt; nil
// where there are none, or too little room.
func (p *Prompt) Offers(width, height int) []string {
	rows := min(len(p.offer.all), mostOffers, height-2)
	if rows <= 0 || width < 12 {
		return nil
	}
	wide, notes := 0, 0
	top := max(min(p.offer.on-rows+1, len(p.offer.all)-rows), 0)
	shown := p.offer.all[top : top+rows]
	for _, c := range shown {
		wide, notes = max(wide, p.pen.Width(articles.Line(c.Text))), max(notes, p.pen.Width(articles.Line(c.Note)))
	}
	w := min(wide+notes+5, width)
	lines := make([]string, 0, rows)
	for i, c := range shown {
		under := p.pen.Bar
		if top+i == p.offer.on {
			under = p.pen.Row
		}
		text := articles.Line(c.Text)
		lines = append(lines, p.pen.Draw(w, under, []theme.Seg{
			{Text: " "},
			{Text: text, Style: p.pen.Text},
			{Text: theme.Blank(wide - p.pen.Width(text) + 2)},
			{Text: articles.Line(c.Note), Style: p.pen.Muted},
		}, nil))
	}
	return slices.Clip(lines)
}
