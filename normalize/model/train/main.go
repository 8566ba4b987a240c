// Command train learns the block model from gold pages and writes its weights. In come the gold manifests and pages
// under $BROADSHEET_GOLD; out come weights.bin and pages.txt beside normalize/model, the same bytes each time. With
// -folds N it writes no weights: it trains N models, each without one fold of publishers, reads every page with the
// model that never saw its publisher, and prints the figures; -o DIR keeps those readings, for eval/score.py, and
// the models.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"broadsheet/normalize/model"
	"broadsheet/normalize/site"
)

func main() {
	o := options{}
	flag.IntVar(&o.folds, "folds", 0, "score by `N` folds of publishers instead of writing weights")
	flag.IntVar(&o.splits, "splits", 1, "with -folds: repeat with `N` ways to part the publishers, other trees each, and print the means")
	flag.StringVar(&o.out, "o", "", "with -folds: `directory` for the models, and for the readings of the first split, one SET.jsonl a set")
	flag.StringVar(&o.from, "from", "", "with -folds: `directory` of models that -o kept, instead of training")
	flag.BoolVar(&o.learn, "learn", false, "with -folds: learn from each publisher's pages first, as extract --learn does")
	flag.StringVar(&o.dir, "dir", "normalize/model", "`directory` of weights.bin and pages.txt")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

type options struct {
	folds, splits  int
	out, from, dir string
	learn          bool
}

func run(o options) error {
	if o.out != "" {
		if err := os.MkdirAll(o.out, 0o755); err != nil {
			return err
		}
	}
	root := os.Getenv("BROADSHEET_GOLD")
	if root == "" {
		return fmt.Errorf("BROADSHEET_GOLD is not set: the directory that holds gold/")
	}
	start := time.Now()
	pages, err := load(root)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d pages read in %.0f s\n", len(pages), time.Since(start).Seconds())
	if o.folds > 0 {
		return score(pages, o)
	}
	weights, list := embedded(pages)
	if err := os.WriteFile(filepath.Join(o.dir, "weights.bin"), weights, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.dir, "pages.txt"), list, 0o644)
}

// score prints the figures by folds, split by split and their means.
func score(pages []*page, o options) error {
	sums := make([]figures, len(sets))
	for salt := range o.splits {
		by := split{o.folds, salt}
		models, err := kept(o.from, by)
		if err != nil {
			return err
		}
		if models == nil {
			models = crossTrain(pages, by)
		}
		var known map[siteKey]*site.Profile
		if o.learn {
			known = learnSites(pages, models, by)
		}
		readings := readAll(pages, models, known, by)
		if o.out != "" {
			if err := keep(o.out, pages, models, readings, by); err != nil {
				return err
			}
		}
		for i, set := range sets {
			f, n := measure(pages, readings, set.name)
			sums[i].add(f)
			fmt.Printf("%-9s %4d pages  %v\n", set.name, n, f)
		}
	}
	for i, set := range sets {
		if o.splits > 1 {
			fmt.Printf("%-9s mean of %d   %v\n", set.name, o.splits, sums[i].times(1/float64(o.splits)))
		}
	}
	return nil
}

// embedded gives the bytes of weights.bin and pages.txt: what the program carries is learned from every page.
func embedded(pages []*page) (weights, list []byte) {
	for _, p := range pages {
		if p.labels != nil {
			list = fmt.Appendf(list, "%s %s sha256:%x\n", p.Set, p.ID, p.digest)
		}
	}
	return trainAll(pages).Encode(), list
}

// kept reads the models of a run before; nil if there is none to read.
func kept(dir string, by split) ([]*model.Model, error) {
	if dir == "" {
		return nil, nil
	}
	models := make([]*model.Model, by.folds)
	for i := range models {
		b, err := os.ReadFile(foldFile(dir, by, i))
		if err != nil {
			return nil, err
		}
		if models[i], err = model.Decode(b); err != nil {
			return nil, fmt.Errorf("fold %d: %w", i, err)
		}
	}
	return models, nil
}

func foldFile(dir string, by split, i int) string {
	return filepath.Join(dir, fmt.Sprintf("fold-%d-%d.bin", by.salt, i))
}

// inner is the number of folds in which the first stage is trained for the second to learn from.
const inner = 5

// trainAll trains on every page.
func trainAll(pages []*page) *model.Model {
	by := split{folds: inner}
	firsts := make([]*model.Model, inner)
	for i := range firsts {
		firsts[i] = first(gather(pages, by, func(f int) bool { return f != i }), 0)
	}
	for _, p := range pages {
		context(p, firsts[p.fold(by)])
	}
	all := gather(pages, by, func(int) bool { return true })
	return &model.Model{First: grow(all, firstStage, 0), Second: grow(all, secondStage, 0)}
}

// crossTrain trains one model for each fold, on the other folds. The first stage's word on a page of fold j, from which
// the second stage of model i learns, comes from trees that saw neither fold.
func crossTrain(pages []*page, by split) []*model.Model {
	pairs := map[[2]int]*model.Model{}
	for i := range by.folds {
		for j := range i {
			m := first(gather(pages, by, func(f int) bool { return f != i && f != j }), by.salt)
			pairs[[2]int{i, j}], pairs[[2]int{j, i}] = m, m
		}
	}
	models := make([]*model.Model, by.folds)
	for i := range models {
		for _, p := range pages {
			if f := p.fold(by); f != i {
				context(p, pairs[[2]int{i, f}])
			}
		}
		r := gather(pages, by, func(f int) bool { return f != i })
		models[i] = &model.Model{First: grow(r, firstStage, by.salt), Second: grow(r, secondStage, by.salt)}
	}
	return models
}

// first grows a first stage alone.
func first(r *rows, salt int) *model.Model { return &model.Model{First: grow(r, firstStage, salt)} }

// context fills in the context features of a page from what a first stage says of it.
func context(p *page, first *model.Model) {
	p.look.Context(first.Score(p.look))
}
