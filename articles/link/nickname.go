package link

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed nicknames.txt
var nicknamesTxt string

// nicknames are given names, folded, by their short and pet forms.
var nicknames = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(nicknamesTxt) {
		short, names, ok := strings.Cut(line, "|")
		if short = strings.TrimSpace(short); ok && !strings.HasPrefix(short, "#") {
			out[short] = strings.Fields(names)
		}
	}
	return out
})
