// Package store keeps the library: articles with every revision of their
// text, what was found in them, and what the reader made of them.
//
// # Vocabulary
//
// A library is one SQLite file and, beside it, a journal of the reader's notes.
// A revision is one state of an article's text; an article has the latest one
// and keeps the others. An appearance is one entity in one article. A cursor
// is a row's place in an order: pages are asked for by cursor, never by number.
//
// # Promises
//
// A note is confirmed only when it is on disk twice: committed with full
// synchronisation in the library, and appended and synchronised in the journal
// <library>.notes.jsonl. What the journal has and the library lacks, since a
// crash came between or an older copy was put in its place, is brought back when
// the library is opened; see Recalled. Nothing but Remove with the reader's
// consent deletes a note. A file that is not a library of ours, a newer library
// and a damaged one are never written to, and no empty one is started in their
// place. Every row that cannot be made again from others carries a checksum,
// which Check verifies. A migration writes a backup first. Two processes may use
// one library: readers never wait, writers wait five seconds at most.
//
// Every error is, or wraps, an articles.Error that names the library's path.
// All methods may be called from several goroutines at once.
package store
