package model

import (
	"math/rand/v2"
	"testing"

	"broadsheet/normalize/blocks"
)

// walk is what a tree says of a vector, node by node.
func walk(t *Tree, v *Vector) int32 {
	i := int16(0)
	if len(t.Nodes) == 0 {
		i = ^0
	}
	for i >= 0 {
		n := &t.Nodes[i]
		if i = n.Right; v[n.Feature] <= n.Threshold {
			i = n.Left
		}
	}
	return int32(t.Leaf[^i])
}

func TestAForestSaysWhatItsTreesSay(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	m.First = append(m.First, Tree{Leaf: []int16{7}})
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 63, 64, 65, 200, fewBlocks + 65} {
		p := &Page{Vectors: make([]Vector, n), Blocks: make([]blocks.Block, n), Boxes: make([]blocks.Box, 1), groups: 1, paths: make([]int32, n), holders: make([]int32, n)}
		for i := range p.Vectors {
			v := &p.Vectors[i]
			for f := range v {
				v[f] = int16(r.IntN(1<<16) - 1<<15)
			}
			for range 20 { // near a threshold
				tree := &m.Second[r.IntN(len(m.Second))]
				node := tree.Nodes[r.IntN(len(tree.Nodes))]
				v[node.Feature] = node.Threshold + int16(r.IntN(3)) - 1
			}
		}
		want := make([]int32, n)
		sum := func(trees []Tree) {
			clear(want)
			for i := range want {
				for k := range trees {
					want[i] += walk(&trees[k], &p.Vectors[i])
				}
			}
		}
		sum(m.First)
		for _, second := range [][]Tree{nil, m.Second} {
			got := (&Model{First: m.First, Second: second}).Score(p)
			if second != nil {
				sum(second)
			}
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("%d blocks: number %d scores %d, tree by tree %d", n, i, got[i], want[i])
				}
			}
		}
	}
}
