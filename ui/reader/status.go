package reader

// A Status is what title and status line say of the pane.
type Status struct {
	Percent             int    // of the article that is above the end of the screen
	Sentence, Sentences int    // the sentence at the reading line, from 1; 0 of 0 for no text
	Label               string // what the target is: "Emmanuel Macron", "quote", "note: doubt"; empty for a sentence
	Nth, Of             int    // the target among those of its kind, from 1; 0 of 0 for none
	Find                string // words looked for
	Hit, Hits           int
	Selected            int // words selected; 0 where nothing is
}

// Status is the state of the pane in figures.
func (p *Pane) Status() Status { return Status{} }
