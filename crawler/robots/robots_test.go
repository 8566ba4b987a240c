package robots

import (
	"strings"
	"testing"
	"time"
)

// The behaviours follow RFC 9309 and what the parsers of the large search engines do where it is silent.
func TestAllowed(t *testing.T) {
	big := "User-agent: *\nDisallow: /a\n" + strings.Repeat("# filler\n", MaxSize/9) + "Disallow: /late\n"
	for name, c := range map[string]struct {
		file  string
		allow string // paths, separated by spaces
		deny  string
	}{
		"an empty file allows everything":       {"", "/ /x", ""},
		"a page of HTML allows everything":      {"<html><body>User-agent is here: none</body>", "/ /x", ""},
		"a rule before any group binds nobody":  {"Disallow: /x\nUser-agent: paper\nDisallow: /y", "/x", "/y"},
		"an empty disallow allows":              {"User-agent: *\nDisallow:", "/ /x", ""},
		"rules match the beginning of the path": {"User-agent: *\nDisallow: /fish", "/ /Fish /catfish /?id=fish", "/fish /fish.html /fish/salmon /fishheads /fish?id=1"},
		"a path without its slash matches nothing": {
			"User-agent: *\nDisallow: fish", "/fish", ""},
		"our own group wins over the star": {
			"User-agent: *\nDisallow: /\nUser-agent: paper\nDisallow: /x", "/ /y", "/x"},
		"the star binds when nobody names us": {
			"User-agent: other\nDisallow: /x\nUser-agent: *\nDisallow: /y", "/x", "/y"},
		"our own empty group frees us from the star": {
			"User-agent: paper\nDisallow:\nUser-agent: *\nDisallow: /", "/ /x", ""},
		"groups of one name are merged": {
			"User-agent: paper\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: paper\nDisallow: /c", "/b", "/a /c"},
		"several agents share a group": {
			"User-agent: other\nUser-agent: Paper\nDisallow: /a", "/b", "/a"},
		"a sitemap line does not end the list of agents": {
			"User-agent: paper\nSitemap: https://x.example/s.xml\nUser-agent: other\nDisallow: /a", "/b", "/a"},
		"names are compared without case and version": {
			"User-agent: PAPER/2.0 (x)\nDisallow: /a", "/b", "/a"},
		"a longer name is another crawler": {"User-agent: paperboy\nDisallow: /a", "/a", ""},
		"a shorter name is another crawler": {
			"User-agent: pap\nDisallow: /a", "/a", ""},
		"the longest rule wins":         {"User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/bx", "/a /a/c /a/b/c"},
		"allow wins a tie":              {"User-agent: *\nDisallow: /page\nAllow: /page", "/page", ""},
		"allow wins a tie in any order": {"User-agent: *\nAllow: /page\nDisallow: /page", "/page", ""},
		"a wildcard stands for anything": {
			"User-agent: *\nDisallow: /fish*.php", "/Fish.PHP /fish/x", "/fish.php /fishheads/catfish.php?p=1"},
		"a trailing wildcard changes nothing": {"User-agent: *\nDisallow: /fish*", "/x", "/fish /fishes"},
		"the dollar ends a path":              {"User-agent: *\nDisallow: /*.php$", "/a.php? /a.php5 /aphp", "/a.php /folder/a.php"},
		"a dollar within is a character":      {"User-agent: *\nDisallow: /a$b", "/ab /a", "/a$b /a%24b"},
		"only the root":                       {"User-agent: *\nDisallow: /$", "/x", "/"},
		"many wildcards":                      {"User-agent: *\nDisallow: /*/a*b*/c$", "/a/b/c/d /x/ab/", "/x/a1b2/c"},
		"overlapping ends do not match":       {"User-agent: *\nDisallow: /ab*ba$", "/aba", "/abba /ab-ba"},
		"an encoded star is a star":           {"User-agent: *\nDisallow: /a-%2A.html", "/a-b.html", "/a-*.html /a-%2a.html"},
		"percent codes are compared by octet": {
			"User-agent: *\nDisallow: /foo/bar?baz=https://x\nDisallow: /ツ\nDisallow: /%62%61%7A\nDisallow: /a%3cd",
			"/foo/bar", "/foo/bar?baz=https://x /%E3%83%84 /%e3%83%84 /baz /a%3Cd"},
		"what is no percent code stays":  {"User-agent: *\nDisallow: /100%\nDisallow: /a%\x10", "/10", "/100%25 /100%x"},
		"an encoded slash is no slash":   {"User-agent: *\nDisallow: /a/b", "/a%2Fb", "/a/b"},
		"the query is compared in order": {"User-agent: *\nDisallow: /s?b=1", "/s?a=2&b=1", "/s?b=1&a=2"},
		"comments are cut":               {"User-agent: * # all\nDisallow: /a # not b\n# Disallow: /b", "/b", "/a"},
		"spaces are trimmed":             {" User-agent :  paper \n\t Disallow\t:   /a  ", "/b", "/a"},
		"lines may end in CR":            {"User-agent: *\rDisallow: /a\r\nDisallow: /b\n\nDisallow: /c", "/d", "/a /b /c"},
		"an empty line ends no group":    {"User-agent: *\n\nDisallow: /a\n\nDisallow: /b", "/c", "/a /b"},
		"a byte order mark is skipped":   {"\xef\xbb\xbfUser-agent: *\nDisallow: /a", "/b", "/a"},
		"junk lines are passed over":     {"User-agent: *\nNoindex: /b\n\x00\xff\nfoo\nCrawl-delay: 5x\nDisallow: /a", "/b", "/a"},
		"a missing colon is forgiven":    {"User-agent *\nDisallow /a", "/b", "/a"},
		"usual typing errors are read":   {"useragent: *\nDissallow: /a\nDisalow: /b", "/c", "/a /b"},
		"keys in any case":               {"USER-AGENT: *\nDISALLOW: /a\nallow: /a/b", "/a/b", "/a"},
		"robots.txt is always allowed":   {"User-agent: *\nDisallow: /", "/robots.txt", "/ /robots.txt2"},
		"beyond 500 KiB nothing is read": {big, "/late", "/a"},
	} {
		t.Run(name, func(t *testing.T) {
			r := Parse([]byte(c.file), "paper")
			for _, p := range strings.Fields(c.allow) {
				if !r.Allowed(p) {
					t.Errorf("%s is denied, want allowed", p)
				}
			}
			for _, p := range strings.Fields(c.deny) {
				if r.Allowed(p) {
					t.Errorf("%s is allowed, want denied", p)
				}
			}
		})
	}
}

func TestDelayAndSitemaps(t *testing.T) {
	r := Parse([]byte("Sitemap: https://x.example/a.xml\nUser-agent: *\nCrawl-delay: 1\n"+
		"User-agent: paper\nCrawl-delay: 2.5\nDisallow: /x\nsitemap:https://x.example/b.xml#top\n"), "Paper")
	if r.Delay != 2500*time.Millisecond {
		t.Errorf("delay %v, want 2.5s", r.Delay)
	}
	if got := strings.Join(r.Sitemaps, " "); got != "https://x.example/a.xml https://x.example/b.xml" {
		t.Errorf("sitemaps %q", got)
	}
	for value, want := range map[string]time.Duration{"10": 10 * time.Second, "-1": 0, "NaN": 0, "x": 0, "1e99": 24 * time.Hour, "5s": 5 * time.Second} {
		if got := Parse([]byte("User-agent: *\nCrawl-delay: "+value), "paper").Delay; got != want {
			t.Errorf("Crawl-delay %q gave %v, want %v", value, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a*$\n", "/xa")
	f.Fuzz(func(t *testing.T, file, path string) { Parse([]byte(file), "paper").Allowed(path) })
}
