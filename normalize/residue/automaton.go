package residue

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"unicode/utf8"
)

// automaton is a row's pattern as a deterministic automaton: it says in one pass whether a text matches. The pattern is
// compiled when first tried, and states are made as texts lead to them, which is not far: most texts that one of a row's
// literals occurs in fail at their first characters.
type automaton struct {
	pattern  string
	mu       sync.Mutex            // of all below
	prog     *syntax.Prog          // nil before the first text
	anchored bool                  // it matches at the beginning of a text or not at all
	words    bool                  // it asks where words begin and end
	ascii    [utf8.RuneSelf]uint16 // the classes of characters that it tells apart: those of ASCII
	others   []rune                // the first characters of the classes behind these
	classes  int                   // of these, and of the end
	states   []string              // what stands before, as a byte, and the instructions that wait, two bytes each
	numbers  map[string]uint16     // of states
	next     []uint16              // by state and class: the state that follows

	seen        []bool   // by instruction: step has been there
	todo, waits []uint16 // instructions that step goes through, and those that it ends at
}

// The first states; of the others, automata keep about maxStates.
const (
	unknown = iota
	fails
	matches
	begin
	maxStates = 256
)

// end is what follows the last character; its class is the last.
const end = -1

// match says that the pattern matches text.
func (a *automaton) match(text []byte) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.prog == nil {
		a.compile()
	}
	if len(a.states) > maxStates {
		a.restart()
	}
	s := begin
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		var class int
		if r < utf8.RuneSelf {
			class = int(a.ascii[r])
		} else {
			r, size = utf8.DecodeRune(text[i:])
			class = a.class(r)
		}
		s = a.follow(s, class, r)
		if s <= matches {
			return s == matches
		}
		i += size
	}
	return a.follow(s, a.classes-1, end) == matches
}

// class is that of r, which is beyond ASCII.
func (a *automaton) class(r rune) int {
	i, is := slices.BinarySearch(a.others, r)
	if is {
		i++
	}
	return int(a.ascii[utf8.RuneSelf-1]) + i
}

// follow is the state behind s and a character r of a class.
func (a *automaton) follow(s, class int, r rune) int {
	at := s*a.classes + class
	if a.next[at] == unknown {
		to := a.step(a.states[s], r) // which may move next
		a.next[at] = to
	}
	return int(a.next[at])
}

// step finds or makes the state behind from and r.
func (a *automaton) step(from string, r rune) uint16 {
	here := syntax.EmptyOpContext(rune(int8(from[0])), r)
	clear(a.seen)
	a.todo, a.waits = a.todo[:0], a.waits[:0]
	for i := 1; i < len(from); i += 2 {
		a.todo = append(a.todo, uint16(from[i])|uint16(from[i+1])<<8)
	}
	for len(a.todo) > 0 {
		pc := a.todo[len(a.todo)-1]
		a.todo = a.todo[:len(a.todo)-1]
		if a.seen[pc] {
			continue
		}
		a.seen[pc] = true
		switch in := &a.prog.Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			a.todo = append(a.todo, uint16(in.Arg), uint16(in.Out))
		case syntax.InstCapture, syntax.InstNop:
			a.todo = append(a.todo, uint16(in.Out))
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&^here == 0 {
				a.todo = append(a.todo, uint16(in.Out))
			}
		case syntax.InstMatch:
			return matches
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			if r != end && in.MatchRune(r) {
				a.waits = append(a.waits, uint16(in.Out))
			}
		}
	}
	if !a.anchored && r != end { // it may begin to match behind r
		a.waits = append(a.waits, uint16(a.prog.Start))
	}
	if len(a.waits) == 0 {
		return fails
	}
	before := ' '
	if a.words && syntax.IsWordChar(r) {
		before = 'a'
	}
	slices.Sort(a.waits)
	return a.state(before, slices.Compact(a.waits))
}

// state is the number of the state in which instructions wait behind before.
func (a *automaton) state(before rune, waits []uint16) uint16 {
	key := append(make([]byte, 0, 256), byte(before))
	for _, pc := range waits {
		key = binary.LittleEndian.AppendUint16(key, pc)
	}
	n, is := a.numbers[string(key)]
	if !is {
		n = uint16(len(a.states))
		s := string(key)
		a.states, a.numbers[s] = append(a.states, s), n
		a.next = append(a.next, make([]uint16, a.classes)...)
	}
	return n
}

// compile makes the program, and the classes of the characters that it tells apart.
func (a *automaton) compile() {
	tree, err := syntax.Parse(a.pattern, syntax.Perl)
	if err == nil {
		a.prog, err = syntax.Compile(tree.Simplify())
	}
	if err != nil {
		panic(err) // rows are part of the program
	}
	a.anchored = a.prog.StartCond()&syntax.EmptyBeginText != 0
	var begins [utf8.RuneSelf]bool
	class := func(lo, hi rune) {
		for _, r := range [...]rune{lo, hi + 1} {
			if r < utf8.RuneSelf {
				begins[r] = true
			} else {
				a.others = append(a.others, r)
			}
		}
	}
	for i := range a.prog.Inst {
		switch in := &a.prog.Inst[i]; in.Op {
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) != 0 {
				a.words = true
				class('0', '9')
				class('A', 'Z')
				class('_', '_')
				class('a', 'z')
			}
		case syntax.InstRuneAnyNotNL:
			class('\n', '\n')
		case syntax.InstRune, syntax.InstRune1:
			for k := 0; k < len(in.Rune); k += 2 { // a range each, or one character
				class(in.Rune[k], in.Rune[min(k+1, len(in.Rune)-1)])
			}
		}
	}
	for c := 1; c < len(a.ascii); c++ {
		a.ascii[c] = a.ascii[c-1]
		if begins[c] {
			a.ascii[c]++
		}
	}
	slices.Sort(a.others)
	a.others = slices.Compact(a.others)
	a.classes = int(a.ascii[utf8.RuneSelf-1]) + 1 + len(a.others) + 1
	a.seen = make([]bool, len(a.prog.Inst))
	a.restart()
}

// restart forgets all states but the first.
func (a *automaton) restart() {
	a.states, a.numbers = append(a.states[:0], "", "", ""), make(map[string]uint16, 32)
	a.next = make([]uint16, 3*a.classes, 32*a.classes)
	a.state(end, []uint16{uint16(a.prog.Start)})
}
