// Package robots reads robots.txt as RFC 9309 says. In goes the body of a robots.txt file and the product token of
// a crawler; out come the rules that bind it: which paths it may fetch, the delay it is asked to keep, and the
// sitemaps that the file names. It never fetches, and it never fails: a line that means nothing is passed over, as
// the standard wants.
package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxSize is how much of a file is read, in bytes; RFC 9309 asks for at least 500 KiB. A line that is cut there is
// dropped.
const MaxSize = 500 << 10

// Rules are what one file says to one crawler. The zero value allows everything.
type Rules struct {
	Delay    time.Duration // Crawl-delay of the groups that bind us; 0 = none given
	Sitemaps []string      // Sitemap lines, as printed, of the whole file
	patterns []pattern
}

// Parse reads the rules in body that bind the crawler of that product token ("broadsheet"): those of all groups that
// name it, compared without case, else those of all groups of "*".
func Parse(body []byte, token string) *Rules {
	var ours, anyone Rules
	var sitemaps []string
	named, forUs, forAny, inRules := false, false, false, true
	for _, line := range lines(body) {
		key, value := split(line)
		switch key {
		case "user-agent":
			if inRules { // the first agent of a new group
				inRules, forUs, forAny = false, false, false
			}
			forUs = forUs || strings.EqualFold(productToken(value), token)
			forAny = forAny || value == "*" || strings.HasPrefix(value, "* ")
			named = named || forUs
		case "allow", "disallow":
			inRules = true
			p, ok := newPattern(value, key == "allow")
			if ok && forUs {
				ours.patterns = append(ours.patterns, p)
			}
			if ok && forAny {
				anyone.patterns = append(anyone.patterns, p)
			}
		case "crawl-delay": // no rule of the standard, so it does not end the list of agents either
			if forUs {
				ours.Delay = max(ours.Delay, seconds(value))
			}
			if forAny {
				anyone.Delay = max(anyone.Delay, seconds(value))
			}
		case "sitemap":
			if value != "" {
				sitemaps = append(sitemaps, value)
			}
		}
	}
	rules := &anyone
	if named {
		rules = &ours
	}
	rules.Sitemaps = sitemaps
	return rules
}

// Allowed says whether path, with its query if it has one ("/news?id=1"), may be fetched. The longest matching
// pattern decides, in octets; between equals, allow wins. /robots.txt itself may always be fetched.
func (r *Rules) Allowed(path string) bool {
	path = normalize(path, true)
	if path == "/robots.txt" {
		return true
	}
	allow, longest := true, 0
	for _, p := range r.patterns {
		if p.length < longest || (p.length == longest && allow) || !p.match(path) {
			continue
		}
		allow, longest = p.allow, p.length
	}
	return allow
}

// lines cuts body, without a byte order mark, at CR, LF or CRLF.
func lines(body []byte) []string {
	cut := len(body) > MaxSize
	if cut {
		body = body[:MaxSize]
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	all := strings.FieldsFunc(string(body), func(r rune) bool { return r == '\r' || r == '\n' })
	if cut && len(all) > 0 {
		all = all[:len(all)-1]
	}
	return all
}

// misspelt maps keys as people write them, in lower case, to what they mean.
var misspelt = map[string]string{
	"useragent": "user-agent", "user agent": "user-agent",
	"dissallow": "disallow", "dissalow": "disallow", "disalow": "disallow", "diasllow": "disallow",
	"disallaw": "disallow", "site-map": "sitemap",
}

// split gives key (lower case) and value of a line, without its comment. A colon may be missing where the line is
// two words.
func split(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimSpace(line)
	key, value, found := strings.Cut(line, ":")
	if !found {
		words := strings.Fields(line)
		if len(words) != 2 {
			return "", ""
		}
		key, value = words[0], words[1]
	}
	key = strings.ToLower(strings.TrimSpace(key))
	if right, ok := misspelt[key]; ok {
		key = right
	}
	return key, strings.TrimSpace(value)
}

// productToken gives the leading letters, '_' and '-' of a user agent: "newsbot" of "newsbot/1.0".
func productToken(agent string) string {
	for i := 0; i < len(agent); i++ {
		c := agent[i] | 0x20
		if (c < 'a' || c > 'z') && agent[i] != '_' && agent[i] != '-' {
			return agent[:i]
		}
	}
	return agent
}

// seconds reads a Crawl-delay, which may have a fraction; what is no number, or negative, is 0.
func seconds(value string) time.Duration {
	s, err := strconv.ParseFloat(strings.TrimSuffix(value, "s"), 64)
	if err != nil || !(s > 0) {
		return 0
	}
	return time.Duration(min(s, 86400) * float64(time.Second))
}
