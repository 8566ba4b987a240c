package normalize

import "testing"

func TestParseJSON(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", `{"a":"x"}`, "x"},
		{"CDATA and comments", "//<![CDATA[\n/* c */ {\"a\": \"x\"} // end\n//]]>", "x"},
		{"HTML comment", "<!-- {\"a\":\"x\"} -->", "x"},
		{"control characters", "{\"a\":\"x\n y\"}", "x  y"},
		{"trailing commas", `{"b":[1,2,],"a":"x",}`, "x"},
		{"missing comma", `{"b":"y" "a":"x"}`, "x"},
		{"undefined", `{"b":undefined,"a":"x"}`, "x"},
		{"quotes within", `{"a":"he said "good", and left","b":1}`, `he said "good", and left`},
		{"single quotes", `{'a':'x'}`, "x"},
		{"escapes", `{"a":"\u00e9\ud83d\ude00\/\n"}`, "é😀/\n"},
		{"cut off", `{"b":[{"c":1`, ""},
		{"number", `{"a":12.5}`, "12.5"},
		{"nested name", `{"a":{"name":{"@value":"x"}}}`, "x"},
		{"not JSON", `var x = 1;`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, v := range parseJSON(c.in) {
				got += v.get("a").str()
			}
			if got != c.want {
				t.Errorf("parseJSON(%s): a is %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// FuzzParseJSON holds that no bytes make the reader fail or hang.
func FuzzParseJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,{"b":"c"}]}`, `{{{{`, `"`, `{"a":"\u`, `[,,]:}`, "{\"a\" 'b' : c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range parseJSON(s) {
			newGraph([]value{v}).own(nil, nil)
		}
	})
}
