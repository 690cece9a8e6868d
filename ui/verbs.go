package ui

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
	"onrecord/ui/side"
	"onrecord/ui/theme"
)

// A verb is a command of the command line that takes words. Actions, which take
// none, are commands by their own names.
type verb struct {
	name, takes, help string
	words             func() []string // that it may take; nil: any
	do                func(words string) (tea.Cmd, error)
}

// verbs are the commands that take words. To add one: a row.
func (m *Model) verbs() []verb {
	return []verb{
		{"set", "NAME=VALUE", "change a setting until the end", settings, m.set},
		{"theme", "NAME", "change the colours", theme.Names, m.setTheme},
		{"view", "NAME", "show a view of the list", m.viewNames, m.verbView},
		{"sort", "ORDER", "order the list", m.sortNames, m.verbSort},
		{"filter", "QUERY", "show only what matches", nil, func(w string) (tea.Cmd, error) { return tea.Batch(m.focus(listPane), m.setFilter(w)), nil }},
		{"find", "WORDS", "find in the text", nil, m.verbFind},
		{"name", "NAME", "go to a person or country of this article", m.namesHere, m.verbName},
		{"tag", "WORDS", "tag: words add, -words take away", m.tagsHere, func(w string) (tea.Cmd, error) { return m.tag(w), nil }},
		{"open", "ID", "open an article by its number", nil, m.verbOpen},
		{"help", "WORDS", "search the keys", nil, m.verbHelp},
	}
}

// commandLabel is what the command line asks with.
const commandLabel = ":"

// askCommand opens the command line.
func (m *Model) askCommand() tea.Cmd {
	p := overlay.NewPrompt(commandLabel, "")
	p.Remember(m.past)
	p.Offer(nil)
	m.prompt(p)
	if m.past != nil || m.opts.History == nil {
		return nil
	}
	load := m.opts.History.Load
	return func() tea.Msg { return remembered(load()) }
}

// onRemembered gives the command line what was entered in it before.
func (m *Model) onRemembered(past remembered) {
	m.past = append([]string{}, past...)
	if m.finding != nil && m.finding.Label() == commandLabel && m.finding.Text() == "" {
		m.finding.Remember(m.past)
	}
}

// offer sets the completions of what has been typed into the command line.
func (m *Model) offer(typed string) {
	name, words, more := strings.Cut(strings.TrimLeft(typed, " "), " ")
	var all []overlay.Choice
	if more {
		for _, v := range m.verbs() {
			if v.name == name && v.words != nil {
				all = choices(name+" ", v.words(), words)
			}
		}
		m.finding.Offer(all)
		return
	}
	if name == "" {
		m.finding.Offer(nil)
		return
	}
	for _, v := range m.verbs() {
		if strings.HasPrefix(v.name, name) {
			all = append(all, overlay.Choice{Text: v.name + " ", Note: v.help})
		}
	}
	for _, b := range m.actions() {
		if strings.Contains(string(b.Action), name) {
			all = append(all, overlay.Choice{Text: string(b.Action), Note: m.keys.Map.Key(b.Action, m.context()) + "  " + b.Help})
		}
	}
	slices.SortStableFunc(all, func(a, b overlay.Choice) int {
		return cmp.Compare(boolInt(!strings.HasPrefix(a.Text, name)), boolInt(!strings.HasPrefix(b.Text, name)))
	})
	m.finding.Offer(all)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// choices are those of words that have typed in them, after what stands before.
func choices(before string, words []string, typed string) (all []overlay.Choice) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, w := range words {
		if strings.Contains(strings.ToLower(w), typed) {
			all = append(all, overlay.Choice{Text: before + articles.Line(w)})
		}
	}
	return all
}

// actions are what keys can do here, each once.
func (m *Model) actions() (out []keys.Binding) {
	seen := map[keys.Action]bool{}
	for _, in := range m.context().Chain() {
		for _, b := range m.keys.Map.Bindings() {
			if b.In == in && !seen[b.Action] {
				seen[b.Action] = true
				out = append(out, b)
			}
		}
	}
	return out
}

// command does what was entered in the command line.
func (m *Model) command(line string) tea.Cmd {
	line = strings.TrimSpace(line)
	if line == "" {
		return nil
	}
	keep := m.keepCommand(line)
	name, words, _ := strings.Cut(line, " ")
	words = strings.TrimSpace(words)
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return tea.Batch(keep, m.act(keys.Nth, n))
	}
	for _, v := range m.verbs() {
		if v.name != name {
			continue
		}
		if words == "" && v.takes != "WORDS" && v.name != "filter" {
			m.warn(v.name + " needs " + v.takes + ": " + v.help)
			return keep
		}
		cmd, err := v.do(words)
		if err != nil {
			m.warn(v.name + ": " + err.Error())
		}
		return tea.Batch(keep, cmd)
	}
	for _, b := range m.actions() {
		if string(b.Action) == name || name == "q" && b.Action == keys.Quit {
			n, err := strconv.Atoi(words)
			if words != "" && err != nil {
				m.warn(fmt.Sprintf("%s takes nothing, or a number of times, and not %q", name, articles.Shorten(words, 30)))
				return keep
			}
			return tea.Batch(keep, m.act(b.Action, max(n, 1)))
		}
	}
	m.warn(m.unknown(name))
	return keep
}

// unknown says that there is no such command, and which may be meant.
func (m *Model) unknown(name string) string {
	name = articles.Shorten(articles.Line(name), 30)
	for _, b := range m.keys.Map.Bindings() {
		if string(b.Action) == name {
			return name + " is of " + b.In.String() + ": go there first"
		}
	}
	var like []string
	for _, v := range m.verbs() {
		like = append(like, v.name)
	}
	for _, b := range m.actions() {
		like = append(like, string(b.Action))
	}
	like = slices.DeleteFunc(like, func(s string) bool {
		return !strings.Contains(s, name) && !strings.HasPrefix(s, name[:min(len(name), 3)])
	})
	if len(like) > 3 {
		like = like[:3]
	}
	if len(like) == 0 {
		return "There is no command " + name + "  (Tab completes, " + m.keyOf(keys.Help) + " shows all)"
	}
	return "There is no command " + name + ": " + strings.Join(like, ", ") + "?"
}

// keepCommand remembers a command, here and for the next time.
func (m *Model) keepCommand(line string) tea.Cmd {
	if n := len(m.past); n > 0 && m.past[n-1] == line {
		return nil
	}
	m.past = append(m.past, line)
	if m.opts.History == nil {
		return nil
	}
	add := m.opts.History.Add
	return func() tea.Msg {
		if err := add(line); err != nil {
			return copied{err}
		}
		return nil
	}
}

func (m *Model) verbView(name string) (tea.Cmd, error) {
	cmd, ok := m.showNamed(name)
	if !ok {
		return nil, fmt.Errorf("there is no view %q, but %s", name, strings.Join(m.viewNames(), ", "))
	}
	return cmd, nil
}

func (m *Model) sortNames() (names []string) {
	for _, s := range orders() {
		names = append(names, string(s))
	}
	return names
}

func (m *Model) verbSort(name string) (tea.Cmd, error) {
	if !slices.Contains(orders(), articles.Sort(name)) {
		return nil, fmt.Errorf("there is no order %q, but %s", name, strings.Join(m.sortNames(), ", "))
	}
	return m.sortBy(articles.Sort(name)), nil
}

func (m *Model) verbFind(words string) (tea.Cmd, error) {
	if !m.isOpen() {
		return nil, errors.New("no article is open")
	}
	cmd := m.focus(textPane)
	m.reader.Find(words)
	return tea.Batch(cmd, m.route(m.reader.Found())), nil
}

func (m *Model) verbOpen(id string) (tea.Cmd, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n <= 0 {
		return nil, fmt.Errorf("%q is no article's number", id)
	}
	return m.visit(articles.ID(n)), nil
}

func (m *Model) verbHelp(words string) (tea.Cmd, error) {
	h := overlay.NewHelp(m.keys.Map, m.context(), m.remarks()...)
	cmd := m.over(h)
	h.Search(words)
	return cmd, nil
}

// namesHere are the people and countries of the open article.
func (m *Model) namesHere() (names []string) {
	for _, e := range slices.Concat(m.reading.Analysis.People, m.reading.Analysis.Countries) {
		names = append(names, e.Name)
	}
	return names
}

// verbName goes to the first mention of a name.
func (m *Model) verbName(name string) (tea.Cmd, error) {
	for _, e := range slices.Concat(m.reading.Analysis.People, m.reading.Analysis.Countries) {
		if strings.EqualFold(e.Name, name) && len(e.Mentions) > 0 {
			tab := side.People
			if e.Kind == articles.Country {
				tab = side.Countries
			}
			m.history.leave(m.here())
			m.reader.Go(e.Mentions[0].Span)
			return tea.Batch(m.focus(textPane), m.choose(side.Item{Tab: tab, Entity: e}), m.pick(reader.Ref{Kind: e.Kind, Name: e.Name}, e.Mentions[0].Span)), nil
		}
	}
	return nil, fmt.Errorf("%q is not named in this article", name)
}

// tagsHere are the tags of the articles that are loaded, most used first.
func (m *Model) tagsHere() []string { return m.list.Tags() }
