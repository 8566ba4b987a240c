package main

import (
	"math"
	"slices"

	"broadsheet/normalize/model"
)

// stage says how a stage of the model is grown.
type stage struct {
	trees, leaves int
	features      int // the first so many are used
	rate          float64
}

var (
	firstStage  = stage{trees: 40, leaves: 32, features: model.FirstContext, rate: 0.18}
	secondStage = stage{trees: 140, leaves: 32, features: model.Features, rate: 0.07}
)

// Tried by folds on fundus, wcxb and evaldata; all that was tried lies within 0.0015 of word F1.
const (
	bins      = 64
	leastHess = 2.0 // smallest sum of second derivatives in a leaf
	shrink    = 3.0 // L2 on leaves
	sample    = 0.4 // share of features a tree may use
)

// rows are the blocks that a stage learns from.
type rows struct {
	x []*model.Vector
	y []bool
	w []float64
}

// gather collects the labelled blocks of the pages whose fold is wanted. Of blocks far from running text, one of four
// stands for all.
func gather(pages []*page, by split, want func(fold int) bool) *rows {
	r := &rows{}
	for _, p := range pages {
		if p.labels == nil || !want(p.fold(by)) {
			continue
		}
		for i, l := range p.labels {
			if l.weight == 0 {
				continue
			}
			w := l.weight
			if !l.body && p.look.Vectors[i].IsFar() {
				if i%4 != 0 {
					continue
				}
				w *= 4
			}
			r.x, r.y, r.w = append(r.x, &p.look.Vectors[i]), append(r.y, l.body), append(r.w, w)
		}
	}
	sum := 0.0
	for _, w := range r.w {
		sum += w
	}
	for i := range r.w {
		r.w[i] *= float64(len(r.w)) / sum / 2
	}
	return r
}

type cell struct{ g, h float64 }

type histogram [model.Features][bins]cell

// grower grows the trees of a stage, each on what those before it left wrong.
type grower struct {
	stage
	rows   *rows
	cuts   [model.Features][]int16 // bin b holds values ≤ cuts[b]
	binned [][model.Features]uint8
	score  []float64
	g, h   []float64
	use    [model.Features]bool
	seed   uint64
}

// grow grows the trees of a stage; another salt gives them other features to choose from.
func grow(r *rows, s stage, salt int) []model.Tree {
	g := &grower{stage: s, rows: r, seed: 88172645463325252 ^ uint64(salt)*0x9E3779B97F4A7C15}
	g.bin()
	n := len(r.x)
	g.score, g.g, g.h = make([]float64, n), make([]float64, n), make([]float64, n)
	var out []model.Tree
	for range s.trees {
		for i := range n {
			p := 1 / (1 + math.Exp(-g.score[i]))
			y := 0.0
			if r.y[i] {
				y = 1
			}
			g.g[i], g.h[i] = r.w[i]*(y-p), r.w[i]*p*(1-p)
		}
		for f := range g.use {
			g.use[f] = f < s.features && float64(g.random()%1000) < 1000*sample
		}
		out = append(out, g.tree())
	}
	return out
}

func (g *grower) random() uint64 {
	g.seed ^= g.seed << 13
	g.seed ^= g.seed >> 7
	g.seed ^= g.seed << 17
	return g.seed >> 11
}

// bin cuts the values of each feature into bins of about equal size.
func (g *grower) bin() {
	n := len(g.rows.x)
	g.binned = make([][model.Features]uint8, n)
	values := make([]int16, 0, n)
	for f := range g.features {
		values = values[:0]
		for _, x := range g.rows.x {
			values = append(values, x[f])
		}
		slices.Sort(values)
		var cuts []int16
		distinct := slices.Compact(slices.Clone(values))
		if len(distinct) <= bins {
			cuts = distinct
		} else {
			for b := 1; b < bins; b++ {
				v := values[b*n/bins]
				if len(cuts) == 0 || v > cuts[len(cuts)-1] {
					cuts = append(cuts, v)
				}
			}
			if top := distinct[len(distinct)-1]; cuts[len(cuts)-1] < top {
				cuts = append(cuts, top)
			}
		}
		g.cuts[f] = cuts
		for i, x := range g.rows.x {
			b, _ := slices.BinarySearch(cuts, x[f])
			g.binned[i][f] = uint8(b)
		}
	}
}

// leaf is a leaf of a tree under way.
type leaf struct {
	rows    []int32
	hist    *histogram
	sum     cell
	gain    float64
	feature int
	bin     int
	node    int // where its node's child is to be set
	right   bool
}

func (g *grower) tree() model.Tree {
	all := make([]int32, len(g.rows.x))
	for i := range all {
		all[i] = int32(i)
	}
	root := &leaf{rows: all, hist: new(histogram), node: -1}
	g.fill(root)
	g.split(root)
	leaves := []*leaf{root}
	var t model.Tree
	for len(leaves) < g.leaves {
		best := -1
		for i, l := range leaves {
			if l.gain > 0 && (best < 0 || l.gain > leaves[best].gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		at := len(t.Nodes)
		t.Nodes = append(t.Nodes, model.Node{Feature: uint8(l.feature), Threshold: g.cuts[l.feature][l.bin]})
		link(&t, l, int16(at))
		a, b := g.part(l, at)
		leaves[best] = a
		leaves = append(leaves, b)
	}
	for i, l := range leaves {
		v := g.rate * l.sum.g / (l.sum.h + shrink)
		q := int16(math.Round(1000 * v))
		t.Leaf = append(t.Leaf, q)
		link(&t, l, int16(^i))
		for _, r := range l.rows {
			g.score[r] += float64(q) / 1000
		}
	}
	return t
}

func link(t *model.Tree, l *leaf, child int16) {
	switch {
	case l.node < 0:
	case l.right:
		t.Nodes[l.node].Right = child
	default:
		t.Nodes[l.node].Left = child
	}
}

// part splits a leaf in two.
func (g *grower) part(l *leaf, node int) (a, b *leaf) {
	a, b = &leaf{node: node}, &leaf{node: node, right: true}
	k := 0
	for i, r := range l.rows {
		if int(g.binned[r][l.feature]) <= l.bin {
			l.rows[i], l.rows[k] = l.rows[k], r
			k++
		}
	}
	a.rows, b.rows = l.rows[:k:k], l.rows[k:]
	small, large := a, b
	if len(a.rows) > len(b.rows) {
		small, large = b, a
	}
	small.hist = new(histogram)
	g.fill(small)
	large.hist, large.sum = l.hist, cell{l.sum.g - small.sum.g, l.sum.h - small.sum.h}
	for f := range large.hist {
		if g.use[f] {
			for i := range large.hist[f] {
				large.hist[f][i].g -= small.hist[f][i].g
				large.hist[f][i].h -= small.hist[f][i].h
			}
		}
	}
	g.split(a)
	g.split(b)
	return a, b
}

// fill sums up the rows of a leaf by feature and bin.
func (g *grower) fill(l *leaf) {
	var use []int
	for f, ok := range g.use {
		if ok {
			use = append(use, f)
		}
	}
	for _, r := range l.rows {
		x := &g.binned[r]
		dg, dh := g.g[r], g.h[r]
		l.sum.g += dg
		l.sum.h += dh
		for _, f := range use {
			c := &l.hist[f][x[f]&(bins-1)]
			c.g += dg
			c.h += dh
		}
	}
}

// split finds the best cut of a leaf.
func (g *grower) split(l *leaf) {
	l.gain = 0
	base := l.sum.g * l.sum.g / (l.sum.h + shrink)
	for f := range g.features {
		if !g.use[f] {
			continue
		}
		var left cell
		for b := range len(g.cuts[f]) - 1 {
			left.g += l.hist[f][b].g
			left.h += l.hist[f][b].h
			right := cell{l.sum.g - left.g, l.sum.h - left.h}
			if left.h < leastHess || right.h < leastHess {
				continue
			}
			gain := left.g*left.g/(left.h+shrink) + right.g*right.g/(right.h+shrink) - base
			if gain > l.gain+1e-9 {
				l.gain, l.feature, l.bin = gain, f, b
			}
		}
	}
}
