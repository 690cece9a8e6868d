package quote

import (
	_ "embed"
	"maps"
	"strings"
	"sync"
)

//go:embed cues.txt
var cuesTxt string

// A class is a set of ways in which a verb takes what it reports.
type class uint32

const (
	say class = 1 << iota
	utter
	find
	think
	tell
	ask
	want
	object
	naming
	charge
	rate
	withFor
	withOf
	withAbout
	withAgainst
	withOn
	withTo
	withIn
	withAt
	wh
	gist
	sure
	keen
	claim
	plan
	call
	stance
)

// nominal classes are of nouns and adjectives.
const nominal = sure | keen | claim | plan | call | stance

// takes are the prepositions by which a class takes what it reports.
var takes = map[string]class{
	"for": withFor, "of": withOf, "about": withAbout, "against": withAgainst, "on": withOn, "to": withTo, "in": withIn,
	"at": withAt, "over": withAbout,
}

// A tense is a set of forms that one spelling of a verb may be.
type tense uint8

const (
	base tense = 1 << iota
	present
	past
	participle
	gerund
)

// A verb is what one spelling may be.
type verb struct {
	class class
	tense tense
}

// verbs are the cue verbs by spelling.
var verbs = sync.OnceValue(func() map[string]verb {
	classes := map[string]class{
		"say": say, "utter": utter | say, "find": find, "think": think, "tell": tell, "ask": ask, "want": want, "object": object,
		"name": naming, "charge": charge, "rate": rate, "sure": sure, "keen": keen, "claim": claim, "plan": plan, "call": call, "stance": stance, "wh": wh, "gist": gist,
	}
	maps.Copy(classes, takes)
	out := map[string]verb{}
	for line := range strings.Lines(cuesTxt) {
		name, lemmas, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || name[0] == '#' {
			continue
		}
		for _, lemma := range strings.Fields(lemmas) {
			if c := classes[name]; c&nominal != 0 {
				v := out[lemma]
				out[lemma] = verb{v.class | c, v.tense}
				if c&(sure|keen) == 0 {
					v := out[third(lemma)]
					out[third(lemma)] = verb{v.class | c, v.tense}
				}
				continue
			}
			inflect(lemma, func(form string, t tense) {
				v := out[form]
				out[form] = verb{v.class | classes[name], v.tense | t}
			})
		}
	}
	return out
})

// phrasals are the cue verbs of two words.
var phrasals = sync.OnceValue(func() map[string]verb {
	out := map[string]verb{}
	for _, two := range []string{
		"shoot/shot back", "fire back", "hit+/hit back", "go/went/gone on", "put/put in", "chime in", "cry out", "pipe up",
		"chip+ in", "call out", "break/broke/broken in", "cut/cut in",
	} {
		entry, particle, _ := strings.Cut(two, " ")
		inflect(entry, func(form string, t tense) {
			out[form+" "+particle] = verb{say | utter, t | out[form+" "+particle].tense}
		})
	}
	inflect("point", func(form string, t tense) { out[form+" out"] = verb{say | think, t | out[form+" out"].tense} })
	inflect("make/made", func(form string, t tense) { out[form+" clear"] = verb{say | think, t | out[form+" clear"].tense} })
	inflect("figure", func(form string, t tense) { out[form+" out"] = verb{think, t | out[form+" out"].tense} })
	inflect("rule", func(form string, t tense) { out[form+" out"] = verb{object, t | out[form+" out"].tense} })
	return out
})

var particles = words("back on in out up clear")

// inflect gives the forms of an entry of cues.txt.
func inflect(entry string, give func(string, tense)) {
	parts := strings.Split(entry, "/")
	stem, doubled := strings.CutSuffix(parts[0], "+")
	give(stem, base)
	give(third(stem), present)
	bare := stem
	switch {
	case doubled:
		bare = stem + stem[len(stem)-1:]
	case strings.HasSuffix(stem, "e") && !strings.HasSuffix(stem, "ee"):
		bare = stem[:len(stem)-1]
	}
	give(bare+"ing", gerund)
	switch {
	case len(parts) == 3:
		give(parts[1], past)
		give(parts[2], participle)
	case len(parts) == 2:
		give(parts[1], past|participle)
	case consonantY(stem):
		give(stem[:len(stem)-1]+"ied", past|participle)
	default:
		give(strings.TrimSuffix(bare, "e")+"ed", past|participle)
	}
}

func third(stem string) string {
	switch {
	case consonantY(stem):
		return stem[:len(stem)-1] + "ies"
	case strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "sh"), strings.HasSuffix(stem, "ch"), strings.HasSuffix(stem, "x"):
		return stem + "es"
	}
	return stem + "s"
}

func consonantY(stem string) bool {
	n := len(stem)
	return n > 1 && stem[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(stem[n-2]))
}

// words is the set of the words of s.
func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(s) {
		out[word] = true
	}
	return out
}

var (
	determiners  = words("the a an this that these those his her its their our my your some any many several few two three four five six seven eight nine ten one no another each every both most all other more dozens hundreds thousands half")
	pronouns     = words("he she it they we i you who")
	singular     = words("he she")
	anyForm      = words("he she him her his")
	auxiliaries  = words("is are was were be been being am has have had having do does did will would can could may might must shall should 'd 'll 've 're 'm 's ’d ’ll ’ve ’re ’m ’s")
	being        = words("is are was were be been being am get gets got")
	modals       = words("will would can could may might must shall should do does did 'd 'll ’d ’ll to not n't n’t")
	adverbs      = words("afterward afterwards also later then now still again once even just already never always often repeatedly recently previously long only first further not n't n’t soon today yesterday instead famously reportedly separately earlier once finally immediately quickly simply sometimes twice perhaps too rightly wrongly both subsequently back correctly")
	prepositions = words("of in on at for to from with by about against during under over into through between among after before since until near across behind without within around amid despite like as than toward towards off per via upon regarding including")
	conjunctions = words("and but or nor yet so because although though while when whereas if unless where after before since until that as than whether")
	relatives    = words("who which that whose whom where when")
	timely       = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight late early january february march april may june july august september october november december earlier later last recently week month year morning evening afternoon night")
	questions    = words("what why how whether if who where when which")
	common       = words(`went made took came met got gave saw led held left ran won lost became began kept stood sat brought built bought sold sent spent paid grew fell rose drew flew drove broke chose spoke
		wore put set cut hit let rang ate drank hid beat dealt dug fed fought fled froze hung lent lit rode shook shone shot slept slid stole struck swam swept tore threw withdrew overtook caught taught`)
)

// lower is strings.ToLower, without work for what is lower already.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}
