package quote_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/prose"
	"onrecord/articles/quote"
)

// cast are the people of the test texts, found wherever their words stand.
var cast = []struct {
	name, roles string
	gender      gazetteer.Gender
	words       []string
}{
	{"Orla Quill", "Prime Minister", gazetteer.Female, []string{"Orla", "Quill"}},
	{"Bo Tarn", "", gazetteer.Male, []string{"Bo", "Tarn"}},
}

func names(t *prose.Text) []quote.Name {
	var out []quote.Name
	for i := 0; i < len(t.Words); i++ {
		for _, c := range cast {
			n := 0
			for k, word := range c.words {
				if i+n < len(t.Words) && t.Of(t.Words[i+n].Range) == word && (n > 0 || k < 2) {
					n++
				}
			}
			if n > 0 {
				out = append(out, quote.Name{First: i, Last: i + n, Person: c.name, Roles: c.roles, Gender: c.gender})
				i += n - 1
				break
			}
		}
	}
	return out
}

func find(body string) []articles.Quote {
	t := prose.Read(body)
	return quote.Find(context.Background(), t, names(t))
}

// show is "kind: text | speaker = person (cue) #statement", the statement where
// it has several segments.
func show(quotes []articles.Quote) []string {
	var out []string
	segments := map[int]int{}
	for _, q := range quotes {
		segments[q.Statement]++
	}
	for _, q := range quotes {
		s := fmt.Sprintf("%s: %s | %s", q.Kind, q.Text, q.Speaker.Text)
		if q.Speaker.Name != "" {
			s += " = " + q.Speaker.Name
		}
		if q.Speaker.Anonymous {
			s += " = anonymous"
		}
		if q.CueText != "" {
			s += " (" + q.CueText + ")"
		}
		if segments[q.Statement] > 1 {
			s += fmt.Sprintf(" #%d", q.Statement)
		}
		out = append(out, s)
	}
	return out
}

func TestFind(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		want       []string
	}{
		{
			"cue after", "“We will win,” Quill said.",
			[]string{"direct: We will win, | Quill = Orla Quill (said)"},
		},
		{
			"speaker after the cue", `"We will win," said Orla Quill, who had come by train.`,
			[]string{"direct: We will win, | Orla Quill = Orla Quill (said)"},
		},
		{
			"cue before", "Tarn told reporters: “It rains.”",
			[]string{"direct: It rains. | Tarn = Bo Tarn (told)"},
		},
		{
			"interrupted", "“We will,” Tarn said, “and soon.”",
			[]string{"direct: We will, | Tarn = Bo Tarn (said) #1", "direct: and soon. | Tarn = Bo Tarn (said) #1"},
		},
		{
			"next sentence", "“It rains,” said Tarn. “It always did.”",
			[]string{"direct: It rains, | Tarn = Bo Tarn (said) #1", "direct: It always did. | Tarn = Bo Tarn #1"},
		},
		{
			"next paragraph", "“It rains,” said Tarn. “It did.\n\n“And it will.”",
			[]string{"direct: It rains, | Tarn = Bo Tarn (said) #1", "direct: It did. | Tarn = Bo Tarn #1", "direct: And it will. | Tarn = Bo Tarn #1"},
		},
		{
			"pronoun", "Orla Quill came with Bo Tarn. “It rains,” she said.",
			[]string{"direct: It rains, | she = Orla Quill (said)"},
		},
		{
			"office", "Prime Minister Orla Quill left. “No comment,” the minister said.",
			[]string{"direct: No comment, | the minister = Orla Quill (said)"},
		},
		{
			"anonymous", "The dam is “a sieve,” according to a senior official.",
			[]string{"mixed: a sieve, | a senior official = anonymous (according to)"},
		},
		{
			"organisation", "The ministry called it “a sieve”.",
			[]string{"mixed: a sieve | The ministry (called)"},
		},
		{
			"relative clause", "A clerk, who called the rain “biblical”, left.",
			[]string{"mixed: biblical | A clerk = anonymous (called)"},
		},
		{
			"no speaker of another's name", "“It rains,” said Tarn's spokesman.",
			[]string{"direct: It rains, | Tarn's spokesman = anonymous (said)"},
		},
		{
			"single marks and apostrophes", "‘We won’t go,’ said Tarn, ‘and the workers’ union won’t either.’",
			[]string{"direct: We won’t go, | Tarn = Bo Tarn (said) #1", "direct: and the workers’ union won’t either. | Tarn = Bo Tarn (said) #1"},
		},
		{
			"two single marks for one", "''It rains,'' Tarn said.",
			[]string{"direct: It rains, | Tarn = Bo Tarn (said)"},
		},
		{
			"guillemets", "«It rains», said Tarn.",
			[]string{"direct: It rains | Tarn = Bo Tarn (said)"},
		},
		{
			"low marks", "„It rains“, said Tarn.",
			[]string{"direct: It rains | Tarn = Bo Tarn (said)"},
		},
		{
			"nested", "“He told me ‘never’ and left,” said Quill.",
			[]string{"direct: He told me ‘never’ and left, | Quill = Orla Quill (said)"},
		},
		{"so-called", "The so-called “experts” left early.", nil},
		{"title of a work", "The film “The Long Rain” opens today.", nil},
		{"arm's length", "The “new” road is old.", nil},
		{"feet and inches", `The door is 6'2" high and 30" wide.`, nil},
		{
			"reported", "Tarn said on Tuesday that the dam would hold.",
			[]string{"reported: that the dam would hold | Tarn = Bo Tarn (said)"},
		},
		{
			"reported without that", "Quill believes the dam will hold.",
			[]string{"reported: the dam will hold | Quill = Orla Quill (believes)"},
		},
		{
			"reported before the cue", "PARIS (Wire) — The dam will hold, two engineers said.",
			[]string{"reported: The dam will hold | two engineers = anonymous (said)"},
		},
		{
			"wants", "Tarn has promised to mend the dam.",
			[]string{"reported: to mend the dam | Tarn = Bo Tarn (has promised)"},
		},
		{
			"claim", "Tarn's claim that the dam leaks is false.",
			[]string{"reported: that the dam leaks is false | Tarn = Bo Tarn (claim)"},
		},
		{
			"sure", "Tarn is sure that the dam will hold.",
			[]string{"reported: that the dam will hold | Tarn = Bo Tarn (is sure)"},
		},
		{
			"reported after a colon", "Tarn said: the dam will hold.",
			[]string{"reported: the dam will hold | Tarn = Bo Tarn (said)"},
		},
		{
			"not the reported verb's own subject", "The dam, Tarn said, is a sieve.",
			[]string{"reported: is a sieve | Tarn = Bo Tarn (said)"},
		},
		{
			"another's words left out", "Tarn said the dam would hold, as engineers warned of a flood.",
			[]string{"reported: the dam would hold | Tarn = Bo Tarn (said)", "reported: of a flood | engineers = anonymous (warned)"},
		},
		{
			"two cues, two clauses", "Tarn did not elaborate on the dam, but said the talks were going well.",
			[]string{"reported: the talks were going well | Tarn = Bo Tarn (said)"},
		},
		{
			"a demand", "Quill demanded an inquiry and accused the town of hiding the cracks.",
			[]string{"reported: an inquiry | Quill = Orla Quill (demanded)", "reported: of hiding the cracks | Quill = Orla Quill (accused)"},
		},
		{
			"an apposition and one who is told", "The dam will hold, Bo Tarn, the engineer, told reporters.",
			[]string{"reported: The dam will hold | Bo Tarn = Bo Tarn (told)"},
		},
		{
			"as saying", "Tarn was quoted by a paper as saying the dam was “a sieve”.",
			[]string{"mixed: a sieve | Tarn = Bo Tarn (was quoted by a paper as saying)"},
		},
		{
			"unnamed in between", "Orla Quill left. A clerk opened the gate. “It rains,” she said.",
			[]string{"direct: It rains, | she (said)"},
		},
		{
			"a headline", "Orla Quill: “We will win”",
			[]string{"mixed: We will win | Orla Quill = Orla Quill"},
		},
		{
			"a block quote", "Orla Quill wrote:\n\n> It rains. It did.\n\nShe left.",
			[]string{"direct: It rains. | Orla Quill = Orla Quill #1", "direct: It did. | Orla Quill = Orla Quill #1"},
		},
		{
			"a last word", "“It was all I had,” Quill said in the rain. “Everything.”",
			[]string{"direct: It was all I had, | Quill = Orla Quill (said) #1", "direct: Everything. | Quill = Orla Quill #1"},
		},
		{
			"according to him", "Bo Tarn denied it. According to him, the dam holds.",
			[]string{"reported: the dam holds | him = Bo Tarn (According to)"},
		},
		{
			"a byline is nobody", "By Bo Tarn\n\nThe dam failed. “It holds,” he said.",
			[]string{"direct: It holds, | he (said)"},
		},
		{
			"a relative clause without commas", "An official who spoke on condition of anonymity said the dam was “never in danger”.",
			[]string{"mixed: never in danger | An official = anonymous (said)"},
		},
		{
			"a day before the verb", "Orla Quill on Thursday warned that the dam was old.",
			[]string{"reported: that the dam was old | Orla Quill = Orla Quill (warned)"},
		},
		{
			"by phone", "Tarn said he had spoken by phone with Quill and made it “very clear”.",
			[]string{"reported: he had spoken by phone with Quill and made it “very clear” | Tarn = Bo Tarn (said)", "mixed: very clear | he = Bo Tarn (had spoken)"},
		},
		{
			"by email", "“It rains,” Orla Quill, who leads the town, said by email.",
			[]string{"direct: It rains, | Orla Quill = Orla Quill (said)"},
		},
		{
			"a party in brackets", "The engineer, Bo Tarn (Centre Party), called the dam “a sieve”.",
			[]string{"mixed: a sieve | Bo Tarn = Bo Tarn (called)"},
		},
		{
			"a word with a hyphen", "Bo Tarn called the sell-off “overdone”.",
			[]string{"mixed: overdone | Bo Tarn = Bo Tarn (called)"},
		},
		{
			"first minister", "On Monday First Minister Bo Tarn said the dam was old.",
			[]string{"reported: the dam was old | First Minister Bo Tarn = Bo Tarn (said)"},
		},
		{
			"a dateline with a hyphen", "HARBOUR (Wire) - Bo Tarn said the dam was old.",
			[]string{"reported: the dam was old | Bo Tarn = Bo Tarn (said)"},
		},
		{
			"asked whether", "Asked by Tarn whether the dam would hold, Quill said: “It will.”",
			[]string{"reported: whether the dam would hold | Tarn = Bo Tarn (Asked)", "direct: It will. | Quill = Orla Quill (said)"},
		},
		{"nothing said", "Quill blames nobody. Tarn thanked her for it.", nil},
		{"a reaction is no content", "Quill welcomed the letter. Tarn called a conference.", nil},
		{"anonymity", "A clerk asked not to be named.", nil},
		{"silence", "Tarn declined to comment on the dam.", nil},
		{"a noun", "The report states nothing. The claims were old.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, show(find(tt.body))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTranscript(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]string{
		"HOST: Good evening.\n\nTARN: It rains.\n\nHOST: Thank you.": {
			"direct: Good evening. | HOST", "direct: It rains. | TARN", "direct: Thank you. | HOST",
		},
		"Tarn: It rains.\n\nQuill: It pours.\n\nTarn: It does.": {
			"direct: It rains. | Tarn = Bo Tarn", "direct: It pours. | Quill = Orla Quill", "direct: It does. | Tarn = Bo Tarn",
		},
		"Q&A: Rain\n\nQ: Does it rain?\n\nA: It pours.\n\nTarn: It does.": {
			"direct: Does it rain? | Q", "direct: It pours. | A", "direct: It does. | Tarn = Bo Tarn",
		},
		"Rain: a list.\n\nTarn: wet.\n\nQuill: dry.\n\nSource: the office.": nil,
	} {
		if diff := cmp.Diff(want, show(find(body))); diff != "" {
			t.Error(diff)
		}
	}
}

func TestStatements(t *testing.T) {
	t.Parallel()
	var got []int
	for _, q := range find("“We will,” Quill said, “and soon.” Tarn said it rained. “Yes,” he said. “It did.”") {
		got = append(got, q.Statement)
	}
	if diff := cmp.Diff([]int{1, 1, 2, 3, 3}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCanceled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	text := prose.Read(strings.Repeat("“It rains,” said Tarn.\n\n", 50))
	if got := quote.Find(ctx, text, nil); len(got) > 1 {
		t.Errorf("%d quotes after the end", len(got))
	}
}

// large are texts of the sizes that a hostile page may have.
var large = map[string]string{
	"empty":          "",
	"one word":       "Tarn",
	"one line, 5 MB": strings.Repeat("and Tarn said that “it rains” in the town, ", 5<<20/44),
	"no punctuation": strings.Repeat("the dam will hold Tarn said and Quill agreed that it would ", 5_000),
	"capitals":       strings.Repeat("TARN SAID “IT RAINS” AND QUILL AGREED. ", 5_000),
	"marks":          strings.Repeat("“\"‘", 10_000),
	"unclosed":       strings.Repeat("“Tarn said\n\n", 5_000),
	"mixed scripts":  strings.Repeat("Tarn сказал «да» said “不” and قال «نعم» to Quill. ", 3_000),
	"right to left":  strings.Repeat("\u202eשלום “נעם” אמר Tarn\u202c. ", 5_000),
	"100,000 names":  strings.Repeat("Orla Quill, Bo Tarn, ", 50_000),
}

func TestLarge(t *testing.T) {
	t.Parallel()
	for name, body := range large {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bounded(t, body)
		})
	}
}

// bounded checks that the quotes in body lie in it, and say by what rule they
// were found.
func bounded(t *testing.T, body string) {
	t.Helper()
	text := prose.Read(articles.Clean(body))
	held := 0
	for _, q := range quote.Find(context.Background(), text, names(text)) {
		for _, s := range []articles.Span{q.Span, q.Speaker.Span, q.Cue} {
			if !s.Within(len(text.Body)) {
				t.Fatalf("%+v of %d bytes", q, len(text.Body))
			}
		}
		if q.Span.Empty() || articles.Because(q.Rule) == "" || q.Certainty <= 0 || q.Certainty > 1 {
			t.Fatalf("%+v", q)
		}
		held += len(q.Text)
	}
	if most := 20*len(body) + 1000; held > most {
		t.Errorf("quotes of %d bytes in %d", held, len(body))
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“We will,” Quill said, “and ‘soon’.” He is sure that Tarn's claim, according to Bo Tarn, is „true“.")
	f.Add("\"'\"'“‘”’«»''`` said Tarn , \" \n\n\" said \n\n“ to Tarn")
	f.Add("A: b.\n\nC: d.\n\nA: e.")
	f.Add("SAID A, who said that B thinks “c” said to D, but wants to say: e")
	f.Fuzz(func(t *testing.T, body string) { bounded(t, body) })
}

func BenchmarkFind(b *testing.B) {
	t := prose.Read(strings.Repeat("“We will,” Quill said, “and soon.” Tarn, the mayor of a town nearby, believes that the dam will hold, according to two aides.\n\n", 30))
	who := names(t)
	b.ReportAllocs()
	for b.Loop() {
		quote.Find(context.Background(), t, who)
	}
	b.ReportMetric(float64(b.N*len(t.Words))/b.Elapsed().Seconds(), "words/s")
}
