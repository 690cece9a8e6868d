package articles

// An Analysis is what one version of the engine found in one revision of an
// article. It travels as a value: made by analyze, kept by store, painted by
// ui, with its spans unchanged.
type Analysis struct {
	Reader    string   // name and version of the engine; empty if not analysed
	People    []Entity // in order of first mention
	Countries []Entity // in order of first mention
	Quotes    []Quote  // in order of Span
	Sketch    Sketch   `json:"-"` // to find the same story by; a library keeps it apart and does not give it back
}

// Named are the people that a has, or the countries, as kind says.
func (a Analysis) Named(kind Kind) []Entity {
	if kind == Country {
		return a.Countries
	}
	return a.People
}

// Counts are the figures of a, without notes.
func (a Analysis) Counts() Counts {
	return Counts{People: len(a.People), Countries: len(a.Countries), Quotes: len(a.Quotes)}
}
