package main

import (
	"strings"
	"testing"
)

func TestSkippedTestsAreToldWithTheirReason(t *testing.T) {
	events := `{"Action":"output","Package":"p","Test":"A","Output":"    a_test.go:7: SKIPPED: no gold\n"}
{"Action":"skip","Package":"p","Test":"A"}
{"Action":"output","Package":"p","Test":"B","Output":"    b_test.go:9: wrong\n"}
{"Action":"fail","Package":"p","Test":"B"}
{"Action":"pass","Package":"p","Test":"C"}
{"Action":"output","Package":"p","Output":"FAIL\tp\t0.1s\n"}
`
	var out strings.Builder
	c := tally{output: map[string]string{}}
	c.read(strings.NewReader(events), &out)
	c.report(&out)
	for _, want := range []string{"p A: SKIPPED: no gold", "b_test.go:9: wrong", "FAIL\tp\t0.1s", "1 passed, 1 failed, 1 skipped"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}
