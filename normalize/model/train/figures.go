package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// figures are what eval/score.py says of one set, as far as they bear on the text. Those that a set has no gold for
// are 0.
type figures struct {
	WordF1, Exact, BlockF1, Kept, Leaked float64
}

func (f figures) String() string {
	return fmt.Sprintf("word F1 %.4f  exact %.3f  block F1 %.4f  kept %.3f  leaked %.3f", f.WordF1, f.Exact, f.BlockF1, f.Kept, f.Leaked)
}

// measure scores the readings of the pages of one set.
func measure(pages []*page, readings []reading, set string) (f figures, n int) {
	var bodies, kept, with, leaked, without, blockP, blockR float64
	for i, p := range pages {
		if p.Set != set {
			continue
		}
		n++
		text := squash(readings[i].Text)
		for _, s := range p.Gold.With {
			with++
			kept += one(strings.Contains(text, squash(s)))
		}
		for _, s := range p.Gold.Without {
			without++
			leaked += one(strings.Contains(text, squash(s)))
		}
		if p.Gold.Body == nil {
			continue
		}
		bodies++
		f.WordF1 += wordF1(readings[i].Text, *p.Gold.Body)[2]
		f.Exact += one(slices.Equal(tokens(readings[i].Text), tokens(*p.Gold.Body)))
		both, ours, golds := blockCounts(readings[i].Text, *p.Gold.Body)
		blockP += both / max(ours, 1)
		if golds == 0 {
			both, golds = 1, 1
		}
		blockR += both / golds
	}
	f.WordF1, f.Exact = f.WordF1/max(bodies, 1), f.Exact/max(bodies, 1)
	if blockP > 0 {
		f.BlockF1 = 2 * blockP * blockR / (blockP + blockR) / bodies
	}
	f.Kept, f.Leaked = kept/max(with, 1), leaked/max(without, 1)
	return f, n
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// wordF1 gives precision, recall and F1 over the bags of lower-case words, as eval/score.py does.
func wordF1(pred, gold string) [3]float64 {
	a, b := tokens(strings.ToLower(pred)), tokens(strings.ToLower(gold))
	if len(b) == 0 {
		if len(a) == 0 {
			return [3]float64{1, 1, 1}
		}
		return [3]float64{}
	}
	if len(a) == 0 {
		return [3]float64{}
	}
	hit := common(a, b)
	if hit == 0 {
		return [3]float64{}
	}
	p, r := hit/float64(len(a)), hit/float64(len(b))
	return [3]float64{p, r, 2 * p * r / (p + r)}
}

// tokens are what \w+ finds.
func tokens(s string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(s, "\u00ad", ""), func(r rune) bool {
		return !(unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_')
	})
}

// blockCounts gives the number of lines that two texts share, and that each has.
func blockCounts(pred, gold string) (both, preds, golds float64) {
	a, b := foldedLines(pred), foldedLines(gold)
	return common(a, b), float64(len(a)), float64(len(b))
}

// foldedLines are the lines of a text that hold letters or digits, case and marks folded.
func foldedLines(s string) (out []string) {
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\u00ad", ""), "\n") {
		line = strings.ToLower(norm.NFKC.String(line))
		words := strings.FieldsFunc(line, func(r rune) bool {
			return unicode.In(r, unicode.P, unicode.S, unicode.Z, unicode.C)
		})
		if len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
	}
	return out
}

// common is the size of what two bags share.
func common(a, b []string) float64 {
	count := map[string]int{}
	for _, x := range b {
		count[x]++
	}
	n := 0
	for _, x := range a {
		if count[x] > 0 {
			count[x]--
			n++
		}
	}
	return float64(n)
}

func (f *figures) add(g figures) {
	*f = figures{f.WordF1 + g.WordF1, f.Exact + g.Exact, f.BlockF1 + g.BlockF1, f.Kept + g.Kept, f.Leaked + g.Leaked}
}

func (f figures) times(k float64) figures {
	return figures{k * f.WordF1, k * f.Exact, k * f.BlockF1, k * f.Kept, k * f.Leaked}
}
