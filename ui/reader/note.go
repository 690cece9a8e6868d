package reader

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// onNote reports whether a note was jumped to that is still on the screen.
func (p *Pane) onNote() bool { return p.sel == nil && p.target.kind == note && p.aimed() }

func (p *Pane) noteTarget(x place) target {
	return target{span: x.span, kind: note, index: x.index, note: p.noteID(note, x)}
}

// noteID is the note of a place of kind k; "" where it is of another kind.
func (p *Pane) noteID(k kind, x place) articles.NoteID {
	if k != note {
		return ""
	}
	return p.reading.Annotations[x.index].ID
}

// annotate asks to mark s, to write on it, or to delete what is on it. Notes may
// lie over one another: what was jumped to is acted on, else the one note there.
// Where it could be either of several, one becomes the target and nothing is
// done yet: the next press acts on it, and NextNote goes to the next.
func (p *Pane) annotate(a keys.Action, s articles.Span) Intent {
	found := p.notesOn(s, a == keys.DeleteNote)
	if a == keys.Annotate && p.sel != nil { // what is selected is written on anew, but for a bare mark
		found = slices.DeleteFunc(found, func(x place) bool { return p.reading.Annotations[x.index].Note != "" })
	}
	if len(found) > 1 {
		p.sel = nil
		p.target = p.noteTarget(found[0])
		p.reveal(found[0].span)
		return Notice{Text: fmt.Sprintf("%d notes here: the same key again is for “%s”",
			len(found), articles.Shorten(p.noteLabel(found[0].index), 24)), Try: []keys.Action{keys.NextNote}}
	}
	var on articles.Annotation
	if len(found) == 1 {
		on = p.reading.Annotations[found[0].index]
	}
	switch {
	case a == keys.Annotate:
		return p.ended(s, AddNote{Note: on.ID, Span: s, Text: p.page.Plain(s)})
	case a == keys.Highlight && on.ID == "":
		return p.ended(s, Highlight{Span: s, Kind: articles.KindPoint})
	case a == keys.Highlight:
		return p.ended(s, Highlight{Note: on.ID, Span: s, Kind: after(on.Kind)})
	case on.ID == "":
		return Notice{Text: "No note here", Try: []keys.Action{keys.NextNote}}
	}
	return p.ended(s, DeleteNote{on.ID})
}

// notesOn are the notes that a key could mean at s: the one that was jumped to,
// else those on exactly s, else, where touching ones count, those; the shortest
// first.
func (p *Pane) notesOn(s articles.Span, touching bool) []place {
	if p.onNote() {
		return []place{{span: p.target.span, index: p.target.index}}
	}
	var exact, near []place
	for _, x := range p.places[note] {
		switch {
		case x.span == s:
			exact = append(exact, x)
		case touching && x.span.Overlaps(s):
			near = append(near, x)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	slices.SortStableFunc(near, func(a, b place) int { return cmp.Compare(a.span.Len(), b.span.Len()) })
	return near
}

// noteLabel is a note in a few words: its kind, and how it begins.
func (p *Pane) noteLabel(i int) string {
	n := p.reading.Annotations[i]
	label := string(n.Kind)
	if n.Note != "" {
		label += ": " + articles.Shorten(articles.Line(n.Note), 40)
	}
	return label
}

// after is the kind that a repeated H goes to.
func after(k articles.NoteKind) articles.NoteKind {
	switch k {
	case articles.KindPoint:
		return articles.KindClaim
	case articles.KindClaim:
		return articles.KindDoubt
	case articles.KindDoubt:
		return articles.KindTodo
	}
	return articles.KindPoint
}
