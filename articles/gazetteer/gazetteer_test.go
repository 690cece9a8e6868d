package gazetteer_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"onrecord/articles/gazetteer"
)

// TestCLDR compares the table with the regions that CLDR names: none may be
// missing, and each must be found under the name that it has there.
func TestCLDR(t *testing.T) {
	t.Parallel()
	not := map[string]bool{ // regions that are no country of ISO 3166-1, or no longer
		"CT": true, "FX": true, "JT": true, "MI": true, "NQ": true, "PU": true, "PZ": true, "WK": true,
		"AC": true, "CP": true, "CQ": true, "DG": true, "EA": true, "EU": true, "EZ": true, "IC": true,
		"QO": true, "TA": true, "UN": true, "XA": true, "XB": true, "ZZ": true,
	}
	names := display.English.Regions()
	seen := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || region.String() != code || !region.IsCountry() || region.Canonicalize() != region || not[code] {
				continue
			}
			name := names.Name(region)
			if name == "" || name == "Unknown Region" {
				continue
			}
			seen++
			if _, ok := gazetteer.ByCode(code); !ok {
				t.Errorf("no %s (%s)", code, name)
				continue
			}
			if strings.ContainsAny(name, "()") {
				name = name[:strings.IndexByte(name, '(')-1] + name[strings.IndexByte(name, ')')+1:]
			}
			if c, ok := gazetteer.ByName(name); !ok || c.Code != code {
				t.Errorf("%q is %q, want %s", name, c.Code, code)
			}
		}
	}
	if seen < 245 {
		t.Errorf("only %d regions compared", seen)
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"Officials from the United States met the French", "US:United States FR:French"},
		{"the US and the U.S. and USA , not us", "US:US US:U.S. US:USA"},
		{"Give us a break", ""},
		{"LET US GO", ""},
		{"Papua New Guinea and Guinea - Bissau beat Equatorial Guinea", "PG:Papua New Guinea GW:Guinea - Bissau GQ:Equatorial Guinea"},
		{"South Sudan and North Koreans left Côte d'Ivoire", "SS:South Sudan KP:North Koreans CI:Côte d'Ivoire"},
		{"Türkiye and Turkiye", "TR:Türkiye TR:Turkiye"},
		{"New England and New Mexico and the Gulf of Mexico", ""},
		{"the South China Sea near Vietnam", "VN:Vietnam"},
		{"He answered in French .", ""},
		{"in French politics", "FR:French"},
		{"She speaks Spanish and Portuguese fluently", ""},
		{"a Spanish - speaking crowd", ""},
		{"the People 's Republic of China", "CN:People 's Republic of China"},
		{"the Soviet Union and Yugoslavia", ""},
		{"The Scots beat England", "GB:Scots GB:England"},
		{"Burma , Zaire , Holland and Swaziland", "MM:Burma CD:Zaire NL:Holland SZ:Swaziland"},
		{"Atlanta , where Georgia 's governor spoke to senators", ""},
		{"Georgia 's parliament in Tbilisi", "GE:Georgia"},
		{"roast Turkey and cranberry stuffing", ""},
		{"in Lebanon , Ohio , a fire", ""},
		{"in Cuba , Ohio and Texas", "CU:Cuba"},
		{"the Republic of Congo and Congolese troops", "CG:Republic of Congo CG:Congolese"},
		{"Congolese troops", "CD:Congolese"},
		{"Navajo and other Indian tribes", ""},
		{"Indian troops in Kashmir", "IN:Indian"},
		{"St. Lucia and St Kitts and Nevis", "LC:St. Lucia KN:St Kitts and Nevis"},
		{"talks in Paris", ""},
		{"Kosovo and Taiwan", "XK:Kosovo TW:Taiwan"},
		{"Mr Oman and my son Jordan and Chad , 26 , left", ""},
		{"Papua New Guinea and Guinea", "PG:Papua New Guinea GN:Guinea"},
		{"Franco - German and Anglo - Saxon", "FR:Franco DE:German"},
		{"Born in Athens , Georgia , he", ""},
		{"Born in Tbilisi , Georgia , he", "GE:Georgia"},
		{"speaks French , German and some Polish", ""},
		{"from Russian into English ; her Welsh is taught", ""},
		{"the French and German leaders", "FR:French DE:German"},
		{"the Welsh Open and the Hungarian Grand Prix", ""},
		{"the Bosnian Serbs and the Serbs", "BA:Bosnian RS:Serbs"},
		{"the river Senegal in Senegal", "SN:Senegal"},
		{"JORDAN AND THE BULLS", ""},
	}
	for _, tt := range tests {
		words := strings.Fields(tt.text)
		if got := show(words, gazetteer.Finder{}.Find(words, nil, nil)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestFindUnderNames(t *testing.T) {
	t.Parallel()
	p, o, l := gazetteer.CoverPerson, gazetteer.CoverOrg, gazetteer.CoverPlace
	tests := []struct {
		text        string
		first, last int
		cover       gazetteer.Cover
		want        string
	}{
		{"Chad Smith drums", 0, 2, p, ""},
		{"Michael Jordan won . Jordan said so", 0, 2, p, ""},
		{"Michael Jordan flew to Jordan", 0, 2, p, "JO:Jordan"},
		{"the Israel Trust Company", 1, 4, o, ""},
		{"the French Foreign Ministry", 1, 4, o, "FR:French"},
		{"France beat Spain", 0, 1, o, "FR:France ES:Spain"},
		{"in eastern Ukraine now", 1, 3, l, "UA:Ukraine"},
		{"Ukraine 's Donbas", 0, 3, l, "UA:Ukraine"},
		{"U.S. District Judge", 0, 2, l, "US:U.S."},
		{"U.S. Route 66", 0, 2, l, ""},
		{"Czechia changed", 0, 1, p, "CZ:Czechia"},
		{"a Dane", 1, 2, p, "DK:Dane"},
		{"Catherine of England", 0, 3, p, "GB:England"},
		{"Team USA", 0, 2, o, "US:USA"},
		{"Italy 's Five Star Movement", 0, 5, o, "IT:Italy"},
		{"the Party of Cantabria ( PRC )", 1, 4, o, ""},
		{"the Government of Canada", 1, 4, o, "CA:Canada"},
		{"the Jordan Rift", 1, 3, l, ""},
	}
	for _, tt := range tests {
		words := strings.Fields(tt.text)
		names := []gazetteer.Name{{First: tt.first, Last: tt.last, Cover: tt.cover}}
		if got := show(words, gazetteer.Finder{}.Find(words, nil, names)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Paris and New Delhi and Mexico City agreed": "FR:Paris IN:New Delhi MX:Mexico City",
		"Talks in Paris": "",
		"Paris said that Berlin , Madrid and Rome agreed": "FR:Paris DE:Berlin ES:Madrid IT:Rome",
		"He flew to Moscow and Beijing":                   "",
		"talks between Moscow and Kyiv":                   "RU:Moscow UA:Kyiv",
		"a Kremlin aide in Moscow , Moscow - backed":      "RU:Moscow",
		"He lives in Paris , Texas , and London":          "",
		"Tehran 's refusal angered Washington":            "IR:Tehran",
	} {
		words := strings.Fields(text)
		if got := show(words, gazetteer.Finder{Capitals: true}.Find(words, nil, nil)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		if got := show(words, gazetteer.Finder{}.Find(words, nil, nil)); got != "" {
			t.Errorf("%s: %s unasked", text, got)
		}
	}
}

func TestLowerCase(t *testing.T) {
	t.Parallel()
	words := strings.Fields("france and south korea eat turkey in paris . Then us and france")
	got := show(words, gazetteer.Finder{}.Find(words, []int{0, 9}, nil))
	if want := "FR:france KR:south korea"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func show(words []string, found []gazetteer.Match) string {
	var out []string
	for _, m := range found {
		out = append(out, m.Code+":"+strings.Join(words[m.First:m.Last], " "))
	}
	return strings.Join(out, " ")
}

func TestLists(t *testing.T) {
	t.Parallel()
	if g, ok := gazetteer.Title("Mrs."); !ok || g != gazetteer.Female {
		t.Errorf("Mrs. is %v, %v", g, ok)
	}
	if g, ok := gazetteer.Office("Spokesman"); !ok || g != gazetteer.Male {
		t.Errorf("Spokesman is %v, %v", g, ok)
	}
	if g, ok := gazetteer.Given("Emmanuel"); !ok || g != gazetteer.Male {
		t.Errorf("Emmanuel is %v, %v", g, ok)
	}
	if _, ok := gazetteer.Office("table"); ok {
		t.Error("a table is an office")
	}
}

func FuzzFind(f *testing.F) {
	f.Add("the US and Papua New Guinea , in French", 1, 2)
	f.Add("- . US USA US St. - -", 0, 9)
	f.Fuzz(func(t *testing.T, text string, first, last int) {
		words := strings.Fields(text)
		last = min(max(last, 0), len(words))
		names := []gazetteer.Name{{First: min(max(first, 0), last), Last: last, Cover: gazetteer.CoverPlace}}
		end := 0
		for _, m := range (gazetteer.Finder{Capitals: true}).Find(words, nil, names) {
			if m.First < end || m.Last <= m.First || m.Last > len(words) {
				t.Fatalf("words [%d, %d) after %d of %d", m.First, m.Last, end, len(words))
			}
			end = m.Last
		}
	})
}

func BenchmarkFind(b *testing.B) {
	words := strings.Fields(strings.Repeat("French officials from the United States met Georgia 's governor in Paris on Tuesday , he said . ", 60))
	b.ReportAllocs()
	for b.Loop() {
		gazetteer.Finder{}.Find(words, nil, nil)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
