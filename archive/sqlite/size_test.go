package sqlite

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

// words makes n words of an invented language, the same for the same seed.
func words(seed string, n int) string {
	h := fnv.New64a()
	h.Write([]byte(seed))
	x := h.Sum64() | 1
	out := make([]string, n)
	for i := range out {
		var w []byte
		for range 2 + x%3 {
			x ^= x << 13
			x ^= x >> 7
			x ^= x << 17
			w = append(w, "bcdfglmnprstv"[x%13], "aeiou"[x>>8%5])
		}
		out[i] = string(w)
	}
	return strings.Join(out, " ")
}

// busyReading is a reading of about 3 KB of text with 30 losers and 60 spans of residue of about 60 bytes, two thirds
// of which come again on every page of its source.
func busyReading(source, n int) archive.Reading {
	r := bridge()
	r.Canonical = ""
	page := fmt.Sprint(source, "/", n)
	r.Headline = words(page, 9)
	r.Blocks = nil
	for i := range 13 {
		r.Blocks = append(r.Blocks, paragraph(words(fmt.Sprint(page, "/", i), 36)))
	}
	r.Evidence, r.Account = nil, nil
	for i := range 10 {
		value := words(fmt.Sprint(page, "evidence", i), 4)
		for _, place := range []string{"json-ld:a", "meta:b", "markup:c"} {
			r.Evidence = append(r.Evidence, archive.Evidence{Field: "headline", Value: value, Source: place,
				Chosen: i == 0, Why: words(fmt.Sprint("why", i), 5)})
		}
	}
	for i := range 60 {
		text := words(fmt.Sprint(source, "residue", i), 9)
		if i%3 == 0 {
			text = words(fmt.Sprint(page, "residue", i), 9)
		}
		r.Account = append(r.Account, archive.Span{Fate: archive.FateResidue, Family: archive.FamilyMenu,
			Rule: fmt.Sprintf("en/menu/%d", i/6), Text: text})
	}
	for _, b := range r.Blocks {
		r.Account = append(r.Account, archive.Span{Fate: archive.FateBody, Rule: "model", Text: b.Text})
	}
	return r
}

// TestArchiveStaysUnderThreeTimesTheText holds the promise of the README: four crawls of 138 pages, unchanged after
// the first, with their frontier.
func TestArchiveStaysUnderThreeTimesTheText(t *testing.T) {
	db := openTest(t)
	const pages, crawls = 138, 4
	text := 0
	var first []archive.Capture
	for crawl := range crawls {
		for n := range pages {
			url := fmt.Sprintf("https://paper-%d.example/2026/03/02/news/%s", n%12, strings.ReplaceAll(words(fmt.Sprint(n), 8), " ", "-"))
			c := page(url, start.Add(time.Duration(crawl)*28*24*time.Hour+time.Duration(n)*time.Second), n)
			c.Source = fmt.Sprintf("paper-%d", n%12)
			c.ETag = fmt.Sprintf(`"%032x"`, n)
			if crawl == 0 {
				first = append(first, c)
			} else {
				c.Outcome, c.RefersTo, c.Via, c.ViaURL = archive.OutcomeUnchanged, first[n].ID, "revisit", ""
				c.ID = archive.NewCaptureID(url, c.FetchedAt, c.PayloadDigest)
			}
			g := target(url, 1, c.FetchedAt.Add(24*time.Hour))
			g.Source, g.Host, g.Fetches, g.ETag, g.LastCapture = c.Source, c.Source+".example", crawl+1, c.ETag, first[n].ID
			must(t, db.Commit(bg, archive.Fetched{Target: g, Capture: &c, Host: archive.HostState{Host: g.Host, Robots: make([]byte, 500)}}))
			if crawl == 0 {
				r := busyReading(n%12, n)
				text += len(r.Text())
				must(t, db.SaveReadings(bg, archive.Read{CaptureID: c.ID, RulesHash: archive.ID("rules"), Reading: r}))
			}
		}
	}
	total := 0
	rows, err := db.writer.Query(`SELECT name, sum(pgsize), sum(unused) FROM dbstat WHERE name NOT LIKE 'articles_fts%' GROUP BY name ORDER BY 2 DESC`)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var name string
		var size, unused int
		must(t, rows.Scan(&name, &size, &unused))
		total += size
		t.Logf("%-32s %7d bytes, %6d of them unused, %.2f of the text", name, size, unused, float64(size)/float64(text))
	}
	must(t, rows.Err())
	var free int
	must(t, db.writer.QueryRow("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size").Scan(&free))
	t.Logf("%-32s %7d bytes", "free", free)
	total += free
	t.Logf("all %d bytes, text %d: %.2f times", total, text, float64(total)/float64(text))
	if total > 3*text {
		t.Errorf("archive without search index is %d bytes, more than three times its text of %d", total, text)
	}
}
