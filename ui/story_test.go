package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/articles/prose"
	sketches "onrecord/articles/story"
	"onrecord/store"
	"onrecord/ui"
)

// wireCopy is a report of an agency that many outlets print.
func wireCopy() string {
	var b strings.Builder
	for i := range 14 {
		fmt.Fprintf(&b, "Harbour master Bela Orrin said that pier %d of Port Ellery would have crane number %d by spring. ", i+1, 40+i*i)
		if i%3 == 2 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// retold are five articles, three of which print the same copy: the first to
// arrive is the second newest.
func retold(tb testing.TB) *store.Store {
	tb.Helper()
	lib := library(tb)
	tell(tb, lib, story("Cranes for the port", "Northwire", wireCopy(), 3))
	tell(tb, lib, story("A quiet week", "Port Letter", "# A quiet week\n\nNothing happened, and nobody said so.\n", 1))
	tell(tb, lib, story("Port gets new cranes", "Evening Post", "PORT ELLERY (Northwire) — "+wireCopy(), 2))
	tell(tb, lib, story("Grain ships wait", "Port Letter", grain, 26))
	tell(tb, lib, story("Orrin: cranes by spring", "Island Gazette", wireCopy()[:700], 30))
	return lib
}

// tell adds an article with its sketch.
func tell(tb testing.TB, lib *store.Store, a articles.Article) articles.ID {
	tb.Helper()
	id, _, err := lib.Add(tb.Context(), a)
	if err != nil {
		tb.Fatal(err)
	}
	found := finds(a.Body)
	found.Sketch = sketches.Sketch(prose.Read(a.Body))
	if err := lib.SaveAnalysis(tb.Context(), id, 1, found); err != nil {
		tb.Fatal(err)
	}
	return id
}

func TestAStoryIsOneRow(t *testing.T) {
	t.Parallel()
	d := start(t, retold(t), 120, 24, ui.Options{})
	d.sees("1/3", "Cranes for the port", "North… +2", "Grain ships wait").lacks("Evening Post", "Island Gazette")
	d.press("j").sees("> * Cranes for the port", "e same story")
	d.press("e").sees("1 Articles ─────────── 2/5", "-2", "| Port gets new cranes", "| Evening P…", "| Orrin: cranes by spring", "> * Cranes for the port")
	d.press("j").sees("> * | Port gets new cranes", "3/5", "e same story")
	d.press("enter").sees("2 Port gets new cranes")
	d.press("1 j").sees("> * | Orrin: cranes by spring")
	d.press("j").sees("> * Grain ships wait", "5/5")
	d.press("kk e").sees("> * Cranes for the port", "2/3", "+2").lacks("Evening Post")
	d.press("e").sees("| Port gets new cranes").press("e").lacks("Evening Post")
	d.press("gg e").sees("No other article tells this story")
}

func TestWhatIsDoneToARowIsDoneToItsArticle(t *testing.T) {
	t.Parallel()
	d := start(t, retold(t), 120, 24, ui.Options{})
	d.press("j r").sees("Marked read", "Unread 4")
	d.press("U").sees("2/3", "Port gets new cranes").lacks("Cranes for the port")
	d.press("U s") // by date: the row of the story again
	unread := articles.Query{Unread: true}
	d.press("A").sees("Mark 4 articles read?").press("y")
	if n, err := d.lib.Count(t.Context(), unread); err != nil || n != 0 {
		t.Errorf("%d are unread, %v", n, err)
	}
	d.press("u").sees("Unread 4")
}

func TestRemovingWhatStandsForAStory(t *testing.T) {
	t.Parallel()
	d := start(t, retold(t), 120, 24, ui.Options{})
	d.press("j D y").sees("> * Port gets new cranes", "Eveni… +1", "2/3").lacks("Cranes for the port")
	d.press("e").sees("| Orrin: cranes by spring", "2/4")
	d.press("D y").sees("> * Orrin: cranes by spring", "2/3").lacks("| Orrin", "+1", "-1")
	d.press("D y").sees("2/2", "A quiet week").lacks("Orrin")
	d.press("uuu").sees("Cranes for the port", "+2", "/3")
}

func TestStoriesApart(t *testing.T) {
	t.Parallel()
	d := start(t, retold(t), 120, 24, ui.Options{Apart: true})
	d.sees("1/5", "Evening Post", "Island Gaz").lacks("+2")
	d.press("j").press(":").write("set stories=join").press("enter").sees("are one row", "2/3", "> * Cranes for the port").lacks("Evening Post")
	d.press(":").write("set stories=apart").press("enter").sees("stand apart", "/5")
	d.press(":").write("set stories=both").press("enter").sees("stories is join or apart")
}

func TestTheOtherTellingsOfAnArticle(t *testing.T) {
	t.Parallel()
	d := start(t, retold(t), 100, 30, ui.Options{})
	d.press("1 j enter gs").sees("THE SAME STORY ELSEWHERE", "Evening Post  Port gets new cranes", "Island Gazette  Orrin: cranes by spring")
	d.press("G").sees("> Island Gazette").press("enter").sees("2 Orrin: cranes by spring")
	d.press("^o").sees("2 Cranes for the port")
	d.press("]p gs G enter ^o").sees("2 Cranes for the port")
}

func TestAFilterFindsAStoryByAnyTelling(t *testing.T) {
	t.Parallel()
	d := start(t, retold(t), 120, 24, ui.Options{})
	d.press("/").write(`source:"Island Gazette"`).press("enter").sees("1/1", "Orrin: cranes by spring", "+2")
}

func TestWhatComesInDoesNotMoveTheCursor(t *testing.T) {
	t.Parallel()
	lib := retold(t)
	news := story("Cranes, at last", "Morning Tide", "By our staff.\n\n"+wireCopy(), 0)
	d := start(t, lib, 120, 24, ui.Options{Desk: &wire{lib: lib}})
	d.press("j e jj").sees("> * | Orrin: cranes by spring", "4/5")
	id := tell(t, lib, news)
	d.send(ui.Analysed{ID: id})
	d.sees("> * | Orrin: cranes by spring", "4/5").lacks("Cranes, at last")
	d.press("kk ee").sees("> * Cranes for the port", "| Cranes, at last", "-2", "2/6")
}

// TestAStoryOnNarrowScreens: how many others there are is said in words where
// there is room, and with a sign alone where there is not.
func TestAStoryOnNarrowScreens(t *testing.T) {
	t.Parallel()
	for width, words := range map[int]string{200: "+2", 80: "Northwire · same story as 2 others", 40: "Northw… +2 others", 30: "+2"} {
		for _, th := range []string{"dark", "light", "none"} {
			d := start(t, retold(t), width, 24, ui.Options{Theme: th, Now: func() time.Time { return noon }})
			d.press("1").sees(words)
		}
	}
}
