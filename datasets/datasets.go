// Package datasets is the catalogue: the definition, card and example of every table we publish.
//
// One folder is one table: dataset.json (name, version, key, columns with type, unit, meaning and origin), card.md
// (its part of the datasheet) and example.py or example.sql (a few lines that run on an export). What comes in is
// embedded; what goes out is read by export (Parquet schema, card), by the command line (column notes of the SQLite
// views) and by the documentation, so that a column is described once. It never sees a row.
package datasets

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed */dataset.json */card.md */example.*
var files embed.FS

// Type is a column's type, named alike in every format we write. The list is closed.
type Type string

const (
	String      Type = "string"
	Int32       Type = "int32"
	Int64       Type = "int64"
	Float64     Type = "float64"
	Bool        Type = "bool"
	Timestamp   Type = "timestamp"    // an instant, UTC, microseconds
	Date        Type = "date"         // a calendar day without a zone
	ListString  Type = "list<string>" // elements are never null
	ListStruct  Type = "list<struct>" // of Column.Fields; elements are never null, their fields may be
	ContentText      = "text"         // Column.Content: long text
	ContentFew       = "few"          // Column.Content: few distinct values
)

// Column is one column of a published table, or one field of a struct in it.
type Column struct {
	Name     string   `json:"name"`
	Type     Type     `json:"type"`
	Nullable bool     `json:"nullable,omitempty"` // null means not found or not said; "" is never written for it
	Content  string   `json:"content,omitempty"`  // "text", "few" or "": what a writer may count on
	Unit     string   `json:"unit,omitempty"`     // of a number: "minutes", "bytes"
	Meaning  string   `json:"meaning"`            // one sentence
	Origin   string   `json:"origin"`             // who says so: "page", "fetch", "derived" …, with a detail
	Example  string   `json:"example"`            // a value as text; invented
	Fields   []Column `json:"fields,omitempty"`   // of list<struct>
}

// IsList says that the column holds lists: not every reader opens a file that has one.
func (c Column) IsList() bool { return c.Type == ListString || c.Type == ListStruct }

// Table is the definition of one published table.
type Table struct {
	Name        string   `json:"name"`
	Version     string   `json:"version"` // major: a column changed or went; minor: one was added; patch: words
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Extends     string   `json:"extends,omitempty"` // name of a table whose columns come first; same names replace
	Key         []string `json:"key"`               // columns that identify a row, and give the order of rows
	Columns     []Column `json:"columns"`           // with those of Extends
	Card        string   `json:"-"`                 // Markdown, headings from level 3
	ExampleFile string   `json:"-"`                 // "example.py" or "example.sql"
	Example     string   `json:"-"`
}

// Column finds a column by name.
func (t Table) Column(name string) (Column, bool) {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return t.Columns[i], true
}

// Names lists the column names, in order.
func (t Table) Names() []string {
	out := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = c.Name
	}
	return out
}

// All lists the published tables by name. Callers must not change them.
func All() []Table { return catalogue() }

// Get finds a published table by name.
func Get(name string) (Table, bool) {
	for _, t := range catalogue() {
		if t.Name == name {
			return t, true
		}
	}
	return Table{}, false
}

// catalogue panics on a definition that does not parse: it is part of the program, and a test reads it.
var catalogue = sync.OnceValue(func() []Table {
	tables, err := read(files)
	if err != nil {
		panic(err)
	}
	return tables
})

// read parses every folder of fsys, and resolves what extends what.
func read(fsys fs.FS) ([]Table, error) {
	found, err := fs.Glob(fsys, "*/dataset.json")
	if err != nil {
		return nil, err
	}
	tables := make([]Table, 0, len(found))
	for _, file := range found {
		t, err := readTable(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		tables = append(tables, t)
	}
	for i := range tables {
		if err := extend(&tables[i], tables); err != nil {
			return nil, err
		}
	}
	return tables, nil
}

func readTable(fsys fs.FS, file string) (Table, error) {
	var t Table
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return t, err
	}
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		return t, err
	}
	dir := path.Dir(file)
	card, err := fs.ReadFile(fsys, dir+"/card.md")
	if err != nil {
		return t, err
	}
	t.Card = string(card)
	for _, name := range []string{"example.py", "example.sql"} {
		if example, err := fs.ReadFile(fsys, dir+"/"+name); err == nil {
			t.ExampleFile, t.Example = name, string(example)
		}
	}
	return t, nil
}

// extend puts the columns of the table that t extends in front of its own; a column of the same name takes the
// other's place. A table that is extended extends nothing itself.
func extend(t *Table, tables []Table) error {
	if t.Extends == "" {
		return nil
	}
	i := slices.IndexFunc(tables, func(b Table) bool { return b.Name == t.Extends && b.Extends == "" })
	if i < 0 {
		return fmt.Errorf("extend %s: no table %q that stands alone", t.Name, t.Extends)
	}
	columns := slices.Clone(tables[i].Columns)
	for _, c := range t.Columns {
		if j := slices.IndexFunc(columns, func(b Column) bool { return b.Name == c.Name }); j >= 0 {
			columns[j] = c
		} else {
			columns = append(columns, c)
		}
	}
	t.Columns = columns
	return nil
}
