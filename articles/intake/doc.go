// Package intake is the one way into the library: it reads what the user names
// (files, folders, standard input), has each article read for names and quotes,
// and puts it on the shelf.
package intake
