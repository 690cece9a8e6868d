package main

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// settings lays the text of a configuration file over c. What cannot be used of
// it keeps its default and is named with its line; the error is of a text that is
// no TOML.
func (c *config) settings(path, text string) (warnings []string, err error) {
	var all map[string]any
	if _, err := toml.Decode(text, &all); err != nil {
		return nil, err
	}
	r := settingsReader{path: path, lines: linesOf(text)}
	r.table(nil, all, reflect.ValueOf(c).Elem())
	slices.SortStableFunc(r.found, func(a, b misfit) int { return a.line - b.line })
	for _, f := range r.found {
		warnings = append(warnings, f.words)
	}
	return warnings, nil
}

// A settingsReader puts the values of a file into a config.
type settingsReader struct {
	path  string
	lines []setLine
	found []misfit
}

// A misfit is what cannot be used, in words.
type misfit struct {
	line  int // 0 where that is not known
	words string
}

func (r *settingsReader) warn(key []string, format string, args ...any) {
	n := lineOf(r.lines, key)
	where := r.path
	if n > 0 {
		where = fmt.Sprintf("%s, line %d", r.path, n)
	}
	r.found = append(r.found, misfit{n, articles.Line(where + ": " + fmt.Sprintf(format, args...))})
}

// table reads the settings of a table into a struct.
func (r *settingsReader) table(at []string, t map[string]any, into reflect.Value) {
	for _, name := range slices.Sorted(maps.Keys(t)) {
		key := append(slices.Clone(at), name)
		if field := settingOf(into, name); field.IsValid() {
			r.value(key, t[name], field)
			continue
		}
		meant := ""
		if other := elsewhere(reflect.TypeFor[config](), "", name); other != "" {
			meant = ", but " + other
		}
		r.warn(key, "there is no setting %q%s", strings.Join(withoutIndexes(key), "."), meant)
	}
}

// value reads one setting.
func (r *settingsReader) value(key []string, v any, into reflect.Value) {
	if k, ok := into.Addr().Interface().(*keyConfig); ok {
		r.keys(key, v, k)
		return
	}
	var ok bool
	switch into.Kind() {
	case reflect.Struct:
		var t map[string]any
		if t, ok = v.(map[string]any); ok {
			r.table(key, t, into)
		}
	case reflect.Slice:
		ok = r.list(key, v, into)
	case reflect.Int:
		var n int64
		if n, ok = v.(int64); ok {
			into.SetInt(n)
		}
	default:
		if ok = reflect.TypeOf(v) == into.Type(); ok {
			into.Set(reflect.ValueOf(v))
		}
	}
	if !ok {
		r.warn(key, "%s is %s, and not %s", strings.Join(withoutIndexes(key), "."), kindWords(reflect.TypeOf(v)), kindWords(into.Type()))
	}
}

// list reads texts, or the tables of an array.
func (r *settingsReader) list(key []string, v any, into reflect.Value) bool {
	fresh := reflect.MakeSlice(into.Type(), 0, 4)
	switch v := v.(type) {
	case []map[string]any:
		if into.Type().Elem().Kind() != reflect.Struct {
			return false
		}
		for i, t := range v {
			one := reflect.New(into.Type().Elem()).Elem()
			r.table(append(slices.Clone(key), fmt.Sprintf("#%d", i+1)), t, one)
			fresh = reflect.Append(fresh, one)
		}
	case []any:
		for _, x := range v {
			if reflect.TypeOf(x) != into.Type().Elem() {
				return false
			}
			fresh = reflect.Append(fresh, reflect.ValueOf(x))
		}
	default:
		return false
	}
	into.Set(fresh)
	return true
}

// keys reads the table of keys: those of actions that there are.
func (r *settingsReader) keys(key []string, v any, into *keyConfig) {
	t, ok := v.(map[string]any)
	if !ok {
		r.warn(key, "keys is %s, and not a table", kindWords(reflect.TypeOf(v)))
		return
	}
	into.over = map[keys.Action][]string{}
	for _, name := range slices.Sorted(maps.Keys(t)) {
		inner, ok := t[name].(map[string]any)
		if !ok {
			r.action(append(slices.Clone(key), name), "", name, t[name], into)
			continue
		}
		in := append(slices.Clone(key), name)
		if !slices.ContainsFunc(keys.Contexts(), func(k keys.Context) bool { return k.Name() == name }) {
			r.warn(in, "no keys are of %q: there are everywhere, list, text, select, side, box", name)
			continue
		}
		for _, action := range slices.Sorted(maps.Keys(inner)) {
			r.action(append(slices.Clone(in), action), name, action, inner[action], into)
		}
	}
}

// action reads the keys of one action, in one context or, where that is empty, in
// all.
func (r *settingsReader) action(key []string, in, action string, v any, into *keyConfig) {
	known := slices.ContainsFunc(keys.Default().Bindings(), func(b keys.Binding) bool {
		return string(b.Action) == action && (in == "" || b.In.Name() == in)
	})
	if !known {
		r.warn(key, "no action is named %q", strings.Join(key[1:], "."))
		return
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	bound := make([]string, 0, len(list))
	for _, x := range list {
		k, ok := x.(string)
		if !ok {
			r.warn(key, "%s: %v is no key: keys are written as \"s\" or [\"s\", \"^d\"]", strings.Join(key[1:], "."), x)
			continue
		}
		bound = append(bound, k)
	}
	into.over[keys.Action(strings.Join(key[1:], "."))] = bound
}

// settingOf is the field of a struct for a setting; invalid where there is none.
func settingOf(of reflect.Value, name string) reflect.Value {
	for i := range of.NumField() {
		if of.Type().Field(i).Tag.Get("toml") == name {
			return of.Field(i)
		}
	}
	return reflect.Value{}
}

// elsewhere is the setting of that name in another table, as it is written with
// its table; empty where there is none.
func elsewhere(t reflect.Type, at, name string) string {
	for f := range t.Fields() {
		tag := f.Tag.Get("toml")
		if at != "" && tag == name {
			return at + tag
		}
		if f.Type.Kind() == reflect.Struct && tag != "" {
			if found := elsewhere(f.Type, tag+".", name); found != "" {
				return found
			}
		}
	}
	return ""
}

// kindWords are what a value of t is called.
func kindWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Float64:
		return "a number with a point"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			return "a list of texts"
		}
		if t.Elem().Kind() != reflect.Interface {
			return "tables such as [[view]]"
		}
		return "a list"
	case reflect.Map, reflect.Struct:
		if t.Name() == "Time" {
			return "a date"
		}
		return "a table"
	}
	return "something else"
}
