package model

// sequence fills in what the order of the blocks says.
func (p *Page) sequence() {
	bs := p.Blocks
	whole, before := int32(0), int32(0)
	for i := range bs {
		if bs[i].IsProse() {
			whole += bs[i].Len
		}
	}
	since, sinceHead := int16(999), int16(-1)
	for i := range bs {
		v := &p.Vectors[i]
		v[fIndex] = share(int32(i), int32(len(bs)))
		v[fProseBefore] = share(before, whole)
		if i == p.Headline {
			sinceHead = 0
		}
		v[fSinceHeadline] = sinceHead
		if sinceHead >= 0 && sinceHead < 999 {
			sinceHead++
		}
		v[fSinceProse] = since
		if since < 999 {
			since++
		}
		if bs[i].IsProse() {
			before += bs[i].Len
			since = 0
		}
		if i > 0 {
			v[fPrevLen] = p.Vectors[i-1][fLen]
		}
		if i+1 < len(bs) {
			v[fNextLen], v[fNextLinked] = limit(bs[i+1].Len), share(bs[i+1].Linked, bs[i+1].Len)
		}
	}
	until := int16(999)
	for i := len(bs) - 1; i >= 0; i-- {
		p.Vectors[i][fUntilProse] = until
		if until < 999 {
			until++
		}
		if bs[i].IsProse() {
			until = 0
		}
	}
}

// containers fills in what the boxes that hold a block say.
func (p *Page) containers() {
	bs, boxes := p.Blocks, p.Boxes
	page := boxes[0].Prose
	p.group()
	type sum struct{ n, len, prose int32 }
	of := make([]sum, p.groups)
	for i := range bs {
		g := &of[p.paths[i]]
		g.n++
		g.len += bs[i].Len
		if bs[i].IsProse() {
			g.prose += bs[i].Len
		}
	}
	main := p.chain()
	for i := range bs {
		v := &p.Vectors[i]
		h := p.holders[i]
		x := &boxes[h]
		v[fBoxProse], v[fBoxLinked] = share(x.Prose, page), share(x.Linked, x.Len)
		v[fBoxBlocks], v[fBoxLen] = limit(x.To-x.From), limit(x.Len/max(1, x.To-x.From))
		for k := 0; k < 2 && x.Parent >= 0; k++ {
			x = &boxes[x.Parent]
		}
		v[fOuterLinked] = share(x.Linked, x.Len)
		g := &of[p.paths[i]]
		v[fPathProse], v[fPathBlocks], v[fPathLen] = share(g.prose, page), limit(g.n), limit(g.len/g.n)
		up, at := int16(0), bs[i].Box
		for at >= 0 && main[at] < 0 {
			at = boxes[at].Parent
			up++
		}
		v[fUp] = up
		if at >= 0 {
			v[fDown] = main[at]
		}
		if i > 0 && p.paths[i] == p.paths[i-1] {
			v[fSamePath] |= 1
		}
		if i+1 < len(bs) && p.paths[i] == p.paths[i+1] {
			v[fSamePath] |= 2
		}
	}
}

// group numbers the paths of the blocks and finds the box that holds each among others.
func (p *Page) group() {
	p.paths, p.holders = zeros(p.paths, len(p.Blocks)), zeros(p.holders, len(p.Blocks))
	t := p.room.alike.reset(len(p.Blocks))
	for i := range p.Blocks {
		at := p.Blocks[i].Box
		k := t.at(p.Boxes[at].Path)
		if t.val[k] < 0 {
			t.val[k] = int32(p.groups)
			p.groups++
		}
		p.paths[i] = t.val[k]
		for k := 0; k < 4 && p.Boxes[at].Parent >= 0 && p.Boxes[at].To-p.Boxes[at].From == 1; k++ {
			at = p.Boxes[at].Parent
		}
		p.holders[i] = at
	}
}

// chain gives, for the box that has most running text of its own and the boxes around it, how far above it they are;
// -1 for all others.
func (p *Page) chain() []int16 {
	best := int32(0)
	for i := range p.Boxes {
		if p.Boxes[i].Own > p.Boxes[best].Own {
			best = int32(i)
		}
	}
	out := make([]int16, len(p.Boxes))
	for i := range out {
		out[i] = -1
	}
	for d := int16(0); best >= 0; d++ {
		out[best] = d
		best = p.Boxes[best].Parent
	}
	return out
}
