package demo

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"

	"broadsheet/archive"
)

//go:embed pages/*.html
var pageFiles embed.FS

func readTemplates() *template.Template {
	return template.Must(template.New("pages").Funcs(template.FuncMap{
		"first": func(s []string) string { return s[0] },
		"rest":  func(s []string) []string { return s[1:] },
		"lower": strings.ToLower,
		"slug":  slug,
		"kind":  func(k archive.BlockKind) string { return string(k) },
	}).ParseFS(pageFiles, "pages/*.html"))
}

// view is what a template sees.
type view struct {
	Page
	Paper         *paperView
	A             *articleView
	Parts         []part // the article's body
	Top, Head     []box
	After, Side   []box
	Foot, Wall    []box
	Entries       []entry // of a front page
	Title         string  // of a section page
	JSONLD        template.JS
	LayoutChanged bool
	Spaces        []int
}

type paperView struct {
	Title, URL string
	Accent     template.CSS
	Style      style
}

type articleView struct {
	Lines           []string // of the byline, where it stands at the head
	Trailing        []string // of the byline, where it closes the text
	Machine, Shown  string   // publication
	Changed, Redone string   // last edit, machine and shown
	Future          string   // a day to come, for a script
	Points          []string
	Live            bool
	Charset         string // as declared: Latin-1 on some of the pages, which is not the truth
}

// part is one piece of the body: a block, a box or a picture.
type part struct {
	Block *archive.Block
	Slash string // the slash byline before the block's text
	Stamp string // of a live blog's update
	Box   *box
	Image *archive.Image
	List  []string // items of a list
	Tail  string   // the shirt-tail
}

// Lines, for templates, are the box's lines.
func (b box) Lines() []string { return b.lines }

// Class is what the paper's developers call such a box.
func (b box) Class() string { return b.paper.style.Card }

// Links says that the box's lines after the first are links to other articles.
func (b box) Links() bool {
	return slices.Contains([]archive.Family{archive.FamilyRelated, archive.FamilyMoreOn, archive.FamilyLatestNews}, b.Family)
}

// entry is one article on a front or section page.
type entry struct {
	Headline, Dek, Href, Section string
}

func (p *paper) view() *paperView {
	return &paperView{p.Title, p.URL, template.CSS(p.accent), p.style}
}

// printArticle prints the article's page as it is served at t.
func (w *World) printArticle(a *article, t time.Time) []byte {
	facts, v := w.page(a, t), a.at(t)
	if a.paper.engine == archaic || a.paper.engine == rich {
		t = v.asOf // nothing on these pages moves with the clock
	}
	x := view{Page: facts, Paper: a.paper.view(), Spaces: make([]int, v.spaces)}
	x.LayoutChanged = w.layoutChanged(a.paper, t)
	x.Top, x.Foot = []box{a.paper.fixed["menu"]}, []box{a.paper.fixed["legal"]}
	if facts.Kind == archive.KindConsent {
		x.Wall = []box{a.paper.fixed["consent"]}
		return w.render(a.paper, "consent", x)
	}
	if facts.Kind == archive.KindStub && facts.Headline == "" {
		return w.render(a.paper, "missing", x)
	}
	x.A = a.view(facts, v, t)
	x.Parts = a.parts(facts, v)
	for _, b := range a.boxes {
		b.lines = b.at(v)
		switch b.Slot {
		case "head":
			x.Head = append(x.Head, b)
		case "after":
			x.After = append(x.After, b)
		case "side":
			x.Side = append(x.Side, b)
		case "wall":
			x.Wall = append(x.Wall, b)
		}
	}
	if a.paper.engine == rich {
		x.JSONLD = w.jsonLD(a, facts)
	}
	return w.render(a.paper, "article", x)
}

// layoutChanged says that the paper has its new layout at t: every second change takes it back.
func (w *World) layoutChanged(p *paper, t time.Time) bool {
	n := 0
	for _, at := range w.faults.layouts {
		if !t.Before(at) {
			n++
		}
	}
	return p.engine == blog && n%2 == 1
}

func (a *article) view(facts Page, v version, now time.Time) *articleView {
	x := &articleView{
		Machine: a.machine(a.published), Shown: a.shown(a.published, now), Live: a.kind == archive.KindLiveBlog, Charset: "windows-1252",
	}
	if a.no%3 == 0 {
		x.Charset = "iso-8859-1"
	}
	if facts.Modified != "" {
		x.Changed, x.Redone = a.machine(v.modified), a.shown(v.modified, now)
	}
	if a.dating == "date-future" {
		x.Future = a.published.AddDate(0, 0, 40+a.no%200).Format("2006-01-02T15:04:05Z")
	}
	if a.showsPoints() {
		x.Points = v.told.points
	}
	switch a.by.shape {
	case "byline-slash":
	case "byline-trailing":
		x.Trailing = a.bylineLines()
	default:
		x.Lines = a.bylineLines()
	}
	return x
}

// parts sets the body: paragraphs with pictures and boxes between them.
func (a *article) parts(facts Page, v version) []part {
	var out []part
	var mid []box
	for _, b := range a.boxes {
		if b.Slot == "mid" {
			b.lines = b.at(v)
			mid = append(mid, b)
		}
	}
	images := facts.Images
	n := 0
	for _, b := range facts.Blocks {
		if b.Kind == archive.BlockDek || b.Kind == archive.BlockKeyPoint {
			continue
		}
		if b.Kind == archive.BlockListItem {
			if !b.Joined {
				out = append(out, part{})
			}
			out[len(out)-1].List = append(out[len(out)-1].List, b.Text)
			continue
		}
		p := part{Block: &b}
		if n == 0 && a.slash {
			p.Slash = a.slashLine()
		}
		if a.kind == archive.KindLiveBlog && n < len(a.updates) {
			p.Stamp = a.published.Add(a.updates[n]).In(a.paper.zone).Format("15:04")
		}
		out = append(out, p)
		if n%2 == 1 && len(mid) > 0 && b.Kind != archive.BlockSubhead {
			out = append(out, part{Box: &mid[0]})
			mid = mid[1:]
		}
		n++
		if n == 1 && len(images) > 0 && a.kind != archive.KindGallery {
			out = append(out, part{Image: &images[0]})
			images = images[1:]
		}
	}
	for i := range images {
		out = append(out, part{Image: &images[i]})
	}
	if a.shirtTail != "" {
		out = append(out, part{Tail: a.shirtTail})
	}
	for i := range mid {
		out = append(out, part{Box: &mid[i]})
	}
	return out
}

// render runs a paper's template, in the paper's encoding.
func (w *World) render(p *paper, name string, x view) []byte {
	var b bytes.Buffer
	name = [...]string{"rich", "blog", "archaic"}[p.engine] + "-" + name
	if err := w.pages.ExecuteTemplate(&b, name, x); err != nil {
		return fmt.Appendf(nil, "template %s: %v", name, err) // a test renders every page and looks for it
	}
	if p.engine != archaic {
		return b.Bytes()
	}
	out, err := charmap.Windows1252.NewEncoder().Bytes(b.Bytes())
	if err != nil {
		return fmt.Appendf(nil, "encode %s: %v", name, err)
	}
	return out
}
