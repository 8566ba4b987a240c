package normalize

import (
	"cmp"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/model"
	"broadsheet/normalize/residue"
)

// readBody gives each block its verdict: body or residue.
func readBody(p *page) {
	m := residue.NewMatcher()
	see(p, m)
	plugged := plugins(p)
	p.scores = p.model.Score(p.look)
	least, expected := p.look.Best(p.scores)
	p.r.Quality = expected
	begun := false // a paragraph of the story stands above
	for i := range p.blocks {
		p.verdicts[i] = judge(p, i, least, begun)
		if v := plugged[p.blocks[i].Box]; v != nil && p.verdicts[i].fate != archive.FateHeadline {
			p.verdicts[i] = *v
		}
		if p.verdicts[i].fate == archive.FateBody && len(p.blocks[i].Breaks) > 0 && p.blocks[i].Kind != blocks.Pre {
			p.verdicts[i].parts = judgeLines(m, &p.blocks[i], "model")
		}
		begun = begun || i > p.look.Headline && p.verdicts[i].fate == archive.FateBody && p.blocks[i].IsProse()
	}
	keyPoints(p)
	dropHidden(p)
	mend(p)
	findDek(p)
	rescue(p)
}

// dropHidden takes the hidden blocks that are not the story's out of the page: nobody sees them.
func dropHidden(p *page) {
	k := 0
	for i := range p.blocks {
		if p.blocks[i].Hidden && p.verdicts[i].fate != archive.FateBody {
			continue
		}
		p.blocks[k], p.verdicts[k], p.rows[k], p.scores[k] = p.blocks[i], p.verdicts[i], p.rows[i], p.scores[i]
		p.look.Vectors[k] = p.look.Vectors[i]
		k++
	}
	p.blocks, p.verdicts, p.rows, p.scores = p.blocks[:k], p.verdicts[:k], p.rows[:k], p.scores[:k]
	p.look.Vectors = p.look.Vectors[:k]
}

// sureOfStory is a score from which the model, which knows the row, outweighs a row of the residue table: a chance of two
// in three. Of 26 such blocks of the wcxb pages 22 are the story's: a subhead that names a network, a note that begins
// with "Video:".
const sureOfStory = 600

// yields says that row r yields to a model that is sure. Rows for what is no story by what it means, or is no prose, do
// not: agencies' lines of rights are prose, and stand in the story.
func yields(r *residue.Rule) bool {
	switch r.Family {
	case archive.FamilyShirtTail, archive.FamilyPlaceholder, archive.FamilyLegal, archive.FamilyConsent:
		return false
	}
	return true
}

// judge gives block i the verdict of the rules and the model. A block that reads like the headline is it, but for a
// subhead below the beginning of the story that the model takes for one.
func judge(p *page, i int, least int32, begun bool) verdict {
	r := p.rows[i]
	switch {
	case p.look.Vectors[i].IsHeadline() && !(begun && p.blocks[i].Kind == blocks.Heading && p.scores[i] >= least):
		return verdict{fate: archive.FateHeadline}
	case r != nil && !r.Weak && (p.scores[i] < sureOfStory || !yields(r)):
		return verdict{fate: archive.FateResidue, family: r.Family, rule: r.ID}
	case p.scores[i] >= least:
		return verdict{fate: archive.FateBody, rule: "model"}
	case r != nil:
		return verdict{fate: archive.FateResidue, family: r.Family, rule: r.ID}
	}
	return verdict{fate: archive.FateResidue, family: family(p, i), rule: "model"}
}

// plugins gives, for each box that a plug-in marks as its own or that stands in one, the verdict of what is in it, else nil. A box
// that holds most of the running text is the story's, whatever it is called.
func plugins(p *page) []*verdict {
	out := make([]*verdict, len(p.boxes))
	var names blocks.Seen[*verdict]
	for i := range p.boxes {
		x := &p.boxes[i]
		if x.Parent >= 0 && out[x.Parent] != nil {
			out[i] = out[x.Parent]
			continue
		}
		if 2*x.Prose > p.boxes[0].Prose {
			continue
		}
		out[i] = cmp.Or(names.Of(x.ID, plugin), names.Of(x.Class, plugin))
	}
	return out
}

// plugin is the verdict of what a plug-in marks as its own by one of the names, the last of them; nil if none does.
func plugin(names string) (v *verdict) {
	for len(names) > 0 {
		one, rest, _ := strings.Cut(names, " ")
		if f, ok := residue.Plugin(one); ok {
			v = &verdict{fate: archive.FateResidue, family: f, rule: "plugin/" + string(f) + "/" + one}
		}
		names = rest
	}
	return v
}

// judgeLines cuts a block that a rule kept for the story at its br and gives each line a fate; nil if all of it is story.
func judgeLines(m *residue.Matcher, b *blocks.Block, rule string) []archive.Span {
	var out []archive.Span
	cut := false
	for line := range b.Lines {
		s := archive.Span{Fate: archive.FateBody, Rule: rule, Text: line}
		if r := m.Match(s.Text); r != nil && !r.Weak {
			s.Fate, s.Family, s.Rule = archive.FateResidue, r.Family, r.ID
			cut = true
		}
		out = append(out, s)
	}
	if !cut {
		return nil
	}
	return out
}

// family names what a block that the model refused most likely is, from where it stands.
func family(p *page, i int) archive.Family {
	b := &p.blocks[i]
	near := func(f blocks.Family) bool { return b.Near[f] < 4 }
	switch {
	case b.Marks&(blocks.InNav|blocks.InFooter) != 0 || near(blocks.FamNav) || i < p.look.Headline && isMenu(b):
		return archive.FamilyMenu
	case b.Kind == blocks.Caption || near(blocks.FamMedia):
		return archive.FamilyCaption
	case near(blocks.FamComment):
		return archive.FamilyComments
	case near(blocks.FamShare):
		return archive.FamilyShare
	case near(blocks.FamAuthor):
		return archive.FamilyAuthorBio
	case near(blocks.FamPromo):
		return archive.FamilyNewsletter
	case near(blocks.FamAdvert):
		return archive.FamilyAdvert
	case near(blocks.FamRelated): // after those that name a box which may be called a card as well
		return archive.FamilyRelated
	case near(blocks.FamTags):
		return archive.FamilyTags
	case near(blocks.FamEmbed):
		return archive.FamilyEmbed
	case near(blocks.FamBox):
		return archive.FamilyFactBox
	}
	return archive.FamilyOther
}

// isMenu says that a block is a row of short links.
func isMenu(b *blocks.Block) bool {
	return b.Links > 2 && 10*b.Linked >= 9*b.Len && b.Len < 25*b.Links && b.Stops == 0
}

// What follows a label such as "Related articles" belongs to it as far as links and list items go on, and no further
// than so many blocks.
const maxFollowers = 16

// see finds the rows of the residue table that blocks fall under, and computes what the model sees of the page.
func see(p *page, m *residue.Matcher) {
	p.rows = make([]*residue.Rule, len(p.blocks))
	hints := make([]uint8, len(p.blocks))
	follow := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		r := m.Match(b.Text)
		if r == nil && len(b.Breaks) > 0 && !b.IsProse() {
			r = matchLines(m, b)
		}
		p.rows[i] = r
		switch {
		case r != nil && r.Weak:
			hints[i] = 1
		case r != nil:
			hints[i] = 3
			if r.Opens {
				follow = maxFollowers
			}
		case follow > 0 && !b.IsProse() && (2*b.Linked > b.Len || b.Kind == blocks.Item && b.Stops == 0):
			hints[i] = 2
			follow--
		default:
			follow = 0
		}
	}
	p.look.Look(p.blocks, p.boxes, model.Witness{
		Headline:    p.r.Headline,
		Description: p.declared.description,
		ArticleBody: p.declared.articleBody,
		Hints:       hints,
	})
}

// matchLines is the row of a block of lines that none matches as a whole: the first line's, if it opens what follows
// or the other lines fall under rows as well.
func matchLines(m *residue.Matcher, b *blocks.Block) *residue.Rule {
	var first *residue.Rule
	for line := range b.Lines {
		r := m.Match(line)
		if r == nil || r.Weak {
			return nil
		}
		if r.Opens {
			return cmp.Or(first, r)
		}
		if first == nil {
			first = r
		}
	}
	return first
}

// See gives what the model sees of a page: what the trainer learns from.
func See(in Page) *model.Page {
	p := new(Reader).open(in)
	readHeadline(p)
	see(p, residue.NewMatcher())
	return p.look
}
