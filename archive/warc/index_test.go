package warc

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestIndexGivesSortedLinesThatReplayToolsLoad(t *testing.T) {
	dir := t.TempDir()
	places, digests := written(t, dir)
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(places[0].File)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, findings, err := Index(file, "x.warc.gz")
	if err != nil || len(findings) > 0 || len(lines) != len(places) || !slices.IsSorted(lines) {
		t.Fatalf("%d lines, %v, %v", len(lines), findings, err)
	}
	for _, want := range []string{
		fmt.Sprintf(`example,news)/plain 20260314120000 {"url":"https://news.example/plain","mime":"text/html","status":"200","digest":"%s","length":"%d","offset":"%d","filename":"x.warc.gz"}`, digests[0], places[0].Length, places[0].Offset),
		fmt.Sprintf(`example,news)/plain 20260314120004 {"url":"https://news.example/plain","mime":"warc/revisit","status":"304","digest":"%s","length":"%d","offset":"%d","filename":"x.warc.gz"}`, digests[4], places[4].Length, places[4].Offset),
		fmt.Sprintf(`urn:sha256:00 20260314120000 {"url":"urn:sha256:00","mime":"text/plain","digest":"%s","length":"%d","offset":"%d","filename":"x.warc.gz"}`, digests[7], places[7].Length, places[7].Offset),
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("no line %s in\n%s", want, strings.Join(lines, "\n"))
		}
	}
}

func TestIndexTellsOfWhatItLeavesOut(t *testing.T) {
	file := zipped(t, simple("a")) + flip(zipped(t, simple("b")), 30) + zipped(t, simple("c")+simple("d"))
	lines, findings, err := Index(strings.NewReader(file), "x")
	if err != nil || len(lines) != 1 || classes(findings) != "gzip gzip gzip" {
		t.Errorf("%q, %v, %v", lines, findings, err)
	}
}

// The keys were compared with Python's surt 0.3.1, which pywb uses: equal here and on the 1,747 URLs of the gold sets.
func TestSURT(t *testing.T) {
	for url, want := range map[string]string{
		"http://www.Example.com:80/a/B/?z=1&a=2":                                   "com,example)/a/b?a=2&z=1",
		"https://www2.example.com/A%20b/index.html?":                               "com,example)/a%20b/index.html",
		"http://example.com":                                                       "com,example)/",
		"https://example.com:8443/x":                                               "com,example:8443)/x",
		"http://user:pw@example.com/":                                              "com,example)/",
		"http://1.2.3.4/x/":                                                        "4,3,2,1)/x",
		"http://[::1]/x":                                                           "::1)/x",
		"urn:sha256:00":                                                            "urn:sha256:00",
		"http://xn--blbr-roah.example/ø?Q=Å":                                       "example,xn--blbr-roah)/%c3%b8?q=%c3%85",
		"http://example.com/a//b/../c?":                                            "com,example)/a/c",
		"http://example.com/a?b&b=1&a":                                             "com,example)/a?a&b&b=1",
		"http://example.com/a?b=2&b=10&b&ba=1&b-=2":                                "com,example)/a?b&b=10&b=2&b-=2&ba=1",
		"http://example.com/a?x=%2f%7e":                                            "com,example)/a?x=/~",
		"http://example.com/%25%32%35x?a=%2541":                                    "com,example)/%25x?a=a",
		"http://example.com/?jsessionid=99999999999999999999999999999999":          "com,example)/",
		"http://example.com/a?sid=0123456789abcdef0123456789abcdef&x=1":            "com,example)/a?x=1",
		"http://example.com/(S(abcdefghijklmnopqrstuvwx))/p.aspx?utm_source=x%20y": "com,example)/p.aspx?utm_source=x%20y",
	} {
		if got := surt(url); got != want {
			t.Errorf("surt(%q) = %q; want %q", url, got, want)
		}
	}
}
