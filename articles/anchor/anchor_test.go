package anchor_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
)

const story = `# The bridge at Port Quell

The council of Port Quell voted on Tuesday to close the *old bridge* until the spring, after engineers found
cracks in two of its seven piers. Mayor Aldo Brenn said that nobody had been in danger.

“We could not wait,” said Brenn. The vote was close. The vote was also late, residents said.

Ines Tarrow, who has crossed the bridge every day for thirty years, called the decision overdue. She declined to say more.
Mr. Orr, of the ferry company, declined to say more.
`

func selector(t *testing.T, body, passage string) articles.Selector {
	t.Helper()
	text := prose.Read(body)
	i := strings.Index(text.Plain, passage)
	if i < 0 {
		t.Fatalf("no %q", passage)
	}
	return anchor.Make(text, text.Span(prose.Range{From: i, To: i + len(passage)}))
}

func TestMake(t *testing.T) {
	t.Parallel()
	sel := selector(t, story, "old bridge")
	if sel.Exact != "old bridge" || utf8.RuneCountInString(sel.Prefix) != 64 || utf8.RuneCountInString(sel.Suffix) != 64 ||
		!strings.HasSuffix(sel.Prefix, "to close the ") || !strings.HasPrefix(sel.Suffix, " until the spring") {
		t.Errorf("%+v", sel)
	}
	if got := string([]rune(prose.Read(story).Plain)[sel.Start:sel.End]); got != sel.Exact {
		t.Errorf("position is that of %q", got)
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		passage  string
		old, new string // what became of the story
		want     string // the source found; "" if lost
		state    articles.Placement
	}{
		"unchanged":          {"two of its seven piers", "", "", "two of its seven piers", articles.Placed},
		"text before":        {"two of its seven piers", "# The", "# A long way from The", "two of its seven piers", articles.Placed},
		"context changed":    {"The vote was close", "“We could not wait,” said Brenn.", "“We could wait,” said Brenn.", "The vote was close", articles.Placed},
		"context rewritten":  {"The vote was close", "“We could not wait,” said Brenn.", "“It had to be done,” Brenn said.", "The vote was close", articles.Near},
		"context gone":       {"The vote was close", "“We could not wait,” said Brenn. ", "", "The vote was close", articles.Near},
		"word grown":         {"could not wait", "wait", "waiting", "could not waiting", articles.Near},
		"markup changed":     {"close the old bridge until", "*old bridge*", "**old** bridge", "close the **old** bridge until", articles.Placed},
		"one of two":         {"declined to say more", "Ines", "Mrs. Ines", "declined to say more", articles.Placed},
		"word changed":       {"nobody had been in danger", "been in danger", "been in  dangers", "nobody had been in  dangers", articles.Near},
		"word put in":        {"voted on Tuesday to close the old bridge until the spring", "voted on", "voted late on", "late on Tuesday to close the *old bridge* until the spring", articles.Near},
		"rewritten":          {"nobody had been in danger", "nobody had been in danger", "all was well", "", articles.Lost},
		"short word gone":    {"Tuesday", "Tuesday", "Friday", "", articles.Lost},
		"short word changed": {"Orr", "Mr. Orr", "Mr. Ore", "", articles.Lost},
		"paragraph gone":     {"could not wait", "“We could not wait,” said Brenn. ", "", "", articles.Lost},
		"long passage moved": {"Ines Tarrow, who has crossed the bridge every day", "", "", "Ines Tarrow, who has crossed the bridge every day", articles.Placed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sel := selector(t, story, c.passage)
			body := strings.Replace(story, c.old, c.new, 1)
			span, state := anchor.Find(prose.Read(body), sel)
			if state != c.state || body[span.Lo:span.Hi] != c.want {
				t.Errorf("%s at %q, want %s at %q", state, body[span.Lo:span.Hi], c.state, c.want)
			}
		})
	}
}

// TestFindAtTheEdges looks for passages at the start and the end of a text, for
// all of it, and for passages that come without context or position, as they do
// from other programs.
func TestFindAtTheEdges(t *testing.T) {
	t.Parallel()
	const body = "Orr came. The council of Port Quell met in the old hall on Monday. 港口 was shut. קפה. Orr left."
	made := func(passage string) articles.Selector { return selector(t, body, passage) }
	bare := func(passage string) articles.Selector { return articles.Selector{Exact: passage} }
	for name, c := range map[string]struct {
		sel   articles.Selector
		now   string
		want  string
		state articles.Placement
	}{
		"the start":                 {made("Orr came"), "News. " + body, "Orr came", articles.Placed},
		"the end":                   {made("Orr left."), body + "\n\nMore.", "Orr left.", articles.Placed},
		"all of it":                 {made(body), "News.\n\n" + body + "\n\nMore.", body, articles.Placed},
		"wide characters":           {made("港口"), "港口. " + body, "港口", articles.Placed},
		"right to left":             {made("קפה"), "News. " + body, "קפה", articles.Placed},
		"bare, and long":            {bare("The council of Port Quell met in the old hall"), body, "The council of Port Quell met in the old hall", articles.Placed},
		"bare, short and alone":     {bare("old hall"), body, "old hall", articles.Near},
		"bare, in two places":       {bare("Orr"), body, "", articles.Lost},
		"bare, with its position":   {articles.Selector{Exact: "Orr", Start: 85, End: 88}, body, "Orr", articles.Placed},
		"bare, with a wrong one":    {articles.Selector{Exact: "Orr", Start: 7, End: 10}, body, "", articles.Lost},
		"nothing":                   {bare(""), body, "", articles.Lost},
		"beyond the end":            {articles.Selector{Exact: "Vane", Start: 1 << 40, End: 1 << 41}, body, "", articles.Lost},
		"in a text that is no more": {made("old hall"), "", "", articles.Lost},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			span, state := anchor.Find(prose.Read(c.now), c.sel)
			if state != c.state || c.now[span.Lo:span.Hi] != c.want {
				t.Errorf("%s at %q, want %s at %q", state, c.now[span.Lo:span.Hi], c.state, c.want)
			}
		})
	}
}

func TestFindTakesNoneOfTwins(t *testing.T) {
	t.Parallel()
	const line = "He declined to comment on the matter when he was asked about it on Tuesday, and again on Wednesday. "
	sel := selector(t, strings.Repeat(line, 5), "declined to comment")
	span, state := anchor.Find(prose.Read("More. "+strings.Repeat(line, 5)), sel)
	if state != articles.Lost && span.Lo != len("More. He ") {
		t.Errorf("%s at %v", state, span)
	}
}

// TestFindAfterEdits holds Find to its promise under edits: it finds the passage
// or says that it is lost, and finds no other.
func TestFindAfterEdits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-f]{1,6}|é[ab]日`), 30, 120).Draw(t, "words")
		for i := range words { // no passage has a twin
			words[i] += string(rune('g'+i%17)) + string(rune('k'+i/17))
		}
		first := rapid.IntRange(0, len(words)-1).Draw(t, "first")
		last := rapid.IntRange(first, min(first+20, len(words)-1)).Draw(t, "last")
		before, passage, after := join(words[:first]), strings.Join(words[first:last+1], " "), join(words[last+1:])
		text := prose.Read(before + passage + " " + after)
		sel := anchor.Make(text, articles.Span{Lo: len(before), Hi: len(before) + len(passage)})

		before2, passage2, after2 := edit(t, before), edit(t, passage), edit(t, after)
		now := prose.Read(before2 + passage2 + " " + after2)
		span, state := anchor.Find(now, sel)
		there := articles.Span{Lo: len(before2), Hi: len(before2) + len(passage2)}
		switch {
		case state == articles.Lost && span.IsZero():
			if before == before2 && passage == passage2 && after == after2 {
				t.Fatalf("lost without an edit")
			}
		case state == articles.Placed && now.Of(now.Range(span)) != sel.Exact:
			t.Fatalf("placed at %q, not %q", now.Of(now.Range(span)), sel.Exact)
		case !span.Overlaps(there) && len(passage) > 12:
			t.Fatalf("%s at %v (%q), the passage is at %v", state, span, now.Of(now.Range(span)), there)
		}
	})
}

func join(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, " ") + " "
}

// edit changes up to three characters of s.
func edit(t *rapid.T, s string) string {
	runes := []rune(s)
	for range rapid.IntRange(0, 3).Draw(t, "edits") {
		i := rapid.IntRange(0, len(runes)).Draw(t, "at")
		put := []rune(rapid.SampledFrom([]string{"", "x", "yy", "zz z"}).Draw(t, "put"))
		runes = append(runes[:i:i], append(put, runes[min(i+1, len(runes)):]...)...)
	}
	return string(runes)
}

func FuzzFind(f *testing.F) {
	f.Add("some text to look in", "text", "some ", " to", 5, 9)
	f.Fuzz(func(t *testing.T, body, exact, prefix, suffix string, start, end int) {
		text := prose.Read(body)
		sel := articles.Selector{Exact: exact, Prefix: prefix, Suffix: suffix, Start: start, End: end}
		span, state := anchor.Find(text, sel)
		if !span.Within(len(body)) || state == articles.Lost && !span.IsZero() {
			t.Fatalf("%s at %v", state, span)
		}
		if state == articles.Placed && !strings.Contains(text.Of(text.Range(span)), exact) {
			t.Fatalf("placed at %q", text.Of(text.Range(span)))
		}
	})
}

var vocabulary = strings.Fields(strings.Repeat("the of to a in and said that on for it was ", 8) + story + strings.Join(refrains(), " "))

// BenchmarkFind finds a thousand notes again in an article of 2 MB, of which
// every tenth was changed and every twentieth taken out.
func BenchmarkFind(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var body strings.Builder
	for body.Len() < 2<<20 {
		for range 80 {
			body.WriteString(vocabulary[rng.IntN(len(vocabulary))] + " ")
		}
		body.WriteString("\n\n")
	}
	text := prose.Read(body.String())
	var sels []articles.Selector
	now := body.String()
	for i := range 1000 {
		lo := rng.IntN(len(text.Words) - 40)
		r := prose.Range{From: text.Words[lo].From, To: text.Words[lo+1+rng.IntN(30)].To}
		sels = append(sels, anchor.Make(text, text.Span(r)))
		switch {
		case i%20 == 0:
			now = strings.Replace(now, text.Of(r), "", 1)
		case i%10 == 1:
			now = strings.Replace(now, text.Of(r), text.Of(r)[:len(text.Of(r))/2]+"X"+text.Of(r)[len(text.Of(r))/2:], 1)
		}
	}
	changed := prose.Read("News. " + now)
	b.SetBytes(int64(len(changed.Plain)))
	for b.Loop() {
		for _, sel := range sels {
			anchor.Find(changed, sel)
		}
	}
}
