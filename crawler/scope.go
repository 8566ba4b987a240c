package crawler

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
)

// scope is what belongs to a source.
type scope struct {
	archive.Source
	site             string // registrable domain
	include, exclude []*regexp.Regexp
}

// scopes compiles the sources that are not disabled, by name.
func scopes(sources []archive.Source) (map[string]*scope, error) {
	all := map[string]*scope{}
	for _, source := range sources {
		if source.Disabled {
			continue
		}
		s, err := newScope(source)
		if err != nil {
			return nil, fmt.Errorf("source %s: %w", source.Name, err)
		}
		all[source.Name] = s
	}
	return all, nil
}

// CheckSource says what a crawl would refuse in a source: an address without a host, a glob that is none.
func CheckSource(source archive.Source) error {
	_, err := newScope(source)
	return err
}

func newScope(source archive.Source) (*scope, error) {
	s := &scope{Source: source, site: urls.Site(urls.Host(source.URL))}
	if s.site == "" {
		return nil, fmt.Errorf("url %q has no host", source.URL)
	}
	for _, list := range []struct {
		globs []string
		to    *[]*regexp.Regexp
	}{{source.Include, &s.include}, {source.Exclude, &s.exclude}} {
		for _, glob := range list.globs {
			re, err := compileGlob(glob)
			if err != nil {
				return nil, fmt.Errorf("glob %q: %w", glob, err)
			}
			*list.to = append(*list.to, re)
		}
	}
	return s, nil
}

// compileGlob reads a path glob: '*' and '?' stop at '/', '**' does not, and "/news/**" holds /news itself too.
func compileGlob(glob string) (*regexp.Regexp, error) {
	if !strings.HasPrefix(glob, "/") && !strings.HasPrefix(glob, "*") {
		return nil, fmt.Errorf("must begin with '/' or '*'")
	}
	re := regexp.QuoteMeta(glob)
	tail := ""
	if rest, ok := strings.CutSuffix(re, `/\*\*`); ok {
		re, tail = rest, "(/.*)?"
	}
	re = strings.NewReplacer(`\*\*`, ".*", `\*`, "[^/]*", `\?`, "[^/]").Replace(re)
	return regexp.Compile("^" + re + tail + "$")
}

// judge says why a URL of that kind may not be fetched for the source; "" = it may. Only pages must match the
// include list; feeds and sitemaps may lie elsewhere if the source or a redirect names them, which named says.
func (s *scope) judge(raw string, kind archive.TargetKind, named bool) archive.SkipReason {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https":
		return archive.SkipScheme
	case !named && urls.Site(u.Host) != s.site:
		return archive.SkipScope
	case matchAny(s.exclude, u.Path):
		return archive.SkipExcluded
	case kind == archive.TargetPage && len(s.include) > 0 && !matchAny(s.include, u.Path):
		return archive.SkipScope
	case !named && trap(u):
		return archive.SkipTrap
	}
	return ""
}

func matchAny(list []*regexp.Regexp, path string) bool {
	for _, re := range list {
		if re.MatchString(path) {
			return true
		}
	}
	return false
}

// trap says that a URL looks like one of an endless family: very long, very deep, with many parameters, or with one
// path segment again and again (/a/b/a/b/a/b).
func trap(u *url.URL) bool {
	if len(u.RawQuery) > 512 || len(u.Path) > 1024 || strings.Count(u.RawQuery, "&") >= 12 {
		return true
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(segments) > 16 {
		return true
	}
	seen := map[string]int{}
	for _, segment := range segments {
		if seen[segment]++; seen[segment] > 2 && !digits(segment) {
			return true
		}
	}
	return false
}

// digits tells dates in paths (/2026/11/11/11) from segments that repeat.
func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
