package feed

import (
	"bytes"
	"encoding/json"
	"strings"
)

// item is one of a JSON Feed. Values of a wrong type are no reason to lose the entry, so all are read as any.
type item struct {
	URL         any `json:"url"`
	ExternalURL any `json:"external_url"`
	ID          any `json:"id"`
	Title       any `json:"title"`
	Published   any `json:"date_published"`
	Modified    any `json:"date_modified"`
}

// readJSON reads a JSON Feed item by item, so that one that was cut gives what came before.
func (d *Document) readJSON(text []byte) {
	in := json.NewDecoder(bytes.NewReader(text))
	if _, err := in.Token(); err != nil {
		return
	}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			d.find("json: %v", err)
			return
		}
		switch key {
		case "version":
			var version any
			err = in.Decode(&version)
			if strings.Contains(str(version), "jsonfeed.org/version") {
				d.Kind = JSON
			}
		case "title":
			var title any
			err = in.Decode(&title)
			d.Title = clean(str(title))
		case "items":
			err = d.readItems(in)
		default:
			var skipped json.RawMessage
			err = in.Decode(&skipped)
		}
		if err != nil {
			d.find("json at byte %d: %v", in.InputOffset(), err)
			return
		}
	}
}

func (d *Document) readItems(in *json.Decoder) error {
	if start, err := in.Token(); err != nil || start != json.Delim('[') {
		return err
	}
	for in.More() {
		var i item
		if err := in.Decode(&i); err != nil {
			return err
		}
		e := Entry{URL: str(i.URL), Title: str(i.Title), PublishedRaw: str(i.Published), UpdatedRaw: str(i.Modified)}
		if e.URL == "" {
			e.URL = str(i.ExternalURL)
		}
		if id := str(i.ID); e.URL == "" && isWeb(id) {
			e.URL = id
		}
		d.add(e)
	}
	_, err := in.Token()
	return err
}

func str(v any) string {
	s, _ := v.(string)
	return s
}
