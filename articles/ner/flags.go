package ner

// survey counts in e.habits how a text uses its words.
func (e *Encoder) survey(lengths []int, words []int32) {
	for _, n := range lengths {
		s := words[:n]
		words = words[n:]
		for i, w := range s {
			f := e.form[w]
			h := &e.habits[f.lower]
			if f.flags&capital == 0 {
				h.lower++
				continue
			}
			h.upper++
			own := e.signs(s, i)
			h.amid += own.amid
			h.afterTitle += own.afterTitle
			h.afterGiven += own.afterGiven
			h.beforeSpeech += own.beforeSpeech
		}
	}
}

// signs is what the place of word i, which has a capital, says of it.
func (e *Encoder) signs(s []int32, i int) (h habit) {
	f := e.form[s[i]]
	if i > 0 {
		before := e.form[s[i-1]].flags
		h.afterTitle = bit(before, isTitle)
		h.afterGiven = bit(before, givenCapital)
		if !f.long || f.flags&(1<<6) == 0 {
			h.amid = 1
		}
	}
	if i+1 < len(s) {
		h.beforeSpeech = bit(e.form[s[i+1]].flags, isSpeech)
	}
	return h
}

func bit(flags, which uint32) int32 {
	if flags&which != 0 {
		return 1
	}
	return 0
}

// flag writes the flags of each word of a text.
func (e *Encoder) flag(lengths []int, words []int32, flags []uint32) {
	for _, n := range lengths {
		s, out := words[:n], flags[:n]
		words, flags = words[n:], flags[n:]
		look := e.look(s)
		for i, w := range s {
			f := e.form[w]
			out[i] = f.flags | look
			if i == 0 {
				out[i] |= atStart
			}
			h := e.habits[f.lower]
			if f.flags&capital == 0 {
				out[i] |= flagIf(h.upper > 0, otherCase)
				continue
			}
			own := e.signs(s, i)
			out[i] |= flagIf(h.lower > 0, otherCase) |
				flagIf(h.afterTitle > own.afterTitle, afterTitle) |
				flagIf(h.afterGiven > own.afterGiven, afterGiven) |
				flagIf(h.beforeSpeech > own.beforeSpeech, beforeSpeech) |
				flagIf(h.amid > own.amid, amidSentence)
		}
	}
}

func flagIf(yes bool, flag uint32) uint32 {
	if yes {
		return flag
	}
	return 0
}

// look flags how a sentence as a whole is written.
func (e *Encoder) look(s []int32) uint32 {
	const lowerShapes, upperShapes = 1<<3 | 1<<4, 1<<5 | 1<<6
	var alphabetic, capitals, upper, lower int
	for _, w := range s {
		f := e.form[w]
		if f.flags&(lowerShapes|capital) == 0 {
			continue
		}
		alphabetic++
		switch {
		case f.flags&lowerShapes == 0:
			capitals++
		case f.long:
			lower++
		}
		if f.flags&upperShapes != 0 {
			upper++
		}
	}
	return flagIf(lower == 0, noLower) |
		flagIf(alphabetic > 1 && upper == alphabetic, allUpper) |
		flagIf(alphabetic > 3 && 10*capitals > 7*alphabetic, headline) |
		flagIf(alphabetic > 3 && capitals == 0, allLower)
}

// join gives one group to all places of a word with a capital, and forgets the
// habits of the text.
func (e *Encoder) join(words []int32, group []int32) {
	for i, w := range words {
		f := e.form[w]
		if f.flags&capital == 0 {
			continue
		}
		h := &e.habits[f.lower]
		if h.group == 0 {
			e.groups++
			h.group = int32(e.groups) // one too high: 0 is none yet
		}
		group[i] = h.group - 1
	}
	for _, w := range words {
		e.habits[e.form[w].lower] = habit{}
	}
}
