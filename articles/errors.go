package articles

import "errors"

// Code classifies an error: it decides the exit status, the code in JSON and
// the tone of the status line.
type Code string

// The codes. Their text is part of the command line's contract.
const (
	Internal    Code = "internal"
	Invalid     Code = "invalid"     // the request makes no sense: wrong use
	NotFound    Code = "not_found"   // a named article, note, name or input does not exist
	Refused     Code = "refused"     // would lose something; says how to insist
	Unreadable  Code = "unreadable"  // input exists and cannot be read: permission, not text, damaged
	TooLarge    Code = "too_large"   // over a stated limit
	Busy        Code = "busy"        // another process holds the library
	NotALibrary Code = "not_library" // the file is no onrecord library
	TooNew      Code = "too_new"     // the library was written by a newer onrecord
	Damaged     Code = "damaged"     // the library's contents do not add up
	NoSpace     Code = "no_space"    // disk full
	ReadOnly    Code = "read_only"   // library or folder cannot be written
	Partial     Code = "partial"     // some inputs failed, the rest is saved
	NoTerminal  Code = "no_terminal" // the screen needs a terminal
	Unsupported Code = "unsupported" // understood, but not to be had in this build or setting
	Unreachable Code = "unreachable" // an address did not give what was asked of it: no answer, or a refusal
	Canceled    Code = "canceled"    // stopped by the user
)

// An Error says what was tried (Op, with the thing it was tried on), what went
// wrong and of what class it is.
type Error struct {
	Code Code
	Op   string // "add report.txt"; may be empty
	Err  error
}

// Error is "op: cause".
func (e *Error) Error() string {
	switch {
	case e.Err == nil:
		return e.Op + ": " + string(e.Code)
	case e.Op == "":
		return e.Err.Error()
	}
	return e.Op + ": " + e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf is the code of the first Error in err's chain, Internal where there is
// none, and "" for a nil error.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
