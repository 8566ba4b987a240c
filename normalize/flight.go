package normalize

import (
	"strconv"
	"strings"
)

// flightPush is how Next.js's app router writes what its server drew: a stream, cut into strings.
const flightPush = "__next_f.push("

// appendFlight appends the pieces of the stream that a script pushes.
func appendFlight(stream []byte, script string) []byte {
	for {
		_, rest, ok := strings.Cut(script, flightPush)
		if !ok {
			return stream
		}
		j := &jsonReader{s: rest}
		if v := j.value(0); v.kind == 'a' && len(v.items) > 1 && v.items[1].kind == 's' {
			stream = append(stream, v.items[1].text...)
		}
		script = rest[min(max(j.i, 1), len(rest)):]
	}
}

// readFlight reads the rows of a stream: "1a:{…}" a line, or "1b:T4f2,…" a text of so many bytes, which others name as
// "$1b".
func readFlight(s string) []value {
	texts := map[string]string{}
	var out []value
	for s != "" {
		id, rest, ok := strings.Cut(s, ":")
		if !ok {
			break
		}
		if size, text, ok := strings.Cut(rest, ","); ok && len(id) < 9 && strings.HasPrefix(size, "T") && len(size) < 9 {
			if n, err := strconv.ParseUint(size[1:], 16, 31); err == nil {
				at := min(int(n), len(text))
				texts[id], s = text[:at], text[at:]
				continue
			}
		}
		line := rest
		line, s, _ = strings.Cut(rest, "\n")
		if strings.HasPrefix(line, "{") || strings.HasPrefix(line, "[") {
			out = append(out, parseJSON(line)...)
		}
	}
	for i := range out {
		fill(&out[i], texts)
	}
	return out
}

// fill puts the texts in the place of the strings that name them.
func fill(v *value, texts map[string]string) {
	if v.kind == 's' && len(v.text) > 1 && v.text[0] == '$' {
		if t, ok := texts[v.text[1:]]; ok {
			v.text = t
		}
	}
	for i := range v.items {
		fill(&v.items[i].value, texts)
	}
}
