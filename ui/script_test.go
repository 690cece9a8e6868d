package ui_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/articles"
	"onrecord/ui"
	"onrecord/ui/keys"
)

var update = flag.Bool("update", false, "write the pictures of the scripts anew")

// TestScripts plays testdata/*.txtar: what a reader does, a line each, and what
// the screen then shows. After every key, whatever the script asks for, no line
// may be longer than the screen and nothing may steer the terminal.
//
// An archive's comment is the script. Its Markdown files, if it has any, are the
// articles instead of [stories], newest first; names in them are found by [finds].
// Blank lines and lines that begin with # mean nothing; the others are
//
//	screen 120x40 [theme=dark] [open=2] [mouse] [ACTION=KEYS …]
//	                       begin, with a fresh library, and actions bound anew
//	keys enter ]p 5j       press keys, written as in the key map
//	type grain ships       type text, letter by letter
//	paste some words       paste text
//	size 80x24             change the window
//	click 5,4              press and release the mouse; "double 5,4" twice
//	drag 5,4 9,4           press, move and release it
//	wheel 5,4 down         turn its wheel
//	sees A | B             the screen shows each text
//	lacks A | B            the screen shows none of them
//	says A | B             the status line has each
//	is A                   the status line is A
//	copied A | B           the clipboard was given each
//	row 3 A | B            row 3 of the screen, from 0, has each
//	picture NAME           the screen is the archive's file NAME (-update writes it)
//	ends                   the screen has ended
func TestScripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("scripts: %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			playFile(t, file)
		})
	}
}

func playFile(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := &play{t: t, archive: txtar.Parse(text)}
	line := 0
	for l := range strings.Lines(string(p.archive.Comment)) {
		line++
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		verb, rest, _ := strings.Cut(l, " ")
		p.where = fmt.Sprintf("%s:%d: %s", filepath.Base(file), line, l)
		p.do(verb, strings.TrimSpace(rest))
	}
	if p.drawn {
		if err := os.WriteFile(file, txtar.Format(p.archive), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A play is a script that is being played.
type play struct {
	t             *testing.T
	archive       *txtar.Archive
	where         string // the line, for failures
	d             *driver
	width, height int
	drawn         bool // a picture was written
}

func (p *play) fail(format string, args ...any) {
	p.t.Helper()
	words := p.where + "\n" + fmt.Sprintf(format, args...)
	if p.d != nil {
		words += "\n" + p.d.screen()
	}
	p.t.Fatal(words)
}

func (p *play) do(verb, rest string) {
	p.t.Helper()
	if p.d == nil && verb != "screen" {
		p.fail("a script begins with screen")
	}
	switch verb {
	case "screen":
		p.screen(strings.Fields(rest))
	case "keys":
		for _, k := range sequence(p.t, rest) {
			p.send(key(k))
		}
	case "type":
		for _, r := range rest {
			p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	case "paste":
		p.send(tea.PasteMsg{Content: rest})
	case "size":
		p.width, p.height = p.pair(rest, "x")
		p.send(tea.WindowSizeMsg{Width: p.width, Height: p.height})
	case "click", "double", "drag", "wheel":
		p.mouse(verb, strings.Fields(rest))
	default:
		p.expect(verb, rest)
	}
}

// send gives the model a message, and looks at what it draws.
func (p *play) send(msg tea.Msg) {
	p.t.Helper()
	p.d.send(msg)
	clean(p.t, p.where, p.d.model.View().Content, ansi.WcWidth, p.width, p.height)
}

func (p *play) screen(words []string) {
	p.t.Helper()
	var o ui.Options
	bound := map[keys.Action][]string{}
	for _, w := range words[1:] {
		name, value, _ := strings.Cut(w, "=")
		switch name {
		case "theme":
			o.Theme = value
		case "mouse":
			o.Mouse = true
		case "open":
			o.Open = articles.ID(p.number(value))
		default:
			bound[keys.Action(name)] = []string{value}
		}
	}
	m, problems := keys.Default().Rebind(bound)
	if len(problems) > 0 {
		p.fail("keys: %s", strings.Join(problems, "; "))
	}
	o.Keys = m
	as := stories()
	if own := p.articles(); len(own) > 0 {
		as = own
	}
	p.width, p.height = p.pair(words[0], "x")
	p.d = start(p.t, library(p.t, as...), p.width, p.height, o)
}

// articles are the Markdown files of the archive.
func (p *play) articles() (as []articles.Article) {
	for i, f := range p.archive.Files {
		if !strings.HasSuffix(f.Name, ".md") {
			continue
		}
		title, _, _ := strings.Cut(strings.TrimPrefix(string(f.Data), "# "), "\n")
		as = append(as, story(title, "The Coastal Gazette", string(f.Data), i))
	}
	return as
}

func (p *play) mouse(verb string, words []string) {
	p.t.Helper()
	x, y := p.pair(words[0], ",")
	press := func(x, y int) { p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	release := func(x, y int) { p.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	switch verb {
	case "wheel":
		b := tea.MouseWheelDown
		if words[1] == "up" {
			b = tea.MouseWheelUp
		}
		p.send(tea.MouseWheelMsg{X: x, Y: y, Button: b})
	case "drag":
		press(x, y)
		x, y = p.pair(words[1], ",")
		p.send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
		release(x, y)
	case "double":
		press(x, y)
		release(x, y)
		fallthrough
	default:
		press(x, y)
		release(x, y)
	}
}

func (p *play) expect(verb, rest string) {
	p.t.Helper()
	in, want := "", true
	switch verb {
	case "sees":
		in = p.d.screen()
	case "lacks":
		in, want = p.d.screen(), false
	case "says":
		in = p.d.status()
	case "copied":
		in = p.d.copied
	case "row":
		n, texts, _ := strings.Cut(rest, " ")
		in, rest = strings.Split(p.d.screen(), "\n")[p.number(n)], texts
	case "is":
		if got := p.d.status(); got != rest {
			p.fail("the status line is %q", got)
		}
		return
	case "picture":
		p.picture(rest)
		return
	case "ends":
		if !p.d.ended {
			p.fail("the screen has not ended")
		}
		return
	default:
		p.fail("there is no %q in scripts", verb)
	}
	for text := range strings.SplitSeq(rest, " | ") {
		if text = strings.TrimSpace(text); strings.Contains(in, text) != want {
			p.fail("%q: found %v, want %v", text, !want, want)
		}
	}
}

// picture compares the screen, without blanks at the ends of lines, to a file of
// the archive.
func (p *play) picture(name string) {
	p.t.Helper()
	lines := strings.Split(p.d.screen(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	got := strings.Join(lines, "\n") + "\n"
	for i, f := range p.archive.Files {
		switch {
		case f.Name != name:
		case *update:
			p.archive.Files[i].Data, p.drawn = []byte(got), true
			return
		default:
			if d := cmp.Diff(strings.Split(string(f.Data), "\n"), strings.Split(got, "\n")); d != "" {
				p.fail("not the picture %s (-want +got):\n%s", name, d)
			}
			return
		}
	}
	if !*update {
		p.fail("there is no file %s", name)
	}
	p.archive.Files, p.drawn = append(p.archive.Files, txtar.File{Name: name, Data: []byte(got)}), true
}

// pair is two numbers with sep between them.
func (p *play) pair(s, sep string) (int, int) {
	p.t.Helper()
	a, b, _ := strings.Cut(s, sep)
	return p.number(a), p.number(b)
}

func (p *play) number(s string) int {
	p.t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		p.fail("%q is no number", s)
	}
	return n
}
