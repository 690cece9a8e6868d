package main

import "github.com/spf13/cobra"

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
	return &cobra.Command{
		Use: "config", Short: "Print the default configuration, with comments", Args: takes(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			a.out.text(defaults)
			return nil
		},
	}
}
