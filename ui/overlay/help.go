package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A Help lists the keys in force. Typing narrows it; a word that begins with j, k
// or q needs a / before it.
type Help struct {
	pen           theme.Pen
	width, height int
	keys          *keys.Map
	first         keys.Context // shown first
	remarks       []string
	top           int
	search        *Prompt
	lines         []string
}

// NewHelp lists m, beginning with the keys of the pane in which help was asked
// for, after remarks on the library and the configuration.
func NewHelp(m *keys.Map, in keys.Context, remarks ...string) *Help {
	return &Help{keys: m, first: in, remarks: remarks}
}

// Search narrows the help to words, as if they had been typed after /.
func (h *Help) Search(words string) {
	h.search = NewPrompt("/", words)
	h.search.SetScreen(h.pen, h.width-4, h.height)
	h.fill()
}

// SetScreen implements Overlay.
func (h *Help) SetScreen(pen theme.Pen, width, height int) {
	h.pen, h.width, h.height = pen, min(width, 80), height
	if h.search != nil {
		h.search.SetScreen(pen, h.width-4, height)
	}
	h.fill()
}

// room is the lines of keys that are seen at once.
func (h *Help) room() int { return max(h.height-6, 1) }

// Update implements Overlay.
func (h *Help) Update(msg tea.Msg) Intent {
	if h.search != nil {
		switch in := h.search.Update(msg).(type) {
		case Left:
			h.search = nil
			h.fill()
			return nil
		case Typed, Entered:
			h.top = 0
			h.fill()
			return nil
		case nil:
		default:
			return in
		}
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	return h.key(k.String())
}

func (h *Help) key(k string) Intent {
	typing := h.search != nil
	switch {
	case k == "down", k == "j" && !typing:
		h.scroll(1)
	case k == "up", k == "k" && !typing:
		h.scroll(-1)
	case k == "pgdown", k == "ctrl+f", k == "ctrl+d", k == "space" && !typing:
		h.scroll(h.room() - 1)
	case k == "pgup", k == "ctrl+b", k == "ctrl+u":
		h.scroll(1 - h.room())
	case typing:
	case k == "home":
		h.scroll(-len(h.lines))
	case k == "end":
		h.scroll(len(h.lines))
	case k == "/":
		h.Search("")
	case k == "q", k == "esc", k == "?", k == "ctrl+c":
		return Close{}
	case len([]rune(k)) == 1:
		h.Search(k)
	}
	return nil
}

func (h *Help) scroll(n int) {
	h.top = max(min(h.top+n, len(h.lines)-h.room()), 0)
}

// fill makes the lines: one a binding, under the name of its context.
func (h *Help) fill() {
	order := []keys.Context{h.first}
	for _, c := range keys.Contexts() {
		if c != h.first {
			order = append(order, c)
		}
	}
	words := ""
	if h.search != nil {
		words = strings.ToLower(h.search.Text())
	}
	h.lines = nil
	if words == "" {
		h.lines = h.remarked()
	}
	for _, c := range order {
		h.add(c.String(), h.pairs(h.bound(c), words))
	}
	for _, f := range h.fixed() {
		h.add(f.title, h.pairs(f.pairs, words))
	}
	if len(h.lines) == 0 {
		h.lines = []string{"  " + h.pen.Muted.Render("No key does that. Esc shows all again.")}
	}
	h.scroll(0)
}

// remarked are the remarks as lines.
func (h *Help) remarked() []string {
	var lines []string
	for _, p := range h.remarks {
		for _, l := range h.pen.Wrap(articles.Line(p), h.width-6, 0) {
			lines = append(lines, "  "+h.pen.Warn.Render(l))
		}
	}
	return lines
}

// add puts lines, if there are any, under a title.
func (h *Help) add(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	if len(h.lines) > 0 {
		h.lines = append(h.lines, "")
	}
	h.lines = append(h.lines, "  "+h.pen.Strong.Render(h.pen.Cut(title, h.width-4)))
	h.lines = append(h.lines, lines...)
}

// bound are the keys in force in c with what they do.
func (h *Help) bound(c keys.Context) (pairs [][2]string) {
	for _, b := range h.keys.Bindings() {
		if shown := strings.Join(b.Shown(), " "); b.In == c && shown != "" {
			pairs = append(pairs, [2]string{shown, b.Help})
		}
	}
	return pairs
}

// pairs are those that have words in them, as lines.
func (h *Help) pairs(all [][2]string, words string) []string {
	column := min(16, h.width/3)
	var lines []string
	for _, p := range all {
		if words != "" && !strings.Contains(strings.ToLower(p[1]), words) && !strings.Contains(p[0], words) {
			continue
		}
		key := h.pen.Draw(column, theme.Style{}, []theme.Seg{{Text: p[0], Style: h.pen.Key}}, nil)
		for i, l := range h.pen.Wrap(p[1], h.width-column-6, 0) {
			if i > 0 {
				key = theme.Blank(column)
			}
			lines = append(lines, "  "+key+" "+l)
		}
	}
	return lines
}

// View implements Overlay.
func (h *Help) View() ([]string, *tea.Cursor) {
	body := make([]string, 0, h.room()+2)
	for i := h.top; i < h.top+h.room(); i++ {
		if i < len(h.lines) {
			body = append(body, h.lines[i])
			continue
		}
		body = append(body, "")
	}
	if h.search != nil {
		line, column := h.search.Line("")
		body = append(body, " "+line)
		return frame(h.pen, h.width, "Keys", "Esc all keys", body), tea.NewCursor(column+2, len(body))
	}
	pairs := []string{"type", "to search", "Esc", "close"}
	if len(h.lines) > h.room() {
		pairs = append([]string{"j k", "scroll"}, pairs...)
	}
	body = append(body, "")
	return frame(h.pen, h.width, "Keys", foot(h.pen, h.width, pairs...), body), nil
}
