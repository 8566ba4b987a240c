package demo

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"broadsheet/archive"
)

// retryAfter is what a 429 asks for.
const retryAfter = 90 * time.Second

// Request is one line of the server's own ledger.
type Request struct {
	Time            time.Time `json:"time"` // virtual
	Method          string    `json:"method"`
	Host            string    `json:"host"`
	Path            string    `json:"path"` // with the query
	Status          int       `json:"status"`
	IfNoneMatch     string    `json:"if_none_match,omitempty"`
	IfModifiedSince string    `json:"if_modified_since,omitempty"`
	UserAgent       string    `json:"user_agent,omitempty"`
}

// URL is what was asked for.
func (r Request) URL() string { return "http://" + r.Host + r.Path }

// Ledger lists all requests so far, in the order they were answered.
func (w *World) Ledger() []Request {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]Request(nil), w.ledger...)
}

// route is what lies at an address.
type route struct {
	paper   *paper
	kind    string // "article", "hop", "front", "feed", "sitemap", "robots"
	article *article
	to      string // of a hop
	section string // of a front page; "" for the home page
}

// layRoutes gives every page its addresses.
func (w *World) layRoutes() {
	for _, p := range w.papers {
		lay := func(path string, r route) {
			r.paper = p
			w.routes[p.Host+path] = &r
		}
		lay("/", route{kind: "front"})
		lay("/robots.txt", route{kind: "robots"})
		for _, s := range p.sections {
			lay(p.sectionPath(s), route{kind: "front", section: s})
		}
		switch p.engine {
		case rich:
			lay("/feeds/all.xml", route{kind: "feed"})
			lay("/sitemap-news.xml", route{kind: "sitemap"})
		case blog:
			lay("/feed/", route{kind: "feed"})
		}
		p.byHeadline = map[string]string{}
		for _, a := range p.articles {
			p.byHeadline[a.title] = a.path
			lay(a.path, route{kind: "article", article: a})
			for _, alias := range a.aliases {
				lay(alias, route{kind: "article", article: a})
			}
			for i, hop := range a.chain {
				to := a.path
				if i+1 < len(a.chain) {
					to = a.chain[i+1]
				}
				lay(hop, route{kind: "hop", article: a, to: to})
			}
		}
	}
}

func (p *paper) sectionPath(s string) string {
	if p.engine == blog {
		return "/category/" + slug(s) + "/"
	}
	return "/" + slug(s) + "/"
}

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

func (w *World) serve(rw http.ResponseWriter, r *http.Request, t time.Time) {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	a := w.answer(host, r.URL.RequestURI(), t)
	if a.unchanged(r) {
		a.status, a.body = http.StatusNotModified, nil
	} else if a.print != nil {
		a.body = a.print()
	}
	w.mu.Lock()
	w.ledger = append(w.ledger, Request{
		Time: t, Method: r.Method, Host: host, Path: r.URL.RequestURI(), Status: a.status, UserAgent: r.UserAgent(),
		IfNoneMatch: r.Header.Get("If-None-Match"), IfModifiedSince: r.Header.Get("If-Modified-Since"),
	})
	w.mu.Unlock()
	a.send(rw, r, w.paperAt(host), t)
}

func (w *World) paperAt(host string) *paper {
	for _, p := range w.papers {
		if p.Host == host {
			return p
		}
	}
	return nil
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

// article answers for an article that has been printed.
func (w *World) article(a *article, t time.Time) answer {
	if a.gone.holds(t) {
		if a.gone.to.After(w.end.AddDate(5, 0, 0)) {
			return text(http.StatusGone, "Gone")
		}
		return missing()
	}
	if a.limited && w.limit(a, t) {
		x := text(http.StatusTooManyRequests, "Too Many Requests")
		x.retry = retryAfter
		return x
	}
	x := answer{status: 200, contentType: "text/html; charset=utf-8", print: func() []byte { return w.printArticle(a, t) }}
	if a.paper.engine == archaic {
		x.contentType = "text/html"
	}
	facts := w.page(a, t)
	if facts.walled || facts.Kind == archive.KindStub && facts.Headline == "" {
		return x
	}
	switch v := a.at(t); a.paper.engine {
	case rich:
		x.etag = fmt.Sprintf(`"%d-%d-%d"`, a.no, v.state, v.updates)
	case blog:
		x.lastModified = v.asOf
	}
	return x
}

// limit says that a first visitor is still to wait.
func (w *World) limit(a *article, t time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	first, known := w.limited[a.url()]
	if !known {
		w.limited[a.url()] = t
		return true
	}
	return t.Before(first.Add(retryAfter))
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
