package webpage_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/articles/webpage"
)

func address(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func read(t *testing.T, page, from string) articles.Article {
	t.Helper()
	var u *url.URL
	if from != "" {
		u = address(t, from)
	}
	a, err := webpage.Read([]byte(page), "", u)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// long are paragraphs enough for a text.
var long = strings.Repeat("<p>The council of Port Quell voted on Tuesday to close the old bridge until the spring, after engineers, two of them divers, had found cracks in seven of its piers, the mayor said.</p>\n", 6)

func TestCanonical(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ said, from, want string }{
		{"https://ledger.example/a", "", "https://ledger.example/a"},
		{"javascript:alert(1)", "", ""},
		{"https://ledger.example/a", "https://www.ledger.example/a?utm=1", "https://ledger.example/a"},
		{"/a", "https://m.ledger.example/a?utm=1", "https://m.ledger.example/a"},
		{"https://other.example/a", "https://ledger.example/b", "https://ledger.example/b"}, // not its own
		{"file:///etc/passwd", "https://ledger.example/b", "https://ledger.example/b"},
		{"", "https://ledger.example/b#top", "https://ledger.example/b#top"},
	} {
		page := `<!doctype html><head><link rel="canonical" href="` + c.said + `"><title>T</title></head><body><article>` + long
		if got := read(t, page, c.from).URL; got != c.want {
			t.Errorf("%q from %q: %q, want %q", c.said, c.from, got, c.want)
		}
	}
}

func TestWalls(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, body, want string }{
		{"text", long + "<p>Subscribe to continue. Already a subscriber?</p>" + long, ""},
		{"text on cookies", strings.Repeat(long, 3) + "<p>We value your privacy. Accept all cookies.</p>", ""},
		{"paywall", "<p>The council voted on Tuesday to close the bridge.</p><div>To continue reading, subscribe. Already a subscriber? Log in</div>", webpage.Paywall},
		{"paywall in data", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script><p>The council voted.</p>`, webpage.Paywall},
		{"free in data", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script><p>The council voted.</p>`, ""},
		{"cookies", "<p>Before you continue: we and our 812 partners use cookies.</p><button>Accept all</button><button>Manage options</button>", webpage.CookieWall},
		{"robot", "<h1>One more step</h1><p>Please verify you are human by completing the action below.</p>", webpage.RobotCheck},
		{"paywall in German", "<p>Der Rat beschloss am Dienstag, die Brücke zu schließen.</p><div>Weiterlesen mit Bote+. Sie haben bereits ein Abo?</div>", webpage.Paywall},
		{"paywall in French", "<p>Le conseil a voté mardi.</p><p>Cet article est réservé aux abonnés.</p>", webpage.Paywall},
		{"cookies in Spanish", "<p>Usamos cookies propias y de 800 socios.</p><button>Aceptar y continuar</button>", webpage.CookieWall},
		{"robot of a guard", "<h1>Just a moment...</h1><p>Verifying you are human. This may take a few seconds.</p>", webpage.RobotCheck},
		{"short", "<p>The ferry sails again.</p>", ""},
	} {
		a := read(t, "<!doctype html><title>T</title><body>"+c.body, "")
		if got := strings.Join(a.Tags, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if strings.TrimSpace(a.Body) == "" {
			t.Errorf("%s: nothing kept", c.name)
		}
		if (webpage.WallWords(a.Tags) == "") != (c.want == "") {
			t.Errorf("%s: %q", c.name, webpage.WallWords(a.Tags))
		}
	}
}

func TestBodyOfData(t *testing.T) {
	t.Parallel()
	body := strings.Repeat(`The harbour froze on Monday & nobody minded, said the harbour master, who has seen it freeze before.\n`, 8)
	page := `<!doctype html><title>Ice</title><script type="application/ld+json">{"@graph":[{"@type":["Thing","ReportageNewsArticle"],"articleBody":"` + body + `"}]}</script><body><div id=root>Loading</div>`
	a := read(t, page, "")
	plain := prose.Read(a.Body).Plain
	if strings.Count(plain, "The harbour froze on Monday & nobody minded") != 8 {
		t.Errorf("body %q", plain)
	}
}

func TestStructure(t *testing.T) {
	t.Parallel()
	a := read(t, `<!doctype html><title>Bridge | The Ledger</title><meta property="og:site_name" content="The Ledger"><body><nav><a href="/x">Sport</a></nav><article><h1>Bridge</h1>`+long+`
<figure><img src="/piers.jpg" alt="Two piers in the fog"><figcaption>The third pier fell in May.</figcaption></figure>
<h2>Who pays</h2><ul><li>The town</li><li>The county</li></ul>
<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>One</td><td>12</td></tr></table>
<blockquote><p>We could not wait.</p></blockquote><pre><code>x := 1</code></pre>
<p>A note.<sup><a href="#fn1">1</a></sup></p>`+long+`</article><footer>Imprint</footer>`, "https://ledger.example/news/bridge")
	for _, want := range []string{
		"![Two piers in the fog](https://ledger.example/piers.jpg)", "The third pier fell in May.", "## Who pays", "- The town",
		"| Pier | Cracks |", "> We could not wait.", "```", `A note.\[1]`,
	} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("no %q in %s", want, a.Body)
		}
	}
	for _, not := range []string{"Sport", "Imprint"} {
		if strings.Contains(a.Body, not) {
			t.Errorf("%q in %s", not, a.Body)
		}
	}
	if a.Title != "Bridge" || a.Source != "The Ledger" {
		t.Errorf("title %q, source %q", a.Title, a.Source)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<!doctype html><title>T</title><script type="application/ld+json">{"@type":"NewsArticle"}</script><p>a`), "utf-8")
	f.Add([]byte(`<p>`+long), "")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		a, err := webpage.Read(data, label, &url.URL{Scheme: "https", Host: "ledger.example", Path: "/a"})
		if err != nil {
			return
		}
		if a.Body != articles.Clean(a.Body) {
			t.Errorf("not clean: %q", a.Body)
		}
		if !slices.Contains([]string{"", "https://ledger.example/a"}, a.URL) && !strings.Contains(a.URL, "ledger.example") {
			t.Errorf("address %q", a.URL)
		}
	})
}

func TestPublished(t *testing.T) {
	t.Parallel()
	const data = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"DATE"}</script>`
	for head, want := range map[string]string{
		strings.Replace(data, "DATE", "2031-03-02T08:00:00+01:00", 1):                                                    "2031-03-02T07:00:00Z",
		strings.Replace(data, "DATE", "2. März 2031, 8 Uhr", 1):                                                          "2031-03-02T08:00:00Z",
		strings.Replace(data, "DATE", "02/03/2031", 1):                                                                   "",
		strings.Replace(data, "DATE", "02/03/2031", 1) + `<meta property="article:published_time" content="2031-03-02">`: "2031-03-02T00:00:00Z",
		strings.Replace(data, "DATE", "2031-03-02", 1) + `<meta property="article:published_time" content="2031-03-05">`: "2031-03-02T00:00:00Z",
		`<meta property="article:published_time" content="02/03/2031">`:                                                  "",
		`<meta name="date" content="le 2 mars 2031 à 8h05">`:                                                             "2031-03-02T08:05:00Z",
	} {
		a, err := webpage.Read([]byte("<html><head><title>T</title>"+head+"</head><body><p>"+long+"</body></html>"), "utf-8", nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if !a.Published.IsZero() {
			got = a.Published.UTC().Format("2006-01-02T15:04:05Z")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}

func TestByline(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"en|By Ann Orr": "Ann Orr", "en|von Orr": "von Orr", "de|Von Anna Ort": "Anna Ort", "de-AT|Von Anna Ort": "Anna Ort", "fr|Par Anne Ort": "Anne Ort",
		"es|Por Ana Ort": "Ana Ort", "it|Di Anna Ort": "Anna Ort", "nl|Door An Ort": "An Ort", "en|Di Ort": "Di Ort", "de|https://a.example/": "",
	} {
		lang, name, _ := strings.Cut(said, "|")
		page := `<!doctype html><html lang="` + lang + `"><head><title>T</title><meta name="author" content="` + name + `"></head><body>` + long
		if a := read(t, page, ""); a.Byline != want {
			t.Errorf("%s: %q, want %q", said, a.Byline, want)
		}
	}
}
