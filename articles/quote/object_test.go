package quote_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAttributed is on what counts as said, thought or wanted beside plain
// clauses, and on what does not.
func TestAttributed(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]string{
		"Bo Tarn was told that the dam would fail.":                    {"reported: that the dam would fail |  (was told)"},
		"It is feared that the dam will fail.":                         {"reported: that the dam will fail |  (is feared)"},
		"Critics voiced the fear that the dam would fail.":             {"reported: that the dam would fail | Critics = anonymous (fear)"},
		"Tarn faced accusations that he had lied.":                     {"reported: that he had lied |  (accusations)"},
		"Tarn has been accused by Quill of lying.":                     {"reported: of lying | Quill = Orla Quill (has been accused)"},
		"Tarn stressed the need for calm.":                             {"reported: the need for calm | Tarn = Bo Tarn (stressed)"},
		"Tarn opposes the tax.":                                        {"reported: the tax | Tarn = Bo Tarn (opposes)"},
		"Tarn voiced support for the tax.":                             {"reported: for the tax | Tarn = Bo Tarn (support)"},
		"Tarn called the plan a disaster.":                             {"reported: the plan a disaster | Tarn = Bo Tarn (called)"},
		"Tarn made it clear that he would go.":                         {"reported: that he would go | Tarn = Bo Tarn (made it clear)"},
		"Tarn is certain the dam will hold.":                           {"reported: the dam will hold | Tarn = Bo Tarn (is certain)"},
		"Tarn told Reuters the plan was dead.":                         {"reported: the plan was dead | Tarn = Bo Tarn (told)"},
		"Tarn described how the dam had failed.":                       {"reported: how the dam had failed | Tarn = Bo Tarn (described)"},
		"Tarn has long held that taxes are too high.":                  {"reported: that taxes are too high | Tarn = Bo Tarn (has long held)"},
		"In Tarn's view, the dam will hold.":                           {"reported: the dam will hold | Tarn = Bo Tarn (view)"},
		"In Paris, Tarn said, the dam had failed.":                     {"reported: the dam had failed | Tarn = Bo Tarn (said)"},
		"The bill calls for a ban on dams.":                            {"reported: for a ban on dams | The bill (calls)"},
		"The states say the law is void.":                              {"reported: the law is void | The states (say)"},
		"A new poll shows Tarn in the lead.":                           {"reported: Tarn in the lead | A new poll (shows)"},
		"Two officials familiar with the talks say the plan was dead.": {"reported: the plan was dead | Two officials familiar with the talks = anonymous (say)"},
		"Tarn would like to win.":                                      {"reported: to win | Tarn = Bo Tarn (would like)"},
		"Tarn's claim of a rigged vote has no basis.":                  {"reported: of a rigged vote | Tarn = Bo Tarn (claim)"},
		"Tarn told a crowd in Ohio he might run.":                      {"reported: he might run | Tarn = Bo Tarn (told)"},
		"The claim that the vote was rigged was made by Tarn.":         {"reported: that the vote was rigged |  (claim)"},
		"Tarn's promise to mend the dam won him votes.":                {"reported: to mend the dam | Tarn = Bo Tarn (promise)"},
		"It is not clear why he left.":                                 nil,
		"Tarn welcomed the letter.":                                    nil,
		"Tarn called a conference.":                                    nil,
		"Tarn discussed the budget.":                                   nil,
		"I would like to thank Tarn.":                                  nil,
		"In 1957, Tarn taught at a school.":                            nil,
		"As a result, Tarn began to work.":                             nil,
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, show(find(body))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
