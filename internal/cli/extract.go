package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/internal/decode"
	"broadsheet/normalize"
)

func (p *program) extract() *cobra.Command {
	var manifest string
	var account bool
	var threads int
	c := &cobra.Command{
		Use:   "extract FILE… | --jsonl MANIFEST",
		Short: "Read articles out of pages, without an archive",
		RunE: func(c *cobra.Command, args []string) error {
			out := bufio.NewWriterSize(p.stdout, 1<<16)
			defer out.Flush()
			var pages []job
			if manifest != "" {
				js, err := readManifest(manifest)
				if err != nil {
					return err
				}
				pages = js
			}
			for _, a := range args {
				pages = append(pages, job{ID: a, path: a})
			}
			return extractAll(out, pages, account, threads)
		},
	}
	c.Flags().StringVar(&manifest, "jsonl", "", "manifest: one page a line, {\"id\",\"url\",\"html_path\",\"fetched_at\"?}")
	c.Flags().BoolVar(&account, "account", false, "add the account of every block and the evidence of every field")
	c.Flags().IntVar(&threads, "threads", runtime.GOMAXPROCS(0), "pages read at once")
	return c
}

// job is one page to extract.
type job struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	HTMLPath  string `json:"html_path"`
	FetchedAt string `json:"fetched_at"`
	path      string
	manifest  string // where the line stands, if it came from a manifest
	line      int
}

func readManifest(name string) ([]job, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fail(ExitUsage, "check the path", "manifest: %w", err)
	}
	defer f.Close()
	var jobs []job
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for line := 1; s.Scan(); line++ {
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		var j job
		if err := json.Unmarshal(s.Bytes(), &j); err != nil {
			return nil, fail(ExitUsage, `one JSON object a line: {"id","url","html_path"}`, "%s:%d: %w", name, line, err)
		}
		j.path, j.manifest, j.line = filepath.Join(filepath.Dir(name), j.HTMLPath), name, line
		jobs = append(jobs, j)
	}
	return jobs, s.Err()
}

// extractAll reads the pages on several threads and writes one line a page, in order.
func extractAll(w io.Writer, jobs []job, account bool, threads int) error {
	lines := make([]chan []byte, len(jobs))
	for i := range lines {
		lines[i] = make(chan []byte, 1)
	}
	var next sync.Mutex
	at := 0
	for range max(1, threads) {
		go func() {
			for {
				next.Lock()
				i := at
				at++
				next.Unlock()
				if i >= len(jobs) {
					return
				}
				lines[i] <- extractOne(jobs[i], account)
			}
		}()
	}
	failed := 0
	for _, c := range lines {
		line := <-c
		if bytes.Contains(line[:min(len(line), 4096)], []byte(`"error":`)) {
			failed++
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	if failed > 0 {
		return fail(ExitPartial, "look at the lines with \"error\"", "extract: %d of %d pages could not be read", failed, len(jobs))
	}
	return nil
}

func extractOne(j job, account bool) []byte {
	body, err := readPage(j.path)
	if err != nil {
		line, _ := json.Marshal(map[string]string{"id": j.ID, "error": err.Error()})
		return line
	}
	in := normalize.Page{URL: j.URL, FetchedAt: parseFetched(j.FetchedAt), Plain: isPlain("", body)}
	in.Body, _, _ = decode.UTF8(body, "")
	line, err := json.Marshal(newExtracted(j.ID, j.URL, normalize.Read(in), account))
	if err != nil {
		line, _ = json.Marshal(map[string]string{"id": j.ID, "error": err.Error()})
	}
	return line
}

func readPage(name string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if b, err = io.ReadAll(z); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return b, nil
}

func parseFetched(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05.999999", "2006-01-02T15:04:05.999999", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// extracted is a reading as `extract` prints it.
type extracted struct {
	ID                 string             `json:"id"`
	URL                string             `json:"url"`
	Title              string             `json:"title"`
	Dek                string             `json:"dek"`
	Authors            []string           `json:"authors"`
	BylineRaw          string             `json:"byline_raw"`
	Bylines            []archive.Byline   `json:"bylines"`
	Dateline           archive.Dateline   `json:"dateline"`
	Published          string             `json:"published"`
	PublishedPrecision string             `json:"published_precision"`
	PublishedSource    string             `json:"published_source"`
	Modified           string             `json:"modified"`
	Section            string             `json:"section"`
	Tags               []string           `json:"tags"`
	Language           string             `json:"language"`
	PageKind           archive.PageKind   `json:"page_kind"`
	Quality            int                `json:"quality"`
	Reason             string             `json:"reason,omitempty"`
	Text               string             `json:"text"`
	Images             []archive.Image    `json:"images"`
	Account            []archive.Span     `json:"account,omitempty"`
	Evidence           []archive.Evidence `json:"evidence,omitempty"`
}

func newExtracted(id, url string, r *archive.Reading, account bool) extracted {
	x := extracted{
		ID: id, URL: url, Title: r.Headline, Dek: r.Dek, Authors: r.Authors(), BylineRaw: r.BylineRaw, Bylines: r.Bylines,
		Dateline: r.Dateline, Published: r.Published.String(), PublishedPrecision: string(r.Published.Precision),
		PublishedSource: r.Published.Source, Modified: r.Modified.String(), Section: r.Section, Tags: r.Tags,
		Language: r.Language, PageKind: r.PageKind, Quality: r.Quality, Reason: r.Reason, Text: r.Text(), Images: r.Images,
	}
	if account {
		x.Account, x.Evidence = r.Account, r.Evidence
	}
	return x
}
