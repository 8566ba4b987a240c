// Package model judges blocks: it says how likely each block of a page belongs to the article. In come blocks, their
// boxes and what the page declares; out comes a score a block. It knows no text and no publisher: 64 integer features
// of a block and its neighbours go through nearly two hundred small decision trees whose thresholds and leaves are integers,
// so that every platform agrees to the bit. It decides nothing: rules and thresholds stand with the caller.
//
// A second stage sees, beside a block's own features, what the first stage said of the blocks around it.
package model

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
)

//go:embed weights.bin
var weights []byte

// Model is a trained model; it is read-only and may be used by many goroutines.
type Model struct {
	First, Second []Tree

	once   sync.Once
	forest *forest // made at the first call of Score
}

// Tree is one decision tree.
type Tree struct {
	Nodes []Node
	Leaf  []int16 // thousandths of a logit
}

// Node goes left if the vector's feature is at most its threshold; a child below zero is leaf ^child.
type Node struct {
	Feature     uint8
	Threshold   int16
	Left, Right int16
}

// Default gives the embedded model.
func Default() (*Model, error) { return Decode(weights) }

// Score gives the score of each block in thousandths of a logit: 0 is even chance, above it the article. It fills in
// the context of the vectors.
func (m *Model) Score(p *Page) []int32 {
	m.once.Do(func() { m.forest = newForest(m.First, m.Second) })
	return m.forest.score(p)
}

// Chance turns a score into thousandths of a probability, by straight lines between fixed points.
func Chance(score int32) int32 {
	neg := score < 0
	if neg {
		score = -score
	}
	p := int32(999)
	if i := score / 500; int(i) < len(logistic)-1 {
		a, b := logistic[i], logistic[i+1]
		p = a + (b-a)*(score%500)/500
	}
	if neg {
		return 1000 - p
	}
	return p
}

// logistic holds 1000/(1+exp(-x)) at x = 0, 0.5, 1, …
var logistic = [...]int32{500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998, 998, 999}

// sums are the weights of blocks, and their chances times these.
type sums struct{ w, s int64 }

// Context fills in what scores of a first stage say around each block.
func (p *Page) Context(scores []int32) {
	n := len(scores)
	p.room.chance = zeros(p.room.chance, n)
	p.room.byPath, p.room.byBox = zeros(p.room.byPath, p.groups), zeros(p.room.byBox, len(p.Boxes))
	chance, paths, boxes := p.room.chance, p.room.byPath, p.room.byBox
	var page sums
	for i, s := range scores {
		c := Chance(s)
		chance[i] = c
		w := int64(p.Blocks[i].Len + 10)
		paths[p.paths[i]].w += w
		paths[p.paths[i]].s += w * int64(c)
		boxes[p.holders[i]].w += w
		boxes[p.holders[i]].s += w * int64(c)
		page.s += w * int64(c) / 1000
		page.w += w
	}
	for i := range scores {
		v := &p.Vectors[i]
		v[fOwn] = int16(chance[i])
		v[fBefore], v[fAfter] = around(chance, i, -1), around(chance, i, 1)
		w := int64(p.Blocks[i].Len + 10)
		v[fPath] = rest(paths[p.paths[i]].w, paths[p.paths[i]].s, w, w*int64(chance[i]))
		v[fBox] = rest(boxes[p.holders[i]].w, boxes[p.holders[i]].s, w, w*int64(chance[i]))
		v[fPage] = int16(min(page.s, 30000))
	}
	p.region(chance, page.s)
}

// region fills in where a block stands in what the first stage kept: how much of it is above the block, and how many
// blocks away the nearest kept ones are.
func (p *Page) region(chance []int32, whole int64) {
	sum, since := int64(0), int16(999)
	for i, c := range chance {
		v := &p.Vectors[i]
		v[fRegion], v[fSinceKept] = int16(1000*sum/max(whole, 1)), since
		sum += int64(p.Blocks[i].Len+10) * int64(c) / 1000
		since = min(since+1, 999)
		if c >= likely {
			since = 1
		}
	}
	since = 999
	for i := len(chance) - 1; i >= 0; i-- {
		p.Vectors[i][fUntilKept] = since
		since = min(since+1, 999)
		if chance[i] >= likely {
			since = 1
		}
	}
}

// likely is a chance from which a block counts as kept for those around it.
const likely = 700

// around is the mean chance of the three blocks on one side, the nearer the more.
func around(chance []int32, i, step int) int16 {
	s, w := int32(0), int32(0)
	for k, weight := 1, int32(4); k <= 3; k, weight = k+1, weight/2 {
		if j := i + k*step; j >= 0 && j < len(chance) {
			s += weight * chance[j]
		}
		w += weight
	}
	return int16(s / w)
}

// rest is the mean of a group without one of its members; -1 if it is alone.
func rest(w, s, w1, s1 int64) int16 {
	if w <= w1 {
		return -1
	}
	return int16((s - s1) / (w - w1))
}

const magic = "bsm1"

// Encode gives m as bytes; Decode reads them.
func (m *Model) Encode() []byte {
	b := []byte(magic)
	for _, ts := range [][]Tree{m.First, m.Second} {
		b = binary.AppendUvarint(b, uint64(len(ts)))
		for i := range ts {
			t := &ts[i]
			b = binary.AppendUvarint(b, uint64(len(t.Nodes)))
			for _, n := range t.Nodes {
				b = append(b, n.Feature)
				b = binary.AppendVarint(b, int64(n.Threshold))
				b = binary.AppendVarint(b, int64(n.Left))
				b = binary.AppendVarint(b, int64(n.Right))
			}
			for _, l := range t.Leaf {
				b = binary.AppendVarint(b, int64(l))
			}
		}
	}
	return b
}

var errBroken = errors.New("not a model")

// Decode reads what Encode wrote; every child of a node must stand after it, and be no other's.
func Decode(b []byte) (*Model, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("decode model: %w", errBroken)
	}
	b = b[len(magic):]
	bad := false
	num := func() int64 {
		x, n := binary.Varint(b)
		if n <= 0 {
			bad = true
			return 0
		}
		b = b[n:]
		return x
	}
	count := func() int {
		x, n := binary.Uvarint(b)
		if n <= 0 || x > uint64(len(b)) {
			bad = true
			return 0
		}
		b = b[n:]
		return int(x)
	}
	m := &Model{}
	for _, ts := range []*[]Tree{&m.First, &m.Second} {
		for k := count(); k > 0 && !bad; k-- {
			n := count()
			var t Tree
			taken := make([]bool, 2*n+1) // nodes, then leaves
			for i := 0; i < n && !bad; i++ {
				if len(b) == 0 {
					bad = true
					break
				}
				f := b[0]
				b = b[1:]
				threshold, l, r := int16(num()), num(), num()
				for _, c := range []int64{l, r} {
					if c >= 0 && (c <= int64(i) || c >= int64(n)) || c < 0 && ^c > int64(n) {
						bad = true
						break
					}
					if c < 0 {
						c = int64(n) + ^c
					}
					bad = bad || taken[c]
					taken[c] = true
				}
				t.Nodes = append(t.Nodes, Node{f, threshold, int16(l), int16(r)})
				bad = bad || f >= Features
			}
			for i := 0; i <= n && !bad; i++ {
				t.Leaf = append(t.Leaf, int16(num()))
			}
			*ts = append(*ts, t)
		}
	}
	if bad {
		return nil, fmt.Errorf("decode model: %w", errBroken)
	}
	return m, nil
}
