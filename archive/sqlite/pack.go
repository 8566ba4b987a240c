package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"broadsheet/archive"
)

// toJSON renders strings, numbers and lists of them, which cannot fail; characters of HTML are left as they are.
func toJSON(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "null"
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// blockLetters name the kinds of blocks in _readings.blocks: one letter a block, upper case where it is joined to
// the block before. With them, the text alone gives the blocks back.
var blockLetters = map[archive.BlockKind]byte{
	archive.BlockDek: 'd', archive.BlockParagraph: 'p', archive.BlockSubhead: 's', archive.BlockListItem: 'l',
	archive.BlockQuote: 'q', archive.BlockTableRow: 't', archive.BlockKeyPoint: 'k', archive.BlockCorrection: 'c',
}

// packBlocks gives the letters of the blocks and their text, as Reading.Text joins it. A block is one line: a line
// break inside one becomes a blank. A kind without a letter is kept as a paragraph.
func packBlocks(blocks []archive.Block) (kinds, text string) {
	letters := make([]byte, len(blocks))
	clean := make([]archive.Block, len(blocks))
	for i, b := range blocks {
		letter, ok := blockLetters[b.Kind]
		if !ok {
			letter = 'p'
		}
		if b.Joined {
			letter = byte(unicode.ToUpper(rune(letter)))
		}
		letters[i] = letter
		b.Text = strings.ReplaceAll(b.Text, "\n", " ")
		clean[i] = b
	}
	return string(letters), (&archive.Reading{Blocks: clean}).Text()
}

// unpackBlocks is the inverse of packBlocks.
func unpackBlocks(kinds, text string) []archive.Block {
	var out []archive.Block
	for i := range len(kinds) {
		joined := unicode.IsUpper(rune(kinds[i]))
		if i > 0 {
			text = strings.TrimPrefix(text, "\n")
			if !joined {
				text = strings.TrimPrefix(text, "\n")
			}
		}
		line, _, _ := strings.Cut(text, "\n")
		text = text[len(line):]
		out = append(out, archive.Block{Kind: blockKind(kinds[i] | 0x20), Text: line, Joined: joined})
	}
	return out
}

func blockKind(letter byte) archive.BlockKind {
	for kind, l := range blockLetters {
		if l == letter {
			return kind
		}
	}
	return archive.BlockParagraph
}

// packImages renders images as [[url, caption, credit], …].
func packImages(images []archive.Image) string {
	out := make([][3]string, len(images))
	for i, m := range images {
		out[i] = [3]string{m.URL, m.Caption, m.Credit}
	}
	return toJSON(out)
}

// packResidue counts an account's residue as [[family, rule, spans, characters], …], in the order of first
// appearance; family and rule are ids of words.
func (t *tx) packResidue(account []archive.Span) (string, error) {
	type key struct {
		family archive.Family
		rule   string
	}
	at := map[key]int{}
	out := [][4]any{}
	for _, s := range account {
		if s.Fate != archive.FateResidue {
			continue
		}
		k := key{s.Family, s.Rule}
		i, ok := at[k]
		if !ok {
			family, err := t.word(string(s.Family))
			if err != nil {
				return "", err
			}
			rule, err := t.word(s.Rule)
			if err != nil {
				return "", err
			}
			i = len(out)
			at[k] = i
			out = append(out, [4]any{family, rule, 0, 0})
		}
		out[i][2] = out[i][2].(int) + 1
		out[i][3] = out[i][3].(int) + len([]rune(s.Text))
	}
	return toJSON(out), nil
}

// maxLosers is how many candidates of one field are kept beside those chosen: the first, which are the strongest. A
// page can name hundreds of headlines of others; explain reads the page again and shows them all.
const maxLosers = 8

// contenders leaves out the losers of a field past the first maxLosers.
func contenders(evidence []archive.Evidence) []archive.Evidence {
	losers := map[string]int{}
	var out []archive.Evidence
	for _, e := range evidence {
		if !e.Chosen {
			losers[e.Field]++
		}
		if e.Chosen || losers[e.Field] <= maxLosers {
			out = append(out, e)
		}
	}
	return out
}

// packEvidence renders evidence as [[field, value, source, chosen, why], …]. A whole number in the place of a string
// is the id of a word; in the place of a value, the row that has the same value.
func (t *tx) packEvidence(evidence []archive.Evidence) (string, error) {
	evidence = contenders(evidence)
	out := make([][5]any, len(evidence))
	first := map[string]int{}
	for i, e := range evidence {
		field, err := t.word(e.Field)
		if err != nil {
			return "", err
		}
		source, err := t.short(e.Source)
		if err != nil {
			return "", err
		}
		why, err := t.short(e.Why)
		if err != nil {
			return "", err
		}
		var value any = e.Value
		if row, ok := first[e.Value]; ok && len(e.Value) > 4 {
			value = row
		} else {
			first[e.Value] = i
		}
		chosen := 0
		if e.Chosen {
			chosen = 1
		}
		out[i] = [5]any{field, value, source, chosen, why}
	}
	return toJSON(out), nil
}

// short keeps s as a word if it is likely to come again: short and without a digit.
func (t *tx) short(s string) (any, error) {
	if s == "" || len(s) > 80 || strings.ContainsAny(s, "0123456789") {
		return s, nil
	}
	return t.word(s)
}

// unpackDetail fills images and evidence of a reading.
func (db *DB) unpackDetail(ctx context.Context, d *archive.Reading, images, evidence string) error {
	var pictures [][3]string
	if err := json.Unmarshal([]byte(images), &pictures); err != nil {
		return fmt.Errorf("images: %w", err)
	}
	for _, p := range pictures {
		d.Images = append(d.Images, archive.Image{URL: p[0], Caption: p[1], Credit: p[2]})
	}
	var rows [][5]any
	if err := json.Unmarshal([]byte(evidence), &rows); err != nil {
		return fmt.Errorf("evidence: %w", err)
	}
	for _, r := range rows {
		e := archive.Evidence{Chosen: r[3] == 1.0}
		e.Value, _ = r[1].(string)
		if row, ok := r[1].(float64); ok && int(row) < len(d.Evidence) {
			e.Value = d.Evidence[int(row)].Value
		}
		for into, from := range map[*string]any{&e.Field: r[0], &e.Source: r[2], &e.Why: r[4]} {
			word, err := db.wordOf(ctx, from)
			if err != nil {
				return fmt.Errorf("evidence: %w", err)
			}
			*into = word
		}
		d.Evidence = append(d.Evidence, e)
	}
	return nil
}

// wordOf gives a string that was kept as itself or as the id of a word.
func (db *DB) wordOf(ctx context.Context, v any) (s string, err error) {
	id, ok := v.(float64)
	if !ok {
		s, _ = v.(string)
		return s, nil
	}
	err = db.reader.QueryRowContext(ctx, "SELECT word FROM _words WHERE id = ?", int64(id)).Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		err = archive.ErrNotFound
	}
	return s, err
}
