package normalize

func readPlain(p *page) {}
