package normalize

func readFields(p *page) {}
