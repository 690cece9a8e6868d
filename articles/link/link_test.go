package link_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/link"
	"onrecord/articles/prose"
)

// marked reads a text in which [brackets] stand around names of people and
// {braces} around those of anything else.
func marked(s string) (*prose.Text, []link.Name) {
	var b strings.Builder
	type span struct {
		lo, hi int
		other  bool
	}
	var spans []span
	for _, r := range s {
		switch r {
		case '[', '{':
			spans = append(spans, span{lo: b.Len(), other: r == '{'})
		case ']', '}':
			spans[len(spans)-1].hi = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	t := prose.Read(b.String())
	var names []link.Name
	for _, x := range spans {
		n := link.Name{First: -1, Other: x.other, Certainty: 0.9}
		for i, w := range t.Words {
			if at := t.Span(w.Range); at.Lo >= x.lo && at.Hi <= x.hi {
				if n.First < 0 {
					n.First = i
				}
				n.Last = i + 1
			}
		}
		names = append(names, n)
	}
	return t, names
}

// show lists each person as "Name (role): form | form".
func show(t *prose.Text, people []link.Person) []string {
	var out []string
	for _, p := range people {
		var forms []string
		for _, m := range p.Mentions {
			form := t.Plain[t.Words[m.First].From:t.Words[m.Last-1].To]
			if m.Form != articles.FormName {
				form += "/" + string(m.Form)
			}
			forms = append(forms, form)
		}
		head := p.Name
		if p.Role != "" {
			head += " (" + p.Role + ")"
		}
		out = append(out, head+": "+strings.Join(forms, " | "))
	}
	return out
}

func TestPeople(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"surname", "[Orla Quill] spoke. [Quill] left. [Orla] stayed.",
			[]string{"Orla Quill: Orla Quill | Quill | Orla"},
		},
		{
			"surname before full name", "[Quill] won. Then Mrs [Orla Quill] wept.",
			[]string{"Orla Quill: Quill | Orla Quill"},
		},
		{
			"gender keeps apart", "[Bill Marlow] and [Hilda Marlow] came. Mrs [Marlow] spoke. Mr [Marlow] slept.",
			[]string{"Bill Marlow: Bill Marlow | Marlow", "Hilda Marlow: Hilda Marlow | Marlow"},
		},
		{
			"initials, short forms, suffix", "[Joseph R. Tarn Jr.] met [Joe Tarn] and [J. Tarn].",
			[]string{"Joseph R. Tarn Jr.: Joseph R. Tarn Jr. | Joe Tarn | J. Tarn"},
		},
		{
			"given names keep apart", "[Hunter Tarn] met [Joe Tarn].",
			[]string{"Hunter Tarn: Hunter Tarn", "Joe Tarn: Joe Tarn"},
		},
		{
			"particles and hyphens", "[Ulrike von der Aue] and [Jean-Luc Petit-Breton]. [Von der Aue] and [Petit-Breton] agreed.",
			[]string{"Ulrike von der Aue: Ulrike von der Aue | Von der Aue", "Jean-Luc Petit-Breton: Jean-Luc Petit-Breton | Petit-Breton"},
		},
		{
			"surname first", "President [Zhao Wenbo] left. [Zhao] waved.",
			[]string{"Zhao Wenbo (President): Zhao Wenbo | Zhao"},
		},
		{
			"two surnames", "[Lucía Robles Peña] won. [Robles] smiled.",
			[]string{"Lucía Robles Peña: Lucía Robles Peña | Robles"},
		},
		{
			"headline in capitals", "## QUILL RESIGNS\n\n[Orla Quill] went.",
			[]string{"Orla Quill: QUILL | Orla Quill"},
		},
		{
			"a government is its head's name", "[Orla Quill] went. The Quill administration fell.",
			[]string{"Orla Quill: Orla Quill | Quill"},
		},
		{
			"a government alone", "The Quill administration fell, and the {Tarn} presidency, not the Norwegian administration.",
			[]string{"Quill: Quill", "Tarn: Tarn"},
		},
		{
			"nicknames", "[Orla “The] Fist” [Quill] won. [Bo \"Bear\" Tarn] lost to [Ole Lund \"Olly]\".",
			[]string{"Orla “The Fist” Quill: Orla “The Fist” Quill", "Bo \"Bear\" Tarn: Bo \"Bear\" Tarn", "Ole Lund \"Olly\": Ole Lund \"Olly\""},
		},
		{
			"halves of a double name", "[Orla Quill-Moe] left. [Quill] and [Moe] are one. [Kis Péter] is [Péter Kis].",
			[]string{"Orla Quill-Moe: Orla Quill-Moe | Quill | Moe", "Kis Péter: Kis Péter | Péter Kis"},
		},
		{
			"the person whom the article is about keeps the bare surname",
			"[Orla Quill] won. [Quill] thanked her brother [Bo Quill]. [Quill] then left.",
			[]string{"Orla Quill: Orla Quill | Quill | Quill", "Bo Quill (brother): Bo Quill"},
		},
		{
			"a relative is named for somebody's sake", "[Odo Tarn], son of [Ulf Tarn], was born in 1950. [Tarn] wrote.",
			[]string{"Odo Tarn (son of Ulf Tarn): Odo Tarn | Tarn", "Ulf Tarn: Ulf Tarn"},
		},
		{
			"a pronoun tells two of one surname apart",
			"[Bill Marlow] met [Anna Marlow]. [Marlow] took off her coat. [Marlow] took off his.",
			[]string{"Bill Marlow: Bill Marlow | Marlow", "Anna Marlow: Anna Marlow | Marlow"},
		},
		{
			"two Kims", "[Kim Tae-il] met [Kim Bo-ra]. Mr [Kim Tae-il] bowed. [Tae-il] and [Bo-ra] ate.",
			[]string{"Kim Tae-il: Kim Tae-il | Kim Tae-il | Tae-il", "Kim Bo-ra: Kim Bo-ra | Bo-ra"},
		},
		{
			"a name at birth", "[Ada Voss] ran for 34 years. Born [Ada Maria Lind] in Harbour, she sang. [Voss] wept.",
			[]string{"Ada Voss: Ada Voss | Ada Maria Lind | Voss"},
		},
		{
			"a son by his first name", "[Otto Voss] hugged his sons, [Otto Jr.] and [Max].",
			[]string{"Otto Voss: Otto Voss", "Otto Jr.: Otto Jr.", "Max: Max"},
		},
		{
			"father and son", "[Otto Voss Sr.] fired [Otto Voss Jr.] on Monday. [Voss Jr.] sued [Voss Sr.] at once.",
			[]string{"Otto Voss Sr.: Otto Voss Sr. | Voss Sr.", "Otto Voss Jr.: Otto Voss Jr. | Voss Jr."},
		},
		{
			"kings", "[Carl I] and [Carl II] and [Carl II].",
			[]string{"Carl I: Carl I", "Carl II: Carl II | Carl II"},
		},
		{
			"a father's name is no surname", "[Musa bin Yusuf al-Rashidi] met King [Yusuf]. [Al-Rashidi] and [bin Yusuf] agreed.",
			[]string{"Musa bin Yusuf al-Rashidi: Musa bin Yusuf al-Rashidi | Al-Rashidi | bin Yusuf", "Yusuf (King): Yusuf"},
		},
		{
			"middle names keep apart", "[Ada Bea Moss], [Ada Cleo Moss] and [Ada C. Moss].",
			[]string{"Ada Bea Moss: Ada Bea Moss", "Ada Cleo Moss: Ada Cleo Moss | Ada C. Moss"},
		},
		{
			"titles that are given names", "[Don Quill] and [Dean Tarn] and Don [Luis Peña].",
			[]string{"Don Quill: Don Quill", "Dean Tarn: Dean Tarn", "Luis Peña: Luis Peña"},
		},
		{
			"other names", "[Orla Quill], better known as [Lady Moth], met [Ursa Minor] (born [Ada Tarn]) and [Bo Berg], born to [Ulf Berg].",
			[]string{"Orla Quill: Orla Quill | Moth", "Ursa Minor: Ursa Minor | Ada Tarn", "Bo Berg: Bo Berg", "Ulf Berg: Ulf Berg"},
		},
		{
			"the same in other letters", "[Ursa Minor] ([Урса Минор]) sang, not [Bo Berg] ([Ulf Berg]).",
			[]string{"Ursa Minor: Ursa Minor | Урса Минор", "Bo Berg: Bo Berg", "Ulf Berg: Ulf Berg"},
		},
		{
			"maiden name in parentheses", "[Orla] ([Tarn) Quill] spoke. [Quill] left.",
			[]string{"Orla (Tarn) Quill: Orla (Tarn) Quill | Quill"},
		},
		{
			"a single name of Java, a first name of Iceland", "[Suprapti] sold fish to [Katrín Eliasdottir]. [Katrín] paid [Suprapti].",
			[]string{"Suprapti: Suprapti | Suprapti", "Katrín Eliasdottir: Katrín Eliasdottir | Katrín"},
		},
		{
			"Vietnamese and Portuguese", "[Truong Thi Bao Chau] met [João Costa da Silva]. [Chau] and [Da Silva] ate, [Silva] more.",
			[]string{"Truong Thi Bao Chau: Truong Thi Bao Chau | Chau", "João Costa da Silva: João Costa da Silva | Da Silva | Silva"},
		},
		{
			"pet names", "[Oleksandr Tarn] is [Sasha Tarn]; [Peggy Moss] is [Margaret Moss].",
			[]string{"Oleksandr Tarn: Oleksandr Tarn | Sasha Tarn", "Margaret Moss: Peggy Moss | Margaret Moss"},
		},
		{
			"a family, an office, a month", "The [Quill] family thanked the [Chancellor]. In [June Tarn] resigned.",
			[]string{"Tarn: Tarn"},
		},
		{
			"no people", "Hurricane [Orla] hit the [Quill] Foundation and {Quill Bank}.", nil,
		},
		{
			"the family", "[Orla Quill] came with the [Quills].",
			[]string{"Orla Quill: Orla Quill"},
		},
		{
			"slip of the pen", "[Orla Quillen] met [Bo Tarn]. [Tarn] and Quiller agreed. A Quilled pen.",
			[]string{"Orla Quillen: Orla Quillen | Quiller/misspelling", "Bo Tarn: Bo Tarn | Tarn"},
		},
		{
			"roles", "Norwegian Prime Minister [Orla Quill] met US Secretary of Trade [Bo Tarn], Tarn's trade adviser, [Ada Finch], and [Li Na], the finance minister of Samoa, said former police chief [Otto Voss].",
			[]string{
				"Orla Quill (Norwegian Prime Minister): Orla Quill", "Bo Tarn (US Secretary of Trade): Bo Tarn | Tarn",
				"Ada Finch (Tarn's trade adviser): Ada Finch", "Li Na (finance minister of Samoa): Li Na",
				"Otto Voss (former police chief): Otto Voss",
			},
		},
		{
			"a role does not start in the headline", "Vote\n\nSamoan senator [Orla Quill] resigned.",
			[]string{"Orla Quill (Samoan senator): Orla Quill"},
		},
		{
			"no role", "Mr [Orla Quill], 45, told Dr [Bo Tarn], who was late.",
			[]string{"Orla Quill: Orla Quill", "Bo Tarn: Bo Tarn"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text, names := marked(tt.text)
			if diff := cmp.Diff(tt.want, show(text, link.People(text, names))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzPeople(f *testing.F) {
	f.Add("Orla Quill met Bo Tarn. Quill and Tarm agreed, Mr Tarn's aide, O. Quill, said.", uint16(3), uint16(11))
	f.Fuzz(func(t *testing.T, body string, step, width uint16) {
		text := prose.Read(body)
		var names []link.Name
		for i := 0; i < len(text.Words); i += int(step%7) + int(width%4) + 1 {
			names = append(names, link.Name{First: i, Last: i + 1 + int(width%4), Other: i%5 == 0})
		}
		for _, p := range link.People(text, names) {
			if len(p.Mentions) == 0 {
				t.Fatalf("%q has no mention", p.Name)
			}
			for _, m := range p.Mentions {
				if m.First < 0 || m.Last <= m.First || m.Last > len(text.Words) {
					t.Fatalf("%q: words [%d, %d) of %d", p.Name, m.First, m.Last, len(text.Words))
				}
			}
		}
	})
}

func BenchmarkPeople(b *testing.B) {
	text, names := marked(strings.Repeat("[Orla Quill], the finance minister of Samoa, met US envoy [Bo Tarn]. Then [Quill] and [Tarn] left for talks in the capital. ", 50))
	for b.Loop() {
		link.People(text, names)
	}
	b.ReportMetric(float64(b.N*len(text.Words))/b.Elapsed().Seconds(), "words/s")
}

// TestManyNames reads tens of thousands of names, of one person and of as many
// people: time and memory must stay in proportion.
func TestManyNames(t *testing.T) {
	t.Parallel()
	const many = 40_000
	for what, c := range map[string]struct {
		unit  string // two names; %s is the nth given name
		words []int  // of each
		want  int
	}{
		"one person": {"Ada Tarn, Tarn; ", []int{2, 1}, 1},
		"one family": {"%s Tarn, %s Tarn; ", []int{2, 2}, many / 2},
	} {
		var b strings.Builder
		for i := range many / 2 {
			b.WriteString(strings.ReplaceAll(c.unit, "%s", spell(i)))
		}
		text := prose.Read(b.String())
		var names []link.Name
		for i := 0; i < len(text.Words); {
			n := c.words[len(names)%2]
			names = append(names, link.Name{First: i, Last: i + n, Certainty: 1})
			i += n + 1 // and a mark
		}
		people := link.People(text, names)
		mentions := 0
		for _, p := range people {
			mentions += len(p.Mentions)
		}
		if len(people) != c.want || mentions != many {
			t.Errorf("%s: %d people, %d mentions", what, len(people), mentions)
		}
	}
}

// spell is a given name for each number.
func spell(n int) string {
	name := []byte("Z")
	for range 4 {
		name = append(name, byte('a'+n%26))
		n /= 26
	}
	return string(name)
}
