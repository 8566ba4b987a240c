package residue

import (
	"regexp"
	"regexp/syntax"
	"sync"
	"unicode/utf8"
)

// pattern is a row's pattern, made ready when first needed. Half of the texts that a row's literal occurs in begin with a
// byte that its pattern cannot begin with, and are not tried.
type pattern struct {
	first func() *[256]bool
	whole func() *regexp.Regexp
}

func newPattern(s string) pattern {
	return pattern{
		sync.OnceValue(func() *[256]bool { return firstBytes(s) }),
		sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) }),
	}
}

// match says that the pattern matches text, which is not empty.
func (p *pattern) match(text []byte) bool { return p.first()[text[0]] && p.whole().Match(text) }

// firstBytes are the bytes that a text which matches the pattern may begin with: all, where it need not match at the
// text's beginning, or may match nothing.
func firstBytes(pattern string) *[256]bool {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		panic(err) // rows are part of the program
	}
	var f [256]bool
	if tree.Op != syntax.OpConcat || tree.Sub[0].Op != syntax.OpBeginText || addFirst(&f, tree) {
		addRunes(&f, 0, utf8.MaxRune)
	}
	return &f
}

// addFirst adds the bytes that re may begin with, and says whether it may match without one.
func addFirst(f *[256]bool, re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpNoMatch:
		return false
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			addRunes(f, re.Rune[i], re.Rune[i+1])
		}
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return addFirst(f, re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		addFirst(f, re.Sub[0])
		return true
	case syntax.OpRepeat:
		return addFirst(f, re.Sub[0]) || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !addFirst(f, sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		empty := false
		for _, sub := range re.Sub {
			empty = addFirst(f, sub) || empty
		}
		return empty
	}
	if re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase == 0 {
		addRunes(f, re.Rune[0], re.Rune[0])
	} else {
		addRunes(f, 0, utf8.MaxRune)
	}
	return false
}

// addRunes adds the first bytes of the characters from lo to hi.
func addRunes(f *[256]bool, lo, hi rune) {
	for c := lo; c <= min(hi, utf8.RuneSelf-1); c++ {
		f[c] = true
	}
	if hi >= utf8.RuneSelf {
		for c := utf8.RuneSelf; c < len(f); c++ {
			f[c] = true
		}
	}
}
