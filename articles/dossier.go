package articles

import "time"

// An Appearance is an entity in one article.
type Appearance struct {
	Cursor  Cursor  // its place in the order of the library
	Article Article // Raw is not loaded
	Entity  Entity  // as the article has it: with the role printed there, and its mentions
	Quotes  int     // of the article, by this person
}

// A Dossier is all that the library knows of an entity, apart from its quotes
// and its mentions. What would take long to count for a name in very many
// articles is counted over the newest; Bounded says so.
type Dossier struct {
	Standing              // With is empty: see People and Countries
	Roles     []Role      // as printed, newest first; persons only
	People    []Company   // most often in the same articles, most often first
	Countries []Company   // the same
	Timeline  []DayOfName // in order of days; those without an article are left out
}

// A Role is how articles call a person, with when they did.
type Role struct {
	Role        string
	Articles    int
	First, Last time.Time
}

// A Company is an entity that is in the same articles as another.
type Company struct {
	Entity       // Mentions empty
	Together int // articles that have both
}

// A DayOfName is a day on which articles have a name.
type DayOfName struct {
	Day      time.Time // its start, UTC
	Articles int
	Quotes   int // by this person
}
