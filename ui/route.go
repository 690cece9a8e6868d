package ui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/list"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
	"onrecord/ui/side"
)

// route is the one place that says what an intent of a pane or an overlay does.
func (m *Model) route(intent any) tea.Cmd {
	switch in := intent.(type) {
	case list.Open:
		return m.visit(in.ID)
	case list.Tellings:
		return m.tellings(in.ID)
	case list.Notice:
		m.say(in.Text)
	case list.Fetch:
		return m.fetch(in)

	case side.Chose:
		return m.choose(in.Item)
	case side.Go:
		return m.showPlace(in)
	case side.Edit:
		return m.edit(in.Note)
	case side.Delete:
		return m.deleteNote(in.Note)
	case side.Copy:
		return m.copyPassage(in.Quote.Text, &in.Quote)

	case reader.Intent:
		return m.routeText(in)
	default:
		return m.routeBox(in)
	}
	return nil
}

// routeText is route for the text.
func (m *Model) routeText(intent reader.Intent) tea.Cmd {
	switch in := intent.(type) {
	case reader.Notice:
		m.say(in.Text + m.try(in.Try))
	case reader.Jump:
		return m.jumped(in)
	case reader.ReadOn:
		return m.readOn()
	case reader.OpenLink:
		return m.follow(in.URL)
	case reader.Card:
		return m.card(in.Entity)
	case reader.Dossier:
		return m.dossier(articles.Entity{Kind: in.Entity.Kind, Name: in.Entity.Name})
	case reader.References:
		return m.references(articles.Entity{Kind: in.Entity.Kind, Name: in.Entity.Name})
	case reader.Why:
		return m.why(in)
	case reader.Highlight:
		return m.highlight(in)
	case reader.AddNote:
		return m.addNote(in)
	case reader.DeleteNote:
		return m.deleteNote(in.Note)
	case reader.Copy:
		return m.copyPassage(in.Text, m.quoteAt(in.Quote))
	case reader.CopyAddress:
		return m.copyAddress(cmp.Or(in.URL, m.reading.URL))
	case reader.AddName:
		return m.addName(in)
	}
	return nil
}

// routeBox is route for boxes and prompts.
func (m *Model) routeBox(intent overlay.Intent) tea.Cmd {
	switch in := intent.(type) {
	case overlay.Close:
		m.leaveDraft()
		return m.closeBox()
	case overlay.Ask:
		return m.ask(in)
	case overlay.Failed:
		m.fail(in.Err)
	case overlay.Told:
		m.say(in.Text)
	case overlay.Elsewhere:
		return m.elsewhere(in.Action)

	case overlay.GoTo:
		return m.goTo(in)
	case overlay.ShowDossier:
		return m.dossier(in.Name)
	case overlay.ShowReferences:
		return m.references(in.Name)
	case overlay.ShowChanges:
		return m.changes(in)
	case overlay.CopyText:
		return m.copyText(in.Text, in.What)
	case overlay.CopyQuote:
		return m.copyQuote(in.Quote)
	case overlay.Narrowed:
		m.reader.Narrow(in.Typed)
	case overlay.Follow:
		return tea.Batch(m.closeBox(), m.follow(in.URL))

	case overlay.EditNote:
		return m.editRow(in.Note)
	case overlay.PlaceNote:
		return m.takeInHand(in.Note)
	case overlay.EditOutside:
		return m.editOutside(in.Text)
	case overlay.SaveNote:
		return m.saveNote(in.Note)

	case overlay.Confirmed:
		m.overlays.Pop()
		return m.confirmed(in.What)
	case overlay.Picked:
		return m.picked(in)
	case overlay.Took:
		return m.took(in)
	case overlay.Sought:
		return m.offerNames(in.Words)
	case overlay.Typed:
		m.typed(in.Text)
	case overlay.Entered:
		return m.entered(in.Text)
	case overlay.Left:
		m.leftPrompt()
	}
	return nil
}
