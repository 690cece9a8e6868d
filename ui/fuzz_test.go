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
)

// keyboard is the keys that a monkey presses. Suspend is left out.
const keyboard = `j k J K ^d ^u ^f ^b gg G space 1 2 3 tab h l / n N ^o ^n \ < > z u ^r ? esc q enter s r A U S gv y D
	]p [p ]c [c ]q [q ]a [a ]h ]l ]] [[ * # ( ) { } v V H a dd Y w b e iw is ip o gp gc gq gn ^s ^l 5 7 x backspace up down pgdown pgup`

// A monkey at the keyboard, at a window whose size keeps changing, on hostile
// articles: nothing panics, no line is too long, nothing steers the terminal.
// ONRECORD_LONG presses 10,000 keys, otherwise it is 600.
func TestMonkey(t *testing.T) {
	t.Parallel()
	presses := 600
	if os.Getenv("ONRECORD_LONG") != "" {
		presses = 10_000
	}
	all := strings.Fields(keyboard)
	for seed := range uint64(2) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(seed, 14))
			d := begin(t, newLookup(append(readings(), hostile())...), 120, 40, ui.Options{})
			width, height := 120, 40
			for i := range presses {
				if rng.IntN(12) == 0 {
					width, height = 18+rng.IntN(180), 4+rng.IntN(60)
					d.send(tea.WindowSizeMsg{Width: width, Height: height})
				}
				k := all[rng.IntN(len(all))]
				d.press(k)
				clean(t, fmt.Sprintf("key %d, %s", i, k), d.model.View().Content, ansi.WcWidth, width, height)
				if d.ended { // the monkey found q: the screen is opened anew
					d = begin(t, newLookup(append(readings(), hostile())...), width, height, ui.Options{Open: 1})
				}
			}
		})
	}
}
