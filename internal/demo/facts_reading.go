package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
)

// reading is one field of a page: what was planted, and whether it was found. want gives "" where nothing is planted.
type reading struct {
	kind  func(*Page) string
	want  func(*Page) string
	check func(*Page, Observed) (got string, found bool)
}

func named(kind string) func(*Page) string { return func(*Page) string { return kind } }

// nothing is how a want says that there is none to be found, and finding one is an error.
const nothing = "(none)"

func orNothing(s string) string {
	if s == "" {
		return nothing
	}
	return s
}

var readings = [...]reading{
	{named("headline"), func(p *Page) string { return p.Headline }, func(p *Page, o Observed) (string, bool) {
		return o.Headline, squeeze(o.Headline) == p.Headline
	}},
	{named("dek"), func(p *Page) string { return p.Dek }, func(p *Page, o Observed) (string, bool) {
		return o.Dek, squeeze(o.Dek) == p.Dek
	}},
	{func(p *Page) string { return p.Shape }, func(p *Page) string { return orNothing(strings.Join(p.Authors, "; ")) }, checkAuthors},
	{named("byline-raw"), func(p *Page) string { return p.Byline }, checkRaw},
	{func(p *Page) string { return p.Dating }, func(p *Page) string { return orNothing(p.Published) }, checkPublished},
	{named("dateline"), func(p *Page) string { return strings.TrimSpace(p.Dateline.Place + " " + p.Dateline.Agency) }, checkDateline},
	{named("section"), func(p *Page) string { return p.Section }, func(p *Page, o Observed) (string, bool) {
		return o.Section, strings.EqualFold(squeeze(o.Section), p.Section)
	}},
	{named("tags"), func(p *Page) string { return strings.Join(p.Tags, "; ") }, func(p *Page, o Observed) (string, bool) {
		return strings.Join(o.Tags, "; "), sameSet(p.Tags, o.Tags)
	}},
	{named("key-points"), func(p *Page) string { return strings.Join(p.points(), " | ") }, func(p *Page, o Observed) (string, bool) {
		return strings.Join(o.KeyPoints, " | "), slices.EqualFunc(p.points(), o.KeyPoints, func(a, b string) bool { return a == squeeze(b) })
	}},
	{named("text"), func(p *Page) string { return fmt.Sprintf("%d blocks in order", len(p.Blocks)) }, checkText},
}

// readingFacts are the facts of one page as served at at, each judged by the page as it was when it was fetched.
func (w *World) readingFacts(a *article, at time.Time) []Fact {
	facts := w.page(a, at)
	v, wanted := w.visit(a)
	if !wanted {
		return nil
	}
	due := v.Due
	if met(w.faults.walls, a.paper, span{a.published, due}) || !a.softGone.IsZero() {
		due = due.Add(2 * RunEvery) // seen as meant by the look after the first
	}
	var out []Fact
	add := func(kind, want string, check func(*Page, Observed) (string, bool)) {
		out = append(out, Fact{Kind: kind, Part: "reading", URL: facts.URL, Want: want, Due: due, check: func(x *evidence) (string, bool) {
			o := x.seen[a.url()]
			if o.FetchedAt.IsZero() {
				return "no reading", false
			}
			then := w.page(a, o.FetchedAt)
			if then.Kind != facts.Kind {
				return "read as it was at " + o.FetchedAt.Format(time.RFC3339) + ": " + string(then.Kind), false
			}
			return check(&then, o)
		}})
	}
	add(facts.kindFact(), string(facts.Kind), checkKind)
	if facts.Kind == archive.KindConsent || facts.Headline == "" {
		return out
	}
	for _, r := range readings {
		if want := r.want(&facts); want != "" {
			add(r.kind(&facts), want, r.check)
		}
	}
	for i, m := range facts.Images {
		add("image", m.Caption+" / "+m.Credit, func(p *Page, o Observed) (string, bool) { return checkImage(p.Images[i], o) })
	}
	for i, r := range facts.Residue {
		add("residue-"+string(r.Family), strings.Join(r.Lines, " | "), func(p *Page, o Observed) (string, bool) { return checkResidue(p.Residue[i], p.Section, o) })
	}
	return out
}

// sectionFacts say that home page and section page are no articles.
func (w *World) sectionFacts(p *paper) []Fact {
	var out []Fact
	for _, url := range []string{p.URL, p.URL + strings.TrimPrefix(p.sectionPath(p.sections[0]), "/")} {
		out = append(out, Fact{Kind: "kind-section", Part: "reading", URL: url, Want: string(archive.KindSection), Due: w.start.Add(24 * time.Hour), check: func(x *evidence) (string, bool) {
			o := x.seen[url]
			if o.FetchedAt.IsZero() {
				return "no reading", false
			}
			return string(o.PageKind), o.PageKind == archive.KindSection
		}})
	}
	return out
}

func (p *Page) kindFact() string {
	if p.Kind == archive.KindStub && p.Headline == "" {
		return "kind-soft-404"
	}
	if p.undeclared {
		return "kind-stub-undeclared"
	}
	return "kind-" + string(p.Kind)
}

func checkKind(p *Page, o Observed) (string, bool) {
	if p.Kind == archive.KindStub {
		gone := p.Headline == "" && o.PageKind == archive.KindNone
		return string(o.PageKind) + " " + o.Access, o.PageKind == archive.KindStub || gone || p.Headline != "" && o.Access == "cut"
	}
	return string(o.PageKind), o.PageKind == p.Kind
}

// checkAuthors wants the names as printed; an agency beside persons may stand among them.
func checkAuthors(p *Page, o Observed) (string, bool) {
	got := slices.DeleteFunc(slices.Clone(o.Authors), func(s string) bool { return p.Agency != "" && squeeze(s) == p.Agency })
	same := slices.EqualFunc(got, p.Authors, func(a, b string) bool { return strings.EqualFold(squeeze(a), b) })
	return orNothing(strings.Join(o.Authors, "; ")), same
}

// checkRaw wants a piece of the printed byline that holds every name.
func checkRaw(p *Page, o Observed) (string, bool) {
	raw, printed := squeeze(o.BylineRaw), squeeze(p.Byline)
	for _, name := range p.Authors {
		if !strings.Contains(raw, name) {
			return o.BylineRaw, false
		}
	}
	return o.BylineRaw, raw != "" && strings.Contains(printed, raw)
}

// checkPublished wants the moment that the page gives: no more precise, to the minute at least where it gives minutes.
func checkPublished(p *Page, o Observed) (string, bool) {
	got := o.Published
	switch archive.Precision(p.Precision) {
	case "":
		return orNothing(got), got == ""
	case archive.PrecisionDay:
		return got, got == p.Published
	}
	const minute = len("2006-01-02T15:04")
	if len(p.Published) == len("2006-01-02T15:04:05") { // a wall clock: an offset from a feed is welcome
		return got, len(got) >= minute && got[:minute] == p.Published[:minute]
	}
	want, err := time.Parse(time.RFC3339, p.Published)
	if err != nil {
		return "not a time in the facts: " + p.Published, false
	}
	t, err := time.Parse(time.RFC3339, got)
	return orNothing(got), err == nil && t.Truncate(time.Minute).Equal(want.Truncate(time.Minute))
}

// checkDateline wants place and agency; a country after the place is welcome.
func checkDateline(p *Page, o Observed) (string, bool) {
	place, _, _ := strings.Cut(o.Place, ",")
	ok := strings.EqualFold(squeeze(place), p.Dateline.Place) && (p.Dateline.Agency == "" || o.Agency == p.Dateline.Agency)
	return orNothing(strings.TrimSpace(o.Place + " " + o.Agency)), ok
}

// checkText wants every block in the text, in order, and none of the lines that stand around it.
func checkText(p *Page, o Observed) (string, bool) {
	rest := squeeze(o.Text)
	for _, b := range p.Blocks {
		_, after, found := strings.Cut(rest, squeeze(b.Text))
		if !found {
			return "missing or out of order: " + short(b.Text), false
		}
		rest = after
	}
	around := append([]string{p.Headline, p.Section}, strings.Split(p.Byline, "\n")...)
	for _, m := range p.Images {
		around = append(around, m.Caption, m.Credit)
	}
	for line := range strings.Lines(o.Text) {
		if line = squeeze(line); line != "" && slices.Contains(around, line) {
			return "in the text: " + short(line), false
		}
	}
	return "", true
}

func checkImage(want archive.Image, o Observed) (string, bool) {
	got := "no image"
	for _, m := range o.Images {
		if squeeze(m.Caption) == want.Caption && squeeze(m.Credit) == want.Credit {
			return "", true
		}
		got = m.Caption + " / " + m.Credit
	}
	return got, false
}

// alike are families between which a page's own words do not decide.
var alike = [...][]archive.Family{
	{archive.FamilyRelated, archive.FamilyMoreOn, archive.FamilyLatestNews},
	{archive.FamilyTools, archive.FamilyShare},
	{archive.FamilyAppeal, archive.FamilyPaywall, archive.FamilyNewsletter},
}

func sameFamily(a, b archive.Family) bool {
	if a == b || b == archive.FamilySiteRepeat {
		return true
	}
	for _, group := range alike {
		if slices.Contains(group, a) && slices.Contains(group, b) {
			return true
		}
	}
	return false
}

// checkResidue wants no line of the box in the text, and its first line in the account, as residue of its family; a
// shirt-tail may have been read as a byline.
func checkResidue(want Residue, section string, o Observed) (string, bool) {
	blocks := strings.FieldsFunc(o.Text, func(r rune) bool { return r == '\n' })
	for _, line := range want.Lines {
		if line == section {
			continue // printed above the headline too: a matter of the text
		}
		whole := func(b string) bool { return squeeze(b) == line }
		if slices.ContainsFunc(blocks, whole) || strings.Count(line, " ") >= 4 && strings.Contains(squeeze(o.Text), line) {
			return "in the text: " + short(line), false
		}
	}
	got := "not in the account: " + short(want.Lines[0])
	for _, s := range o.Residue {
		if strings.Contains(squeeze(s.Text), want.Lines[0]) {
			if sameFamily(want.Family, s.Family) || want.Family == archive.FamilyShirtTail && s.Fate == archive.FateByline {
				return "", true
			}
			got = "in the account as " + string(s.Family)
		}
	}
	return got, false
}

func sameSet(a, b []string) bool {
	fold := func(list []string) []string {
		var out []string
		for _, s := range list {
			out = append(out, strings.ToLower(squeeze(s)))
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	return slices.Equal(fold(a), fold(b))
}
