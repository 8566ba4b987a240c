package demo

import (
	"fmt"
	"net"
	"net/http"
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
