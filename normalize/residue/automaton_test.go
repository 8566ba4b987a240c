package residue

import (
	"math/rand"
	"regexp"
	"strings"
	"testing"
)

func TestAnAutomatonMatchesWhatItsPatternMatches(t *testing.T) {
	texts := []string{""}
	for from, n := 0, 0; n < 5; n++ {
		to := len(texts)
		for _, s := range texts[from:to] {
			for _, c := range []string{"a", "b", "1", " ", "é", "\n", "\xff"} {
				texts = append(texts, s+c)
			}
		}
		from = to
	}
	for _, pattern := range []string{
		"", "a", "^a", "a$", "^a$", "^(ab|.*b)$", "^.*a.{0,2}$", "^(a|b?)(1|é)+", `a\b`, `\ba|b\B`, `^\d+ .*\bé`, `\Bé\B`, "^[^a-b]+$", `(^a|1$)`, "é|1 ?a", "^a{2,3}$", `^(\w+ )+$`, `\x{FFFD}`, "^$",
	} {
		re, a := regexp.MustCompile(pattern), &automaton{pattern: pattern}
		for _, s := range texts {
			if got, want := a.match([]byte(s)), re.MatchString(s); got != want {
				t.Fatalf("%s matches %q: %v, want %v", pattern, s, got, want)
			}
		}
	}
}

func TestAnAutomatonForgetsStates(t *testing.T) {
	pattern := "^(a|b)*a(a|b){11}$" // as many states as there are runs of twelve
	re, a := regexp.MustCompile(pattern), &automaton{pattern: pattern}
	r, most := rand.New(rand.NewSource(1)), 0
	for range 400 {
		s := strings.Map(func(c rune) rune { return c + rune(r.Intn(2)) }, strings.Repeat("a", 40))
		if got, want := a.match([]byte(s)), re.MatchString(s); got != want {
			t.Fatalf("%s matches %q: %v, want %v", pattern, s, got, want)
		}
		most = max(most, len(a.states))
	}
	if most <= maxStates || most > maxStates+41 {
		t.Errorf("%d states, of which about %d are to be kept", most, maxStates)
	}
}
