package ui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// typing is what a monkey types into prompts, editors and boxes.
const typing = `a z x 1 / : ? - space backspace enter esc tab shift+tab up down left right home end ^s ^a ^e ^w ^k ^v`

// keyboard is the keys that a monkey presses: all that do something anywhere,
// but suspending, and those of prompts.
func keyboard(tb testing.TB) []string {
	tb.Helper()
	var all []string
	for _, b := range keys.Default().Bindings() {
		if b.Action != keys.Suspend {
			all = append(all, b.Keys...)
		}
	}
	return append(all, strings.Fields(typing)...)
}

// A monkey at the keyboard and the mouse, at a window whose size keeps changing,
// on hostile articles, in both ways to measure width: nothing panics, no line is
// too long, nothing steers the terminal, and what the panes remember is what they
// would draw anew. ONRECORD_LONG presses 10,000 keys, and then every kind of box
// has been open; otherwise it is 250 for each of four monkeys. A number in it is
// the seed of the first one.
func TestMonkey(t *testing.T) {
	t.Parallel()
	presses, long := 250, os.Getenv("ONRECORD_LONG")
	if long != "" {
		presses = 10_000
	}
	first, _ := strconv.ParseUint(long, 10, 64)
	for seed := first; seed < first+4; seed++ {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			m := newMonkey(t, seed)
			m.play(presses)
			for _, box := range strings.Fields(boxes) {
				if long != "" && !m.opened["*overlay."+box] {
					t.Errorf("seed %d never opened %s", seed, box)
				}
			}
		})
	}
}

// ways lead to boxes that chance seldom finds.
var ways = strings.Split(`1 D|1 gv|1 S|1 gs|1 gs G k enter|2 gs G k enter|2 gs j enter|2 gg f|2 f|2 ]q i|3 gp i|3 gp =|3 gq c|g/|gQ|gN|?|2 a|3 gl|3 gp gd|3 gp gr`, "|") //nolint:dupword // keys

// boxes are all that there are.
const boxes = `AllNotes Changes Confirm Dossier Help Hints Ledger Menu Note Pick References Search Sources Why`

// A monkey presses keys that chance gives it.
type monkey struct {
	*testing.T
	rng           *rand.Rand
	keys          []string
	d             *driver
	width, height int
	method        ansi.Method
	theme         string
	opened        map[string]bool // kinds of boxes
}

func newMonkey(t *testing.T, seed uint64) *monkey {
	t.Helper()
	names := theme.Names()
	m := &monkey{
		T: t, rng: rand.New(rand.NewPCG(seed, 14)), keys: keyboard(t), width: 120, height: 40,
		theme: names[int(seed*3)%len(names)], method: ansi.WcWidth, opened: map[string]bool{},
	}
	if seed%2 == 1 {
		m.method = ansi.GraphemeWidth
	}
	m.begin()
	return m
}

func (m *monkey) begin() {
	m.Helper()
	m.d = begin(m, newLookup(append(readings(), hostile())...), m.width, m.height, ui.Options{Theme: m.theme, Mouse: true, Open: 4})
	if m.method == ansi.GraphemeWidth {
		m.d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	}
}

func (m *monkey) play(presses int) {
	m.Helper()
	for i := range presses {
		where := fmt.Sprintf("%s, %d×%d, deed %d: %s", m.theme, m.width, m.height, i, m.deed())
		content := m.d.model.View().Content
		for _, box := range m.d.model.Boxes() {
			m.opened[box] = true
		}
		clean(m, where, content, m.method, m.width, m.height)
		if again := m.d.model.Redrawn(); again != content {
			m.Fatalf("%s: the screen is\n%s\nand drawn anew\n%s", where, ansi.Strip(content), ansi.Strip(again))
		}
		if m.d.ended { // the monkey found q: the screen is opened anew
			m.begin()
		}
	}
}

// deed does something, and says what.
func (m *monkey) deed() string {
	m.Helper()
	x, y := m.rng.IntN(m.width), m.rng.IntN(m.height)
	switch m.rng.IntN(24) {
	case 0:
		m.width, m.height = 20+m.rng.IntN(281), 3+m.rng.IntN(78)
		m.d.send(tea.WindowSizeMsg{Width: m.width, Height: m.height})
		return "resize"
	case 1:
		m.d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		m.d.send(tea.MouseMotionMsg{X: x + m.rng.IntN(9), Y: y, Button: tea.MouseLeft})
		m.d.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
		return fmt.Sprintf("click %d,%d", x, y)
	case 2:
		m.d.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
		return "wheel"
	case 3:
		m.d.send(tea.PasteMsg{Content: venom})
		return "paste"
	case 4:
		way := ways[m.rng.IntN(len(ways))]
		for _, k := range sequence(m, "esc Y y esc k esc "+way) {
			m.d.send(key(k))
		}
		return "way " + way
	}
	k := m.keys[m.rng.IntN(len(m.keys))]
	m.d.press(k)
	return k
}
