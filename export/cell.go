package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/datasets"
)

var errNull = errors.New("null in a column that is never null")

// cell brings a caller's value into the one form that is hashed and written: nil, string, int64 (also microseconds
// and days since 1970), float64, bool, or []any of a list. Text becomes valid UTF-8 without NUL, because DuckDB
// refuses a whole column for one broken byte. Callers give instants in archive.TimeFormat, days as 2006-01-02, bools
// also as 0 and 1, lists as the text of a JSON array: what SQLite holds.
func cell(c datasets.Column, v any) (any, error) {
	if v == nil {
		if !c.Nullable {
			return nil, errNull
		}
		return nil, nil
	}
	switch c.Type {
	case datasets.String:
		if s, ok := v.(string); ok {
			return clean(s), nil
		}
	case datasets.Int64, datasets.Int32:
		if n, ok := v.(int64); ok && (c.Type == datasets.Int64 || n == int64(int32(n))) {
			return n, nil
		}
	case datasets.Float64:
		return float(v)
	case datasets.Bool:
		return boolean(v)
	case datasets.Timestamp, datasets.Date:
		if s, ok := v.(string); ok {
			return moment(c.Type, s)
		}
	case datasets.ListString, datasets.ListStruct:
		if s, ok := v.(string); ok {
			return list(c, s)
		}
	}
	return nil, mismatch(c.Type, v)
}

func mismatch(t datasets.Type, v any) error {
	s := fmt.Sprint(v)
	return fmt.Errorf("%T %.40q is no %s", v, s, t)
}

func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

func float(v any) (any, error) {
	switch f := v.(type) {
	case float64:
		if !math.IsNaN(f) {
			return f, nil
		}
	case int64:
		return float64(f), nil
	}
	return nil, mismatch(datasets.Float64, v)
}

func boolean(v any) (any, error) {
	switch b := v.(type) {
	case bool:
		return b, nil
	case int64:
		if b == 0 || b == 1 {
			return b == 1, nil
		}
	}
	return nil, mismatch(datasets.Bool, v)
}

func moment(t datasets.Type, s string) (any, error) {
	layout := archive.TimeFormat
	if t == datasets.Date {
		layout = time.DateOnly
	}
	at, err := time.Parse(layout, s)
	if err != nil {
		return nil, mismatch(t, s)
	}
	if t == datasets.Date {
		return at.Unix() / 86400, nil // midnight UTC: exact, before 1970 too
	}
	return at.UnixMicro(), nil
}

// list reads a JSON array: of strings, or of objects that become one value a field. A field left out is null; one
// that the column does not have is an error.
func list(c datasets.Column, s string) (any, error) {
	dec := json.NewDecoder(strings.NewReader(clean(s)))
	dec.UseNumber()
	var elements []any
	if err := dec.Decode(&elements); err != nil {
		return nil, fmt.Errorf("%w: %w", mismatch(c.Type, s), err)
	}
	if _, err := dec.Token(); err != io.EOF || elements == nil {
		return nil, mismatch(c.Type, s)
	}
	for i, e := range elements {
		var err error
		if c.Type == datasets.ListString {
			elements[i], err = cell(datasets.Column{Type: datasets.String}, e)
		} else {
			elements[i], err = structure(c.Fields, e)
		}
		if err != nil {
			return nil, fmt.Errorf("element %d: %w", i+1, err)
		}
	}
	return elements, nil
}

func structure(fields []datasets.Column, element any) ([]any, error) {
	object, ok := element.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%T is no object", element)
	}
	out, found := make([]any, len(fields)), 0
	for i, f := range fields {
		v, ok := object[f.Name]
		if ok {
			found++
		}
		if n, ok := v.(json.Number); ok {
			v = number(n)
		}
		var err error
		if out[i], err = cell(f, v); err != nil {
			return nil, fmt.Errorf("field %s: %w", f.Name, err)
		}
	}
	if found != len(object) {
		return nil, fmt.Errorf("an object of %d fields, %d of them known", len(object), found)
	}
	return out, nil
}

func number(n json.Number) any {
	if i, err := n.Int64(); err == nil {
		return i
	}
	f, _ := n.Float64()
	return f
}

// compare orders two cells of a key column as SQLite does: text by bytes, numbers by size.
func compare(a, b any) int {
	switch a := a.(type) {
	case string:
		b, _ := b.(string)
		return bytes.Compare([]byte(a), []byte(b))
	case int64:
		b, _ := b.(int64)
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
	}
	return 0
}
