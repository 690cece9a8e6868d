package main

import (
	"slices"

	"onrecord/ui/keys"
)

// A keyConfig is the [keys] of the configuration: actions with a key or a list
// of them, and tables named after contexts with the same.
type keyConfig struct {
	over map[keys.Action][]string // as Map.Rebind wants them
}

// bind is the keys in force, and what is wrong with those of the configuration.
func (c *keyConfig) bind() (*keys.Map, []string) {
	m, problems := keys.Default().Rebind(c.over)
	for i, p := range problems {
		problems[i] = "keys: " + p
	}
	return m, problems
}

// problems are what the screen cannot use of the configuration, beside what was
// said of it when it was read.
func (a *app) problems() []string {
	_, problems := a.conf.Keys.bind()
	_, views := a.conf.ownViews(a.now())
	_, _, looks := a.conf.theme()
	return a.inConfig(slices.Concat(problems, views, looks))
}

// inConfig names the configuration as the place of problems.
func (a *app) inConfig(problems []string) []string {
	named := make([]string, len(problems))
	for i, p := range problems {
		named[i] = a.places.Config + ": " + p
	}
	return named
}
