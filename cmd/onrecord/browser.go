package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"onrecord/articles"
)

// browse opens an address in the browser: a program with a list of arguments,
// never a shell, and only addresses of the web or of mail. The browser outlives
// onrecord.
func (a *app) browse(ctx context.Context, address string) error {
	if a.conf.Offline {
		return &articles.Error{Code: articles.Refused, Err: errors.New("offline: the browser was not opened")}
	}
	if err := harmless(address); err != nil {
		return err
	}
	command := a.conf.Browser
	if len(command) == 0 {
		command = usualBrowser(runtime.GOOS)
	}
	args := append(slices.Clone(command[1:]), address)
	c := exec.CommandContext(context.WithoutCancel(ctx), command[0], args...) //nolint:gosec // the user's own browser
	out, err := c.CombinedOutput()
	if err == nil {
		return nil
	}
	if errors.Is(err, exec.ErrNotFound) {
		err = fmt.Errorf("no program %s: set browser in the configuration", command[0])
	} else if said := strings.TrimSpace(string(out)); said != "" {
		err = fmt.Errorf("%w: %s", err, articles.Shorten(articles.Line(said), 120))
	}
	return &articles.Error{Code: articles.Internal, Op: "open the browser", Err: err}
}

// harmless refuses addresses that a browser might take for a file, a script or
// one of its own flags.
func harmless(address string) error {
	u, err := url.Parse(address)
	if err == nil && !strings.HasPrefix(address, "-") && articles.Line(address) == address &&
		slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) && (u.Host != "" || u.Scheme == "mailto") {
		return nil
	}
	return &articles.Error{Code: articles.Refused, Err: fmt.Errorf("%s is no address of the web or of mail", articles.Shorten(articles.Line(address), 80))}
}

// usualBrowser is the program that opens addresses on a system.
func usualBrowser(system string) []string {
	switch system {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	return []string{"xdg-open"}
}
