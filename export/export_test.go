package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/datasets"

	"github.com/parquet-go/parquet-go"
)

// seq gives rows to an export, each in a slice that is used again, as a database cursor would.
func seq(rows [][]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		buf := make([]any, 0, 50)
		for _, r := range rows {
			buf = append(buf[:0], r...)
			if !yield(buf, nil) {
				return
			}
		}
	}
}

// every has one column of each type, nullable and not.
func every() datasets.Table {
	t := datasets.Table{Name: "every", Version: "1.0.0", Title: "Every type", Description: "For tests.", Key: []string{"id"},
		Columns: []datasets.Column{{Name: "id", Type: datasets.String, Meaning: "Key."}}}
	for _, typ := range []datasets.Type{datasets.String, datasets.Int32, datasets.Int64, datasets.Float64, datasets.Bool, datasets.Timestamp, datasets.Date} {
		t.Columns = append(t.Columns,
			datasets.Column{Name: string(typ) + "_null", Type: typ, Nullable: true, Meaning: "Nullable."},
			datasets.Column{Name: string(typ) + "_never", Type: typ, Meaning: "Never null."})
	}
	return t
}

func everyRow(id string) []any {
	const at, day = "2026-03-02T06:30:00.000001Z", "1969-12-31"
	return []any{id, "s", "s", int64(-7), int64(7), int64(1) << 40, int64(-1), 0.5, int64(2), true, int64(0), at, at, day, day}
}

// nullRow has null wherever it may be.
func nullRow(id string) []any {
	r := everyRow(id)
	for i := 1; i < len(r); i += 2 {
		r[i] = nil
	}
	return r
}

func spec(dir string, tables ...Rows) Spec {
	return Spec{Dir: dir, Name: "test", Date: "2026-03-02", Snapshot: "s1", Rules: "r1", Program: "broadsheet test",
		Command: "broadsheet export", Languages: []string{"en"}, Tables: tables}
}

func write1(t *testing.T, table datasets.Table, rows [][]any) (string, Manifest) {
	t.Helper()
	dir := t.TempDir()
	m, err := Write(context.Background(), spec(dir, Rows{table, seq(rows)}))
	if err != nil {
		t.Fatal(err)
	}
	return dir, m
}

// reopen reads all rows of a file as text: "NULL" or the value, by column path.
func reopen(t *testing.T, path string) (*parquet.File, []map[string]string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	pf, err := open(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	columns := pf.Schema().Columns()
	for _, group := range pf.RowGroups() {
		rows := group.Rows()
		defer rows.Close()
		buf := make([]parquet.Row, 10)
		for {
			n, err := rows.ReadRows(buf)
			for _, r := range buf[:n] {
				m := map[string]string{}
				for _, v := range r {
					text := "NULL"
					if !v.IsNull() {
						text = v.String()
					}
					m[strings.Join(columns[v.Column()], ".")] += fmt.Sprintf("%s@%d,%d ", text, v.RepetitionLevel(), v.DefinitionLevel())
				}
				out = append(out, m)
			}
			if err != nil {
				break
			}
		}
	}
	return pf, out
}

func TestColumnsKeepTheOrderOfTheRegistry(t *testing.T) {
	for _, table := range datasets.All() {
		var got []string
		for _, f := range schema(table).Fields() {
			got = append(got, f.Name())
		}
		if strings.Join(got, " ") != strings.Join(table.Names(), " ") {
			t.Errorf("%s: %v", table.Name, got)
		}
	}
}

func TestEveryTypeComesBackAsItWent(t *testing.T) {
	dir, m := write1(t, every(), [][]any{everyRow("a"), nullRow("b")})
	_, rows := reopen(t, filepath.Join(dir, "every/train-00000-of-00001.parquet"))
	want := map[string]string{"id": "a@0,0 ", "string_null": "s@0,1 ", "int32_null": "-7@0,1 ", "int32_never": "7@0,0 ",
		"int64_null": "1099511627776@0,1 ", "int64_never": "-1@0,0 ", "float64_null": "0.5@0,1 ", "float64_never": "2@0,0 ",
		"bool_null": "true@0,1 ", "bool_never": "false@0,0 ", "timestamp_null": "1772433000000001@0,1 ", "date_never": "-1@0,0 "}
	for column, value := range want {
		if rows[0][column] != value {
			t.Errorf("%s: %q, want %q", column, rows[0][column], value)
		}
		if strings.HasSuffix(column, "_null") && rows[1][column] != "NULL@0,0 " {
			t.Errorf("%s: %q, want null", column, rows[1][column])
		}
	}
	if m.Tables[0].Nulls["date_null"] != 1 {
		t.Errorf("nulls %v", m.Tables[0].Nulls)
	}
}

func TestTextIsKeptOrMended(t *testing.T) {
	for name, c := range map[string]struct {
		given any
		want  string
	}{
		"an empty text is not null":       {"", "@0,1 "},
		"null is not an empty text":       {nil, "NULL@0,0 "},
		"a broken byte becomes a mark":    {"a\xffb", "a\uFFFDb@0,1 "},
		"NUL goes":                        {"a\x00b", "ab@0,1 "},
		"other control characters remain": {"a\n\tb", "a\n\tb@0,1 "},
	} {
		t.Run(name, func(t *testing.T) {
			r := everyRow("a")
			r[1] = c.given
			dir, _ := write1(t, every(), [][]any{r})
			_, rows := reopen(t, filepath.Join(dir, "every/train-00000-of-00001.parquet"))
			if got := rows[0]["string_null"]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestBadRowsAreRefusedAndNothingIsLeft(t *testing.T) {
	with := func(column int, v any) []any { r := everyRow("b"); r[column] = v; return r }
	for name, c := range map[string]struct {
		row  []any
		want string
	}{
		"null where none may be":         {with(2, nil), "column string_never: null"},
		"a number for a text":            {with(1, int64(1)), "column string_null: int64 \"1\" is no string"},
		"an int32 that is too large":     {with(3, int64(1)<<31), "column int32_null"},
		"a time without its zone":        {with(11, "2026-03-02T06:30:00"), "column timestamp_null"},
		"a day that does not exist":      {with(13, "2026-02-30"), "column date_null"},
		"a bool that is 2":               {with(9, int64(2)), "column bool_null"},
		"too few values":                 {[]any{"b"}, "1 values for 15 columns"},
		"a key that comes again":         {everyRow("a"), "order of their key"},
		"a key that should have come":    {everyRow("A"), "order of their key"},
		"an error of the database stops": {nil, "disk on fire"},
	} {
		t.Run(name, func(t *testing.T) {
			rows := seq([][]any{everyRow("a"), c.row})
			if c.row == nil {
				rows = func(yield func([]any, error) bool) { yield(nil, errors.New("disk on fire")) }
			}
			dir := t.TempDir()
			_, err := Write(context.Background(), spec(dir, Rows{every(), rows}))
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "table every: row ") {
				t.Fatalf("error %v, want %q", err, c.want)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "*/*")); len(left) > 0 {
				t.Errorf("left %v", left)
			}
		})
	}
}

func TestAnExportReplacesTheOneBeforeAndNothingElse(t *testing.T) {
	dir, _ := write1(t, every(), [][]any{everyRow("a")})
	other := every()
	other.Name = "other"
	mine := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(context.Background(), spec(dir, Rows{other, seq(nil)})); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "every")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the table before is still there: %v", err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
	if problems, err := Verify(dir); err != nil || len(problems) > 0 {
		t.Errorf("%v %v", problems, err)
	}
}

func TestADirectoryOfSomebodyElseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	readme := filepath.Join(dir, "README.md")
	os.WriteFile(readme, []byte("mine"), 0o644)
	if _, err := Write(context.Background(), spec(dir, Rows{every(), seq(nil)})); err == nil || !strings.Contains(err.Error(), "README.md is not of an export") {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(readme); string(got) != "mine" {
		t.Errorf("README.md is now %q", got)
	}
}

// many gives n rows with texts that differ.
func many(n, length int) [][]any {
	rows := make([][]any, n)
	for i := range rows {
		r := everyRow(fmt.Sprintf("%09d", i))
		r[1] = strings.Repeat(fmt.Sprintf("%d words ", i*7919), length/12)
		rows[i] = r
	}
	return rows
}

func TestTwoExportsOfOneArchiveAreEqualToTheByte(t *testing.T) {
	a, _ := write1(t, every(), many(1000, 2000))
	b, _ := write1(t, every(), many(1000, 2000))
	for _, name := range append([]string{"every/train-00000-of-00001.parquet"}, described...) {
		x, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			t.Fatal(err)
		}
		y, _ := os.ReadFile(filepath.Join(b, name))
		if string(x) != string(y) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestRowGroupsAndFilesEndByRowsOrBytes(t *testing.T) {
	for name, c := range map[string]struct {
		limits        limits
		files, groups int
	}{
		"a row group ends by rows":  {limits{200, 1 << 30, 1 << 30}, 1, 6},
		"a row group ends by bytes": {limits{1 << 30, 500_000, 1 << 30}, 1, 3},
		"a file ends by bytes":      {limits{1 << 30, 1 << 30, 500_000}, 3, 1},
		"the standard is larger":    {standard, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			m, err := write(context.Background(), spec(dir, Rows{every(), seq(many(1000, 1000))}), c.limits)
			if err != nil {
				t.Fatal(err)
			}
			files, rows := m.Tables[0].Files, 0
			for _, f := range files {
				_, found := reopen(t, filepath.Join(dir, f.Path))
				rows += len(found)
			}
			if len(files) != c.files || files[0].RowGroups != c.groups || rows != 1000 {
				t.Errorf("%d files, %d row groups, %d rows, want %d, %d, 1000", len(files), files[0].RowGroups, rows, c.files, c.groups)
			}
			if problems, err := Verify(dir); err != nil || len(problems) > 0 {
				t.Errorf("%v %v", problems, err)
			}
		})
	}
}

func TestTextStaysOutOfTheFooter(t *testing.T) {
	table := every()
	table.Columns[1].Content = datasets.ContentText
	secret := strings.Repeat("the whole article ", 100)
	r := everyRow("a")
	r[1] = secret
	dir, _ := write1(t, table, [][]any{r, nullRow("b")})
	pf, _ := reopen(t, filepath.Join(dir, "every/train-00000-of-00001.parquet"))
	column := pf.Metadata().RowGroups[0].Columns[1].MetaData
	if len(column.Statistics.MinValue)+len(column.Statistics.MaxValue) > 0 || column.Statistics.NullCount != 1 {
		t.Errorf("statistics %+v", column.Statistics)
	}
	index := pf.ColumnIndexes()[1]
	if low, high := string(index.MinValues[0]), string(index.MaxValues[0]); low > secret || high < secret || len(high) > 16 {
		t.Errorf("page bounds %q to %q do not hold, or tell, the text", low, high)
	}
}

func TestContentHashDoesNotDependOnOrder(t *testing.T) {
	var ab, ba, aa RowsHash
	ab.add([]any{"a", nil, int64(1)})
	ab.add([]any{"b", "", int64(2)})
	ba.add([]any{"b", "", int64(2)})
	ba.add([]any{"a", nil, int64(1)})
	aa.add([]any{"a", "", int64(1)})
	aa.add([]any{"b", "", int64(2)})
	if ab.String() != ba.String() || ab.String() == aa.String() {
		t.Errorf("%s %s %s", ab.String(), ba.String(), aa.String())
	}
}
