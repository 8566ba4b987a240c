package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"broadsheet/archive/warc"
	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
	"broadsheet/normalize"
)

func (p *program) extract() *cobra.Command {
	var manifest, url string
	var account, learn bool
	var threads int
	c := &cobra.Command{
		Use:   "extract FILE|DIR|URL|-… | --jsonl MANIFEST",
		Short: "Read articles out of pages, without an archive: one JSON object a page",
		Long: `Read articles out of pages, without an archive: one JSON object a page, in the order named.
HTML, plain text and WARC are told apart by content; any of them may be gzipped. A URL is fetched once, politely. A
page that cannot be read gives {"id","error"}, and exit code 3 at the end.`,
		RunE: func(c *cobra.Command, args []string) error {
			defer runtime.KeepAlive(make([]byte, ballast))
			jobs, err := pageJobs(manifest, args)
			if err != nil {
				return err
			}
			if url != "" && len(jobs) == 1 {
				jobs[0].URL = url
			}
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(softMemory(threads)))
			var sites memory
			if learn {
				sites = p.learn(jobs, threads)
			}
			out := bufio.NewWriterSize(p.stdout, 1<<16)
			return errors.Join(p.extractAll(out, jobs, sites, account, threads), out.Flush())
		},
	}
	c.Flags().StringVar(&manifest, "jsonl", "", "one page a line: {\"id\",\"url\",\"html_path\",\"fetched_at\"?}")
	c.Flags().StringVar(&url, "url", "", "URL of the page, where one is named")
	c.Flags().BoolVar(&account, "account", false, "add the account of every block and the evidence of every field")
	c.Flags().BoolVar(&learn, "learn", false, "read the batch twice: first to learn what its sites repeat from page to page")
	p.liveFlags(c)
	countFlag(c, &threads, "threads", "", 1, runtime.GOMAXPROCS(0), "pages read at once")
	return c
}

// softMemory is what extract may hold before the collector is asked to hurry, in bytes: pages of 10 MB hold up to 200 MB
// each, half of it garbage otherwise. The ballast counts. Ordinary batches stay below it. GOMEMLIMIT goes before.
func softMemory(threads int) int64 {
	if os.Getenv("GOMEMLIMIT") != "" {
		return -1 // as it is
	}
	return ballast + 256<<20 + int64(max(0, threads-2))*64<<20
}

// ballast is memory that is never touched, and so never there; but the collector waits until as much garbage as is in use
// has gathered, and takes it for used. A batch that reads page by page keeps little and would be collected all the time.
const ballast = 32 << 20

// extractAll reads the pages on several threads and writes one line a page, in order.
func (p *program) extractAll(w io.Writer, jobs []job, sites memory, account bool, threads int) error {
	lines := make([]chan *bytes.Buffer, len(jobs))
	for i := range lines {
		lines[i] = make(chan *bytes.Buffer, 1)
	}
	spare := make(chan *bytes.Buffer, 4*max(1, threads)) // as many lines are read ahead of those written
	for range cap(spare) {
		spare <- new(bytes.Buffer)
	}
	var next atomic.Int64
	var failed atomic.Int64
	for range max(1, threads) {
		go func() {
			var o opener
			var r normalize.Reader
			for {
				out := <-spare
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return
				}
				out.Reset()
				p.extractOne(out, &o, &r, jobs[i], sites, account, &failed)
				lines[i] <- out
			}
		}()
	}
	for _, c := range lines {
		out := <-c
		if _, err := w.Write(out.Bytes()); err != nil {
			return err
		}
		spare <- out
	}
	if n := failed.Load(); n > 0 {
		return fail(ExitPartial, `look at the lines with "error"`, "extract: %d of %d pages could not be read", n, len(jobs))
	}
	return nil
}

// extractOne writes the lines of one job; a WARC has one for each page in it.
func (p *program) extractOne(out *bytes.Buffer, o *opener, r *normalize.Reader, j job, sites memory, account bool, failed *atomic.Int64) {
	for in, err := range p.pages(o, j) {
		if err != nil {
			failed.Add(1)
			writeLine(out, map[string]string{"id": in.id, "error": err.Error()})
			continue
		}
		in.Site = sites.of(in.URL)
		writeLine(out, newExtracted(in.id, in.URL, r.Read(in.Page), account))
	}
}

// namedPage is a page under the id that it is printed by.
type namedPage struct {
	id string
	normalize.Page
}

// pages gives the pages of a job, and the errors of those that cannot be read. They are valid until o opens another.
func (p *program) pages(o *opener, j job) iter.Seq2[namedPage, error] {
	return func(yield func(namedPage, error) bool) {
		if j.line == 0 && isLive(j.path) {
			in, err := p.livePage(j.path)
			yield(namedPage{j.ID, in}, err)
			return
		}
		body, err := p.readJob(o, j)
		switch {
		case err != nil:
			yield(namedPage{id: j.ID}, err)
		case bytes.HasPrefix(body, []byte("WARC/")):
			warcPages(j, body, yield)
		default:
			in := normalize.Page{URL: j.URL, FetchedAt: parseFetched(j.FetchedAt), Plain: isPlain("", body)}
			in.Body, _, _ = decode.UTF8(body, "")
			yield(namedPage{j.ID, in}, nil)
		}
	}
}

func (p *program) readJob(o *opener, j job) ([]byte, error) {
	switch {
	case j.err != nil:
		return nil, j.failure(j.err)
	case j.path == "-":
		return io.ReadAll(io.LimitReader(p.stdin, maxPage))
	}
	body, err := o.read(j.path)
	if err != nil && j.line > 0 {
		return nil, j.failure(err)
	}
	return body, err
}

func warcPages(j job, body []byte, yield func(namedPage, error) bool) {
	for r := warc.NewReader(bytes.NewReader(body)); ; {
		rec, err := r.Next()
		var broken *warc.Finding
		switch {
		case errors.As(err, &broken):
			if !yield(namedPage{id: j.ID}, broken) {
				return
			}
			continue
		case err != nil:
			return
		}
		if t := rec.Type(); t != warc.TypeResponse && t != warc.TypeResource {
			continue
		}
		if _, err := urls.Canonical(rec.URL()); err != nil {
			continue
		}
		page, contentType, err := recordPage(rec)
		if err != nil || len(page) == 0 || !isPage(contentType) || isRobots(rec.URL()) {
			continue
		}
		in := normalize.Page{URL: rec.URL(), FetchedAt: rec.Time(), Plain: isPlain(contentType, page)}
		in.Body, _, _ = decode.UTF8(page, contentType)
		if !yield(namedPage{rec.ID(), in}, nil) {
			return
		}
	}
}

// isPage says that a media type may hold an article.
func isPage(contentType string) bool {
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	switch strings.TrimSpace(media) {
	case "", "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// writeLine renders v, which holds strings and numbers only, in one line.
func writeLine(w *bytes.Buffer, v any) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		fmt.Fprintf(w, "{\"error\":%q}\n", err.Error())
	}
}
