package crawler

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"

	"github.com/gocolly/colly/v2"

	"broadsheet/internal/decode"
)

// page is one response as the crawler reads it.
type page struct {
	*exchange
	status int
	body   []byte // content codings undone; empty where they could not be
	fault  error  // why body is not the whole entity: a broken or endless content coding
}

// fetcher sends requests through Colly, one at a time. Colly starts the request, applies its callbacks and hands the
// body on; the frontier, robots, politeness, redirects, limits, decoding and the record are ours, beneath and above
// it, since an archive needs every hop and every byte.
type fetcher struct {
	collector *colly.Collector
	wire      *wire
	page      *page // of the request under way
	err       error // of the transport
}

// acceptEncoding names the content codings that internal/decode undoes.
const acceptEncoding = "gzip, deflate, br, zstd"

func newFetcher(w *wire, userAgent string) *fetcher {
	f := &fetcher{wire: w}
	f.collector = colly.NewCollector(
		colly.UserAgent(userAgent),
		colly.AllowURLRevisit(),
		colly.IgnoreRobotsTxt(),
		colly.ParseHTTPErrorResponse(),
		colly.MaxBodySize(0),
	)
	f.collector.DisableCookies()
	f.collector.SetRequestTimeout(0)
	f.collector.WithTransport(f)
	f.collector.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	f.collector.OnResponse(func(r *colly.Response) { f.page.status, f.page.body = r.StatusCode, r.Body })
	return f
}

// fetch sends a GET for url. The error says why there is no response.
func (f *fetcher) fetch(ctx context.Context, url string, header http.Header) (p *page, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("panic: %v", r)
		}
	}()
	f.page, f.err = nil, nil
	f.collector.Context = ctx
	err = f.collector.Request("GET", url, nil, nil, header)
	if f.err != nil {
		return nil, f.err
	}
	if f.page == nil && err == nil {
		err = fmt.Errorf("no request was sent")
	}
	if f.page == nil {
		return nil, err
	}
	return f.page, nil // what net/http thinks of a Location header is no failure of the response
}

// RoundTrip records the exchange and hands Colly the entity with its content codings undone, so that neither
// net/http nor Colly decodes anything.
func (f *fetcher) RoundTrip(req *http.Request) (*http.Response, error) {
	x, err := f.wire.exchange(req)
	if err != nil {
		f.err = err
		return nil, err
	}
	p := &page{exchange: x, status: x.head.StatusCode}
	p.body, p.fault = decode.Body(x.head.Header.Get("Content-Encoding"), x.entity, decode.Limit{Bytes: f.wire.limits.Decoded})
	if p.fault != nil && x.truncated == "" {
		p.fault = fmt.Errorf("content coding: %w", p.fault)
	}
	f.page = p

	head := *x.head
	head.Header = x.head.Header.Clone()
	head.Header.Del("Content-Encoding")
	head.Header.Set("Content-Length", strconv.Itoa(len(p.body)))
	if media, _, err := mime.ParseMediaType(head.Header.Get("Content-Type")); err == nil {
		head.Header.Set("Content-Type", media) // without a charset Colly leaves the bytes alone
	}
	head.Uncompressed = true // and does not take a name in .gz for a coding
	head.ContentLength = int64(len(p.body))
	head.TransferEncoding = nil
	head.Body = io.NopCloser(bytes.NewReader(p.body))
	return &head, nil
}
