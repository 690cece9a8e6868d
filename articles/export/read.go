package export

import (
	"bytes"
	"encoding/json"
	"errors"
)

// Read reads notes that were written by WriteJSONL or WriteW3C, or highlights as
// CSV; which it is, the content tells. The problems name what could not be read,
// each with its place; the rest is read all the same.
func Read(data []byte) (notes []Note, problems []error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	text := bytes.TrimSpace(data)
	switch {
	case len(text) == 0:
		return nil, []error{errors.New("it is empty")}
	case text[0] == '[', text[0] == '{' && isW3C(text):
		return readW3C(text)
	case text[0] == '{':
		return readJSONL(data)
	}
	return readCSV(data)
}

// isW3C reports whether text is one JSON object, and has what JSON-LD has.
func isW3C(text []byte) bool {
	var doc struct {
		Context json.RawMessage `json:"@context"`
		Type    json.RawMessage `json:"type"`
	}
	err := json.Unmarshal(text, &doc)
	return err == nil && doc.Context != nil || err == nil && doc.Type != nil
}
