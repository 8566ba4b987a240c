package export

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"broadsheet/datasets"

	"github.com/parquet-go/parquet-go"
)

const (
	slice    = 64      // rows a write: page borders depend on it, and parquet-go cuts at 64
	pageSize = 1 << 20 // bytes
)

// limits are counted in rows and bytes of cells alone, never in time or memory: the same rows give the same bytes.
type limits struct {
	groupRows int64 // most rows of a row group
	groupRaw  int64 // bytes after which a row group ends
	fileRaw   int64 // bytes after which a file ends
}

// standard took 170 MB of memory for 100,000 synthetic articles of 3 kB, and gives files of 120 to 230 MB, as text packs 4 to 2 times.
var standard = limits{groupRows: 25_000, groupRaw: 64 << 20, fileRaw: 512 << 20}

// tableWriter writes the rows of one table into as many Parquet files as it takes, under temporary names.
type tableWriter struct {
	table   datasets.Table
	dir     string // of the export
	limits  limits
	schema  *parquet.Schema
	options []parquet.WriterOption

	files []*part
	open  *part
	last  []any // cells of the row before
	nulls []int64
	rows  int64
}

// part is one file being written, and what must be found in it afterwards.
type part struct {
	File
	temp     string // path
	out      *os.File
	parquet  *parquet.Writer
	pending  []parquet.Row
	hash     RowsHash
	values   []int64 // a leaf: values with their nulls, over all row groups
	raw      int64   // bytes of cells in the file
	groupRaw int64   // and in the open row group
	inGroup  int64   // rows in it
}

func newTableWriter(t datasets.Table, dir string, l limits) (*tableWriter, error) {
	s := schema(t)
	meanings := map[string]string{}
	for _, c := range t.Columns {
		meanings[c.Name] = c.Meaning
	}
	columns, err := json.Marshal(meanings)
	if err != nil {
		return nil, err
	}
	options := append(withoutBounds(s), s,
		parquet.Compression(&parquet.Zstd),
		parquet.PageBufferSize(pageSize),
		parquet.CreatedBy("broadsheet", "1.0.0", "parquet-go"), // fixed: the default names library versions
		parquet.KeyValueMetadata("broadsheet.table", t.Name),
		parquet.KeyValueMetadata("broadsheet.table_version", t.Version),
		parquet.KeyValueMetadata("broadsheet.columns", string(columns)),
	)
	if err := os.MkdirAll(filepath.Join(dir, t.Name), 0o755); err != nil {
		return nil, err
	}
	return &tableWriter{table: t, dir: dir, limits: l, schema: s, options: options, nulls: make([]int64, len(t.Columns))}, nil
}

// write takes all rows of one table, checks that they come in the strict order of its key, and closes the files.
func (w *tableWriter) write(ctx context.Context, rows Rows) error {
	for values, err := range rows.Rows {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = w.add(values)
		}
		if err != nil {
			return fmt.Errorf("row %d: %w", w.rows+1, err)
		}
		w.rows++
	}
	if w.open == nil && len(w.files) == 0 { // a table without rows still has its columns
		if err := w.start(); err != nil {
			return err
		}
	}
	return w.finish()
}

func (w *tableWriter) add(values []any) error {
	if len(values) != len(w.table.Columns) {
		return fmt.Errorf("%d values for %d columns", len(values), len(w.table.Columns))
	}
	cells, raw := make([]any, len(values)), int64(0)
	for i, c := range w.table.Columns {
		var err error
		if cells[i], err = cell(c, values[i]); err != nil {
			return fmt.Errorf("column %s: %w", c.Name, err)
		}
		raw += size(cells[i])
	}
	if w.last != nil && !w.follows(cells) {
		return fmt.Errorf("rows are not in the order of their key %v, or repeat it", w.table.Key)
	}
	w.last = cells
	for i := range cells {
		if cells[i] == nil {
			w.nulls[i]++
		}
	}
	if w.open == nil {
		if err := w.start(); err != nil {
			return err
		}
	}
	return w.append(cells, raw)
}

func (w *tableWriter) follows(cells []any) bool {
	for i, c := range w.table.Columns {
		for _, key := range w.table.Key {
			if c.Name != key {
				continue
			}
			if order := compare(w.last[i], cells[i]); order != 0 {
				return order < 0
			}
		}
	}
	return false
}

func size(cell any) int64 {
	switch v := cell.(type) {
	case string:
		return int64(len(v)) + 4
	case []any:
		n := int64(4)
		for _, e := range v {
			n += size(e)
		}
		return n
	}
	return 8
}

func (w *tableWriter) start() error {
	temp := filepath.Join(w.dir, w.table.Name, fmt.Sprintf("_train-%05d.partial", len(w.files)))
	out, err := os.Create(temp)
	if err != nil {
		return err
	}
	w.open = &part{temp: temp, out: out, parquet: parquet.NewWriter(out, w.options...), values: make([]int64, len(w.schema.Columns()))}
	w.files = append(w.files, w.open)
	return nil
}

// append takes one row into the open file, and ends slice, row group and file where they are full.
func (w *tableWriter) append(cells []any, raw int64) error {
	p := w.open
	values := row(nil, w.table.Columns, cells)
	for _, v := range values {
		p.values[v.Column()]++
	}
	p.hash.add(cells)
	p.pending = append(p.pending, values)
	p.Rows++
	p.inGroup++
	p.raw += raw
	p.groupRaw += raw
	if len(p.pending) < slice {
		return nil
	}
	if err := p.flush(p.groupRaw >= w.limits.groupRaw || p.inGroup+slice > w.limits.groupRows); err != nil {
		return err
	}
	if p.raw >= w.limits.fileRaw {
		return w.finish()
	}
	return nil
}

func (p *part) flush(group bool) error {
	if _, err := p.parquet.WriteRows(p.pending); err != nil {
		return err
	}
	p.pending = p.pending[:0]
	if !group {
		return nil
	}
	p.groupRaw, p.inGroup = 0, 0
	return p.parquet.Flush()
}

// finish closes the open file, and reads it again.
func (w *tableWriter) finish() error {
	p := w.open
	if p == nil {
		return nil
	}
	w.open = nil
	if err := p.flush(false); err != nil {
		return err
	}
	if err := p.parquet.Close(); err != nil {
		return err
	}
	if err := p.out.Sync(); err != nil {
		return err
	}
	if err := p.out.Close(); err != nil {
		return err
	}
	p.RowsHash = p.hash.String()
	return p.check(w.schema)
}

// discard removes what an export that failed has written.
func (w *tableWriter) discard() {
	for _, p := range w.files {
		p.out.Close()
		os.Remove(p.temp)
	}
}
