package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// signature is one byline that the text prints, with the lines that go with it.
type signature struct {
	names  []archive.Byline
	raw    []string
	place  string
	source string
}

// readBylines reads who wrote the article: the byline above the story, else the one below it. Contributors that either
// names are added.
func (t *plainText) readBylines() {
	head, foot := t.signature(0, t.first, "text:head"), t.signature(t.first, len(t.scraps), "text:foot")
	best := &head
	if !hasAuthor(head.names) {
		best = &foot
	}
	if len(best.names) == 0 {
		t.note("authors", "", "text", false, "no byline is printed")
		return
	}
	r := t.page.r
	r.Bylines, r.BylineRaw = best.names, strings.Join(best.raw, "\n")
	t.note("authors", r.BylineRaw, best.source, true, "")
	if best == &head && len(foot.names) > 0 {
		t.note("authors", strings.Join(foot.raw, "\n"), foot.source, false, "another stands above the story")
	}
	t.dropBios()
	for _, b := range t.helpers() {
		r.Bylines = appendNames(r.Bylines, []archive.Byline{b})
	}
	if best.place != "" && r.Dateline.Place == "" {
		r.Dateline = archive.Dateline{Raw: best.place, Place: placeName(best.place)}
		t.note("dateline", best.place, best.source, true, "in the byline")
	}
}

// signature reads the bylines among the scraps from i up to end.
func (t *plainText) signature(i, end int, source string) signature {
	sig := signature{source: source}
	lead := ""
	for ; i < end; i++ {
		s := &t.scraps[i]
		if s.fate != archive.FateByline {
			continue
		}
		sig.raw = append(sig.raw, s.text)
		switch names := byline.Line(lead+s.text, t.names); {
		case s.rule == "plain/slash-line":
			t.readSlashes(&sig, s.text)
		case s.rule == "plain/byline-place":
			sig.place = s.text
		case s.rule == "plain/byline-name":
			sig.names = append(sig.names, byline.Visible(s.text, t.names)...)
		case s.rule == "plain/byline-title" && len(sig.names) > 0:
			last := len(sig.names) - 1
			attach(&sig.names[last], s.text, t.names)
			for k := range sig.names[:last] { // the paper or agency is that of all
				sig.names[k].Affiliation = orElse(sig.names[k].Affiliation, orElse(sig.names[last].Affiliation, agencyIn(sig.names[last].Title)))
			}
		case len(names) > 0:
			sig.names, lead = appendNames(sig.names, names), ""
		default:
			lead = s.text + " "
		}
	}
	for k := range sig.names {
		finishName(&sig.names[k], t.page.r.Language, sig.names[k+1:])
	}
	return sig
}

// readSlashes reads the pieces of a slash line: persons, the paper that they write for, the place.
func (t *plainText) readSlashes(sig *signature, line string) {
	outlet := ""
	for _, piece := range slash.Split(line, -1) {
		switch t.pieceKind(-1, piece, false) {
		case piecePerson:
			names := byline.Line(piece, t.names)
			if len(names) == 0 {
				names = byline.Visible(piece, t.names)
			}
			sig.names = append(sig.names, names...)
		case piecePlace:
			sig.place = piece
		case pieceOutlet:
			outlet = piece
		}
	}
	for i := range sig.names {
		if b := &sig.names[i]; b.Kind == archive.Person && b.Affiliation == "" {
			b.Affiliation = outlet
		}
	}
	if len(sig.names) == 0 && outlet != "" {
		sig.names = byline.Declared(outlet, t.names)
	}
}

// attach adds to b what a line below its name says: a title, an agency or a paper; false if the line says none of these.
func attach(b *archive.Byline, line string, o byline.Options) bool {
	got := byline.Visible(b.NamePrinted+byline.Separator+line, o)
	if len(got) == 0 || got[0].Kind != archive.Person {
		return false
	}
	title, affiliation := got[0].Title, got[0].Affiliation
	if len(got) == 2 && (got[1].Kind == archive.Agency || got[1].Kind == archive.Organization) {
		affiliation = got[1].Name
	}
	b.Title, b.Affiliation = orElse(b.Title, title), orElse(b.Affiliation, affiliation)
	return title != "" || affiliation != ""
}

// finishName completes a name: how it is filed, and whom its bearer works for, where a title or the agency next in the
// byline says so.
func finishName(b *archive.Byline, language string, after []archive.Byline) {
	if b.Kind != archive.Person {
		return
	}
	if b.Sort == "" {
		b.Sort = byline.SortKey(b.Name, language)
	}
	if i := strings.LastIndex(b.Title, ", "); i > 0 && b.Affiliation == "" { // "Staff Writer, Harbor Herald"
		of := archive.Byline{NamePrinted: b.NamePrinted}
		if attach(&of, b.Title[i+2:], byline.Options{Language: language}); of.Affiliation != "" {
			b.Title, b.Affiliation = b.Title[:i], of.Affiliation
		}
	}
	if b.Affiliation == "" {
		b.Affiliation = agencyIn(b.Title)
	}
	if b.Affiliation == "" && len(after) == 1 && after[0].Kind == archive.Agency {
		b.Affiliation = after[0].Name
	}
}

// agencyIn is the name of the agency that a title begins with: "AP Diplomatic Writer"; "" if none.
func agencyIn(title string) string {
	words := strings.Fields(title)
	for k := min(4, len(words)); k > 0; k-- {
		if id := byline.AgencyID(strings.Join(words[:k], " ")); id != "" {
			return agencyName(id)
		}
	}
	return ""
}

// agencyName is the canonical name of the agency with the id.
func agencyName(id string) string {
	for i := range byline.Agencies {
		if byline.Agencies[i].ID == id {
			return byline.Agencies[i].Names[0]
		}
	}
	return ""
}

// helpers are the names on lines that say who else worked on the article.
func (t *plainText) helpers() []archive.Byline {
	var out []archive.Byline
	for i := t.first; i < len(t.scraps); i++ {
		if s := &t.scraps[i]; s.family == archive.FamilyShirtTail {
			names := append(byline.Line(s.text, t.names), t.contributed(s.text)...)
			for k := range names {
				if names[k].Role == archive.RoleAuthor {
					names[k].Role = archive.RoleContributor
				}
			}
			out = append(out, names...)
		}
	}
	return out
}

// readDateline reads the dateline at the head of one of the first paragraphs; it stays in the text. The agency that it
// names, or that signs the last paragraph, is the wire's.
func (t *plainText) readDateline() {
	r := t.page.r
	seen, last := 0, ""
	for i := range t.scraps {
		s := &t.scraps[i]
		if s.fate != archive.FateBody && s.fate != archive.FateDek || s.class != classProse {
			continue
		}
		last = s.text
		if seen++; seen > datelineDepth || r.Dateline.Raw != "" && r.Dateline.Agency != "" {
			continue
		}
		if d, ok := cutDateline(s.text); ok {
			if r.Dateline.Raw != "" {
				d.Place = orElse(d.Place, r.Dateline.Place)
			}
			r.Dateline = d
			t.note("dateline", d.Raw, "text:paragraph", true, "")
		}
	}
	r.WireAgency = byline.AgencyID(r.Dateline.Agency)
	if r.WireAgency == "" {
		r.WireAgency = signAgency(last)
	}
	for _, b := range r.Bylines {
		if r.WireAgency == "" && b.Role == archive.RoleAuthor {
			r.WireAgency = byline.AgencyID(orElse(b.Affiliation, b.Name))
		}
	}
}

// contributed are the names of a line such as "Associated Press writers Ada Marsh in Oslo and Ben Quill in Bergen
// contributed to this report."
func (t *plainText) contributed(line string) []archive.Byline {
	before, _, ok := strings.Cut(line, " contributed")
	if !ok {
		return nil
	}
	for _, w := range []string{"writers ", "writer ", "reporters ", "reporter ", "journalists ", "journalist ", "correspondents ", "correspondent ", "staff "} {
		if i := strings.LastIndex(before, w); i >= 0 {
			before = before[i+len(w):]
		}
	}
	var out []archive.Byline
	for piece := range strings.SplitSeq(strings.ReplaceAll(before, " and ", ", "), ", ") {
		if name, _, _ := strings.Cut(strings.TrimPrefix(piece, "and "), " in "); byline.IsFullName(name) {
			for _, b := range byline.Declared(name, t.names) {
				b.Role = archive.RoleContributor
				out = append(out, b)
			}
		}
	}
	return out
}

// bioDepth is how far from the story's end a line stands that says who its author is, in paragraphs.
const bioDepth = 3

// bioVerbs follow an author's name in a line that says who that is.
var bioVerbs = []string{" is ", " covers ", " writes ", " has ", " reports ", " joined ", " ist ", " schreibt ", " berichtet ", " est ", " couvre ", " es ", " cubre ", " escribe ", " è ", " scrive ", " é ", " er ", " skriver ", " är ", " jest ", " schrijft "}

// dropBios drops the story's last paragraphs that begin with an author's name and say who that is.
func (t *plainText) dropBios() {
	seen := 0
	for i := t.end - 1; i > t.first && seen < bioDepth; i-- {
		s := &t.scraps[i]
		if s.fate != archive.FateBody {
			continue
		}
		seen++
		for _, b := range t.page.r.Bylines {
			rest, ok := strings.CutPrefix(s.text, b.Name)
			if !ok || b.Kind != archive.Person {
				continue
			}
			for _, verb := range bioVerbs {
				if strings.HasPrefix(rest, verb) {
					t.drop(i, archive.FamilyAuthorBio, "plain/author-bio")
				}
			}
		}
	}
}
