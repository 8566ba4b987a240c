package normalize

import (
	"strings"
	"unicode"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// rawByline is the byline as the page prints it, the lead before it included. Where the names are told to machines, it
// is the first printed one that holds them all; what is told stands for it only where nothing is printed.
func (p *page) rawByline(best *claim, list []claim) string {
	c := best
	for i := 0; i < len(list) && c.block < 0; i++ {
		if o := &list[i]; o.block >= 0 && holdsAll(o.raw, best.names) {
			c = o
		}
	}
	if c.block < 0 {
		return c.raw
	}
	var kept []string
	for _, line := range strings.Split(c.raw, "\n") {
		if line = p.trimRaw(line, best.names); line != "" {
			kept = append(kept, line)
		}
	}
	if len(kept) == 0 {
		return c.raw
	}
	if len(kept) == 1 {
		return p.withLead(c.block, kept[0])
	}
	return strings.Join(kept, "\n")
}

// holdsAll says that raw prints each of the names.
func holdsAll(raw string, names []archive.Byline) bool {
	f := fold(raw)
	for i := range names {
		if !strings.Contains(f, fold(names[i].NamePrinted)) {
			return false
		}
	}
	return len(names) > 0
}

// longRemark is how much may stand before the first name or behind the last for it to be part of the byline, in bytes:
// "Ein Kommentar von", "Chief correspondent in the north".
const longRemark = 60

// trimRaw cuts from a line that prints a byline what the page prints beside it: dates, counts, buttons, the bio. "" if
// no name stands in it.
func (p *page) trimRaw(line string, names []archive.Byline) string {
	low := strings.ToLower(line)
	if len(low) != len(line) {
		return line
	}
	from, to := len(line), -1
	for i := range names {
		name := strings.ToLower(names[i].NamePrinted)
		if at := strings.Index(low, name); at >= 0 && name != "" {
			from, to = min(from, at), max(to, at+len(name))
		}
	}
	if to < 0 {
		return ""
	}
	head, tail := line[:from], line[to:]
	if at := strings.IndexFunc(tail, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("|·•", r) }); at >= 0 {
		tail = byline.TrimTail(tail[:at])
	}
	if len(tail) > longRemark {
		tail = ""
	}
	lead := ""
	for at := range head {
		if (at == 0 || head[at-1] == ' ') && byline.IsLead(head[at:], p.r.Language) {
			lead = head[at:]
			break
		}
	}
	if lead == "" && len(head) <= longRemark && !strings.ContainsAny(head, "0123456789|·•") {
		lead = head
	}
	lead = strings.TrimLeft(lead, " |·•")
	return strings.TrimSpace(lead + line[from:to] + strings.TrimRight(tail, " ,;-–—(/"))
}

// withLead is raw with the lead that the page prints right before it.
func (p *page) withLead(block int, raw string) string {
	for _, line := range lines(&p.blocks[block]) {
		if at := strings.Index(line, raw); at > 0 && byline.IsLead(line[:at], p.r.Language) {
			return line[:at+len(raw)]
		}
	}
	if k := block - 1; k >= 0 && byline.IsLead(p.blocks[k].Text, p.r.Language) {
		return p.blocks[k].Text + " " + raw
	}
	return raw
}
