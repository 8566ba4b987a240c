package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"
)

// check opens the file just written: its schema, rows, and values a column must be those that went in. Releases of
// parquet-go have lost values without an error.
func (p *part) check(want *parquet.Schema) error {
	f, err := os.Open(p.temp)
	if err != nil {
		return err
	}
	defer f.Close()
	pf, err := open(f)
	if err != nil {
		return fmt.Errorf("reopen: %w", err)
	}
	if !parquet.EqualNodes(pf.Schema(), want) {
		return fmt.Errorf("reopen: the schema is not the one written")
	}
	values := make([]int64, len(p.values))
	for _, g := range pf.Metadata().RowGroups {
		for i, c := range g.Columns {
			values[i] += c.MetaData.NumValues
		}
	}
	if pf.NumRows() != p.Rows {
		return fmt.Errorf("reopen: %d rows of %d", pf.NumRows(), p.Rows)
	}
	for i := range values {
		if values[i] != p.values[i] {
			return fmt.Errorf("reopen: column %v: %d values of %d", want.Columns()[i], values[i], p.values[i])
		}
	}
	p.RowGroups = len(pf.Metadata().RowGroups)
	p.Bytes = pf.Size()
	p.SHA256, err = digest(f)
	return err
}

func open(f *os.File) (*parquet.File, error) {
	stat, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return parquet.OpenFile(f, stat.Size(), parquet.SkipBloomFilters(true))
}

// digest is the SHA-256 of the whole file in hexadecimal digits.
func digest(f io.ReadSeeker) (string, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
