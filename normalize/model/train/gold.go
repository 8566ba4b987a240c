package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
	"broadsheet/normalize"
	"broadsheet/normalize/model"
)

// sets are the gold sets, and what one page of each weighs: news counts more than blogs.
var sets = []struct {
	name   string
	weight float64
}{{"fundus", 2}, {"wcxb", 1}, {"sites", 1}, {"evaldata", 0.5}}

// page is a gold page.
type page struct {
	ID      string `json:"id"`
	Set     string `json:"set"`
	URL     string `json:"url"`
	Path    string `json:"html_path"`
	Fetched string `json:"fetched_at"`
	Gold    struct {
		Body    *string  `json:"body"`
		With    []string `json:"with"`
		Without []string `json:"without"`
	} `json:"gold"`

	site   string
	weight float64
	digest [32]byte
	text   []byte
	look   *model.Page
	labels []label // one a block; nil if the gold does not say
}

// input is the page as the normalizer takes it.
func (p *page) input() normalize.Page {
	at, _ := time.Parse("2006-01-02 15:04:05", strings.Split(p.Fetched, ".")[0])
	return normalize.Page{URL: p.URL, FetchedAt: at, Body: p.text}
}

// split parts the publishers into folds; each salt parts them otherwise.
type split struct{ folds, salt int }

// fold is the fold that the page's publisher falls into.
func (p *page) fold(by split) int {
	h := fnv.New32a()
	io.WriteString(h, p.site)
	if by.salt > 0 {
		h.Write([]byte{byte(by.salt)})
	}
	return int(h.Sum32()>>3) % by.folds
}

// load reads the manifests under root/gold and the pages they name.
func load(root string) ([]*page, error) {
	var pages []*page
	for _, set := range sets {
		f, err := os.Open(filepath.Join(root, "gold", set.name+".jsonl"))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			p := &page{weight: set.weight}
			if err := json.Unmarshal(lines.Bytes(), p); err != nil {
				return nil, fmt.Errorf("%s: %w", set.name, err)
			}
			p.site = urls.Site(urls.Host(p.URL))
			pages = append(pages, p)
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", set.name, err)
		}
	}
	var wait sync.WaitGroup
	errs := make([]error, 2)
	for w := range errs {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := w; i < len(pages); i += len(errs) {
				if err := pages[i].read(root); err != nil {
					errs[w] = err
				}
			}
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// read reads the page's bytes, and what the model sees in them, and labels its blocks.
func (p *page) read(root string) error {
	raw, err := os.ReadFile(filepath.Join(root, "gold", p.Path))
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	p.digest = sha256.Sum256(body)
	p.text, _, _ = decode.UTF8(body, "")
	p.look = normalize.See(p.input())
	p.labels = mark(p)
	return nil
}
