package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"onrecord/articles/analyze"
)

func (a *app) versionVerb() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Show the version of onrecord and of its engine", Args: takes(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			engine := analyze.Engine()
			if a.out.json {
				a.out.record(struct {
					Version string `json:"version"`
					Engine  string `json:"engine"`
					Go      string `json:"go"`
				}{version(), engine, runtime.Version()})
				return nil
			}
			a.out.line("onrecord %s", version())
			a.out.line("engine   %s", engine)
			a.out.line("built by %s for %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
}

// version is the version that the module was built from, as Go records it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown)"
	}
	return info.Main.Version
}
