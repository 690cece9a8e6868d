package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// A lead is a place to go to from what the library knows of a name.
type lead struct {
	overlay.Choice
	to func() tea.Cmd
}

// leads are those of the chosen name: its articles, its quotes, its dossier, and
// who it is most often together with.
func (m *Model) leads() (all []lead) {
	s := m.standing
	add := func(text, note string, to func() tea.Cmd) {
		all = append(all, lead{overlay.Choice{Text: articles.Line(text), Note: note}, to})
	}
	add(articles.Counted(s.Articles, "article"), "every sentence", func() tea.Cmd { return m.references(s.Entity) })
	if s.Entity.Kind == articles.Person {
		add(articles.Counted(s.Quotes, "quote"), "every quote", func() tea.Cmd { return m.ledger(`by:"` + articles.Line(s.Entity.Name) + `"`) })
	}
	add(s.Entity.Name, "dossier", func() tea.Cmd { return m.dossier(s.Entity) })
	for _, e := range s.With {
		add(e.Name, "together", func() tea.Cmd { return m.dossier(e) })
	}
	return all
}

// chooseStanding asks where to go from the chosen name.
func (m *Model) chooseStanding() tea.Cmd {
	if _, ok := m.named(); !ok {
		return nil
	}
	if !m.stood {
		m.say("The library is still being asked: try again in a moment")
		return nil
	}
	menu := &overlay.Menu{Title: standingTitle, Now: -1}
	for _, l := range m.leads() {
		menu.Choices = append(menu.Choices, l.Choice)
	}
	return m.over(menu)
}

func (m *Model) fromStanding(row int) tea.Cmd {
	if all := m.leads(); m.stood && row < len(all) {
		return all[row].to()
	}
	return nil
}

// clickStanding goes where the words under a cell of the box below the side pane
// lead; from all other cells it asks where to go.
func (m *Model) clickStanding(width, x, y int) tea.Cmd {
	lines := m.standingLines(width)
	if y < len(lines) {
		line := ansi.Strip(lines[y])
		for _, l := range m.leads() {
			if before, _, ok := strings.Cut(line, l.Text); ok {
				from := m.pen.Width(before)
				if x >= from && x < from+m.pen.Width(l.Text) {
					return l.to()
				}
			}
		}
	}
	return m.chooseStanding()
}
