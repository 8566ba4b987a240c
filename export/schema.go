package export

import (
	"slices"
	"strings"

	"broadsheet/datasets"

	"github.com/parquet-go/parquet-go"
)

// schema builds the Parquet schema of a table: columns in the registry's order, lists in the three-level form,
// instants as TIMESTAMP(MICROS, UTC). Go's struct tags are not used: an `optional` value type would turn "" into
// null, a time.Time with `date` and a string with `uuid` are written wrong (parquet-go v0.32.0).
func schema(t datasets.Table) *parquet.Schema {
	return parquet.NewSchema(t.Name, group(t.Columns))
}

// ordered is a group whose fields stay in the order given; parquet.Group sorts them by name.
type ordered struct {
	parquet.Group
	names []string
}

func group(columns []datasets.Column) parquet.Node {
	g := ordered{Group: parquet.Group{}}
	for _, c := range columns {
		g.Group[c.Name] = node(c)
		g.names = append(g.names, c.Name)
	}
	return g
}

func (g ordered) Fields() []parquet.Field {
	fields := g.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(g.names, a.Name()) - slices.Index(g.names, b.Name())
	})
	return fields
}

func node(c datasets.Column) parquet.Node {
	n := leaf(c)
	switch c.Type {
	case datasets.ListString:
		n = parquet.List(text())
	case datasets.ListStruct:
		n = parquet.List(group(c.Fields))
	}
	if c.Nullable {
		return parquet.Optional(n)
	}
	return n
}

func leaf(c datasets.Column) parquet.Node {
	n := parquet.String()
	switch c.Type {
	case datasets.String:
		if c.Content == datasets.ContentText {
			n = text()
		}
	case datasets.Int32:
		n = parquet.Int(32)
	case datasets.Int64:
		n = parquet.Int(64)
	case datasets.Float64:
		n = parquet.Leaf(parquet.DoubleType)
	case datasets.Bool:
		n = parquet.Leaf(parquet.BooleanType)
	case datasets.Timestamp:
		n = parquet.Timestamp(parquet.Microsecond)
	case datasets.Date:
		n = parquet.Date()
	}
	if c.Content == datasets.ContentFew {
		n = parquet.Encoded(n, &parquet.RLEDictionary)
	}
	return n
}

// textType is a string without bounds: whole articles have no place in a footer as minimum and maximum. parquet-go's
// SkipPageBounds alone leaves "" and "" in the page index, and readers that trust it (Spark) would then skip every
// page in a search by equality; the indexer writes bounds that are true of any text.
type textType struct{ parquet.Type }

func text() parquet.Node { return parquet.Leaf(textType{parquet.String().Type()}) }

func (t textType) NewColumnIndexer(sizeLimit int) parquet.ColumnIndexer {
	return textIndexer{t.Type.NewColumnIndexer(sizeLimit)}
}

type textIndexer struct{ parquet.ColumnIndexer }

// lastText sorts after any text: U+10FFFF is no character.
var lastText = []byte(strings.Repeat("\U0010FFFF", 4))

func (t textIndexer) IndexPage(values, nulls int64, low, high parquet.Value) {
	if nulls < values {
		low, high = parquet.ByteArrayValue([]byte{}), parquet.ByteArrayValue(lastText)
	}
	t.ColumnIndexer.IndexPage(values, nulls, low, high)
}

// withoutBounds gives the writer options that keep text out of statistics.
func withoutBounds(s *parquet.Schema) []parquet.WriterOption {
	options := []parquet.WriterOption{parquet.DataPageStatistics(false)}
	for _, path := range s.Columns() {
		if column, ok := s.Lookup(path...); ok {
			if _, ok := column.Node.Type().(textType); ok {
				options = append(options, parquet.SkipPageBounds(path...))
			}
		}
	}
	return options
}
