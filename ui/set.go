package ui

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui/theme"
)

// settings are what the command set can change, as they are typed.
func settings() []string {
	return []string{"mouse", "nomouse", "theme=paper", "measure=66", "list=0", "side=0", "stories=apart"}
}

// set changes a setting until the screen ends.
func (m *Model) set(words string) (tea.Cmd, error) {
	name, value, given := strings.Cut(words, "=")
	switch name {
	case "mouse", "nomouse":
		if given {
			return nil, errors.New("it is mouse or nomouse")
		}
		m.opts.Mouse = name == "mouse"
		m.say("The mouse is " + map[bool]string{true: "on", false: "off"}[m.opts.Mouse])
		return nil, nil
	case "stories":
		if value != "join" && value != "apart" {
			return nil, errors.New("stories is join or apart")
		}
		return m.setStories(value == "join"), nil
	case "theme":
		return m.setTheme(value)
	}
	n, err := strconv.Atoi(value)
	switch {
	case name != "measure" && name != "list" && name != "side":
		return nil, fmt.Errorf("there is no setting %q, but %s", name, strings.Join(settings(), ", "))
	case err != nil:
		return nil, fmt.Errorf("%s is a number of columns: %s=40", name, name)
	case name == "measure" && (n < 16 || n > 72):
		return nil, errors.New("measure can be 16 to 72 columns")
	case n < 0:
		return nil, fmt.Errorf("%s cannot be less than 0", name)
	case name == "measure":
		m.opts.Measure = n
	case name == "list":
		m.opts.ListWidth = n
	case name == "side":
		m.opts.SideWidth, m.shape.widen = n, 0
	}
	return m.arrange(), nil
}

// setTheme changes the colours until the screen ends.
func (m *Model) setTheme(name string) (tea.Cmd, error) {
	pen := m.pen
	switch th, ok := theme.New(name); {
	case ok:
		pen.Theme = th
	case name == m.opts.Own.Name && name != "":
		pen.Theme = m.opts.Own
	default:
		return nil, fmt.Errorf("there is no theme %q, but %s", name, strings.Join(theme.Names(), ", "))
	}
	if m.auto = pen.Name == "terminal"; m.auto {
		pen.Theme = theme.Terminal(m.background)
	}
	return m.wear(pen), nil
}
