package demo

import (
	"embed"
	"strings"
)

//go:embed words/*.txt
var wordFiles embed.FS

// topic is what a phrase book has to say about one kind of event: phrases by key letter, and the few words by name
// ("at", "tag", "who", "who2", "body").
type topic struct {
	name    string
	phrases map[string][]string // read by key only
}

func (t *topic) word(key string) string {
	if p := t.phrases[key]; len(p) > 0 {
		return p[0]
	}
	return ""
}

// book is a phrase book, in the order of its file.
type book struct{ topics []*topic }

func (b *book) find(name string) *topic {
	for _, t := range b.topics {
		if t.name == name {
			return t
		}
	}
	return &topic{name: name}
}

// named lists the topics whose name begins with prefix, or, for an empty prefix, those of local news.
func (b *book) named(prefix string) []*topic {
	var out []*topic
	for _, t := range b.topics {
		local := !strings.Contains(t.name, ".") && t.name != "any"
		if prefix == "" && local || prefix != "" && strings.HasPrefix(t.name, prefix) {
			out = append(out, t)
		}
	}
	return out
}

// readBook reads an embedded phrase book: "[topic]" opens a topic, "key: phrase" adds a phrase.
func readBook(file string) *book {
	b := new(book)
	for _, line := range wordLines(file) {
		if strings.HasPrefix(line, "[") {
			b.topics = append(b.topics, &topic{name: strings.Trim(line, "[]"), phrases: map[string][]string{}})
			continue
		}
		key, phrase, _ := strings.Cut(line, ": ")
		t := b.topics[len(b.topics)-1]
		t.phrases[key] = append(t.phrases[key], phrase)
	}
	return b
}

// readNames reads the lists of names: kind to words.
func readNames(file string) map[string][]string {
	out, kind := map[string][]string{}, ""
	for _, line := range wordLines(file) {
		if strings.HasPrefix(line, "[") {
			kind = strings.Trim(line, "[]")
			continue
		}
		for _, word := range strings.Fields(line) {
			out[kind] = append(out[kind], strings.ReplaceAll(word, "_", " "))
		}
	}
	return out
}

func wordLines(file string) []string {
	data, _ := wordFiles.ReadFile("words/" + file) // embedded: it is there
	var out []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// fill puts the event's facts into the slots of a phrase. A sentence that begins with a slot gets its capital.
func fill(phrase string, slots *strings.Replacer) string { return capital(slots.Replace(phrase)) }

// capital raises the first letter of s.
func capital(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
