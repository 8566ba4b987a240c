// Command work counts what a reading costs: it is built with -cover -covermode=atomic over the packages whose steps are
// to be counted. In come pages on stdin, each with a line before it: "html" or "plain", and its size in bytes; out comes
// a line a page: blocks of code passed through, and bytes allocated. Counted work is the same on every run and machine,
// which time is not.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/coverage"

	"broadsheet/normalize"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "work:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	r := bufio.NewReader(in)
	for {
		var kind string
		var size int
		if _, err := fmt.Fscanf(r, "%s %d\n", &kind, &size); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		body := make([]byte, size)
		if _, err := io.ReadFull(r, body); err != nil {
			return err
		}
		page := normalize.Page{URL: "https://times.example/2026/03/02/harbour", Body: body, Plain: kind == "plain"}
		if size < 1<<15 {
			normalize.Read(page) // tables and patterns are made ready at their first use, which is not counted
		}
		steps, allocated, err := count(func() { normalize.Read(page) })
		if err != nil {
			return err
		}
		fmt.Fprintln(out, steps, allocated)
	}
}

// count gives what f passes through and allocates.
func count(f func()) (steps, allocated uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := coverage.ClearCounters(); err != nil {
		return 0, 0, err
	}
	f()
	runtime.ReadMemStats(&after)
	var b bytes.Buffer
	if err := coverage.WriteCounters(&b); err != nil {
		return 0, 0, err
	}
	steps, err = sum(b.Bytes())
	return steps, after.TotalAlloc - before.TotalAlloc, err
}

// sum adds up the counters of a file as runtime/coverage writes it: a header of 32 bytes; a segment, which has the
// number of functions, the sizes of two tables, and the tables; then of each function the number of its counters, its
// package and itself, and the counters.
func sum(b []byte) (total uint64, err error) {
	const header, segment = 32, 16
	const flavor, unsigned = 24, 2 // numbers in LEB128
	if len(b) < header+segment || b[flavor] != unsigned {
		return 0, errors.New("not the counter file that this program knows")
	}
	functions := binary.LittleEndian.Uint64(b[header:])
	tables := binary.LittleEndian.Uint32(b[header+8:]) + binary.LittleEndian.Uint32(b[header+12:])
	b = b[header+segment+int(tables):]
	next := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			err = errors.New("counter file: cut")
			return 0
		}
		b = b[n:]
		return v
	}
	for range functions {
		counters := next()
		next()
		next()
		for range counters {
			total += next()
		}
		if err != nil {
			return 0, err
		}
	}
	return total, nil
}
