package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/BurntSushi/toml"

	"onrecord/articles"
	"onrecord/articles/cite"
	"onrecord/articles/query"
	"onrecord/ui"
)

//go:embed config.toml
var defaults string // the file that "onrecord config" prints

// A config is what flags, environment and configuration file say together.
type config struct {
	Library string       `toml:"library"`
	Offline bool         `toml:"offline"`
	Cite    string       `toml:"cite"`
	Screen  screenConfig `toml:"screen"`
	Browser []string     `toml:"browser"`
	Views   []viewConfig `toml:"view"`
	Fetch   fetchConfig  `toml:"fetch"`
	Engine  engineConfig `toml:"engine"`
	Keys    keyConfig    `toml:"keys"`

	folder   string   // of the configuration file
	warnings []string // what of the file cannot be used, with its line
}

type screenConfig struct {
	Theme   string `toml:"theme"`
	Measure int    `toml:"measure"`
	List    int    `toml:"list"`
	Side    int    `toml:"side"`
	Mouse   bool   `toml:"mouse"`
	Stories string `toml:"stories"`
}

// A viewConfig is a view of one's own.
type viewConfig struct {
	Name  string `toml:"name"`
	Query string `toml:"query"`
}

type fetchConfig struct {
	AllowPrivate []string `toml:"allow_private"`
}

type engineConfig struct {
	Capitals bool `toml:"capitals"`
}

// flags are the flags of every verb.
type flags struct {
	library      string
	config       string
	offline      bool
	json         bool
	noColor      bool
	allowPrivate []string
}

// An environment looks up what the program may take from outside.
type environment func(name string) string

// configure puts together the configuration. Problems that do not stop the
// program come back as warnings.
func configure(f flags, env environment) (c config, warnings []string, err error) {
	if _, err := toml.Decode(defaults, &c); err != nil {
		return c, nil, fmt.Errorf("read the defaults: %w", err)
	}
	path, named := configPath(f, env)
	c.folder = filepath.Dir(path)
	warnings, err = c.read(path, named)
	if err != nil {
		return c, nil, err
	}
	if v := env("ONRECORD_LIBRARY"); v != "" {
		c.Library = v
	}
	if f.library != "" {
		c.Library = f.library
	}
	c.Offline = c.Offline || f.offline || truth(env("ONRECORD_OFFLINE"))
	c.Fetch.AllowPrivate = append(c.Fetch.AllowPrivate, f.allowPrivate...)
	if v := env("ONRECORD_THEME"); v != "" {
		c.Screen.Theme = v
	}
	if f.noColor || env("NO_COLOR") != "" {
		c.Screen.Theme = "none"
	}
	c.warnings = warnings
	return c, warnings, c.check()
}

// read lays the file at path over c. A file that is missing is fine unless it
// was named.
func (c *config) read(path string, named bool) (warnings []string, err error) {
	text, err := os.ReadFile(path) //nolint:gosec // the user's own file
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil, nil
	}
	if err != nil {
		return nil, inputError("read the configuration "+path, err)
	}
	warnings, err = c.settings(path, string(text))
	if err != nil {
		return nil, wrong("the configuration %s: %w", path, err)
	}
	return warnings, nil
}

func (c *config) check() error {
	if c.Screen.Measure < 16 || c.Screen.Measure > 72 {
		return wrong("screen.measure is %d: it can be 16 to 72", c.Screen.Measure)
	}
	if s := c.Screen.Stories; s != "join" && s != "apart" {
		return wrong("screen.stories is %q: it can be join or apart", s)
	}
	if _, err := c.themeFile(); err != nil {
		return err
	}
	for _, address := range c.Fetch.AllowPrivate {
		if _, port, err := net.SplitHostPort(address); err != nil || port == "" {
			return wrong("the private address %q is none such as 192.168.1.5:8080", address)
		}
	}
	if _, err := cite.New(c.Cite); err != nil {
		return wrong("%w", err)
	}
	return nil
}

// ownViews are the views of the configuration, and what cannot be used of them.
func (c *config) ownViews(now time.Time) (views []ui.View, problems []string) {
	for i, v := range c.Views {
		v.Name = articles.Line(v.Name)
		if v.Name == "" {
			problems = append(problems, fmt.Sprintf("view %d has no name", i+1))
			continue
		}
		if _, ignored := query.Parse(v.Query, now); len(ignored) > 0 {
			problems = append(problems, fmt.Sprintf("view %q: %s is not understood and left out", v.Name, ignored[0]))
		}
		views = append(views, ui.View{Name: v.Name, Query: articles.Line(v.Query)})
	}
	return views, problems
}

func truth(s string) bool { return s != "" && s != "0" && s != "false" }

// clock is the time as ONRECORD_NOW has it, which stands still, or the real one.
func clock(env environment) (func() time.Time, error) {
	v := env("ONRECORD_NOW")
	if v == "" {
		return time.Now, nil
	}
	at, err := time.Parse(time.RFC3339, v)
	if err != nil {
		return nil, wrong("ONRECORD_NOW=%s is no time such as 2026-01-31T08:00:00Z", v)
	}
	return func() time.Time { return at }, nil
}

// wrong is an error in how the program was called.
func wrong(format string, args ...any) error {
	return &articles.Error{Code: articles.Invalid, Err: fmt.Errorf(format, args...)}
}

// inputError is err, met on a file that the user named, with its class.
func inputError(op string, err error) error {
	code := articles.Unreadable
	if errors.Is(err, fs.ErrNotExist) {
		code = articles.NotFound
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err // op names the file already
	}
	return &articles.Error{Code: code, Op: op, Err: err}
}
