package normalize

import "broadsheet/normalize/tree"

func readHeadline(p *page) {
	if h := p.tree.Find(tree.Root, tree.H1); h != tree.None {
		p.r.Headline = string(p.tree.AppendText(nil, h))
	}
}
