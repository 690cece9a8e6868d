package ui_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/ui"
)

// venom holds what a text must never do to a terminal.
var venom = strings.Join([]string{
	"\x1b[31mred\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;javascript:x\x1b\\link\x1b]8;;\x1b\\", "\u009b31m", "\x9b3m", "\x1bP q\x1b\\", "\x1b_apc\x1b\\",
	"\x07\x08\x00\x7f", "\r\n\x0b\x0c", "\u202eright to left\u202c", "\u200b\u2060\ufeff", "\U000e0041", "e" + strings.Repeat("\u0301", 80),
	"日本語の長い題名", "👩‍👩‍👧‍👦👍🏽🇫🇷", "כתב עברי \u200f", "ﷺ", "क्षत्रिय", "a\u00adb", strings.Repeat("long", 60), "\xff\xfe", "\x1b]52;c;aGk=\x07", "\x1b[",
}, " ")

// hostile is an article with finds and notes made of venom, as they would be if
// whatever wrote the library had not cleaned them.
func hostile() articles.Reading {
	body := articles.Clean("# " + venom + "\n\n" + venom + " “" + venom + "” [" + venom + "](https://example.org/" + venom + ")\n\n```\n" + venom + "\n```\n\n| " + venom + " | b |\n|---|---|\n| c | " + venom + " |\n")
	span := articles.Span{Lo: 2, Hi: min(60, len(body))}
	for !utf8.RuneStart(body[span.Hi]) {
		span.Hi++
	}
	entity := func(k articles.Kind) articles.Entity {
		return articles.Entity{Kind: k, Name: venom, Code: venom, Role: venom, Mentions: []articles.Mention{{Span: span, Text: venom}}}
	}
	return articles.Reading{
		Article: articles.Article{ID: 1, Title: venom, Source: venom, Byline: venom, URL: venom, Body: body, Revision: 1, Added: noon, Tags: []string{"t\x1b[2J\u202e"}},
		Analysis: articles.Analysis{
			Reader: venom, People: []articles.Entity{entity(articles.Person)}, Countries: []articles.Entity{entity(articles.Country)},
			Quotes: []articles.Quote{{Span: span, Text: venom, CueText: venom, Kind: articles.QuoteKind(venom), Speaker: articles.Speaker{Name: venom, Text: venom}}},
		},
		Annotations: []articles.Annotation{
			{ID: "1", Article: 1, Span: span, Note: venom, Kind: articles.NoteKind(venom), Tags: []string{venom}, Selector: articles.Selector{Exact: venom}},
			{ID: "2", Article: 1, Placement: articles.Lost, Note: venom, Selector: articles.Selector{Exact: venom}},
		},
	}
}

// clean fails on any byte in content that could steer the terminal, and on lines
// that are too long or too many.
func clean(t testing.TB, where, content string, method ansi.Method, width, height int) {
	t.Helper()
	lines := strings.Split(content, "\n")
	if len(lines) > height {
		t.Fatalf("%s: %d lines on %d rows", where, len(lines), height)
	}
	if !utf8.ValidString(content) {
		t.Fatalf("%s: invalid UTF-8", where)
	}
	for y, line := range lines {
		if w := method.StringWidth(line); w > width {
			t.Fatalf("%s: line %d is %d cells wide, more than %d: %q", where, y, w, width, line)
		}
		if at := steering(line); at >= 0 {
			t.Fatalf("%s: line %d has %q", where, y, line[at:min(at+24, len(line))])
		}
	}
}

// steering is where s has a control that is neither one of our styles (SGR) nor
// a link to http, https or mailto (OSC 8); -1 where it has none.
func steering(s string) int {
	for i := 0; i < len(s); {
		if rest := s[i:]; rest[0] == 0x1b {
			n := ours(rest)
			if n == 0 {
				return i
			}
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < 0x20 || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return i
		}
		i += n
	}
	return -1
}

// ours is the length of the escape sequence that s begins with, 0 where it is not
// one that the screen may write.
func ours(s string) int {
	if rest, ok := strings.CutPrefix(s, "\x1b["); ok {
		n := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("0123456789;:", r) })
		if n < 0 || rest[n] != 'm' {
			return 0
		}
		return len("\x1b[") + n + 1
	}
	rest, ok := strings.CutPrefix(s, "\x1b]8;")
	if !ok {
		return 0
	}
	end := strings.IndexAny(rest, "\x07\x1b")
	if end < 0 {
		return 0
	}
	_, url, _ := strings.Cut(rest[:end], ";")
	if url != "" && !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "mailto:") {
		return 0
	}
	if rest[end] == 0x1b {
		end++
	}
	return len("\x1b]8;") + end + 1
}

// walks are keys that lead through every pane, overlay, prompt and notice, each
// from a fresh screen.
var walks = []string{
	"enter j G gg ]p n ]c ]q ]a ]h ]l ]] H u a tab r esc y Y v ww esc / x enter esc",
	"enter gg ]p gr j k G / x enter esc esc ?q", //nolint:dupword // keys
	"enter gg ]p gd jj G y enter",
	"gQ / x enter j s o y gd q esc esc", //nolint:dupword // keys
	"gN j / x enter esc x a esc enter",
	"g/ x down enter esc g/ x esc",
	"enter ?q [q i j enter gg ]p i gd q esc ]l f f",
	"enter gs j y G enter ?q esc ^o",
	"enter 3 j ] j ] j enter ] j enter a esc dd u",
	`enter \ \ zz ? G / n o enter esc q 2 esc`,
	"s r t esc UU S esc gv j enter gv esc / x enter esc D n A n ^o ^n > <",
	"gf G enter esc",
}

func TestNothingHostileReachesTheScreen(t *testing.T) {
	t.Parallel()
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}, {23, 9}} {
			t.Run(fmt.Sprintf("%d %dx%d", method, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				opened := map[string]bool{}
				for _, walk := range walks {
					hike(t, walk, method, size[0], size[1], opened)
				}
				for box := range strings.FieldsSeq("AllNotes Confirm Dossier Help Hints Ledger Menu Note References Search Sources Why") {
					if !opened["*overlay."+box] && size[0] == 120 {
						t.Errorf("no walk led to %s", box)
					}
				}
			})
		}
	}
}

// hike presses the keys of a walk over hostile articles, and notes which boxes
// it opens.
func hike(t *testing.T, walk string, method ansi.Method, width, height int, opened map[string]bool) {
	t.Helper()
	d := begin(t, newLookup(hostile()), width, height, ui.Options{Problems: []string{venom}})
	if method == ansi.GraphemeWidth {
		d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	}
	clean(t, "start", d.model.View().Content, method, width, height)
	for _, k := range sequence(t, walk) {
		d.send(key(k))
		v := d.model.View()
		clean(t, walk+", after "+k, v.Content, method, width, height)
		if at := steering(v.WindowTitle); at >= 0 {
			t.Fatalf("window title %q", v.WindowTitle)
		}
		for _, box := range d.model.Boxes() {
			opened[box] = true
		}
	}
	d.send(tea.PasteMsg{Content: venom})
	clean(t, walk+", after a paste", d.model.View().Content, method, width, height)
	if d.ended {
		t.Fatalf("%s: the screen ended", walk)
	}
}

func TestNoLineIsTooLongAtAnyWidth(t *testing.T) {
	t.Parallel()
	lib := newLookup(append(readings(), hostile())...)
	d := begin(t, lib, 120, 40, ui.Options{Open: 2})
	widths := []int{20, 21, 29, 40, 66, 89, 90, 119, 120, 160, 300}
	if os.Getenv("ONRECORD_LONG") != "" {
		widths = nil
		for w := 20; w <= 300; w++ {
			widths = append(widths, w)
		}
	}
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ASCII} {
		d.send(tea.ColorProfileMsg{Profile: profile})
		for _, width := range widths {
			for _, height := range []int{3, 4, 5, 6, 12, 19, 50} {
				d.send(tea.WindowSizeMsg{Width: width, Height: height})
				for _, k := range []string{"1", "2", "3", "enter", "2", "?", "esc", "a", "esc", "3", "g", "r", "j", "esc", "g", "d", "G", "esc", "g", "Q", "j", "esc", "g", "N", "j", "/", "x", "esc", "esc", "g", "/", "x", "down", "esc", "g", "p", "i", "j", "esc", "2", "f", "f", "3", "g", "s", "G", "enter", "j", "esc", "esc"} {
					d.send(key(k))
					clean(t, fmt.Sprintf("%d×%d after %s", width, height, k), d.model.View().Content, ansi.WcWidth, width, height)
				}
			}
		}
	}
}

func TestEveryRowIsFilled(t *testing.T) {
	t.Parallel()
	d := begin(t, newLookup(readings()...), 120, 40, ui.Options{})
	for _, size := range [][2]int{{20, 3}, {40, 4}, {30, 5}, {20, 6}, {40, 12}, {89, 20}, {90, 20}, {119, 30}, {120, 40}, {160, 50}, {300, 80}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, k := range []string{"1", "2", "3"} {
			d.send(key(k))
			lines := strings.Split(d.model.View().Content, "\n")
			if len(lines) != size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			for y, l := range lines {
				if w := ansi.WcWidth.StringWidth(l); w != size[0] {
					t.Errorf("%v: line %d is %d cells wide: %q", size, y, w, ansi.Strip(l))
				}
			}
		}
	}
}
