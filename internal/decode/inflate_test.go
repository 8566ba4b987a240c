package decode

import (
	"bytes"
	"compress/flate"
	stdgzip "compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// contents are what streams are made of: none, short, runs of every distance, text, noise, and a mixture.
func contents() [][]byte {
	rnd := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 100_000)
	for i := range noise {
		noise[i] = byte(rnd.Uint32())
	}
	all := [][]byte{nil, []byte("a"), []byte("<p>The harbour, the harbour, the harbour.</p>"), noise,
		[]byte(strings.Repeat("<li class=\"item\"><a href=\"/news/\">News</a></li>\n", 5000)), bytes.Repeat([]byte{0}, 300_000)}
	for d := 1; d < 20; d++ {
		all = append(all, bytes.Repeat(noise[:d], 3000/d))
	}
	var mixed []byte
	for len(mixed) < 400_000 {
		switch k := rnd.IntN(1000); rnd.IntN(3) {
		case 0:
			mixed = append(mixed, noise[k:2*k]...)
		case 1:
			mixed = append(mixed, all[4][k:3*k]...)
		default:
			mixed = append(mixed, mixed[max(0, len(mixed)-30_000-k):max(0, len(mixed)-30_000)]...)
		}
	}
	return append(all, mixed)
}

func TestInflateGivesWhatWasDeflated(t *testing.T) {
	var z inflater
	for i, want := range contents() {
		for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
			var b bytes.Buffer
			w, _ := flate.NewWriter(&b, level)
			w.Write(want[:len(want)/2])
			w.Flush() // a stored block of nothing
			w.Write(want[len(want)/2:])
			w.Close()
			size := b.Len()
			b.WriteString("what follows is not its own")
			got, taken, err := z.inflate([]byte("before"), b.Bytes(), 1<<20)
			if err != nil || taken != size || string(got) != "before"+string(want) {
				t.Fatalf("content %d, level %d: %d bytes of %d, took %d of %d, %v", i, level, len(got)-6, len(want), taken, size, err)
			}
			for _, limit := range []int{6, 7, 6 + len(want)/2, max(6, 5+len(want))} {
				got, _, err := z.inflate([]byte("before"), b.Bytes(), limit)
				if len(want)+6 > limit && (!errors.Is(err, errFull) || string(got) != ("before" + string(want))[:limit]) {
					t.Fatalf("content %d, level %d, limit %d: %d bytes, %v", i, level, limit, len(got), err)
				}
			}
			for _, cut := range []int{0, 1, size / 3, size / 2, size - 1} {
				got, _, err := z.inflate(nil, b.Bytes()[:min(cut, size-1)], 1<<20)
				if !errors.Is(err, io.ErrUnexpectedEOF) || !bytes.HasPrefix(want, got) {
					t.Fatalf("content %d, level %d, cut at %d of %d: %d bytes, %v", i, level, cut, size, len(got), err)
				}
			}
		}
	}
}

func TestGunzipMembersAndHeaders(t *testing.T) {
	member := func(text string, head stdgzip.Header) []byte {
		var b bytes.Buffer
		w := stdgzip.NewWriter(&b)
		w.Header = head
		io.WriteString(w, text)
		w.Close()
		return b.Bytes()
	}
	two := append(member("one, ", stdgzip.Header{Name: "a", Comment: "b", Extra: []byte("cd")}), member("two", stdgzip.Header{})...)
	broken := bytes.Clone(two)
	broken[len(broken)-6]++
	for _, c := range []struct {
		name string
		file []byte
		text string
		err  error
	}{
		{"two members", two, "one, two", nil},
		{"bytes past the end", append(bytes.Clone(two), "not gzip at all"...), "one, two", ErrGzipHeader},
		{"a wrong checksum", broken, "one, two", ErrGzipChecksum},
		{"no checksum", two[:len(two)-3], "one, two", io.ErrUnexpectedEOF},
		{"half a header", two[:5], "", io.ErrUnexpectedEOF},
		{"no gzip", []byte("<html><body>"), "", ErrGzipHeader},
	} {
		if got, err := Gunzip(c.file, 1<<20); string(got) != c.text || !errors.Is(err, c.err) {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, got, err, c.text, c.err)
		}
	}
	if got, err := Gunzip(two, 4); string(got) != "one," || !errors.Is(err, ErrTooLarge) {
		t.Errorf("past the limit: %q, %v", got, err)
	}
}

// FuzzInflate holds inflate against the standard library: the same bytes, and an error where it has one.
func FuzzInflate(f *testing.F) {
	for _, c := range contents() {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, 6)
		w.Write(c[:min(len(c), 3000)])
		w.Close()
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		const limit = 1 << 20
		var z inflater
		got, taken, err := z.inflate(nil, src, limit)
		r := bytes.NewReader(src)
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(r), limit+1))
		switch {
		case len(want) > limit:
			if !errors.Is(err, errFull) || !bytes.Equal(got, want[:limit]) {
				t.Fatalf("past the limit: %d bytes, %v", len(got), err)
			}
		case (err == nil) != (wantErr == nil):
			t.Fatalf("%v, want %v", err, wantErr)
		case !bytes.Equal(got, want) && err == nil, !bytes.HasPrefix(got, want):
			t.Fatalf("%d bytes, want %d", len(got), len(want))
		case err == nil && taken != len(src)-r.Len():
			t.Fatalf("took %d, want %d", taken, len(src)-r.Len())
		}
	})
}

func BenchmarkGunzip(b *testing.B) {
	var file bytes.Buffer
	w := stdgzip.NewWriter(&file)
	size := 0
	for _, c := range contents()[2:] {
		w.Write(c)
		size += len(c)
	}
	w.Close()
	b.SetBytes(int64(size))
	for b.Loop() {
		Gunzip(file.Bytes(), 1<<30)
	}
}
