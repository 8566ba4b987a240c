package normalize

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// counted are the packages whose steps are counted, beside ours: those that loop on our behalf.
const counted = "broadsheet/normalize/...,broadsheet/internal/urls,bytes,strings,regexp,slices,sort,strconv,html,golang.org/x/text/unicode/norm"

// cost is what reading a page takes: blocks of code passed through, and bytes allocated. See testdata/work.
type cost struct{ steps, bytes int }

// costs reads pages in a program of its own, and counts.
func costs(t *testing.T, pages func(yield func(Page))) []cost {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "work")
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg="+counted, "-o", program, "./testdata/work")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var in, out, errs bytes.Buffer
	n := 0
	pages(func(p Page) {
		kind := "html"
		if p.Plain {
			kind = "plain"
		}
		fmt.Fprintf(&in, "%s %d\n", kind, len(p.Body))
		in.Write(p.Body)
		n++
	})
	run := exec.Command(program)
	run.Stdin, run.Stdout, run.Stderr = &in, &out, &errs
	run.Env = append(os.Environ(), "GOCOVERDIR="+dir)
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.Bytes())
	}
	all := make([]cost, n)
	for i := range all {
		if _, err := fmt.Fscan(&out, &all[i].steps, &all[i].bytes); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// Four times the page may take so many times the steps and the memory: 4 is linear, 16 quadratic. Between them lies what
// climbs out of nested elements, of which the smaller page has fewer than the depth that is looked at, and where slices
// happen to grow.
const (
	linearSteps  = 7
	linearMemory = 8
)

// smallPage is the size of the smaller page; what both take in any case is not counted.
const smallPage = 25_000

func TestHostilePagesTakeWorkInProportionToTheirSize(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short: a program that counts its steps is not built")
	}
	var pages []sized
	for _, h := range hostile {
		pages = append(pages, sized{h.name, func(n int) Page { return Page{Body: []byte(h.page(n))} }})
	}
	for _, h := range hostileTexts {
		pages = append(pages, sized{"plain: " + h.name, func(n int) Page { return Page{Body: []byte(h.page(n)), Plain: true} }})
	}
	over := outOfProportion(t, pages, smallPage)
	if len(over) > 0 { // the model may refuse the smaller page and read the larger one: then a larger pair tells
		over = outOfProportion(t, over, 4*smallPage)
	}
	for _, p := range over {
		t.Errorf("%s: four times the page takes more than %d times the steps or %d times the memory", p.name, linearSteps, linearMemory)
	}
}

// sized is a page of any size.
type sized struct {
	name string
	page func(int) Page
}

// outOfProportion gives the pages that take too much when they are four times as large as size.
func outOfProportion(t *testing.T, pages []sized, size int) (over []sized) {
	got := costs(t, func(yield func(Page)) {
		yield(Page{})
		yield(Page{Plain: true})
		for _, p := range pages {
			yield(p.page(size))
			yield(p.page(4 * size))
		}
	})
	for i, p := range pages {
		nothing, small, large := got[0], got[2+2*i], got[3+2*i]
		if p.page(0).Plain {
			nothing = got[1]
		}
		steps := float64(large.steps-nothing.steps) / float64(small.steps-nothing.steps)
		memory := float64(large.bytes-nothing.bytes) / float64(max(small.bytes-nothing.bytes, size))
		t.Logf("%-45s %8.1f steps a byte, × %.1f; %8.1f bytes a byte, × %.1f", p.name, float64(large.steps)/4/float64(size), steps, float64(large.bytes)/4/float64(size), memory)
		if steps > linearSteps || memory > linearMemory {
			over = append(over, p)
		}
	}
	return over
}

func TestNoRealPageTakesFiftyTimesTheMedian(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short: real pages are not read")
	}
	var ids []string
	got := costs(t, func(yield func(Page)) {
		eachGold(t, func(id string, in Page) {
			ids = append(ids, id)
			yield(in)
		})
	})
	type page struct {
		id string
		cost
	}
	pages := make([]page, len(ids))
	for i := range ids {
		pages[i] = page{ids[i], got[i]}
	}
	slices.SortFunc(pages, func(a, b page) int { return a.steps - b.steps })
	median, last := pages[len(pages)/2], pages[len(pages)-1]
	t.Logf("%d pages: median %d steps; the dearest, %s, %d, %.1f times that", len(pages), median.steps, last.id, last.steps, float64(last.steps)/float64(median.steps))
	if last.steps > 50*median.steps {
		t.Errorf("%s takes %d steps, the median page %d", last.id, last.steps, median.steps)
	}
}
