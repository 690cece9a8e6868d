package articles

import "time"

// Kind tells what an entity is.
type Kind string

// The kinds of entity that are extracted.
const (
	Person  Kind = "person"
	Country Kind = "country"
)

// EntityID names an entity in one library; 0 is one that is not stored.
type EntityID int64

// An Entity is a person or a country with the places where a text names it.
type Entity struct {
	ID       EntityID
	Kind     Kind
	Name     string // canonical: the fullest form in the text, or the country's usual English name
	Code     string // ISO 3166-1 alpha-2 for countries (Kosovo XK); empty for persons
	Role     string // as printed next to the name: "French President"; persons only
	Mentions []Mention
}

// Form tells how a mention names its entity.
type Form string

// The forms of mention.
const (
	FormName         Form = "name"
	FormMisspelling  Form = "misspelling"  // probable: one letter away from a known surname
	FormPronoun      Form = "pronoun"      // only where it carries a quote's speaker
	FormDemonym      Form = "demonym"      // "French"
	FormAbbreviation Form = "abbreviation" // "US"
	FormCapital      Form = "capital"      // "Paris", for the government that sits there
)

// A Mention is one place where a text names an entity.
type Mention struct {
	Span      Span
	Text      string // plain text of the span, markup removed
	Form      Form
	Certainty float64 // 0 to 1
}

// A Standing is what the whole library knows of an entity.
type Standing struct {
	Entity      Entity // Mentions empty
	Articles    int
	Quotes      int // quotes by this person
	First, Last time.Time
	With        []Entity // entities most often in the same articles, most often first
	Bounded     bool     // With was counted over the newest articles only
}
