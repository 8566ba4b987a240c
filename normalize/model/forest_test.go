package model

import (
	"math/rand/v2"
	"testing"
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
	trees := append([]Tree{{Leaf: []int16{7}}}, m.Second...)
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 63, 64, 65, 200} {
		vs, got := make([]Vector, n), make([]int32, n)
		for i := range vs {
			for f := range vs[i] {
				vs[i][f] = int16(r.IntN(1<<16) - 1<<15)
				if tree := &trees[1+r.IntN(len(trees)-1)]; i%4 > 0 { // near a threshold
					node := tree.Nodes[r.IntN(len(tree.Nodes))]
					vs[i][node.Feature] = node.Threshold + int16(r.IntN(3)) - 1
				}
			}
		}
		newForest(trees).sum(vs, got, &room{})
		for i := range vs {
			want := int32(0)
			for k := range trees {
				want += walk(&trees[k], &vs[i])
			}
			if got[i] != want {
				t.Fatalf("%d vectors: number %d scores %d, tree by tree %d", n, i, got[i], want)
			}
		}
	}
}
