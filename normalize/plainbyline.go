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
			t.attach(&sig.names[len(sig.names)-1], s.text)
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
func (t *plainText) attach(b *archive.Byline, line string) bool {
	got := byline.Visible(b.NamePrinted+byline.Separator+line, t.names)
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
			names := byline.Line(s.text, t.names)
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
