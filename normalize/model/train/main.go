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
	folds := flag.Int("folds", 0, "score by `N` folds of publishers instead of writing weights")
	out := flag.String("o", "", "with -folds: `directory` for the readings, one SET.jsonl a set, and the models")
	from := flag.String("from", "", "with -folds: `directory` of models that -o kept, instead of training")
	learn := flag.Bool("learn", false, "with -folds: learn from each publisher's pages first, as extract --learn does")
	dir := flag.String("dir", "normalize/model", "`directory` of weights.bin and pages.txt")
	flag.Parse()
	if err := run(*folds, *out, *from, *dir, *learn); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(folds int, out, from, dir string, learn bool) error {
	if out != "" {
		if err := os.MkdirAll(out, 0o755); err != nil {
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
	if folds > 0 {
		models, err := kept(from, folds)
		if err != nil {
			return err
		}
		if models == nil {
			models = crossTrain(pages, folds)
		}
		fmt.Fprintf(os.Stderr, "trained at %.0f s\n", time.Since(start).Seconds())
		var known map[siteKey]*site.Profile
		if learn {
			known = learnSites(pages, models)
		}
		return report(pages, models, known, folds, out)
	}
	weights, list := embedded(pages)
	if err := os.WriteFile(filepath.Join(dir, "weights.bin"), weights, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "pages.txt"), list, 0o644)
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
func kept(dir string, folds int) ([]*model.Model, error) {
	if dir == "" {
		return nil, nil
	}
	models := make([]*model.Model, folds)
	for i := range models {
		b, err := os.ReadFile(foldFile(dir, i))
		if err != nil {
			return nil, err
		}
		if models[i], err = model.Decode(b); err != nil {
			return nil, fmt.Errorf("fold %d: %w", i, err)
		}
	}
	return models, nil
}

func foldFile(dir string, i int) string { return filepath.Join(dir, fmt.Sprintf("fold-%d.bin", i)) }

// inner is the number of folds in which the first stage is trained for the second to learn from.
const inner = 5

// trainAll trains on every page.
func trainAll(pages []*page) *model.Model {
	firsts := make([]*model.Model, inner)
	for i := range firsts {
		firsts[i] = first(gather(pages, inner, func(f int) bool { return f != i }))
	}
	for _, p := range pages {
		context(p, firsts[p.fold(inner)])
	}
	return &model.Model{
		First:  grow(gather(pages, inner, func(int) bool { return true }), firstStage),
		Second: grow(gather(pages, inner, func(int) bool { return true }), secondStage),
	}
}

// crossTrain trains one model for each fold, on the other folds. The first stage's word on a page of fold j, from which
// the second stage of model i learns, comes from trees that saw neither fold.
func crossTrain(pages []*page, folds int) []*model.Model {
	pairs := map[[2]int]*model.Model{}
	for i := range folds {
		for j := range i {
			m := first(gather(pages, folds, func(f int) bool { return f != i && f != j }))
			pairs[[2]int{i, j}], pairs[[2]int{j, i}] = m, m
		}
	}
	models := make([]*model.Model, folds)
	for i := range folds {
		for _, p := range pages {
			if f := p.fold(folds); f != i {
				context(p, pairs[[2]int{i, f}])
			}
		}
		models[i] = &model.Model{
			First:  grow(gather(pages, folds, func(f int) bool { return f != i }), firstStage),
			Second: grow(gather(pages, folds, func(f int) bool { return f != i }), secondStage),
		}
	}
	return models
}

// first grows a first stage alone.
func first(r *rows) *model.Model { return &model.Model{First: grow(r, firstStage)} }

// context fills in the context features of a page from what a first stage says of it.
func context(p *page, first *model.Model) {
	p.look.Context(first.Score(p.look))
}
