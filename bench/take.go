package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"broadsheet/internal/decode"
)

// take reads every page of the manifest with one reader.
func take(name, manifest string) (t turn, err error) {
	var read func(page) (string, error)
	for _, r := range readers {
		if r.name == name {
			read = r.make()
		}
	}
	if read == nil {
		return t, fmt.Errorf("no reader %q", name)
	}
	f, err := os.Open(manifest)
	if err != nil {
		return t, err
	}
	defer f.Close()
	read(page{body: []byte("<p>The council met.</p>"), url: "https://times.example/"}) // tables are made ready
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		p, err := load(lines.Bytes(), filepath.Dir(manifest))
		if err != nil {
			return t, err
		}
		before := cpu()
		text, err := read(p)
		t.CPU += cpu() - before
		if t.Pages++; err != nil || text == "" {
			t.Failed++
		}
		t.Bytes += len(p.body)
	}
	t.Peak = float64(usage().Maxrss) / 1024 // kilobytes on Linux
	return t, lines.Err()
}

// load reads the page that a line of the manifest names.
func load(line []byte, dir string) (page, error) {
	var l struct {
		URL     string `json:"url"`
		Path    string `json:"html_path"`
		Fetched string `json:"fetched_at"`
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return page{}, err
	}
	body, err := os.ReadFile(filepath.Join(dir, l.Path))
	if err != nil {
		return page{}, err
	}
	if strings.HasSuffix(l.Path, ".gz") {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return page{}, err
		}
		if body, err = io.ReadAll(z); err != nil {
			return page{}, err
		}
	}
	p := page{url: l.URL}
	p.body, _, _ = decode.UTF8(body, "")
	p.at, _ = time.Parse("2006-01-02 15:04:05.999999", l.Fetched)
	return p, nil
}

// cpu is the CPU time of this process so far, in seconds.
func cpu() float64 {
	u := usage()
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func usage() (u syscall.Rusage) {
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u
}
