package decode

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

func coded(t testing.TB, coding string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "zlib":
		w = zlib.NewWriter(&b)
	case "raw":
		w, err = flate.NewWriter(&b, 6)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, err = zstd.NewWriter(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// noise compresses badly, so that half of its coded form decodes to something.
func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = "abcdefghijklmnopqrstuvwxyz <>/=\""[r.IntN(32)]
	}
	return b
}

func TestBody(t *testing.T) {
	page := []byte("<html><p>The council met on Monday.</p></html>")
	long := noise(300_000)
	for name, c := range map[string]struct {
		coding string
		body   []byte
		limit  Limit
		want   []byte
		err    error
	}{
		"none":                             {"", page, Limit{}, page, nil},
		"identity":                         {"identity", page, Limit{}, page, nil},
		"gzip":                             {"gzip", coded(t, "gzip", page), Limit{}, page, nil},
		"gzip in two members":              {"gzip", append(coded(t, "gzip", page), coded(t, "gzip", page)...), Limit{}, append(page, page...), nil},
		"gzip with bytes after it":         {"gzip", append(coded(t, "gzip", page), "\r\n\r\n.........."...), Limit{}, page, nil},
		"x-gzip in capitals":               {" X-GZIP ", coded(t, "gzip", page), Limit{}, page, nil},
		"deflate with zlib wrapper":        {"deflate", coded(t, "zlib", page), Limit{}, page, nil},
		"deflate without":                  {"deflate", coded(t, "raw", page), Limit{}, page, nil},
		"brotli":                           {"br", coded(t, "br", page), Limit{}, page, nil},
		"zstd":                             {"zstd", coded(t, "zstd", page), Limit{}, page, nil},
		"chain in the order applied":       {"gzip, br", coded(t, "br", coded(t, "gzip", page)), Limit{}, page, nil},
		"gzip that is none":                {"gzip", page, Limit{}, page, ErrNotCoded},
		"brotli that is none":              {"br", page, Limit{}, page, ErrNotCoded},
		"zstd that is none":                {"zstd", page, Limit{}, page, ErrNotCoded},
		"coding that is a charset":         {"utf-8", page, Limit{}, page, ErrUnknown},
		"unknown coding over gzip":         {"gzip, utf-8", coded(t, "gzip", page), Limit{}, page, ErrUnknown},
		"too many codings":                 {"gzip,gzip,gzip,gzip,gzip", page, Limit{}, page, ErrUnknown},
		"empty body":                       {"gzip", nil, Limit{}, nil, nil},
		"larger than the limit":            {"gzip", coded(t, "gzip", long), Limit{Bytes: 1000}, long[:1000], ErrTooLarge},
		"larger than the limit, not coded": {"", long, Limit{Bytes: 1000}, long[:1000], ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Body(c.coding, c.body, c.limit)
			if !bytes.Equal(got, c.want) || !errors.Is(err, c.err) || (c.err == nil) != (err == nil) {
				t.Errorf("got %d bytes %.60q, %v; want %d bytes, %v", len(got), got, err, len(c.want), c.err)
			}
		})
	}
}

func TestBodyOfABombStopsAtTheRatio(t *testing.T) {
	zeros := make([]byte, 20<<20)
	for _, coding := range []string{"gzip", "br", "zstd"} {
		bomb := coded(t, coding, zeros)
		got, err := Body(coding, bomb, Limit{})
		if !errors.Is(err, ErrBomb) || len(got) > max(200*len(bomb), ratioFreeSize) {
			t.Errorf("%s: %d bytes from %d, %v", coding, len(got), len(bomb), err)
		}
	}
	twice := coded(t, "gzip", coded(t, "gzip", zeros))
	if got, err := Body("gzip, gzip", twice, Limit{}); err == nil || len(got) >= len(zeros) {
		t.Errorf("twice: %d bytes from %d, %v", len(got), len(twice), err)
	}
}

func TestBodyThatIsCutGivesWhatWasDecodable(t *testing.T) {
	long := noise(300_000)
	for coding, header := range map[string]string{"gzip": "gzip", "zlib": "deflate", "raw": "deflate", "br": "br", "zstd": "zstd"} {
		whole := coded(t, coding, long)
		got, err := Body(header, whole[:len(whole)*3/4], Limit{})
		if !errors.Is(err, ErrTruncated) || len(got) < 10_000 || !bytes.HasPrefix(long, got) {
			t.Errorf("%s: %d bytes, %v", coding, len(got), err)
		}
	}
}

func TestBodyThatIsCorruptGivesWhatWasDecodable(t *testing.T) {
	long := noise(300_000)
	body := coded(t, "gzip", long)
	copy(body[len(body)/2:], bytes.Repeat([]byte{0xff}, 200))
	got, err := Body("gzip", body, Limit{})
	if !errors.Is(err, ErrCorrupt) || len(got) < 10_000 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestDechunk(t *testing.T) {
	for name, c := range map[string]struct {
		raw, want string
		err       error
	}{
		"one chunk":                  {"5\r\nhello\r\n0\r\n\r\n", "hello", nil},
		"two chunks":                 {"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world", nil},
		"capitals, padding, comment": {"0A ;x=\"y\"\r\n0123456789\r\n000\r\n\r\n", "0123456789", nil},
		"line feeds only":            {"5\nhello\n0\n\n", "hello", nil},
		"trailers dropped":           {"5\r\nhello\r\n0\r\nDate: x\r\n\r\n", "hello", nil},
		"empty entity":               {"0\r\n\r\n", "", nil},
		"cut in a chunk":             {"5\r\nhello\r\n6\r\n wo", "hello wo", ErrTruncated},
		"cut in a line end":          {"5\r\nhello\r", "hello", ErrTruncated},
		"cut in a size":              {"5\r\nhello\r\n1", "hello", ErrTruncated},
		"cut before the last chunk":  {"5\r\nhello\r\n", "hello", ErrTruncated},
		"nothing":                    {"", "", ErrTruncated},
		"bad size later":             {"5\r\nhello\r\nxyz\r\n", "hello", ErrCorrupt},
		"size that lies":             {"3\r\nhello\r\n0\r\n\r\n", "hel", ErrCorrupt},
		"size past all bounds":       {"5\r\nhello\r\nffffffffffffffff\r\n", "hello", ErrCorrupt},
		"never chunked":              {"<html>hello", "<html>hello", ErrNotCoded},
		"endless size line":          {"5;" + strings.Repeat("x", 5000), "5;" + strings.Repeat("x", 5000), ErrNotCoded},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Dechunk([]byte(c.raw))
			if string(got) != c.want || !errors.Is(err, c.err) || (c.err == nil) != (err == nil) {
				t.Errorf("got %.60q, %v; want %.60q, %v", got, err, c.want, c.err)
			}
		})
	}
}

func TestDechunkLeavesItsInputAlone(t *testing.T) {
	raw := []byte("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")
	before := string(raw)
	if _, err := Dechunk(raw); err != nil || string(raw) != before {
		t.Errorf("%q, %v", raw, err)
	}
}

func FuzzBody(f *testing.F) {
	for _, coding := range []string{"gzip", "br", "zstd"} {
		f.Add(coding, coded(f, coding, []byte("<p>hello")))
	}
	f.Add("deflate", coded(f, "zlib", []byte("<p>hello")))
	f.Fuzz(func(t *testing.T, coding string, body []byte) {
		limit := Limit{Bytes: 1 << 16}
		if got, _ := Body(coding, body, limit); len(got) > 1<<16 {
			t.Fatalf("%d bytes", len(got))
		}
		if got, _ := Dechunk(body); len(got) > len(body) {
			t.Fatalf("%d bytes from %d", len(got), len(body))
		}
	})
}
