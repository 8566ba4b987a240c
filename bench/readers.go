package main

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"broadsheet/normalize"
)

// page is what every reader is given: the decoded page, its URL, and when it was fetched.
type page struct {
	body []byte
	url  string
	at   time.Time
}

// readers are those who take turns; the first is what the others are measured against. Each gives the text of the
// article, and reads what else it reads by default: we all fields, the account and the evidence.
var readers = []struct {
	name string
	make func() func(page) (text string, err error)
}{
	{"html.Parse", func() func(page) (string, error) {
		return func(p page) (string, error) {
			_, err := html.Parse(bytes.NewReader(p.body))
			return "-", err
		}
	}},
	{"broadsheet", func() func(page) (string, error) {
		var r normalize.Reader
		return func(p page) (string, error) {
			return r.Read(normalize.Page{URL: p.url, FetchedAt: p.at, Body: p.body}).Text(), nil
		}
	}},
	{"go-readability", func() func(page) (string, error) {
		return func(p page) (string, error) {
			doc, err := html.Parse(bytes.NewReader(p.body))
			if err != nil {
				return "", err
			}
			parser := readability.NewParser()
			a, err := parser.ParseAndMutate(doc, location(p.url))
			if err != nil || a.Node == nil {
				return "", err
			}
			var b strings.Builder
			err = a.RenderText(&b)
			return b.String(), err
		}
	}},
	{"go-trafilatura", func() func(page) (string, error) {
		return func(p page) (string, error) {
			doc, err := html.Parse(bytes.NewReader(p.body))
			if err != nil {
				return "", err
			}
			a, err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback: true, OriginalURL: location(p.url)})
			if err != nil {
				return "", err
			}
			return a.ContentText, nil
		}
	}},
}

// location parses a URL; readability wants one in any case.
func location(s string) *url.URL {
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		return u
	}
	return &url.URL{Scheme: "https", Host: "unknown.invalid", Path: "/"}
}
