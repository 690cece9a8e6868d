package keys

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// named are the keys that are written as words, with how they are shown.
var named = map[string]string{
	"enter": "Enter", "esc": "Esc", "space": "Space", "tab": "Tab", "backspace": "Backspace", "delete": "Del", "insert": "Ins",
	"up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home", "end": "End", "pgup": "PgUp", "pgdown": "PgDn",
}

// Parse reads a sequence of keys: "gg", "]p", "ctrl+d" or "^d", "space",
// "g enter". Keys are parted by blanks; a part that is neither a named key nor
// has a modifier is one key for each of its characters. The keys come back as
// Bubble Tea names them. What cannot be shown is no key.
func Parse(s string) ([]string, error) {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) && !unicode.IsSpace(r) }) {
		return nil, fmt.Errorf("keys %q: no key is written so", s)
	}
	var seq []string
	for part := range strings.FieldsSeq(s) {
		ks, err := parsePart(part)
		if err != nil {
			return nil, fmt.Errorf("keys %q: %w", s, err)
		}
		seq = append(seq, ks...)
	}
	if len(seq) == 0 {
		return nil, fmt.Errorf("keys %q: no key", s)
	}
	return seq, nil
}

func parsePart(part string) ([]string, error) {
	if rest, ok := strings.CutPrefix(part, "^"); ok && len(rest) == 1 {
		return []string{"ctrl+" + strings.ToLower(rest)}, nil
	}
	if _, ok := named[part]; ok {
		return []string{part}, nil
	}
	if mod, key, ok := strings.Cut(part, "+"); ok && mod != "" && key != "" {
		return parseModified(part, mod, key)
	}
	seq := make([]string, 0, utf8.RuneCountInString(part))
	for _, r := range part {
		seq = append(seq, string(r))
	}
	return seq, nil
}

func parseModified(part, mod, key string) ([]string, error) {
	switch mod {
	case "ctrl", "alt", "shift":
	default:
		return nil, fmt.Errorf("no modifier %q (there are ctrl, alt, shift)", mod)
	}
	if _, ok := named[key]; !ok && utf8.RuneCountInString(key) != 1 {
		return nil, fmt.Errorf("no key %q", key)
	}
	return []string{part}, nil
}

// Show is seq as help and hints write it: "gg", "^d", "Space", "g Enter".
func Show(seq []string) string {
	var b strings.Builder
	word := false
	for i, k := range seq {
		s := showKey(k)
		long := utf8.RuneCountInString(s) > 1
		if i > 0 && (long || word) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		word = long
	}
	return b.String()
}

func showKey(k string) string {
	if s, ok := named[k]; ok {
		return s
	}
	mod, key, ok := strings.Cut(k, "+")
	if !ok || mod == "" || key == "" {
		return k
	}
	if mod == "ctrl" && len(key) == 1 {
		return "^" + key
	}
	return strings.ToUpper(mod[:1]) + mod[1:] + "-" + showKey(key)
}
