package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	jsonfeed "github.com/mmcdole/gofeed/json"

	"onrecord/articles"
)

// json reads a JSON Feed. Of one that breaks off, it takes what came before.
func (r *reader) json(s string) error {
	head, items, broken := members(s)
	if items == nil && !strings.Contains(word(head["version"]), "jsonfeed.org") {
		return errNone
	}
	r.head(word(head["title"]), word(head["home_page_url"]), word(head["language"]))
	var people struct {
		Author  *jsonfeed.Author
		Authors []*jsonfeed.Author
	}
	_ = json.Unmarshal(head["author"], &people.Author) // what is none leaves it empty
	_ = json.Unmarshal(head["authors"], &people.Authors)
	for i, raw := range items {
		if i == MaxItems {
			r.trouble("it has %d items, of which the first %d were read", len(items), MaxItems)
			break
		}
		e, ok := fromJSON(raw)
		if !ok {
			r.trouble("an item was broken and may be kept in part: %q", e.title)
		}
		if len(e.authors) == 0 {
			e.authors = names(people.Author, people.Authors)
		}
		r.add(e)
	}
	if r.Cut = broken; broken {
		r.trouble("the feed breaks off after %s", articles.Counted(len(items), "item"))
	}
	return nil
}

// members are those of the object in s, its items apart.
func members(s string) (head map[string]json.RawMessage, items []json.RawMessage, broken bool) {
	head = map[string]json.RawMessage{}
	d := json.NewDecoder(strings.NewReader(s))
	if _, err := d.Token(); err != nil {
		return head, nil, true
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return head, items, true
		}
		name, _ := key.(string)
		if name == "items" {
			if items, broken = elements(d); broken {
				return head, items, true
			}
			continue
		}
		var v json.RawMessage
		if d.Decode(&v) != nil {
			return head, items, true
		}
		head[name] = v
	}
	_, err := d.Token()
	return head, items, err != nil
}

// elements are those of the array that d is at.
func elements(d *json.Decoder) (out []json.RawMessage, broken bool) {
	out = []json.RawMessage{}
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return out, true
	}
	for d.More() {
		var v json.RawMessage
		if d.Decode(&v) != nil {
			return out, true
		}
		out = append(out, bytes.Clone(v))
	}
	_, err := d.Token()
	return out, err != nil
}

func fromJSON(raw json.RawMessage) (entry, bool) {
	e := entry{source: string(raw)}
	var it jsonfeed.Item
	if err := json.Unmarshal(raw, &it); err != nil {
		return loose(raw), false
	}
	e.guid, e.link, e.title = it.ID, cmp.Or(it.URL, it.ExternalURL), it.Title
	e.content = it.ContentHTML
	if strings.TrimSpace(e.content) == "" {
		e.content, e.plain = cmp.Or(it.ContentText, it.Summary), true
	}
	e.date = cmp.Or(it.DatePublished, it.DateModified)
	e.authors = names(it.Author, it.Authors)
	if it.Attachments != nil {
		for _, a := range *it.Attachments {
			e.enclosed = append(e.enclosed, enclosure{a.URL, a.MimeType})
		}
	}
	return e, true
}

// loose reads an item whose members are not of the types that they should be.
func loose(raw json.RawMessage) entry {
	var m map[string]json.RawMessage
	_ = json.Unmarshal(raw, &m) // what is no object has nothing
	e := entry{
		source: string(raw), guid: word(m["id"]), link: cmp.Or(word(m["url"]), word(m["external_url"])),
		title: word(m["title"]), content: word(m["content_html"]), date: cmp.Or(word(m["date_published"]), word(m["date_modified"])),
	}
	if e.content == "" {
		e.content, e.plain = cmp.Or(word(m["content_text"]), word(m["summary"])), true
	}
	return e
}

// word is a member as text, whatever it is: lists and objects are none.
func word(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}

// names are those of the authors: of the list, which is the newer way to say it,
// or else of the one.
func names(one *jsonfeed.Author, list []*jsonfeed.Author) []string {
	if len(list) == 0 {
		list = []*jsonfeed.Author{one}
	}
	var out []string
	for _, a := range list {
		if a != nil && strings.TrimSpace(a.Name) != "" {
			out = append(out, a.Name)
		}
	}
	return out
}
