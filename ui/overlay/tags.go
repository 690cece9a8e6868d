package overlay

import (
	"slices"
	"strings"

	"onrecord/articles"
)

// Tags are typed with commas between them, or each with a #.

func joinTags(tags []string) string {
	lines := make([]string, len(tags))
	for i, t := range tags {
		lines[i] = articles.Line(t)
	}
	return strings.Join(lines, ", ")
}

// splitTags are the tags in what was typed, each once.
func splitTags(typed string) []string {
	var tags []string
	for part := range strings.SplitSeq(typed, ",") {
		part = strings.TrimSpace(part)
		each := []string{part}
		if rest, ok := strings.CutPrefix(part, "#"); ok {
			each = strings.Split(rest, " #")
		}
		for _, t := range each {
			if t = articles.Line(t); t != "" && !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	return tags
}

// A completion goes through the tags that begin as the last one typed.
type completion struct {
	known []string
	going bool
	typed string // before the first Tab
	next  int
}

func (c *completion) end() { c.going = false }

// offers are the tags that would complete what was typed.
func (c *completion) offers(typed string) []string {
	if c.going {
		typed = c.typed
	}
	_, stem := lastTag(typed)
	if stem == "" {
		return nil
	}
	var out []string
	others := splitTags(typed)
	for _, t := range c.known {
		if len(t) > len(stem) && strings.EqualFold(t[:len(stem)], stem) && !slices.Contains(others, t) {
			out = append(out, t)
		}
	}
	return out
}

// lastTag parts the last tag from what is before it.
func lastTag(typed string) (before, stem string) {
	i := strings.LastIndexAny(typed, ",#") + 1
	stem = strings.TrimLeft(typed[i:], " ")
	return typed[:len(typed)-len(stem)], stem
}

// complete puts the next offer in place of the last tag; false where there is
// none.
func (n *Note) complete() bool {
	c := &n.completion
	if !c.going {
		c.typed, c.next = n.tags.Value(), 0
	}
	offers := c.offers(c.typed)
	if len(offers) == 0 {
		return false
	}
	c.going = true
	before, _ := lastTag(c.typed)
	n.tags.SetValue(before + offers[c.next%len(offers)])
	n.tags.CursorEnd()
	c.next++
	return true
}
