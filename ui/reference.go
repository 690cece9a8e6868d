package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/ui/overlay"
)

// referringPage is the number of articles that are read for a page of sentences.
const referringPage = 12

// references lists the sentences of the library with a name.
func (m *Model) references(e articles.Entity) tea.Cmd {
	if e.Name == "" {
		m.say("No name is chosen")
		return nil
	}
	lib := m.opts.Library
	find := func(ctx context.Context, typed string, after articles.Cursor) (overlay.Page[overlay.Referring], error) {
		return referring(ctx, lib, e, typed, after)
	}
	return m.openBox(overlay.NewReferences(e, m.now, find))
}

// referring is a page of articles with e. Where words narrow it to less than a
// page, more articles are read.
func referring(ctx context.Context, lib Names, e articles.Entity, typed string, after articles.Cursor) (page overlay.Page[overlay.Referring], err error) {
	if after == (articles.Cursor{}) {
		st, err := lib.Standing(ctx, e.Kind, e.Name)
		if err != nil {
			return page, err
		}
		page.Title = st.Entity.Name + " · " + articles.Counted(st.Articles, "article")
	}
	words := strings.Fields(strings.ToLower(typed))
	for len(page.All) < referringPage && ctx.Err() == nil {
		found, err := lib.Appearances(ctx, e.Kind, e.Name, after, referringPage)
		if err != nil {
			return page, err
		}
		for _, a := range found {
			after = a.Cursor
			if r := sentences(a, words); len(r.Sentences) > 0 {
				page.All = append(page.All, r)
			}
		}
		page.Next, page.More = after, len(found) == referringPage
		if !page.More {
			break
		}
	}
	return page, ctx.Err()
}

// sentences are those of an article that name somebody and have all words.
func sentences(a articles.Appearance, words []string) overlay.Referring {
	text := prose.Read(a.Article.Body)
	out := overlay.Referring{Article: a.Article, Role: a.Entity.Role}
	out.Article.Body = ""
	var now prose.Range
	var named []prose.Range
	var first articles.Span
	end := func() {
		if len(named) > 0 && hasAll(text.Of(now), words) {
			out.Sentences = append(out.Sentences, overlay.Sentence{Span: first, Text: snippet(text, now, named)})
		}
		named = nil
	}
	for _, m := range a.Entity.Mentions {
		if m.Form == articles.FormPronoun || !m.Span.Within(len(text.Body)) {
			continue
		}
		r := text.Range(m.Span)
		i := text.SentenceAt(r.From)
		if i >= len(text.Sentences) {
			continue
		}
		if s := text.Sentences[i].Range; s != now {
			end()
			now, first = s, m.Span
		}
		named = append(named, r)
	}
	end()
	return out
}

func hasAll(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// snippet is a stretch of text in which some parts matched.
func snippet(text *prose.Text, all prose.Range, matched []prose.Range) (out articles.Snippet) {
	at := all.From
	for _, r := range matched {
		if r.From < at || r.To > all.To {
			continue
		}
		out = append(out, articles.Piece{Text: text.Plain[at:r.From]}, articles.Piece{Text: text.Of(r), Matched: true})
		at = r.To
	}
	return append(out, articles.Piece{Text: text.Plain[at:all.To]})
}
