package ui

import "onrecord/articles"

// maxPlaces is how many jumps are remembered.
const maxPlaces = 200

// A place is a passage of an article.
type place struct {
	id   articles.ID
	span articles.Span
}

// A history is the jumps made, back and forward from here.
type history struct{ back, forward []place }

// leave remembers p before a jump away from it. The way forward is lost, as in
// every browser.
func (h *history) leave(p place) {
	h.forward = nil
	if n := len(h.back); p.id == 0 || n > 0 && h.back[n-1] == p {
		return
	}
	h.back = append(h.back, p)
	if len(h.back) > maxPlaces {
		h.back = h.back[1:]
	}
}

// goBack is the place before here; here is then the way forward.
func (h *history) goBack(here place) (place, bool) { return swap(&h.back, &h.forward, here) }

// goForward is the reverse of goBack.
func (h *history) goForward(here place) (place, bool) { return swap(&h.forward, &h.back, here) }

func swap(from, to *[]place, here place) (place, bool) {
	n := len(*from)
	if n == 0 {
		return place{}, false
	}
	p := (*from)[n-1]
	*from = (*from)[:n-1]
	if here.id != 0 {
		*to = append(*to, here)
	}
	return p, true
}
