package export

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/bits"

	"broadsheet/datasets"

	"github.com/parquet-go/parquet-go"
)

// row turns the cells of one row into Parquet values with their levels, column by column.
func row(out parquet.Row, columns []datasets.Column, cells []any) parquet.Row {
	leaf := 0
	for i, c := range columns {
		base := 0 // definition level of a value that is there
		if c.Nullable {
			base = 1
		}
		switch c.Type {
		case datasets.ListString:
			element := datasets.Column{Type: datasets.String}
			out = listValues(out, cells[i], base, leaf, element, func(e any) any { return e })
			leaf++
		case datasets.ListStruct:
			for f, field := range c.Fields {
				out = listValues(out, cells[i], base, leaf, field, func(e any) any { return e.([]any)[f] })
				leaf++
			}
		default:
			out = append(out, value(c.Type, cells[i]).Level(0, level(cells[i], base), leaf))
			leaf++
		}
	}
	return out
}

func level(cell any, present int) int {
	if cell == nil {
		return 0
	}
	return present
}

// listValues writes one leaf of a list: a null list has definition level 0, an empty one base, an element base+1,
// and an element's optional value that is there base+2.
func listValues(out parquet.Row, cell any, base, leaf int, c datasets.Column, part func(any) any) parquet.Row {
	elements, _ := cell.([]any)
	if len(elements) == 0 {
		return append(out, parquet.NullValue().Level(0, level(cell, base), leaf))
	}
	for i, e := range elements {
		v := part(e)
		definition := base + 1
		if c.Nullable && v != nil {
			definition++
		}
		out = append(out, value(c.Type, v).Level(min(i, 1), definition, leaf))
	}
	return out
}

func value(t datasets.Type, cell any) parquet.Value {
	switch v := cell.(type) {
	case string:
		return parquet.ByteArrayValue([]byte(v))
	case int64:
		if t == datasets.Int32 || t == datasets.Date {
			return parquet.Int32Value(int32(v))
		}
		return parquet.Int64Value(v)
	case float64:
		return parquet.DoubleValue(v)
	case bool:
		return parquet.BooleanValue(v)
	}
	return parquet.NullValue()
}

// RowsHash adds up rows so that their order, and the codec that packed them, do not matter: the sum modulo 2^256 of
// the SHA-256 of each row. A row is its cells one after the other: 0x00 for null, else 0x01, the length in 8 bytes,
// big endian, and the bytes: text as it is, integers in decimal digits, instants as microseconds and days as days
// since 1970, floats as the 8 bytes of IEEE 754, big endian, bools as 0 or 1; for a list 0x02, its length in 8 bytes,
// and its elements, a struct's fields one after the other.
type RowsHash struct {
	sum [4]uint64 // least significant first
	buf []byte
}

func (h *RowsHash) add(cells []any) {
	h.buf = appendCells(h.buf[:0], cells)
	digest := sha256.Sum256(h.buf)
	var carry uint64
	for i := range h.sum {
		h.sum[i], carry = bits.Add64(h.sum[i], binary.BigEndian.Uint64(digest[24-8*i:]), carry)
	}
}

func (h *RowsHash) String() string {
	var b [32]byte
	for i, word := range h.sum {
		binary.BigEndian.PutUint64(b[24-8*i:], word)
	}
	return "sum-sha256:" + hex.EncodeToString(b[:])
}

func appendCells(b []byte, cells []any) []byte {
	for _, c := range cells {
		switch v := c.(type) {
		case nil:
			b = append(b, 0)
		case string:
			b = appendBytes(b, v)
		case int64:
			b = appendBytes(b, fmt.Sprint(v))
		case float64:
			b = appendBytes(b, string(binary.BigEndian.AppendUint64(nil, math.Float64bits(v))))
		case bool:
			b = appendBytes(b, map[bool]string{false: "0", true: "1"}[v])
		case []any:
			b = binary.BigEndian.AppendUint64(append(b, 2), uint64(len(v)))
			for _, e := range v {
				if fields, ok := e.([]any); ok {
					b = appendCells(b, fields)
				} else {
					b = appendCells(b, []any{e})
				}
			}
		}
	}
	return b
}

func appendBytes(b []byte, s string) []byte {
	b = binary.BigEndian.AppendUint64(append(b, 1), uint64(len(s)))
	return append(b, s...)
}
