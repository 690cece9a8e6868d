package page

import "onrecord/articles/prose"

// Open reads an article's body as prose and lays it out. Like Layout, it is for
// a command, not for Update: reading takes time that grows with the body.
func Open(body string, o Options) *Page { return Layout(prose.Read(body), o) }
