package prose_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles/prose"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]string{
		"Mr. Smith said. “No.” He left.":                                           {"Mr. Smith said.", "“No.”", "He left."},
		"It was made in the U.S. The mayor said so.":                               {"It was made in the U.S.", "The mayor said so."},
		"The U.S. Navy met Gen. Orr at 3 p.m. Monday. He left.":                    {"The U.S. Navy met Gen. Orr at 3 p.m. Monday.", "He left."},
		"It ended at 5 p.m. Nobody stayed.":                                        {"It ended at 5 p.m.", "Nobody stayed."},
		"No. 4 on Jan. 6, 2031. “Really?” he asked. No. He left.":                  {"No. 4 on Jan. 6, 2031.", "“Really?” he asked.", "No.", "He left."},
		"“Stop!” Mayor Brenn shouted. “Why?” He did not know...":                   {"“Stop!” Mayor Brenn shouted.", "“Why?”", "He did not know..."},
		"She came (late.) Then she left. It cost 3.5 crowns!? So?":                 {"She came (late.)", "Then she left.", "It cost 3.5 crowns!?", "So?"},
		"J. K. Tarrow and Ines M. Dale of Orr Bros. Inc. agreed. So do I. Plan B.": {"J. K. Tarrow and Ines M. Dale of Orr Bros. Inc. agreed.", "So do I.", "Plan B."},
		"1\\. The first. It was so.[12] The rest.":                                 {"1. The first.", "It was so.[12]", "The rest."},
		"The end… is near\\\nNobody came.Then one did.":                            {"The end… is near", "Nobody came.", "Then one did."},
		"他说：“好。”他走了。今天是星期一！":                                                       {"他说：“好。”", "他走了。", "今天是星期一！"},
		"\"Straight,\" she said. \"Quotes.\" ‘Single ones.’ Done.":                 {"\"Straight,\" she said.", "\"Quotes.\"", "‘Single ones.’", "Done."},
		"He said so. [3][4] It was Mary! (1965) and (b. May 2, 1901).":             {"He said so. [3][4]", "It was Mary! (1965) and (b. May 2, 1901)."},
		"See example.org. It has 3.5 m. more":                                      {"See example.org.", "It has 3.5 m. more"},
	} {
		text := prose.Read(body)
		got := make([]string, 0, len(want))
		for _, s := range text.Sentences {
			got = append(got, text.Of(s.Range))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"He can't, won't and didn’t.":                                   "He ca n't , wo n't and did n’t .",
		"Orr's they'll I'm students' O’Dea":                             "Orr 's they 'll I 'm students ' O’Dea",
		"US-led, U.S.-backed U.S.'s":                                    "US - led , U.S. - backed U.S. 's",
		"1,200.5 3.5m 20th 1990's 9/11 .5":                              "1,200.5 3.5m 20th 1990 's 9/11 .5",
		"a--b ... c… d---e":                                             "a -- b ... c … d --- e",
		"AT&amp;T R&D a&b":                                              "AT&T R&D a & b",
		"Dr. Ph.D. e.g. No. 5 No. p. 7":                                 "Dr. Ph.D. e.g. No. 5 No . p. 7",
		"@orr #news c@d.example https://a.example/b(c)? www.a.example.": "@orr #news c@d.example https://a.example/b(c) ? www.a.example .",
		"and/or (see) $5 5%":                                            "and / or ( see ) $ 5 5 %",
		"東京タワー é":                                                       "東 京 タワー é",
		"😀👩‍🚀 🇫🇷🇩🇪":                                                     "😀 👩‍🚀 🇫🇷 🇩🇪",
		"Orr 's cannot":                                                 "Orr 's can not",
		"soft\u00adhyphen":                                              "soft\u00adhyphen",
	} {
		text := prose.Read(body)
		got := make([]string, 0, len(text.Words))
		for _, w := range text.Words {
			got = append(got, text.Of(w.Range))
		}
		if diff := cmp.Diff(strings.Fields(want), got); diff != "" {
			t.Errorf("%q: %s", body, diff)
		}
	}
}

func TestWordKinds(t *testing.T) {
	t.Parallel()
	text := prose.Read("“Orr's” 3.5 20th ... é’ $")
	want := []prose.WordKind{
		prose.Mark, prose.Letters, prose.Letters, prose.Mark, prose.Number, prose.Letters,
		prose.Punct, prose.Letters, prose.Mark, prose.Punct,
	}
	var got []prose.WordKind
	for _, w := range text.Words {
		got = append(got, w.Kind)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
