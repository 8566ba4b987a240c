package residue

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
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
				if l == "" || l != strings.ToLower(l) {
					t.Errorf("%s: literal %q is empty, or not in lower case", r.ID, l)
				}
			}
			for _, s := range r.Drop {
				if !r.alone(s) {
					t.Errorf("%s: %q has none of the row's literals, is too long, or does not fit its pattern", r.ID, s)
				}
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

// alone says that a text falls under the row, whatever the other rows say: one of its literals occurs, and the pattern
// matches.
func (r *Rule) alone(s string) bool {
	folded := string(Fold(nil, s))
	occurs := func(l string) bool { return strings.Contains(folded, l) }
	return slices.ContainsFunc(r.Literals, occurs) && utf8.RuneCountInString(folded) <= cmp.Or(r.Max, MaxLen) && regexp.MustCompile(r.Pattern).MatchString(folded)
}

func TestAPatternIsTriedOnlyWhereALiteralOccurs(t *testing.T) {
	m := &Matcher{l: &lexicon{}}
	r := &Rule{ID: "en/menu/test", Family: "menu", Literals: []string{"harbour"}, Pattern: "^.*$"}
	m.l.rules = []*Rule{r}
	a := &automaton{pattern: r.Pattern}
	m.l.patterns = []*automaton{a}
	m.l.all, m.l.longest = newFinder(r.Literals, []int{0}), MaxLen
	if got := m.Match("The council"); got != nil || a.prog != nil {
		t.Errorf("without the literal the pattern was tried: %v, and gave %v", a.prog != nil, name(got))
	}
	if got := m.Match("The Harbour"); got != r || a.prog == nil {
		t.Errorf("with the literal the pattern was tried: %v, and gave %v", a.prog != nil, name(got))
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
