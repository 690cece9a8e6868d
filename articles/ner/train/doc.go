// Package train teaches the recogniser of package ner: it reads annotated
// texts, fits a net to them and scores what it finds.
package train
