package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/ui/theme"
)

func (a *app) pathsVerb() *cobra.Command {
	return &cobra.Command{
		Use: "paths", Short: "Show where onrecord keeps its files", Args: takes(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			if a.out.json {
				a.out.record(a.places)
				return nil
			}
			a.out.line("library  %s", a.places.Library)
			a.out.line("config   %s", a.places.Config)
			a.out.line("state    %s", a.places.State)
			a.out.line("cache    %s", a.places.Cache)
			return nil
		},
	}
}

func (a *app) configVerb() *cobra.Command {
	var name string
	c := &cobra.Command{
		Use: "config", Short: "Print the default configuration, with comments", Args: takes(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			if name == "" {
				a.out.text(defaults)
				for _, p := range a.problems() {
					a.warn("%s", p)
				}
				return nil
			}
			text, err := theme.Source(name)
			if err != nil {
				return &articles.Error{Code: articles.NotFound, Err: fmt.Errorf("no file makes the theme %q: there are %s", name, strings.Join(theme.Sources(), ", "))}
			}
			a.out.text(text)
			return nil
		},
	}
	c.Flags().StringVar(&name, "theme", "", "print the file of this theme instead, to begin one of your own with")
	return c
}
