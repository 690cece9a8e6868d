package train

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An origin is a stock of names that go together.
type origin struct {
	forms      []string // "G F": see name
	formsMen   []string // besides
	formsWomen []string
	short      string // what the text calls a person later: "F" or "G"
	men, women []string
	family     []string
}

// A land is a country as templates need it.
type land struct {
	code, name, demonym, people string
	cities, origins             []string
}

// A person is somebody invented.
type person struct {
	full, short, given string
	woman              bool
}

// person invents somebody. In a form G is a given name, M another, F a family
// name, H another, I an initial; other letters stand for themselves.
func (o origin) person(r *rand.Rand) person {
	p := person{woman: r.IntN(2) == 0}
	given, forms := o.men, slices.Concat(o.forms, o.formsMen)
	if p.woman {
		given, forms = o.women, slices.Concat(o.forms, o.formsWomen)
	}
	names := map[rune]string{'G': pick(r, given), 'M': pick(r, o.men), 'F': pick(r, o.family), 'H': pick(r, o.family)}
	for names['M'] == names['G'] {
		names['M'] = pick(r, o.men)
	}
	for names['H'] == names['F'] {
		names['H'] = pick(r, o.family)
	}
	names['I'] = string([]rune(pick(r, o.men))[:1])
	p.full = name(pick(r, forms), names)
	p.short, p.given = name(o.short, names), names['G']
	return p
}

// name writes names into a form.
func name(form string, names map[rune]string) string {
	var out strings.Builder
	before := ' '
	for i, c := range form {
		after, _ := utf8.DecodeRuneInString(form[i+utf8.RuneLen(c):])
		if s, ok := names[c]; ok && !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			out.WriteString(s)
		} else {
			out.WriteRune(c)
		}
		before = c
	}
	return out.String()
}

// sections calls read for each "-- name --" section of the files that match.
func sections(pattern string, read func(name, text string) error) error {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return fmt.Errorf("find %s: %w", pattern, err)
	}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		title, text := "", ""
		for l := range strings.Lines(string(data) + "-- end --\n") {
			next, ok := heading(l)
			if !ok {
				text += l
				continue
			}
			if title != "" {
				if err := read(title, strings.TrimSpace(text)); err != nil {
					return fmt.Errorf("%s: %s: %w", path.Base(name), title, err)
				}
			}
			title, text = next, ""
		}
	}
	return nil
}

func (e *Expander) addTemplate(name, text string) error {
	e.templates = append(e.templates, template{name, text})
	return nil
}

// addOrigin reads lines "key: value, value".
func (e *Expander) addOrigin(name, text string) error {
	var o origin
	for l := range strings.Lines(text) {
		key, rest, _ := strings.Cut(strings.TrimSpace(l), ": ")
		values := strings.Split(rest, ", ")
		switch key {
		case "forms":
			o.forms = values
		case "forms of men":
			o.formsMen = values
		case "forms of women":
			o.formsWomen = values
		case "short":
			o.short = rest
		case "men":
			o.men = values
		case "women":
			o.women = values
		case "family":
			o.family = values
		default:
			return fmt.Errorf("line %q", l)
		}
	}
	if len(o.forms) == 0 || o.short == "" || len(o.men) < 2 || len(o.women) < 2 || len(o.family) < 2 {
		return errors.New("lacks forms, short, men, women or family")
	}
	e.origins[name] = o
	return nil
}

// addCountries reads lines "code; name; demonym; people; towns; origins".
func (e *Expander) addCountries(_, text string) error {
	for l := range strings.Lines(text) {
		f := strings.Split(strings.TrimSpace(l), "; ")
		if len(f) != 6 {
			return fmt.Errorf("line %q has %d fields", l, len(f))
		}
		e.countries = append(e.countries, land{f[0], f[1], f[2], f[3], strings.Split(f[4], ", "), strings.Split(f[5], ", ")})
	}
	return nil
}

func (e *Expander) addList(name, text string) error {
	e.lists[name] = strings.Split(text, "\n")
	return nil
}
