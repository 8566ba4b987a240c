package datasets

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryTableIsWhole(t *testing.T) {
	if len(All()) < 3 {
		t.Fatalf("%d tables", len(All()))
	}
	for _, table := range All() {
		t.Run(table.Name, func(t *testing.T) {
			if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(table.Version) {
				t.Errorf("version %q", table.Version)
			}
			if table.Title == "" || table.Description == "" || table.Example == "" || !strings.Contains(table.Card, "### What\n") {
				t.Error("title, description, example or card is missing")
			}
			for _, key := range table.Key {
				if c, ok := table.Column(key); !ok || c.Nullable || c.IsList() {
					t.Errorf("key column %q is no plain required column", key)
				}
			}
			checkColumns(t, table.Columns)
		})
	}
}

func checkColumns(t *testing.T, columns []Column) {
	seen := map[string]bool{}
	types := []Type{String, Int32, Int64, Float64, Bool, Timestamp, Date, ListString, ListStruct}
	for _, c := range columns {
		if !regexp.MustCompile(`^[a-z][a-z0-9_]*$`).MatchString(c.Name) || seen[c.Name] {
			t.Errorf("column name %q is odd or used twice", c.Name)
		}
		seen[c.Name] = true
		if !slices.Contains(types, c.Type) {
			t.Errorf("column %s: unknown type %q", c.Name, c.Type)
		}
		if !strings.HasSuffix(c.Meaning, ".") || c.Origin == "" || c.Example == "" {
			t.Errorf("column %s: meaning must be a sentence, origin and example given", c.Name)
		}
		if !slices.Contains([]string{"", ContentText, ContentFew}, c.Content) {
			t.Errorf("column %s: unknown content %q", c.Name, c.Content)
		}
		if (c.Type == ListStruct) != (len(c.Fields) > 0) {
			t.Errorf("column %s: fields belong to list<struct>, and only there", c.Name)
		}
		checkColumns(t, c.Fields)
	}
}

func TestNestedTableExtendsFlatOne(t *testing.T) {
	flat, _ := Get("articles")
	nested, ok := Get("articles_nested")
	if !ok {
		t.Fatal("no articles_nested")
	}
	want := append(flat.Names(), "bylines", "images")
	if !slices.Equal(nested.Names(), want) {
		t.Errorf("columns %v, want %v", nested.Names(), want)
	}
	if c, _ := nested.Column("authors"); c.Type != ListString {
		t.Errorf("authors is %s", c.Type)
	}
	if c, _ := flat.Column("authors"); c.Type != String {
		t.Errorf("extending changed the table extended: authors is %s", c.Type)
	}
}

func TestBrokenDefinitionsAreRefused(t *testing.T) {
	card := &fstest.MapFile{Data: []byte("### What\n")}
	for name, definition := range map[string]string{
		"an unknown property":            `{"name":"a","colour":"red"}`,
		"a table that extends no table":  `{"name":"a","extends":"b"}`,
		"a table that extends itself":    `{"name":"a","extends":"a"}`,
		"a definition that is no object": `[`,
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"a/dataset.json": {Data: []byte(definition)}, "a/card.md": card}
			if tables, err := read(fsys); err == nil {
				t.Errorf("read %v", tables)
			}
		})
	}
	if _, err := read(fstest.MapFS{"a/dataset.json": {Data: []byte(`{"name":"a"}`)}}); err == nil {
		t.Error("a table without a card was read")
	}
}
