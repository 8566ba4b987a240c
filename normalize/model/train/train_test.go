package main

import (
	"bytes"
	"math"
	"os"
	"testing"

	"broadsheet/normalize/model"
)

func TestWordF1CountsWordsAsABag(t *testing.T) {
	for _, c := range []struct {
		pred, gold string
		want       float64
	}{
		{"The harbour.", "the HARBOUR", 1},
		{"a a b", "a b b", 2.0 / 3},
		{"", "", 1},
		{"a", "", 0},
		{"", "a", 0},
		{"har\u00adbour", "harbour", 1},
		{"snake_case l'eau", "snake_case l eau", 1},
	} {
		if got := wordF1(c.pred, c.gold)[2]; math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q against %q: %.3f, want %.3f", c.pred, c.gold, got, c.want)
		}
	}
}

// toy is a set of rows that one feature nearly decides.
func toy() *rows {
	r := &rows{}
	for i := range 2000 {
		v := &model.Vector{0: int16(i % 100), 1: int16(i * 7 % 13), 2: int16(i % 2)}
		r.x, r.y, r.w = append(r.x, v), append(r.y, i%100 > 60 != (i%97 == 0)), append(r.w, 1)
	}
	return r
}

func TestGrowLearnsAndGivesTheSameTreesAgain(t *testing.T) {
	s := stage{trees: 20, leaves: 8, features: 3, rate: 0.3}
	m, again := model.Model{First: grow(toy(), s, 0)}, model.Model{First: grow(toy(), s, 0)}
	if string(m.Encode()) != string(again.Encode()) {
		t.Fatal("two runs give two models")
	}
	back, err := model.Decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	r := toy()
	p := &model.Page{Vectors: make([]model.Vector, len(r.x))}
	for i, x := range r.x {
		p.Vectors[i] = *x
	}
	wrong := 0
	for i, score := range back.Score(p) {
		if score > 0 != r.y[i] {
			wrong++
		}
	}
	if wrong > 40 {
		t.Errorf("%d of %d rows wrong", wrong, len(r.x))
	}
}

// TestTheEmbeddedModelIsWhatTrainingGives trains again from the gold pages: whatever changes the features (a residue
// row, a headline rule, the splitter) makes other weights, and the model that the program carries must have learned from
// the very features that it is asked with.
func TestTheEmbeddedModelIsWhatTrainingGives(t *testing.T) {
	root := os.Getenv("BROADSHEET_GOLD")
	if root == "" || testing.Short() {
		t.Skip("SKIPPED: BROADSHEET_GOLD is not set, or -short: the model is not trained again")
	}
	pages, err := load(root)
	if err != nil {
		t.Fatal(err)
	}
	weights, list := embedded(pages)
	for name, got := range map[string][]byte{"weights.bin": weights, "pages.txt": list} {
		want, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("training gives another %s (%d bytes, not %d): go run ./normalize/model/train", name, len(got), len(want))
		}
	}
}
