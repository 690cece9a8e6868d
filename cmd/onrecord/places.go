package main

import (
	"os"
	"path/filepath"
)

// Places are where the program keeps things, by the XDG base directory rules.
type places struct {
	Library string `json:"library"`
	Config  string `json:"config"`
	State   string `json:"state"`
	Cache   string `json:"cache"`
}

func placesOf(c config, f flags, env environment) places {
	p := places{
		Library: c.Library,
		State:   xdg(env, "XDG_STATE_HOME", ".local/state"),
		Cache:   xdg(env, "XDG_CACHE_HOME", ".cache"),
	}
	p.Config, _ = configPath(f, env)
	if p.Library == "" {
		p.Library = filepath.Join(xdg(env, "XDG_DATA_HOME", ".local/share"), "library.db")
	}
	return p
}

// configPath is the configuration file, and whether the user named it.
func configPath(f flags, env environment) (path string, named bool) {
	if f.config != "" {
		return f.config, true
	}
	if v := env("ONRECORD_CONFIG"); v != "" {
		return v, true
	}
	return filepath.Join(xdg(env, "XDG_CONFIG_HOME", ".config"), "config.toml"), false
}

// xdg is our folder in the base directory that name gives, or in home/usual.
// The rules want a path that is not absolute to be ignored.
func xdg(env environment, name, usual string) string {
	base := env(name)
	if !filepath.IsAbs(base) {
		home := env("HOME")
		if home == "" {
			home, _ = os.UserHomeDir()
		}
		base = filepath.Join(home, usual)
	}
	return filepath.Join(base, "onrecord")
}
