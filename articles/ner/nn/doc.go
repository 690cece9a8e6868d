// Package nn holds the layers of the recogniser's network and their
// gradients: words in packed sentences go in, one score for every tag of every
// word comes out.
//
// All matrices are float32 and lie row by row. Every sum has a fixed order, so
// that the same input gives the same bits on the same kind of processor.
package nn
