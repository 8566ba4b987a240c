package export

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"text/template"

	"broadsheet/datasets"
)

//go:embed card.md.tmpl
var cardText string

var cardTemplate = template.Must(template.New("card").Funcs(template.FuncMap{"json": quote}).Parse(cardText))

// quote gives a JSON string, which is also one of YAML.
func quote(s string) (string, error) {
	raw, err := json.Marshal(s)
	return string(raw), err
}

// facts are what the card's template reads.
type facts struct {
	Spec
	Title, Description, License string
	SizeCategory                string
	First                       string
	Tables                      []tableFacts
}

type tableFacts struct {
	datasets.Table
	Entry   TableEntry
	Anchor  string // of its heading, as GitHub and Hugging Face make it
	Columns []columnFacts
}

type columnFacts struct {
	datasets.Column
	Kind, Missing string
}

// card is README.md: front matter for Hugging Face, what the export holds, how to load it, and the datasheet.
func card(spec Spec, m Manifest) ([]byte, error) {
	f := facts{Spec: spec, Title: title(spec), Description: description(spec), License: license(spec), First: spec.Tables[0].Table.Name}
	most := int64(0)
	for i, rows := range spec.Tables {
		t := tableFacts{Table: rows.Table, Entry: m.Tables[i]}
		t.Anchor = anchor(t.Name + ": " + t.Title)
		for _, c := range rows.Table.Columns {
			c.Meaning, c.Origin = cellText(c.Meaning), cellText(c.Origin)
			t.Columns = append(t.Columns, columnFacts{c, kind(c), missing(c, t.Entry)})
		}
		f.Tables = append(f.Tables, t)
		most = max(most, t.Entry.Rows)
	}
	f.SizeCategory = sizeCategory(most)
	var b bytes.Buffer
	err := cardTemplate.Execute(&b, f)
	return b.Bytes(), err
}

// Fence is the language of an example's code block.
func (f facts) Fence(example string) string {
	if strings.HasPrefix(example, "--") {
		return "sql"
	}
	return "python"
}

func title(s Spec) string {
	if s.Title != "" {
		return s.Title
	}
	return s.Name
}

func description(s Spec) string {
	if s.Description != "" {
		return s.Description
	}
	return s.Tables[0].Table.Description
}

func license(s Spec) string {
	if s.License != "" {
		return s.License
	}
	return "other"
}

func kind(c datasets.Column) string {
	k := string(c.Type)
	if c.Unit != "" {
		k += ", " + c.Unit
	}
	if c.Type == datasets.ListStruct {
		names := make([]string, len(c.Fields))
		for i, f := range c.Fields {
			names[i] = f.Name
		}
		k += " of " + strings.Join(names, ", ")
	}
	return k
}

// missing is the share of rows without a value.
func missing(c datasets.Column, t TableEntry) string {
	switch {
	case !c.Nullable:
		return "never"
	case t.Rows == 0:
		return ""
	}
	return fmt.Sprintf("%.1f %%", 100*float64(t.Nulls[c.Name])/float64(t.Rows))
}

func cellText(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return -1
	}, strings.ToLower(heading))
}

// sizeCategory is one of Hugging Face's list.
func sizeCategory(rows int64) string {
	for _, c := range []struct {
		below int64
		name  string
	}{{1e3, "n<1K"}, {1e4, "1K<n<10K"}, {1e5, "10K<n<100K"}, {1e6, "100K<n<1M"}, {1e7, "1M<n<10M"}, {1e8, "10M<n<100M"}, {1e9, "100M<n<1B"}} {
		if rows < c.below {
			return c.name
		}
	}
	return "n>1B"
}
