package anchor_test

import (
	"regexp"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
)

// TestFollow looks for passages whose very words still stand, while those around
// them have changed.
func TestFollow(t *testing.T) {
	t.Parallel()
	const (
		cracks = "cracks in two of its seven piers"
		riding = ", who has crossed the bridge every day for thirty years,"
		unsaid = "Ms. Vane declined to comment on the report of the harbour board.\n\n"
		votes  = "# Votes\n\nOrr did not vote.\n\nBrenn did not vote.\n\nQuell came.\n"
		bridge = "前文在此。港口委员会昨天决定关闭旧桥直到春天。后文。"
	)
	for name, c := range map[string]struct {
		was, passage string
		edits        []string // old, new
		want         articles.Placement
	}{
		"long, all around rewritten":    {story, cracks, []string{"after engineers found", "for good: there were", ". Mayor", ", it says. The mayor"}, articles.Placed},
		"long, moved":                   {story, riding, []string{riding, "", "# The", "Tarrow" + riding + " was glad.\n\n# The"}, articles.Placed},
		"of medium length, one side":    {story, "nobody had been in danger", []string{"“We could not wait,” said Brenn. The vote was close.", "He left. There was a vote."}, articles.Placed},
		"of medium length, no side":     {story, "nobody had been in danger", []string{"Mayor Aldo Brenn said that", "It is certain:", ".\n\n“We could not wait,” said Brenn.", ", he added, and left."}, articles.Near},
		"short, one side":               {story, "residents", []string{"said.\n\nInes Tarrow, who", "added. Ms Tarrow"}, articles.Near},
		"short, no side":                {story, "residents", []string{"was also late,", "came late, as", "said.\n\nInes Tarrow, who", "put it. Ms Tarrow"}, articles.Near},
		"of two, one is left":           {unsaid + unsaid + "End.", "declined to comment on the report of the harbour board", []string{unsaid + unsaid, "Orr left. " + unsaid}, articles.Near},
		"something like it comes":       {story, cracks, []string{"after engineers found", "for good. Once there were cracks in two of its eight piers. There were"}, articles.Near},
		"of two that happen to meet":    {votes, "did not vote. Quell", []string{"Brenn did not vote.\n\n", ""}, articles.Lost},
		"without spaces, all rewritten": {bridge, "港口委员会昨天决定关闭旧桥直到春天", []string{"前文在此。", "全新的报道说，", "后文。", "完。"}, articles.Placed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			was := prose.Read(c.was)
			at := regexp.MustCompile(strings.ReplaceAll(c.passage, " ", `\s+`)).FindStringIndex(was.Plain)
			sel := anchor.Make(was, was.Span(prose.Range{From: at[0], To: at[1]}))
			now := prose.Read(strings.NewReplacer(c.edits...).Replace(c.was))
			span, state := anchor.Follow(was, now, sel)
			if state != c.want || state == articles.Placed && now.Of(now.Range(span)) != sel.Exact {
				t.Errorf("%s at %q, want %s", state, now.Of(now.Range(span)), c.want)
			}
		})
	}
}

// TestFollowNeedsTheRightText holds that a text which the selector was not made
// in lends no certainty.
func TestFollowNeedsTheRightText(t *testing.T) {
	t.Parallel()
	sel := selector(t, story, "The vote was close")
	now := strings.Replace(story, "“We could not wait,” said Brenn.", "“It had to be done,” Brenn said.", 1)
	for name, old := range map[string]*prose.Text{"none": nil, "another": prose.Read("The vote was close. So it was."), "a later one": prose.Read(now)} {
		if _, state := anchor.Follow(old, prose.Read(now), sel); state != articles.Near {
			t.Errorf("%s: %s", name, state)
		}
	}
	if anchor.MadeIn(prose.Read(now), sel) || !anchor.MadeIn(prose.Read(story), sel) || anchor.MadeIn(prose.Read(story), articles.Selector{}) {
		t.Error("MadeIn tells the wrong texts")
	}
}
