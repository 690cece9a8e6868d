package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/overlay"
)

// An act is what the shell does for an action, n times.
type act func(n int) tea.Cmd

// acts are the actions that concern more than the pane with the focus, by the
// context in which they are pressed; a narrow one hides a wider. All others go to
// that pane. A box over the panes can be opened from here in one line.
func (m *Model) acts() map[keys.Context]map[keys.Action]act {
	return map[keys.Context]map[keys.Action]act{
		keys.Everywhere: {
			keys.PaneList:     func(int) tea.Cmd { return m.focus(listPane) },
			keys.PaneText:     func(int) tea.Cmd { return m.focus(textPane) },
			keys.PaneSide:     func(int) tea.Cmd { return m.focus(sidePane) },
			keys.NextPane:     func(n int) tea.Cmd { return m.focus((m.shape.focus + pane(n%3)) % 3) },
			keys.PrevPane:     func(n int) tea.Cmd { return m.focus((m.shape.focus + 3 - pane(n%3)) % 3) },
			keys.PaneLeft:     func(int) tea.Cmd { return m.focus(max(m.shape.focus, 1) - 1) },
			keys.PaneRight:    func(int) tea.Cmd { return m.focus(min(m.shape.focus+1, sidePane)) },
			keys.ToggleSide:   func(int) tea.Cmd { return m.toggleSide() },
			keys.TextOnly:     func(int) tea.Cmd { return m.toggleTextOnly() },
			keys.SideWider:    func(n int) tea.Cmd { return m.widen(2 * n) },
			keys.SideNarrower: func(n int) tea.Cmd { return m.widen(-2 * n) },
			keys.OtherDown:    func(n int) tea.Cmd { return m.other(keys.Down, n) },
			keys.OtherUp:      func(n int) tea.Cmd { return m.other(keys.Up, n) },
			keys.Back:         func(n int) tea.Cmd { return m.travel(m.history.goBack, "back") },
			keys.Forward:      func(n int) tea.Cmd { return m.travel(m.history.goForward, "forward") },
			keys.Undo:         func(int) tea.Cmd { return m.undo() },
			keys.Redo:         func(int) tea.Cmd { return m.redo() },
			keys.Help:         func(int) tea.Cmd { return m.over(overlay.NewHelp(m.keys.Map, m.context(), m.remarks()...)) },
			keys.Command:      func(int) tea.Cmd { return m.askCommand() },
			keys.Escape:       func(int) tea.Cmd { return m.escape() },
			keys.Quit:         func(int) tea.Cmd { return m.shutdown() },
			keys.Search:       func(int) tea.Cmd { return m.search("") },
			keys.Ledger:       func(int) tea.Cmd { return m.ledger("") },
			keys.AllNotes:     func(int) tea.Cmd { return m.allNotes("") },
			keys.Sources:      func(int) tea.Cmd { return m.sources() },
			keys.Suspend:      func(int) tea.Cmd { return tea.Suspend },
			keys.Redraw:       func(int) tea.Cmd { return m.redraw() },
			keys.Feeds:        func(int) tea.Cmd { return m.askFeeds() },
			keys.Refresh:      func(int) tea.Cmd { return m.refreshFeeds() },
		},
		keys.List: {
			keys.UnreadOnly: func(int) tea.Cmd { return m.toggleUnread() },
			keys.Views:      func(int) tea.Cmd { return m.chooseView() },
			keys.Sort:       func(n int) tea.Cmd { return m.chooseSort(n) },
			keys.Tag:        func(int) tea.Cmd { return m.askTags() },
			keys.Browser:    func(int) tea.Cmd { return m.browse() },
			keys.Find:       func(int) tea.Cmd { return m.prompt(overlay.NewPrompt(filterLabel, m.filter.words)) },
			keys.AllRead:    func(int) tea.Cmd { return m.askAllRead() },
			keys.Star:       func(int) tea.Cmd { return m.toggle(m.starring()) },
			keys.ToggleRead: func(int) tea.Cmd { return m.toggle(m.readMarking()) },
			keys.Remove:     func(int) tea.Cmd { return m.askRemove() },
			keys.Copy:       func(int) tea.Cmd { return m.copyCitation() },
			keys.ReadOn:     func(int) tea.Cmd { return m.route(m.list.Do(keys.Open, 1)) },
			keys.NextOfKind: func(n int) tea.Cmd { return m.route(m.reader.Do(keys.NextOfKind, n)) },
			keys.PrevOfKind: func(n int) tea.Cmd { return m.route(m.reader.Do(keys.PrevOfKind, n)) },
		},
		keys.Text: {
			keys.LinkHints:  func(int) tea.Cmd { return m.labelLinks() },
			keys.Find:       func(int) tea.Cmd { return m.findInText() },
			keys.Star:       func(int) tea.Cmd { return m.toggle(m.starring()) },
			keys.ToggleRead: func(int) tea.Cmd { return m.toggle(m.readMarking()) },
			keys.Tag:        func(int) tea.Cmd { return m.askTags() },
			keys.Browser:    func(int) tea.Cmd { return m.browse() },
			keys.Escape:     func(n int) tea.Cmd { return m.actText(keys.Escape, n) },
		},
		keys.Side: {
			keys.Find:           func(int) tea.Cmd { return tea.Batch(m.focus(textPane), m.findInText()) },
			keys.ReadOn:         func(n int) tea.Cmd { return m.route(m.reader.Do(keys.ReadOn, n)) },
			keys.NextOfKind:     func(n int) tea.Cmd { return m.route(m.reader.Do(keys.NextOfKind, n)) },
			keys.PrevOfKind:     func(n int) tea.Cmd { return m.route(m.reader.Do(keys.PrevOfKind, n)) },
			keys.Dossier:        func(int) tea.Cmd { return m.dossier(m.chosenName()) },
			keys.Why:            func(int) tea.Cmd { return m.whyChosen() },
			keys.References:     func(int) tea.Cmd { return m.references(m.chosenName()) },
			keys.HideHere:       func(int) tea.Cmd { return m.hide(false) },
			keys.HideEverywhere: func(int) tea.Cmd { return m.hide(true) },
			keys.Merge:          func(int) tea.Cmd { return m.merge() },
			keys.Rename:         func(int) tea.Cmd { return m.rename() },
			keys.InLibrary:      func(int) tea.Cmd { return m.chooseStanding() },
			keys.Watch:          func(int) tea.Cmd { return m.watch() },
			keys.CorrectSpeaker: func(int) tea.Cmd { return m.correctSpeaker() },
		},
	}
}
