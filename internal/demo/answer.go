package demo

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// answer is a response before it is sent.
type answer struct {
	status       int
	contentType  string
	body         []byte
	print        func() []byte // makes the body, once it is known to be wanted
	etag         string
	lastModified time.Time
	location     string
	retry        time.Duration
}

// answer decides what an address gives at t.
func (w *World) answer(host, path string, t time.Time) answer {
	p := w.paperAt(host)
	if p == nil {
		return text(http.StatusMisdirectedRequest, "no such host in this town")
	}
	if met(w.faults.outages, p, moment(t)) {
		return text(http.StatusServiceUnavailable, "Service Unavailable")
	}
	x := w.routes[host+path]
	switch {
	case x == nil && strings.HasPrefix(path, "/images/"):
		return answer{status: 200, contentType: "image/svg+xml", body: p.picture(path)}
	case x == nil:
		return missing()
	case x.kind == "robots":
		return answer{status: 200, contentType: "text/plain; charset=utf-8", body: []byte(w.robots(p, t))}
	case x.kind == "feed":
		return w.feed(p, t)
	case x.kind == "sitemap":
		return w.sitemap(p, t)
	case x.kind == "front":
		return w.front(p, x.section, t)
	case x.article.published.After(t):
		return missing()
	case x.kind == "hop":
		status := http.StatusMovedPermanently
		if x.to != x.article.path {
			status = http.StatusFound
		}
		return answer{status: status, contentType: "text/html; charset=utf-8", location: x.to, body: []byte("<a href=\"" + x.to + "\">moved</a>\n")}
	}
	return w.article(x.article, t)
}

func text(status int, s string) answer {
	return answer{status: status, contentType: "text/plain; charset=utf-8", body: []byte(s + "\n")}
}

func missing() answer {
	return answer{status: http.StatusNotFound, contentType: "text/html; charset=utf-8", body: []byte("<title>404</title><h1>Not Found</h1>\n")}
}

// unchanged says that the client has this answer already.
func (a *answer) unchanged(r *http.Request) bool {
	if a.status != 200 {
		return false
	}
	if match := r.Header.Get("If-None-Match"); match != "" {
		return a.etag != "" && strings.TrimPrefix(match, "W/") == a.etag
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !a.lastModified.IsZero() && !a.lastModified.Truncate(time.Second).After(since)
}

// send writes the answer in the paper's way: compressed, plain, or in chunks.
func (a *answer) send(rw http.ResponseWriter, r *http.Request, p *paper, t time.Time) {
	h := rw.Header()
	h.Set("Date", t.UTC().Format(http.TimeFormat))
	if a.contentType != "" && a.status != http.StatusNotModified {
		h.Set("Content-Type", a.contentType)
	}
	if a.etag != "" {
		h.Set("ETag", a.etag)
	}
	if !a.lastModified.IsZero() {
		h.Set("Last-Modified", a.lastModified.UTC().Format(http.TimeFormat))
	}
	if a.location != "" {
		h.Set("Location", a.location)
	}
	if a.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(int(a.retry/time.Second)))
	}
	body := a.body
	if p != nil && p.engine == rich && len(body) > 0 && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		body = compress(body)
		h.Set("Content-Encoding", "gzip")
		h.Set("Vary", "Accept-Encoding")
	}
	chunked := p != nil && p.engine == archaic && len(body) > 1000
	if !chunked && a.status != http.StatusNotModified {
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	rw.WriteHeader(a.status)
	if chunked {
		half := len(body) / 2
		rw.Write(body[:half])
		http.NewResponseController(rw).Flush()
		body = body[half:]
	}
	rw.Write(body)
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(body)
	z.Close()
	return b.Bytes()
}

// digest is a validator for a page without one of its own.
func digest(body []byte) string {
	h := fnv.New64a()
	h.Write(body)
	return fmt.Sprintf(`"%016x"`, h.Sum64())
}
