package tree

import "strings"

// declaration reads what begins with "<!": a comment, the doctype, or a CDATA section within SVG and MathML.
func (p *Parser) declaration() {
	page := p.tree.page
	i := p.pos + len("<!")
	if i == len(page) {
		p.bogusComment(i)
		return
	}
	rest := page[i:]
	switch rest[0] {
	case '-':
		if strings.HasPrefix(rest, "--") {
			p.comment(i + 2)
			return
		}
	case 'd', 'D':
		if len(rest) >= len("doctype") && equalFold(rest[:len("doctype")], "doctype") {
			from, to, pos := untilAngle(page, i+len("doctype"))
			p.pos = pos
			p.tok = token{kind: doctypeToken, from: from, to: to}
			p.process()
			return
		}
	case '[':
		if strings.HasPrefix(rest, "[CDATA[") && len(p.open) > 0 && p.top().space != inHTML {
			p.cdata(i + len("[CDATA["))
			return
		}
	}
	p.bogusComment(i)
}

// cdata reads a CDATA section whose text begins at i.
func (p *Parser) cdata(i int) {
	page := p.tree.page
	to, pos := len(page), len(page)
	if n := strings.Index(page[i:], "]]>"); n >= 0 {
		to, pos = i+n, i+n+len("]]>")
	}
	p.emitText(i, to, keepNUL)
	p.pos = pos
}

func (p *Parser) bogusComment(i int) {
	from, to, pos := untilAngle(p.tree.page, i)
	p.emitComment(from, to, pos)
}

// untilAngle is the range from i to the next '>', and the position after it.
func untilAngle(page string, i int) (from, to, pos int) {
	to = indexByte(page, i, '>')
	return i, to, min(to+1, len(page))
}

// comment reads a comment whose text begins at from. It ends with "-->" or "--!>", at once with ">" or "->", and with
// the page.
func (p *Parser) comment(from int) {
	page := p.tree.page
	for _, s := range [...]string{">", "->"} {
		if strings.HasPrefix(page[from:], s) {
			p.emitComment(from, from, from+len(s))
			return
		}
	}
	for i := from; ; {
		n := strings.Index(page[i:], "--")
		if n < 0 {
			break
		}
		for i += n + 2; i < len(page) && page[i] == '-'; i++ {
		}
		switch rest := page[i:]; {
		case strings.HasPrefix(rest, ">"):
			p.emitComment(from, i-2, i+1)
			return
		case strings.HasPrefix(rest, "!>"):
			p.emitComment(from, i-2, i+2)
			return
		}
	}
	to := len(page)
	for _, s := range [...]string{"--!", "--", "-"} {
		if strings.HasSuffix(page[from:], s) {
			to -= len(s)
			break
		}
	}
	p.emitComment(from, to, len(page))
}

// rawEnd is where the raw text that begins at i ends: before the end tag of that name, or with the page.
func rawEnd(page string, i int, name string) int {
	for {
		n := strings.IndexByte(page[i:], '<')
		if n < 0 {
			return len(page)
		}
		i += n
		if isEndTag(page[i:], name) {
			return i
		}
		i++
	}
}

// isEndTag says that s begins with the end tag of that name.
func isEndTag(s, name string) bool {
	return len(s) > len(name)+2 && s[1] == '/' && endsName(s, 2+len(name)) && equalFold(s[2:2+len(name)], name)
}

// endsName says that the byte of s at i ends a tag's name.
func endsName(s string, i int) bool { return i < len(s) && tagByte[s[i]] == 0 }

// scriptEnd is where the script that begins at i ends. Within a comment that holds a script tag of its own, an end tag
// closes but that one.
func scriptEnd(page string, i int) int {
	const name = "script"
	for {
		n := strings.IndexByte(page[i:], '<')
		if n < 0 {
			return len(page)
		}
		i += n
		switch {
		case isEndTag(page[i:], name):
			return i
		case strings.HasPrefix(page[i:], "<!--"):
			var done bool
			if i, done = escapedScript(page, i+len("<!--")); done {
				return i
			}
		default:
			i++
		}
	}
}

// escapedScript reads a script on from i, where a comment has begun, up to the comment's end, or the script's: then it
// is done.
func escapedScript(page string, i int) (end int, done bool) {
	const name = "script"
	within := false
	start := i - len("--")
	for ; i < len(page); i++ {
		switch page[i] {
		case '>':
			if i-2 >= start && page[i-2:i] == "--" {
				return i + 1, false
			}
		case '<':
			if isEndTag(page[i:], name) {
				if !within {
					return i, true
				}
				within = false
				i += len("</script")
			} else if !within && opensScript(page[i:]) {
				within = true
				i += len("<script")
			}
		}
	}
	return len(page), true
}

func opensScript(s string) bool {
	const tag = "<script"
	return len(s) > len(tag) && endsName(s, len(tag)) && equalFold(s[:len(tag)], tag)
}
