package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/ui/theme"
)

// themeFile is the file of the chosen theme, where that is one of the reader's
// own: a path, or a name in the folder themes beside the configuration.
func (c *config) themeFile() (path string, err error) {
	t := c.Screen.Theme
	switch {
	case t == "auto" || slices.Contains(theme.Names(), t):
		return "", nil
	case strings.ContainsRune(t, filepath.Separator) || strings.HasSuffix(t, ".toml"):
		path = t
	default:
		path = filepath.Join(c.folder, "themes", t+".toml")
	}
	_, err = os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", wrong("the theme %q is none of auto, %s, and there is no file %s", t, strings.Join(theme.Names(), ", "), path)
	}
	return path, err
}

// theme is the chosen theme by its name, or one of the reader's own, and what
// cannot be used of that.
func (c *config) theme() (name string, own theme.Theme, problems []string) {
	path, err := c.themeFile()
	switch {
	case err != nil:
		return "", own, []string{err.Error()}
	case path == "" && c.Screen.Theme == "auto":
		return "", own, nil
	case path == "":
		return c.Screen.Theme, own, nil
	}
	text, err := os.ReadFile(path) //nolint:gosec // the user's own file
	if err != nil {
		return "", own, []string{"read the theme " + path + ": " + err.Error()}
	}
	own, problems, err = theme.Read(path, string(text))
	if err != nil {
		return "", theme.Theme{}, []string{err.Error()}
	}
	return "", own, problems
}
