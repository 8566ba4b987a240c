package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"

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

// readAll reads each page with the model of its fold, and with what is known of its site.
func readAll(pages []*page, models []*model.Model, known map[siteKey]*site.Profile, by split) []reading {
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
				r := normalize.ReadWith(models[p.fold(by)], in)
				readings[i] = reading{p.ID, r.Headline, r.Authors(), "", r.Text(), r.Quality}
			}
		}()
	}
	wait.Wait()
	return readings
}

// keep writes the models of a split into a directory, and the readings of the first one, set by set.
func keep(dir string, pages []*page, models []*model.Model, readings []reading, by split) error {
	for i, m := range models {
		if err := os.WriteFile(foldFile(dir, by, i), m.Encode(), 0o644); err != nil {
			return err
		}
	}
	for _, set := range sets {
		if by.salt > 0 {
			break
		}
		if err := write(filepath.Join(dir, set.name+".jsonl"), pages, readings, set.name); err != nil {
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
