package blocks

import "broadsheet/normalize/tree"

// finish gives the blocks their texts, marks the hidden ones and sums up the boxes.
func (s *Splitter) finish() ([]Block, []Box) {
	all, from := string(s.buf), int32(0)
	for i := range s.blocks {
		s.blocks[i].Text = all[from:s.ends[i]]
		from = s.ends[i]
	}
	s.unhide()
	for i := range s.blocks {
		s.blocks[i].Hidden = s.hidden[i] != tree.None
	}
	sum(s.blocks, s.boxes)
	return s.blocks, s.boxes
}

// unhide takes a hidden element for visible that holds more running text than all that shows: a script reveals it.
func (s *Splitter) unhide() {
	shown := int32(0)
	for i := range s.blocks {
		if s.hidden[i] == tree.None && s.blocks[i].IsProse() {
			shown += s.blocks[i].Len
		}
	}
	for i := 0; i < len(s.blocks); {
		h := s.hidden[i]
		j, prose := i, int32(0)
		for ; j < len(s.blocks) && s.hidden[j] == h; j++ {
			if s.blocks[j].IsProse() {
				prose += s.blocks[j].Len
			}
		}
		if h != tree.None && prose >= 400 && prose > shown {
			for k := i; k < j; k++ {
				s.hidden[k] = tree.None
			}
		}
		i = j
	}
}

// sum fills the sums of the boxes. A box stands before the boxes in it.
func sum(bs []Block, boxes []Box) {
	for i := range boxes {
		boxes[i].From = int32(len(bs))
	}
	for i := range bs {
		b := &bs[i]
		x := &boxes[b.Box]
		x.From, x.To = min(x.From, int32(i)), int32(i)+1
		if b.Hidden {
			continue
		}
		x.Len += b.Len
		x.Linked += b.Linked
		if b.IsProse() {
			x.Prose += b.Len
			x.Own += b.Len
			if x.Parent >= 0 {
				boxes[x.Parent].Own += b.Len
			}
		}
	}
	for i := len(boxes) - 1; i > 0; i-- {
		x := &boxes[i]
		if x.To == 0 || x.Parent < 0 {
			continue
		}
		p := &boxes[x.Parent]
		p.From, p.To = min(p.From, x.From), max(p.To, x.To)
		p.Len += x.Len
		p.Linked += x.Linked
		p.Prose += x.Prose
	}
}
