package ner

import (
	"strings"
	"sync"
)

// titles are words that stand before a person's name and outside of it.
var titles = sync.OnceValue(func() map[string]bool {
	return words(`mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord aunt uncle president vice-president minister premier
		chancellor secretary senator sen. sen rep. rep congressman congresswoman congressperson representative
		governor gov. gov mayor councillor councilman councilwoman alderman judge justice sheriff king queen
		prince princess duke duchess emperor pope cardinal bishop archbishop reverend rev.
		rabbi imam sheikh ayatollah general gen. gen colonel col. captain capt. capt major maj. lieutenant lt. lt
		sergeant sgt. sgt commander cmdr. admiral adm. officer detective inspector constable director chairman
		chairwoman chair ceo spokesman spokeswoman spokesperson ambassador envoy chief coach manager striker
		midfielder goalkeeper captain actor actress singer author novelist poet artist director analyst
		economist lawyer attorney professor doctor nurse historian critic journalist reporter editor
		prosecutor commissioner congressman mp msp speaker leader ex-president cofounder founder`)
})

// speech are words that stand next to the name of one who speaks.
var speech = sync.OnceValue(func() map[string]bool {
	return words(`said says say told tells added adds wrote writes tweeted posted asked asks replied replies argued argues
		claimed claims declared stated insisted insists warned warns explained explains noted notes announced
		denied denies admitted admits recalled recalls acknowledged suggested suggests thinks believes believed`)
})

// IsTitle reports whether w is a title, rank or office as it stands before a
// person's name, outside of it: "Mr.", "Senator".
func IsTitle(w string) bool { return titles()[key(w)] }

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
