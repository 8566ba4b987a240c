package warc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Index gives a CDXJ line for each response, revisit and resource record of one WARC file, sorted bytewise, in the
// form that pywb loads: SURT key, 14-digit time, JSON. Filename is what stands in them. Lines of several files are
// merged by sorting. Findings tell what was skipped: broken stretches, and records that no offset leads to.
func Index(r io.Reader, filename string) (lines []string, findings []*Finding, err error) {
	for reader := NewReader(r); ; {
		rec, err := reader.Next()
		if errors.Is(err, io.EOF) {
			slices.Sort(lines)
			return lines, findings, nil
		}
		if f, ok := errors.AsType[*Finding](err); ok {
			findings = append(findings, f)
			continue
		}
		if err != nil {
			return lines, findings, fmt.Errorf("index %s: %w", filename, err)
		}
		if !isIndexed(rec) {
			continue
		}
		if rec.Shared {
			findings = append(findings, &Finding{rec.Offset, ClassGzip, errors.New("several records in one gzip member")})
			continue
		}
		line, err := cdxLine(rec, filename)
		if err != nil {
			return lines, findings, fmt.Errorf("index %s: %w", filename, err)
		}
		lines = append(lines, line)
	}
}

func isIndexed(rec *Record) bool {
	switch rec.Type() {
	case TypeResponse, TypeRevisit:
		return rec.URL() != ""
	case TypeResource:
		return rec.URL() != "" && rec.Header.Get("Content-Type") != "application/warc-fields"
	}
	return false
}

// cdxFields stand in the order that pywb's own indexer writes; empty ones are left out.
type cdxFields struct {
	URL      string `json:"url"`
	MIME     string `json:"mime,omitempty"`
	Status   string `json:"status,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Length   string `json:"length"`
	Offset   string `json:"offset"`
	Filename string `json:"filename"`
}

func cdxLine(rec *Record, filename string) (string, error) {
	f := cdxFields{URL: rec.URL(), Digest: rec.Header.Get("WARC-Payload-Digest"), Filename: filename,
		Length: strconv.FormatInt(rec.Length, 10), Offset: strconv.FormatInt(rec.Offset, 10)}
	switch rec.Type() {
	case TypeResource:
		f.MIME = mediaType(rec.Header.Get("Content-Type"))
		if f.Digest == "" {
			f.Digest = Digest(rec.Block)
		}
	default:
		m, err := rec.HTTP()
		if err == nil {
			f.Status, f.MIME = strconv.Itoa(m.Status), mediaType(m.Get("Content-Type"))
		}
		if rec.Type() == TypeRevisit {
			f.MIME = "warc/revisit"
		} else if f.Digest == "" {
			f.Digest = Digest(m.Body)
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(f); err != nil {
		return "", err
	}
	return surt(f.URL) + " " + rec.Time().Format("20060102150405") + " " + strings.TrimSpace(b.String()), nil
}

func mediaType(contentType string) string {
	contentType = strings.TrimSpace(contentType)
	if end := strings.IndexAny(contentType, "; \t"); end >= 0 {
		contentType = contentType[:end]
	}
	return contentType
}
