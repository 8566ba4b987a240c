package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutLines cuts a text into lines, lines that a writer wrapped joined again.
func cutLines(body string) []scrap {
	body = strings.TrimPrefix(body, "\ufeff")
	var out []scrap
	gap := false
	for line := range strings.FieldsFuncSeq(markEmpty(body), func(r rune) bool { return r == '\n' }) {
		text := strings.Join(strings.Fields(line), " ")
		if text == "" {
			gap = true
			continue
		}
		s := scrap{text: text, gap: gap}
		s.mark, s.text = cutBullet(text)
		out = append(out, s)
		gap = false
	}
	out = unwrap(out)
	for i := range out {
		if s := &out[i]; speaks(out, i) {
			s.mark, s.text = "", s.mark+" "+s.text
		}
	}
	return out
}

// speaks says that the dash before line i opens a speech, as in French, Norwegian or Spanish, and no list: sentences
// follow it, and no line next to it has one.
func speaks(lines []scrap, i int) bool {
	s := &lines[i]
	if s.mark != "-" && s.mark != "–" || !isProse(s.text) {
		return false
	}
	above := i > 0 && !s.gap && lines[i-1].mark == s.mark
	below := i+1 < len(lines) && !lines[i+1].gap && lines[i+1].mark == s.mark
	return !above && !below
}

// markEmpty makes every line end a single newline and puts a space on empty lines, so that they are seen.
func markEmpty(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n").Replace(s)
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n\n", "\n \n"), "\n\n", "\n \n")
}

// bullets open the items of a list.
const bullets = "•‣◦▪▫■□●○◆◇▶►➤➜➔✓✔★·∙"

// cutBullet parts the bullet of a list item from its text.
func cutBullet(s string) (mark, text string) {
	r, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	switch {
	case strings.ContainsRune(bullets, r):
	case (r == '-' || r == '*' || r == '–' || r == '+') && strings.HasPrefix(rest, " "):
	case unicode.IsDigit(r):
		i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
		if i < 0 || i > 2 || s[i] != '.' && s[i] != ')' || !strings.HasPrefix(s[i+1:], " ") || numbersMonth(s[i+2:]) {
			return "", s
		}
		n, rest = i+1, s[i+1:]
	default:
		return "", s
	}
	if text = strings.TrimSpace(rest); text == "" || !strings.ContainsFunc(text, isWordRune) {
		return "", s
	}
	return s[:n], text
}

// numbersMonth says that the number before s is a day ("16. April 2025") and no item's: a year follows soon.
func numbersMonth(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && len(words[1]) >= 4 && (strings.HasPrefix(words[1], "19") || strings.HasPrefix(words[1], "20"))
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Columns at which people and programs wrap text, in characters.
const (
	narrowestWrap = 40
	widestWrap    = 110
)

// unwrap joins the lines of a text that was wrapped at a column: a line goes on where the next line's first word would
// not have found room behind it.
func unwrap(lines []scrap) []scrap {
	width := 0
	for i := range lines {
		width = max(width, utf8.RuneCountInString(lines[i].text))
	}
	if width < narrowestWrap || width > widestWrap {
		return lines
	}
	goesOn := func(i int) bool {
		if lines[i].gap || lines[i].mark != "" {
			return false
		}
		word, _, _ := strings.Cut(lines[i].text, " ")
		return utf8.RuneCountInString(lines[i-1].text)+1+utf8.RuneCountInString(word) > width
	}
	joins, follows := 0, 0
	for i := 1; i < len(lines); i++ {
		if !lines[i].gap {
			if follows++; goesOn(i) {
				joins++
			}
		}
	}
	if joins < 4 || 3*joins < 2*follows {
		return lines
	}
	var out []scrap
	for i := 0; i < len(lines); {
		s, parts := lines[i], []string{lines[i].text}
		for i++; i < len(lines) && goesOn(i); i++ {
			parts = append(parts, lines[i].text)
		}
		s.text = strings.Join(parts, " ")
		out = append(out, s)
	}
	return out
}
