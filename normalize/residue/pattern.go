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
// text's beginning.
func firstBytes(s string) *[256]bool {
	var out [256]bool
	tree, err := syntax.Parse(s, syntax.Perl)
	if err != nil {
		panic(err) // rows are part of the program
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic(err)
	}
	bound := prog.StartCond()&syntax.EmptyBeginText != 0
	seen := make([]bool, len(prog.Inst))
	var follow func(pc uint32)
	follow = func(pc uint32) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch i := &prog.Inst[pc]; i.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			follow(i.Out)
			follow(i.Arg)
		case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
			follow(i.Out)
		case syntax.InstRune, syntax.InstRune1:
			for c := range out {
				out[c] = out[c] || c >= utf8.RuneSelf || i.MatchRune(rune(c))
			}
		case syntax.InstFail:
		default:
			bound = false
		}
	}
	follow(uint32(prog.Start))
	for c := range out {
		out[c] = out[c] || !bound
	}
	return &out
}
