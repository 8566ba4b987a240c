package cli

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

func TestSlim(t *testing.T) {
	for _, c := range []struct{ object, want string }{
		{`{"id":"a","n":[1,{"b":2}],"url":"u"}`, `{"id":"a","n":null,"url":"u"}`},
		{`{"a":[]}`, `{"a":null}`},
		{` { "id" : "a\"{\\" , "gold" : { "body" : "}\\\"]" , "x" : [[[]]] } , "n" : -1.5e3 } `, ` { "id" : "a\"{\\" , "gold" : null , "n" : -1.5e3 } `},
		{`{"id":"a","gold":{"body":"cut`, `{"id":"a","gold":null`},
		{`{"id":"cut`, `{"id":"cut`},
		{`{"id":"cut\"`, `{"id":"cut\"`},
		{`[{"id":"a"}]`, `[null]`},
		{`"s"`, `"s"`},
		{`}}{{"id":"a"}}`, `}}{{"id":"a"}}`},
	} {
		if got := string(slim(nil, []byte(c.object))); got != c.want {
			t.Errorf("%s: %s, want %s", c.object, got, c.want)
		}
		if json.Valid([]byte(c.object)) != json.Valid(slim(nil, []byte(c.object))) {
			t.Errorf("%s: one of the two is no JSON", c.object)
		}
	}
}

func TestAManifestLineThatIsNoJobSaysWhatItIs(t *testing.T) {
	for line, want := range map[string]string{
		`[{"id":"a"}]`:                  "no JSON object with id, url, html_path: the line is a JSON array",
		`{"id":7,"html_path":"a.html"}`: "no JSON object with id, url, html_path: id is a JSON number",
		`{"id":"a"`:                     "no JSON object with id, url, html_path: unexpected end of JSON input",
		`{"id":"a","html_path":[]}`:     "no html_path",
	} {
		jobs, err := readManifest(write(t, filepath.Join(t.TempDir(), "m.jsonl"), line))
		if err != nil || len(jobs) != 1 || jobs[0].err == nil || jobs[0].err.Error() != want {
			t.Errorf("%s: %v %v, want %s", line, jobs, err, want)
		}
	}
}
