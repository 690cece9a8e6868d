package format_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/articles/format"
)

// An entry of an archive.
type entry struct{ name, content string }

const container = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Bridge &amp; the Town</dc:title><dc:creator>Ines Tarrow</dc:creator><dc:creator>Aldo Brenn</dc:creator><dc:publisher>Ledger Press</dc:publisher><dc:language>en</dc:language><dc:date>2031-03-02</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="x" href="text/notes.xhtml" media-type="application/xhtml+xml"/><item id="f" href="f.otf" media-type="font/otf"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="x" linear="no"/><itemref idref="gone"/></spine></package>`

var chapters = []entry{
	{"mimetype", "application/epub+zip"},
	{"META-INF/container.xml", container},
	{"OEBPS/book.opf", opf},
	{"OEBPS/nav.xhtml", `<html><body><nav><ol><li><a href="text/one.xhtml">First light</a></li><li><a href="text/two%20b.xhtml#p">Second *wind*</a></li></ol></nav></body></html>`},
	{"OEBPS/text/one.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>one</title></head><body><h1>First light</h1><p>The bridge <em>opened</em> in 1901.<a href="notes.xhtml#n1">1</a></p></body></html>`},
	{"OEBPS/text/two b.xhtml", `<html><body><p>“We could not wait,” said the mayor.</p><script>evil()</script></body></html>`},
	{"OEBPS/text/notes.xhtml", `<html><body><p>A note.</p></body></html>`},
}

func archive(tb testing.TB, entries []entry) string {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		method := zip.Deflate
		if e.name == "mimetype" {
			method = zip.Store // so that it can be told from the first bytes
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: method})
		if err == nil {
			_, err = io.WriteString(w, e.content)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// with is chapters with entries replaced, or added.
func with(changed ...entry) []entry {
	out := append([]entry(nil), chapters...)
	for _, c := range changed {
		found := false
		for i := range out {
			if out[i].name == c.name {
				out[i], found = c, true
			}
		}
		if !found {
			out = append(out, c)
		}
	}
	return out
}

func TestReadEPUB(t *testing.T) {
	t.Parallel()
	a, err := read(t, "book.epub", archive(t, chapters), "")
	if err != nil {
		t.Fatal(err)
	}
	want := "# First light\n\nThe bridge *opened* in 1901.1\n\n## Second \\*wind\\*\n\n“We could not wait,” said the mayor."
	if a.Body != want {
		t.Errorf("body %q, want %q", a.Body, want)
	}
	if a.Title != "The Bridge & the Town" || a.Byline != "Ines Tarrow, Aldo Brenn" || a.Source != "Ledger Press" || a.Lang != "en" ||
		!a.Published.Equal(time.Date(2031, 3, 2, 0, 0, 0, 0, time.UTC)) || a.Format != articles.FormatEPUB || len(a.Raw) == 0 {
		t.Errorf("%+v", a)
	}
}

func TestReadEPUB2(t *testing.T) {
	t.Parallel()
	old := strings.NewReplacer(`<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`, `<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`,
		`<spine><itemref idref="n"/>`, `<spine toc="toc">`).Replace(opf)
	a, err := read(t, "", archive(t, with(entry{"OEBPS/book.opf", old}, entry{"OEBPS/toc.ncx", `<ncx><navMap><navPoint><navLabel><text>Part</text></navLabel><content src="text/none.xhtml"/>
<navPoint><navLabel><text>The wind</text></navLabel><content src="text/two%20b.xhtml"/></navPoint></navPoint></navMap></ncx>`})), "")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.Body, "## The wind\n\n“We") {
		t.Errorf("body %q", a.Body)
	}
}

func TestReadBadEPUB(t *testing.T) {
	t.Parallel()
	many := with()
	for i := range 4100 {
		many = append(many, entry{fmt.Sprintf("x/%d", i), ""})
	}
	for _, c := range []struct {
		name    string
		entries []entry
		code    articles.Code
		words   string
	}{
		{"no package", []entry{{"mimetype", "application/epub+zip"}}, articles.Unreadable, "lacks META-INF/container.xml"},
		{"no root", with(entry{"META-INF/container.xml", "<container/>"}), articles.Unreadable, "names no package"},
		{"package out of the archive", with(entry{"META-INF/container.xml", strings.Replace(container, "OEBPS/book.opf", "../../etc/passwd", 1)}), articles.Unreadable, "lacks ../../etc/passwd"},
		{"broken package", with(entry{"OEBPS/book.opf", "<package"}), articles.Unreadable, "OEBPS/book.opf"},
		{"bomb", with(entry{"OEBPS/text/one.xhtml", strings.Repeat("<p>a</p>", 4<<20)}), articles.TooLarge, "unpacks to too much"},
		{"entries", many, articles.TooLarge, "more than 4096 entries"},
		{"protected", with(entry{"META-INF/encryption.xml", `<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/f.otf"/></CipherData></EncryptedData><EncryptedData><CipherData><CipherReference URI="OEBPS/text/one.xhtml"/></CipherData></EncryptedData></encryption>`}), articles.Unsupported, "OEBPS/text/one.xhtml is encrypted"},
		{"empty", with(entry{"OEBPS/text/one.xhtml", ""}, entry{"OEBPS/text/two b.xhtml", "<p></p>"}), articles.Unreadable, "no text"},
	} {
		_, err := read(t, "b.epub", archive(t, c.entries), "")
		if articles.CodeOf(err) != c.code || !strings.Contains(fmt.Sprint(err), c.words) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := read(t, "b.epub", "PK\x03\x04 no archive", ""); articles.CodeOf(err) != articles.Unreadable {
		t.Errorf("no archive: %v", err)
	}
}

// TestReadEPUBWithoutSomeChapters holds that the others are read, and each that
// is not there is named.
func TestReadEPUBWithoutSomeChapters(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		opf, lost string
	}{
		"a chapter out of the archive": {strings.Replace(opf, "text/one.xhtml", "../../../etc/passwd", 1), "the book lacks ../../etc/passwd"},
		"a chapter that is not there":  {strings.Replace(opf, "text/one.xhtml", "text/none.xhtml", 1), "the book lacks OEBPS/text/none.xhtml"},
		"no spine":                     {regexp.MustCompile(`(?s)<spine.*</spine>`).ReplaceAllString(opf, "<spine/>"), ""},
	} {
		var got []string
		for a, err := range format.Read(strings.NewReader(archive(t, with(entry{"OEBPS/book.opf", c.opf}))), "b.epub", "") {
			if err != nil {
				got = append(got, err.Error())
			} else if !strings.Contains(a.Body, "“We") {
				t.Errorf("%s: %q", name, a.Body)
			}
		}
		if strings.Join(got, "\n") != c.lost {
			t.Errorf("%s: %q, want %q", name, got, c.lost)
		}
	}
}

func FuzzEPUB(f *testing.F) {
	f.Add([]byte(archive(f, chapters)), opf, chapters[4].content)
	f.Fuzz(func(t *testing.T, data []byte, pack, page string) {
		for _, book := range []string{string(data), archive(t, with(entry{"OEBPS/book.opf", pack}, entry{"OEBPS/text/one.xhtml", page}))} {
			for a, err := range format.Read(strings.NewReader(book), "b.epub", "") {
				if err == nil && a.Body != articles.Clean(a.Body) {
					t.Errorf("not clean: %q", a.Body)
				}
			}
		}
	})
}
