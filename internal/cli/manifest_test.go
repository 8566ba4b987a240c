package cli

import (
	"encoding/json"
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
