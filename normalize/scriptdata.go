package normalize

import (
	"net/url"
	"strings"

	"broadsheet/normalize/tree"
)

// states are what scripts call the data that a page is drawn from: Arc's content, the stores of Redux and Apollo, Remix's
// context, Next.js's data where it is assigned.
var states = [...]string{"Fusion.globalContent=", "__PRELOADED_STATE__", "__INITIAL_STATE__", "__APOLLO_STATE__", "__INITIAL_DATA__", "__remixContext", "__NEXT_DATA__", "__STATE__", "__DATA__"}

// scriptData is the data that the page's scripts draw it from. It is read when it is first asked for: few pages need it.
func (p *page) scriptData() []value {
	if p.data.read {
		return p.data.values
	}
	p.data.read = true
	var stream []byte
	for n := tree.Root + 1; int(n) < p.tree.Len(); n++ {
		if p.tree.Kind(n) != tree.Element || p.tree.Atom(n) != tree.Script {
			continue
		}
		kind := strings.ToLower(p.tree.AttrOr(n, "type"))
		if strings.Contains(kind, "ld+json") {
			continue
		}
		text := strings.Clone(scriptText(p.tree, n))
		switch {
		case p.tree.AttrOr(n, "id") == "__NUXT_DATA__":
			p.data.add(hydrate(text))
		case strings.HasSuffix(kind, "json"):
			p.data.add(parseJSON(text)...)
		case strings.Contains(text, flightPush):
			stream = appendFlight(stream, text)
		default:
			p.data.add(assigned(text)...)
		}
	}
	if len(stream) > 0 {
		p.data.add(readFlight(string(stream))...)
	}
	return p.data.values
}

// scriptValues is what was read of a page's scripts.
type scriptValues struct {
	read   bool
	values []value
}

func (d *scriptValues) add(list ...value) {
	for i := range list {
		if list[i].kind == 'o' || list[i].kind == 'a' {
			d.values = append(d.values, list[i])
		}
	}
}

// assigned reads the data that a script assigns: to a known name, out of a string of JSON, or by a function's call.
func assigned(text string) []value {
	var out []value
	for _, name := range states {
		_, rest, ok := strings.Cut(text, name)
		if !ok {
			continue
		}
		if !strings.HasSuffix(name, "=") {
			if _, rest, ok = strings.Cut(rest, "="); !ok {
				continue
			}
		}
		if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "[") {
			j := &jsonReader{s: rest}
			out = append(out, j.value(0))
		}
	}
	if strings.Contains(text, "__NUXT__") {
		out = append(out, nuxtCall(text)...)
	}
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "JSON.parse(")
		if !ok {
			return out
		}
		if rest = after; len(after) > 0 {
			out = append(out, parsedString(strings.TrimPrefix(strings.TrimSpace(after), "decodeURIComponent("))...)
		}
	}
}

// parsedString reads the JSON in the JavaScript string that s begins with.
func parsedString(s string) []value {
	if s == "" || s[0] != '"' && s[0] != '\'' && s[0] != '`' {
		return nil
	}
	end := 1
	for end < len(s) && s[end] != s[0] {
		if s[end] == '\\' {
			end++
		}
		end++
	}
	text := unescape(s[1:min(end, len(s))])
	if strings.HasPrefix(text, "%7B") || strings.HasPrefix(text, "%5B") {
		if plain, err := url.PathUnescape(text); err == nil {
			text = plain
		}
	}
	return parseJSON(text)
}
