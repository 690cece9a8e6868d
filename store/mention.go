package store

import (
	"encoding/binary"
	"math"
	"slices"

	"onrecord/articles"
)

// packedForms are the forms of mention by the number with which they are
// packed. New ones go to the end.
func packedForms() []articles.Form {
	return []articles.Form{
		"", articles.FormName, articles.FormMisspelling, articles.FormPronoun, articles.FormDemonym,
		articles.FormAbbreviation, articles.FormCapital,
	}
}

// packMentions writes mentions in few bytes. Each is, as varints: the bytes from
// the start of the one before, its length, its form, its certainty in thousandths
// and one; then its text, where that is not what the body has there. A form that
// has no number is written out, and so is a certainty that is no thousandth.
func packMentions(ms []articles.Mention, body string) []byte {
	forms := packedForms()
	b := []byte{} // never NULL
	before := 0
	for _, m := range ms {
		b = binary.AppendVarint(b, int64(m.Span.Lo-before))
		b = binary.AppendVarint(b, int64(m.Span.Hi-m.Span.Lo))
		before = m.Span.Lo
		same := m.Span.Within(len(body)) && body[m.Span.Lo:m.Span.Hi] == m.Text
		form := slices.Index(forms, m.Form) + 1
		b = binary.AppendUvarint(b, uint64(form)<<1|uint64(truth(!same)))
		if form == 0 {
			b = appendText(b, string(m.Form))
		}
		b = appendCertainty(b, m.Certainty)
		if !same {
			b = appendText(b, m.Text)
		}
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendCertainty(b []byte, c float64) []byte {
	if n := math.Round(c * 1000); n >= 0 && n <= 1000 && n/1000 == c {
		return binary.AppendUvarint(b, uint64(n)+1)
	}
	return binary.LittleEndian.AppendUint64(append(b, 0), math.Float64bits(c))
}

// unpackMentions is the inverse of packMentions. Of damaged bytes it gives the
// mentions before the damage, all of them in body.
func unpackMentions(b []byte, body string) (ms []articles.Mention) {
	u := unpacker{b: b}
	forms := packedForms()
	for before := 0; len(u.b) > 0; {
		lo := before + int(u.varint())
		m := articles.Mention{Span: articles.Span{Lo: lo, Hi: lo + int(u.varint())}}
		before = lo
		form := u.uvarint()
		if n := int(form>>1) - 1; n >= 0 && n < len(forms) {
			m.Form = forms[n]
		} else {
			m.Form = articles.Form(u.text())
		}
		m.Certainty = u.certainty()
		switch {
		case form&1 != 0:
			m.Text = u.text()
		case m.Span.Within(len(body)):
			m.Text = body[m.Span.Lo:m.Span.Hi]
		}
		if u.short || !m.Span.Within(len(body)) {
			return ms
		}
		ms = append(ms, m)
	}
	return ms
}

// An unpacker reads values off the front of b; short tells that they ran out.
type unpacker struct {
	b     []byte
	short bool
}

// take gives the next n bytes, nil if there are fewer.
func (u *unpacker) take(n int) []byte {
	if n < 0 || n > len(u.b) {
		u.short, u.b = true, nil
		return nil
	}
	head := u.b[:n]
	u.b = u.b[n:]
	return head
}

func (u *unpacker) varint() int64 {
	v, n := binary.Varint(u.b)
	u.skip(n)
	return v
}

func (u *unpacker) uvarint() uint64 {
	v, n := binary.Uvarint(u.b)
	u.skip(n)
	return v
}

// skip drops the n bytes of a varint; none means that it was cut short.
func (u *unpacker) skip(n int) {
	if n <= 0 {
		n = -1
	}
	u.take(n)
}

func (u *unpacker) text() string { return string(u.take(int(min(u.uvarint(), math.MaxInt32)))) }

func (u *unpacker) certainty() float64 {
	if n := u.uvarint(); n > 0 {
		return float64(n-1) / 1000
	}
	if b := u.take(8); b != nil {
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
	return 0
}
