package residue

import (
	"strings"
	"testing"
)

func TestEveryRow(t *testing.T) {
	m := NewMatcher()
	seen := map[string]bool{}
	for _, table := range Rules {
		for _, r := range table {
			if seen[r.ID] {
				t.Errorf("%s: two rows have this id", r.ID)
			}
			seen[r.ID] = true
			if part := strings.Split(r.ID, "/"); len(part) != 3 || r.Family == "" || len(r.Literals) == 0 {
				t.Errorf("%s: a row needs language/family/what, a family and literals", r.ID)
			}
			for _, l := range r.Literals {
				if l != strings.ToLower(l) {
					t.Errorf("%s: literal %q is not in lower case", r.ID, l)
				}
			}
			for _, s := range r.Drop {
				if got := m.Match(s); got == nil || got.ID != r.ID && got.Family != r.Family {
					t.Errorf("%s: %q is dropped by %v", r.ID, s, name(got))
				}
			}
			for _, s := range r.Keep {
				if got := m.Match(s); got != nil && !got.Weak {
					t.Errorf("%s: %q must stay, but falls to %s", r.ID, s, got.ID)
				}
			}
		}
	}
}

func name(r *Rule) string {
	if r == nil {
		return "no row"
	}
	return r.ID
}

func BenchmarkMatch(b *testing.B) {
	m := NewMatcher()
	texts := []string{"The council meets on Monday to vote on the plan for the harbour.", "Read more", "Politik", "Der Rat tagt am Montag."}
	b.ReportAllocs()
	for i := range b.N {
		m.Match(texts[i%len(texts)])
	}
}
