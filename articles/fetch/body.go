package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"onrecord/articles"
)

// accepted are the encodings that body undoes.
const accepted = "gzip, br, zstd, deflate"

// mostEncodings is how often a body may be encoded one over the other.
const mostEncodings = 3

// body reads and decodes the body of an answer, within the limit, and counts
// the bytes that were sent.
func (c *Client) body(answer *http.Response) ([]byte, int64, error) {
	wire := &counter{in: answer.Body}
	in := io.LimitReader(wire, c.limits.Body+1)
	names := strings.FieldsFunc(strings.ToLower(strings.Join(answer.Header.Values("Content-Encoding"), ",")), func(r rune) bool {
		return r == ',' || r == ' ' || r == '\t'
	})
	if len(names) > mostEncodings {
		return nil, 0, fmt.Errorf("its body is encoded %d times over", len(names))
	}
	for _, name := range slices.Backward(names) {
		out, done, err := decoder(name, in)
		if err != nil {
			return nil, wire.n, fmt.Errorf("its body cannot be decoded as %s: %w", articles.Line(name), err)
		}
		defer done()
		in = out
	}
	data, err := io.ReadAll(io.LimitReader(in, c.limits.Body+1))
	switch {
	case int64(len(data)) > c.limits.Body || wire.n > c.limits.Body:
		return nil, wire.n, &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("it is larger than %s", size(c.limits.Body))}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, wire.n, errors.New("its body was cut short")
	case err != nil:
		return nil, wire.n, fmt.Errorf("read its body: %w", err)
	}
	return data, wire.n, nil
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}

// A counter counts what is read through it.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}

// window is the most that a zstd frame may look back, and so the memory that it
// takes (RFC 9659).
const window = 8 << 20

// decoder undoes one encoding. Servers that name one and send plain text are
// taken at their bytes. The caller calls done after the last read.
func decoder(name string, r io.Reader) (_ io.Reader, done func(), err error) {
	in := bufio.NewReader(r)
	head, _ := in.Peek(4) // a short or broken body shows when it is read
	done = func() {}
	switch name {
	case "identity":
		return in, done, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, []byte("\x1f\x8b")) {
			return in, done, nil
		}
		out, err := gzip.NewReader(in)
		return out, done, err
	case "deflate":
		if len(head) > 1 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			out, err := zlib.NewReader(in)
			return out, done, err
		}
		return flate.NewReader(in), done, nil
	case "br":
		return brotli.NewReader(in), done, nil
	case "zstd":
		if !bytes.Equal(head, []byte("\x28\xb5\x2f\xfd")) {
			return in, done, nil
		}
		out, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(window))
		if err != nil {
			return nil, done, err
		}
		return out, out.Close, nil
	}
	return nil, done, errors.New("the encoding is not known")
}
