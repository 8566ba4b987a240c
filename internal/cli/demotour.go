package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"broadsheet/internal/demo"
)

// tourWidth is the longest line of the tour, in columns.
const tourWidth = 110

// tourLines say by kind how many facts were found of those planted.
func tourLines(r demo.Report) []string {
	all := r.Groups()
	var out []string
	part := ""
	for _, g := range all {
		if g.Part != part {
			part = g.Part
			planted, found := 0, 0
			for _, other := range all {
				if other.Part == part {
					planted, found = planted+other.Planted, found+other.Found
				}
			}
			out = append(out, fmt.Sprintf("  %s %d/%d", part, found, planted))
		}
		line := fmt.Sprintf("    %-10s %9s ", g.Name, fmt.Sprintf("%d/%d", g.Found, g.Planted))
		indent := strings.Repeat(" ", len(line))
		if g.Found == 0 {
			line += " not yet read:"
		}
		for i, k := range g.Kinds {
			word := fmt.Sprintf("%s %d/%d", k.Name, k.Found, k.Planted)
			if g.Found == 0 {
				word = fmt.Sprintf("%s %d", k.Name, k.Planted)
			}
			if i+1 < len(g.Kinds) {
				word += " ·"
			}
			if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > tourWidth {
				out, line = append(out, line), indent
			}
			line += " " + word
		}
		out = append(out, line)
	}
	return out
}

// tour tells what was made, what was found, and what to try next.
func (p *program) tour(dir string, days, articles, requests int, r demo.Report, took time.Duration) {
	p.say("%d days of three invented newspapers in %s: %d requests, %d articles. Found of what was planted there:", days, took.Round(100*time.Millisecond), requests, articles)
	for _, line := range tourLines(r) {
		p.say("%s", line)
	}
	self := "broadsheet"
	if exe, err := os.Executable(); err == nil && strings.Contains(exe, "go-build") {
		self = "go run ."
	}
	p.say("Now try:")
	p.say("  %s -C %s search council            # full text", self, dir)
	p.say("  %s -C %s status                    # what each source gave", self, dir)
	p.say("  sqlite3 -readonly %s \"select source, headline, authors, published from articles where page_kind = 'article' limit 9\"", filepath.Join(dir, "archive.db"))
	p.say("  python3 -c \"import pandas; print(pandas.read_parquet('%s'))\"", filepath.Join(dir, "exports", "demo", "articles"))
	p.say("  %s -C %s verify", self, dir)
}
