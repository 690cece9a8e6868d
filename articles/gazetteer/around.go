package gazetteer

import (
	"strings"

	"onrecord/articles"
)

// bearer reports whether the words around m say that it is somebody's name,
// whatever a recogniser makes of it: "Mr Oman", "my daughter India", "Chad, 26,".
func (s *scan) bearer(m Match) bool {
	if m.Last-m.First > 1 || m.Form == articles.FormAbbreviation {
		return false
	}
	before := s.word(m.First - 1)
	switch {
	case addresses[before]:
		return true
	case m.Form == articles.FormDemonym:
		return s.afterGiven(m)
	case !bearable[plainCase(s.words[m.First])]:
		return false
	}
	return kin[before] || s.aged(m)
}

// aged reports whether an age stands behind m.
func (s *scan) aged(m Match) bool {
	age := s.word(m.Last + 1)
	if s.word(m.Last) != "," || len(age) == 0 || len(age) > 2 || age[0] < '1' || age[0] > '9' {
		return false
	}
	end := s.word(m.Last + 2)
	return end == "," || end == "."
}

// afterGiven reports whether the demonym m is the surname behind a given name:
// "Dawn French said".
func (s *scan) afterGiven(m Match) bool {
	before, next := s.word(m.First-1), s.word(m.Last)
	if _, ok := Given(before); !ok || sayable[before] {
		return false
	}
	return !startsNoun(next) || speech[next] || possessive(next)
}

// thing reports whether m is only the first word for a dish, a plant, a dance
// or the like: "French fries", "Jordan almonds", "Japanese knotweed".
func (s *scan) thing(m Match) bool {
	if m.Form == articles.FormAbbreviation || m.Last-m.First > 1 {
		return false
	}
	next := s.word(m.Last)
	if before := s.word(m.First - 1); s.contest(m) || before == "river" || before == "River" || before == "rivers" {
		return true
	}
	if next == strings.ToUpper(next) && len(next) > 2 {
		next = strings.ToLower(next)
	}
	if things[next] {
		return true
	}
	return s.words[m.First] == "Dominican" && order[next]
}

// contest reports whether m leads the name of a contest: "Welsh Open",
// "Hungarian Grand Prix".
func (s *scan) contest(m Match) bool {
	next := s.word(m.Last)
	return next == "Open" && s.word(m.Last+1) != "to" || next == "Grand" && s.word(m.Last+1) == "Prix" || next == "GP"
}

// branch reports whether m is the people of another country's part: "Bosnian
// Serbs".
func (s *scan) branch(m Match) bool {
	switch s.word(m.First - 1) {
	case "Bosnian", "Kosovo", "Croatian":
		return peoples[s.words[m.First]]
	}
	return false
}

var (
	addresses = set("Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Dr Dr. Prof Prof. Sgt Sgt. Sen Sen. Rep Rep. Lt Lt. Capt Capt. Cpl. Pvt. Dame Mme. Señor Señora")
	kin       = set("daughter son wife husband brother sister mother father boyfriend girlfriend fiancé fiancée aunt uncle niece nephew cousin grandson granddaughter named called")
	// sayable are given names that are other words too.
	sayable = set("Will May Mark Grant April June August Art Bill Rose Hope Faith Grace Joy Summer Dean Frank Major Prince King Christian Lane Van Don Drew Pat Rob Sue Al Tony An My Le Ha")
	speech  = set("said says told laughed joked added replied asked")
	order   = set("friar friars nun nuns order Order monk monks priory sisters convent")
	peoples = set("Serb Serbs Croat Croats Albanian Albanians Serbian Croatian")

	// things are dishes, plants, animals, dances and the like that are called
	// after a country and need not come from there.
	things = set(`fries beans bean toast salad salads cheese pastry pastries sausage sausages sprouts omelette omelettes stew
		pancake pancakes dumpling dumplings noodle noodles meatballs waffle waffles chocolates fudge biscuits buns bun
		muffin muffins roll rolls fritter pepper peppers almond almonds nut nuts onion onions mustard sauce curry curries goulash
		kebab delight mint hotpot casserole takeaway takeout dressing
		knotweed ivy oak elm spruce pine maple thistle bluebell bluebells marigold marigolds lilac larch fir lily lilies primrose
		lavender chestnut cabbage radish kale mulberry cress willow hogweed laurel cherry
		setter setters terrier terriers spaniel spaniels bulldog bulldogs hound wolfhound pointer mastiff
		retriever corgi corgis hamster pony ponies cockroach cockroaches goose geese otter rat mink eel beetle beetles wasp
		jig jigs polka reel waltz bagpipes accordion horn harp lute
		plait braid bob manicure knickers baths blinds
		wave roulette standoff doll dolls whispers checkers fly flu measles pox pig pigs hat hats shorts
		surprise tuck press kiss kissing heel heels cross ink`)
)
