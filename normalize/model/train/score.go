package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode"

	"broadsheet/normalize"
	"broadsheet/normalize/model"
	"broadsheet/normalize/site"
)

// reading is a line of predictions, as eval/score.py takes it.
type reading struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Authors   []string `json:"authors"`
	Published string   `json:"published"`
	Text      string   `json:"text"`
	Quality   int      `json:"quality"`
}

// report reads each page with the model of its fold, and with what is known of its site, and prints the mean word F1 of
// each set.
func report(pages []*page, models []*model.Model, known map[siteKey]*site.Profile, folds int, out string) error {
	readings := make([]reading, len(pages))
	var wait sync.WaitGroup
	for w := range 2 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := w; i < len(pages); i += 2 {
				p := pages[i]
				in := p.input()
				in.Site = known[siteKey{p.Set, p.site}]
				r := normalize.ReadWith(models[p.fold(folds)], in)
				readings[i] = reading{p.ID, r.Headline, r.Authors(), "", r.Text(), r.Quality}
			}
		}()
	}
	wait.Wait()
	for i, m := range models {
		if out == "" {
			break
		}
		if err := os.WriteFile(foldFile(out, i), m.Encode(), 0o644); err != nil {
			return err
		}
	}
	for _, set := range sets {
		n, sum := 0, [3]float64{}
		for i, p := range pages {
			if p.Set == set.name && p.Gold.Body != nil {
				f := wordF1(readings[i].Text, *p.Gold.Body)
				n++
				for k := range f {
					sum[k] += f[k]
				}
			}
		}
		if n > 0 {
			fmt.Printf("%-9s %4d pages  word F1 %.4f  P %.4f  R %.4f\n", set.name, n, sum[2]/float64(n), sum[0]/float64(n), sum[1]/float64(n))
		}
		if out == "" {
			continue
		}
		if err := write(filepath.Join(out, set.name+".jsonl"), pages, readings, set.name); err != nil {
			return err
		}
	}
	return nil
}

func write(name string, pages []*page, readings []reading, set string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	for i, p := range pages {
		if p.Set == set {
			if err := e.Encode(readings[i]); err != nil {
				return err
			}
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// wordF1 gives precision, recall and F1 over the bags of lower-case words, as eval/score.py does.
func wordF1(pred, gold string) [3]float64 {
	a, b := words(pred), words(gold)
	if len(b) == 0 {
		if len(a) == 0 {
			return [3]float64{1, 1, 1}
		}
		return [3]float64{}
	}
	if len(a) == 0 {
		return [3]float64{}
	}
	count := map[string]int{}
	for _, w := range b {
		count[w]++
	}
	hit := 0
	for _, w := range a {
		if count[w] > 0 {
			count[w]--
			hit++
		}
	}
	if hit == 0 {
		return [3]float64{}
	}
	p, r := float64(hit)/float64(len(a)), float64(hit)/float64(len(b))
	return [3]float64{p, r, 2 * p * r / (p + r)}
}

func words(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "\u00ad", ""))
	return strings.FieldsFunc(s, func(r rune) bool {
		return !(unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_')
	})
}
