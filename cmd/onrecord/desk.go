package main

import (
	"context"
	"io"
	"strings"

	"github.com/muesli/cancelreader"

	"onrecord/articles/analyze"
	"onrecord/articles/fetch"
	"onrecord/articles/intake"
	"onrecord/store"
)

// desk is the way into lib.
func (a *app) desk(lib *store.Store) *intake.Desk {
	return &intake.Desk{Shelf: lib, Feeds: lib, Client: a.client(), Engine: a.reader().Article, Now: a.now}
}

// reader is the engine as the configuration has it.
func (a *app) reader() analyze.Reader { return analyze.Reader{Capitals: a.conf.Engine.Capitals} }

// client is the one client of the network, made when it is first wanted.
func (a *app) client() *fetch.Client {
	if a.web == nil {
		a.web = fetch.New(fetch.Options{
			UserAgent: userAgent(version()), AllowPrivate: a.conf.Fetch.AllowPrivate, Offline: a.conf.Offline,
			Proxy: fetch.EnvironmentProxy(), Now: a.now,
		})
	}
	return a.web
}

// userAgent says to hosts who asks.
func userAgent(version string) string {
	name := "onrecord"
	if !strings.HasPrefix(version, "(") { // one that is not known says nothing
		name += "/" + version
	}
	return name + " (news reader for the terminal, at the request of one person)"
}

// input is standard input, of which a Read ends when ctx does. The caller calls
// done after the last one.
func (a *app) input(ctx context.Context) (_ io.Reader, done func()) {
	r, err := cancelreader.NewReader(a.stdin)
	if err != nil {
		return a.stdin, func() {} // a file, of which no Read takes long
	}
	stop := context.AfterFunc(ctx, func() { r.Cancel() })
	return r, func() {
		stop()
		_ = r.Close()
	}
}
