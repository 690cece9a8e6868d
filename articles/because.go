package articles

// Because is one sentence that says why a quote was given to its speaker: what
// Quote.Rule stands for. It is empty for a rule that it does not know, as one
// of an older engine.
func Because(rule string) string { return reasons[rule] }

var reasons = map[string]string{
	"quote, said X":               "The words stand right before the one who said them: “…”, said X.",
	"X said: quote":               "The words follow right after the one who said them: X said “…”.",
	"according to X":              "The sentence names its source: according to X.",
	"X called it quote":           "X is said to have named or described something with these words.",
	"within what X said":          "The words stand inside a clause that reports what X said.",
	"sentence, X said":            "The words are part of a sentence that ends with the one who said it.",
	"within what X wants":         "The words stand inside what X is said to want, plan or expect.",
	"next paragraph of the quote": "The quotation marks opened in the paragraph before and were never closed, so the same speaker goes on.",
	"X goes on":                   "The words follow a quotation of X, and nobody else is named as speaking.",
	"X is the subject before":     "Nobody is named beside the words; X is whom the sentence before is about. This is a guess.",
	"quotation marks alone":       "The words stand in quotation marks, but the text does not say who spoke.",
	"speaker's label":             "The paragraph opens with the speaker's name and a colon, as in a transcript.",
	"X: quote":                    "The words follow a name and a colon, as in a headline.",
	"set apart after X said":      "The words are a block quotation that follows X said and a colon.",
	"X said that":                 "The clause follows a verb of saying whose subject is X.",
	"clause, X said":              "The clause stands before the one who is said to have said it.",
	"X thinks that":               "The clause follows a verb of thinking, knowing or finding whose subject is X.",
	"X wants to":                  "The words say what X wants, plans, promises or asks for.",
	"it is said that":             "The text says that this is said, and not by whom.",
	"X demands it":                "The words are what X is said to demand, deny, expect or warn of.",
	"X's claim that":              "The clause follows a noun such as claim, fear or plan that belongs to X.",
}
