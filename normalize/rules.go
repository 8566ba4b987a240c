package normalize

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"
	"sync"
)

// source is the normalizer's own source, rule tables and model: what it reads is decided by these bytes alone.
//
//go:embed *.go tree/*.go blocks/*.go residue/*.go byline/*.go dates/*.go model/*.go model/weights.bin site/*.go
var source embed.FS

// RulesHash names the rules that this binary reads by: the first 12 hex digits of a hash over the normalizer's source,
// tables and weights, tests and trainer left out. Readings under different hashes are never compared as edits.
var RulesHash = sync.OnceValue(func() string {
	h := sha256.New()
	fs.WalkDir(source, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "model/train/") {
			return err
		}
		b, err := source.ReadFile(name)
		h.Write([]byte(name))
		h.Write([]byte{0})
		h.Write(b)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:12]
})
