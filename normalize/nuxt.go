package normalize

import (
	"strconv"
	"strings"
)

// nuxtCall reads "window.__NUXT__=(function(a,b){return {…}}("x",null))": what the function returns, its parameters
// replaced by what it is called with.
func nuxtCall(text string) []value {
	_, rest, ok := strings.Cut(text, "__NUXT__")
	if !ok {
		return nil
	}
	_, rest, _ = strings.Cut(rest, "=")
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, "{") {
		j := &jsonReader{s: rest, strict: true}
		return []value{j.value(0)}
	}
	_, params, ok := strings.Cut(rest, "function(")
	if !ok {
		return nil
	}
	params, body, ok := strings.Cut(params, ")")
	at := strings.Index(body, "return{")
	if i := strings.Index(body, "return {"); at < 0 || i >= 0 && i < at {
		at = i
	}
	if !ok || at < 0 {
		return nil
	}
	j := &jsonReader{s: body[at+len("return"):], strict: true}
	v := j.value(0)
	_, args, _ := strings.Cut(j.s[min(j.i, len(j.s)):], "(")
	if end := strings.LastIndex(args, ")"); end >= 0 {
		args = strings.TrimRight(args[:end], ") ;")
	}
	call := (&jsonReader{s: "[" + args + "]", strict: true}).value(0)
	given := map[string]value{}
	for i, name := range strings.Split(params, ",") {
		if i < len(call.items) {
			given[strings.TrimSpace(name)] = call.items[i].value
		}
	}
	put(&v, given)
	return []value{v}
}

// put replaces the bare words that are names in given.
func put(v *value, given map[string]value) {
	if v.kind == 'l' {
		if g, ok := given[v.text]; ok {
			*v = g
		}
		return
	}
	for i := range v.items {
		put(&v.items[i].value, given)
	}
}

// Nuxt's data is one list, in which objects and lists name their parts by number. It may name one part often: no more
// are put in than maxHydrated.
const maxHydrated = 50_000

// hydrate reads Nuxt's list.
func hydrate(text string) value {
	j := &jsonReader{s: text, strict: true}
	h := hydrator{flat: j.value(0).items}
	return h.at(0, 0)
}

type hydrator struct {
	flat []member
	n    int
}

func (h *hydrator) at(i, depth int) value {
	if h.n++; i < 0 || i >= len(h.flat) || depth > maxJSONDepth || h.n > maxHydrated {
		return value{}
	}
	v := h.flat[i].value
	if v.kind == 'a' && len(v.items) == 2 && v.items[0].kind == 's' { // ["Reactive", 1], ["Date", "2024-03-05T18:30:00Z"]
		if v.items[1].kind == 's' {
			return v.items[1].value
		}
		return h.part(&v.items[1], depth)
	}
	if v.kind != 'a' && v.kind != 'o' {
		return v
	}
	out := value{kind: v.kind, items: make([]member, 0, len(v.items))}
	for k := range v.items {
		out.items = append(out.items, member{v.items[k].key, h.part(&v.items[k], depth)})
	}
	return out
}

// part is the part that m names by number.
func (h *hydrator) part(m *member, depth int) value {
	i, err := strconv.Atoi(m.text)
	if m.kind != 'l' || err != nil {
		return value{}
	}
	return h.at(i, depth+1)
}
