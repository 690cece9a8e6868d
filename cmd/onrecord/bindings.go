package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"onrecord/ui/keys"
)

// A keyConfig is the [keys] of the configuration: actions with a key or a list
// of them, and tables named after contexts with the same. What cannot be read
// does not keep the rest from being used.
type keyConfig struct {
	over     map[keys.Action][]string // as Map.Rebind wants them
	problems []string
}

// UnmarshalTOML implements toml.Unmarshaler.
func (c *keyConfig) UnmarshalTOML(value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return errors.New("keys is no table")
	}
	if c.over == nil {
		c.over = map[keys.Action][]string{}
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		inner, ok := table[name].(map[string]any)
		if !ok {
			c.take(name, table[name])
			continue
		}
		if !slices.ContainsFunc(keys.Contexts(), func(k keys.Context) bool { return k.Name() == name }) {
			c.problems = append(c.problems, fmt.Sprintf("no keys are of %q: there are everywhere, list, text, select, side, box", name))
			continue
		}
		for _, action := range slices.Sorted(maps.Keys(inner)) {
			c.take(name+"."+action, inner[action])
		}
	}
	return nil
}

// take reads the keys of one action.
func (c *keyConfig) take(action string, value any) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	bound := make([]string, 0, len(list))
	for _, v := range list {
		key, ok := v.(string)
		if !ok {
			c.problems = append(c.problems, fmt.Sprintf("%s: %v is no key: keys are written as \"s\" or [\"s\", \"^d\"]", action, v))
			continue
		}
		bound = append(bound, key)
	}
	c.over[keys.Action(action)] = bound
}

// bind is the keys in force, and what is wrong with those of the configuration.
func (c *keyConfig) bind() (*keys.Map, []string) {
	m, problems := keys.Default().Rebind(c.over)
	problems = append(slices.Clone(c.problems), problems...)
	for i, p := range problems {
		problems[i] = "keys: " + p
	}
	return m, problems
}

// inConfig names the configuration as the place of problems.
func (a *app) inConfig(problems []string) []string {
	named := make([]string, len(problems))
	for i, p := range problems {
		named[i] = a.places.Config + ": " + p
	}
	return named
}
