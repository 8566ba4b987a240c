package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
)

// magic begins an encoded profile; its digit is the version of the format.
const magic = "BSP1"

// maxZone is no offset's size, in minutes: zones are written as numbers above zero.
const maxZone = 24 * 60

// Hash names the profile: the first 12 hex digits of the SHA-256 of its bytes. No profile has "".
func (p *Profile) Hash() string {
	if p == nil {
		return ""
	}
	return p.hash
}

func (p *Profile) seal() {
	sum := sha256.Sum256(p.Encode())
	p.hash = hex.EncodeToString(sum[:])[:12]
}

// Encode gives the profile as bytes, the same for the same profile.
func (p *Profile) Encode() []byte {
	b := binary.AppendUvarint([]byte(magic), uint64(p.Pages))
	b = binary.AppendUvarint(b, uint64(len(p.Names)))
	for _, n := range p.Names {
		b = appendString(b, n)
	}
	b = binary.AppendUvarint(b, uint64(len(p.Zones)))
	for _, z := range p.Zones {
		b = binary.AppendUvarint(b, uint64(z+maxZone))
	}
	b = appendHashes(b, p.Values)
	b = binary.AppendUvarint(b, uint64(len(p.layouts)))
	for _, l := range p.layouts {
		b = binary.AppendUvarint(b, uint64(l.pages))
		b = appendHashes(b, l.marks)
		b = appendHashes(b, sortedKeys(l.texts))
		for _, k := range sortedKeys(l.texts) {
			b = binary.AppendUvarint(b, uint64(l.texts[k]))
		}
		b = appendHashes(b, sortedKeys(l.rates))
		for _, k := range sortedKeys(l.rates) {
			c := l.rates[k]
			for _, n := range []int{c.pages, c.blocks, c.kept} {
				b = binary.AppendUvarint(b, uint64(n))
			}
		}
	}
	return b
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func appendHashes(b []byte, list []uint64) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, h := range list {
		b = binary.BigEndian.AppendUint64(b, h)
	}
	return b
}

// Decode reads what Encode wrote.
func Decode(b []byte) (*Profile, error) {
	r := reader{b: b}
	if string(r.take(len(magic))) != magic {
		return nil, errors.New("decode site profile: unknown format")
	}
	p := &Profile{Pages: r.count()}
	for range r.list(1) {
		p.Names = append(p.Names, string(r.take(r.count())))
	}
	for range r.list(1) {
		p.Zones = append(p.Zones, r.count()-maxZone)
	}
	p.Values = r.hashes()
	for range r.list(1) {
		l := layout{pages: r.count(), marks: r.hashes(), texts: map[uint64]int{}, rates: map[uint64]counts{}}
		for _, h := range r.hashes() {
			l.texts[h] = r.count()
		}
		for _, h := range r.hashes() {
			l.rates[h] = counts{r.count(), r.count(), r.count()}
		}
		p.layouts = append(p.layouts, l)
	}
	if r.bad || len(r.b) > 0 || len(p.layouts) == 0 {
		return nil, errors.New("decode site profile: damaged")
	}
	p.seal()
	return p, nil
}

// reader takes bytes from the front of b; what is not there sets bad.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.b, r.bad = nil, true
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) count() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<31 {
		r.b, r.bad = nil, true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// list is the length of a list whose members take at least so many bytes.
func (r *reader) list(least int) int {
	n := r.count()
	if n*least > len(r.b) {
		r.b, r.bad = nil, true
		return 0
	}
	return n
}

func (r *reader) hashes() []uint64 {
	var out []uint64
	for range r.list(8) {
		out = append(out, binary.BigEndian.Uint64(r.take(8)))
	}
	return out
}
