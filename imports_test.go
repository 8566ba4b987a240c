package main

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// floors says which of our packages each package may import, besides the standard library. A leaf of normalize or
// crawler may import what stands left of it in its parent's row.
var floors = map[string]string{
	"":                      "internal/cli",
	"archive":               "",
	"datasets":              "",
	"internal/urls":         "",
	"internal/decode":       "",
	"archive/sqlite":        "archive internal/urls internal/decode",
	"archive/warc":          "archive internal/urls internal/decode",
	"crawler":               "archive internal/urls internal/decode crawler/robots crawler/feed",
	"crawler/robots":        "archive internal/urls",
	"crawler/feed":          "archive internal/urls",
	"normalize":             "archive internal/urls internal/decode normalize/tree normalize/blocks normalize/residue normalize/byline normalize/dates normalize/model normalize/site",
	"normalize/tree":        "archive internal/urls",
	"normalize/blocks":      "archive internal/urls normalize/tree",
	"normalize/residue":     "archive internal/urls normalize/tree normalize/blocks",
	"normalize/byline":      "archive internal/urls normalize/tree normalize/blocks normalize/residue",
	"normalize/dates":       "archive internal/urls normalize/tree normalize/blocks normalize/residue normalize/byline",
	"normalize/model":       "archive internal/urls normalize/tree normalize/blocks normalize/residue normalize/byline normalize/dates",
	"normalize/site":        "archive internal/urls normalize/tree normalize/blocks normalize/residue normalize/byline normalize/dates normalize/model",
	"normalize/model/train": "*", // a tool, not linked into the binary
	"export":                "archive datasets",
	"internal/stories":      "archive",
	"internal/coverage":     "archive",
	"internal/demo":         "*",
	"internal/serve":        "*",
	"internal/cli":          "*",
	"internal/release":      "",
	"internal/testall":      "",
}

// fences says where a third-party package may be imported.
var fences = map[string]string{
	"github.com/gocolly/colly/v2":           "crawler",
	"modernc.org/sqlite":                    "archive/sqlite",
	"github.com/parquet-go/parquet-go":      "export",
	"golang.org/x/net/html":                 "normalize/tree crawler",
	"github.com/spf13/cobra":                "internal/cli",
	"github.com/pelletier/go-toml/v2":       "internal/cli",
	"github.com/gofrs/flock":                "internal/cli",
	"github.com/saintfish/chardet":          "internal/decode",
	"github.com/andybalholm/brotli":         "internal/decode",
	"golang.org/x/net/publicsuffix":         "internal/urls",
	"github.com/PuerkitoBio/goquery":        "",
	"github.com/mmcdole/gofeed":             "",
	"github.com/temoto/robotstxt":           "",
	"github.com/markusmobius/go-dateparser": "",
}

type listed struct {
	ImportPath string
	Imports    []string
}

func list(t *testing.T) []listed {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestImportsStayOnTheirFloors(t *testing.T) {
	for _, p := range list(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "broadsheet"), "/")
		allowed, known := floors[name]
		if !known {
			t.Errorf("package %q has no floor: add it to the table, with what it may import", name)
			continue
		}
		for _, i := range p.Imports {
			ours, isOurs := strings.CutPrefix(i, "broadsheet/")
			if isOurs && allowed != "*" && !contains(allowed, ours) {
				t.Errorf("%s imports %s: its floor allows %q", name, ours, allowed)
			}
			if isOurs && name == "internal/demo" && contains("archive/sqlite archive/warc crawler normalize export", ours) {
				t.Errorf("%s imports %s: the town must not know the program", name, ours)
			}
			if where, fenced := fences[i]; fenced && !contains(where, name) {
				t.Errorf("%s imports %s, which belongs in %q only", name, i, where)
			}
		}
	}
}

func contains(words, w string) bool { return strings.Contains(" "+words+" ", " "+w+" ") }
