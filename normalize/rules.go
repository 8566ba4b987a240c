package normalize

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"io/fs"
	"strings"
	"sync"

	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
)

// source is the normalizer's own source, rule tables and model: what it reads is decided by these bytes and by those that
// decode pages and URLs.
//
//go:embed *.go tree/*.go blocks/*.go residue/*.go byline/*.go dates/*.go model/*.go model/weights.bin site/*.go
var source embed.FS

// RulesHash names the rules that this binary reads by: the first 12 hex digits of a hash over the source, tables and
// weights that decide a reading, tests and trainer left out. Readings under different hashes are never compared as edits.
var RulesHash = sync.OnceValue(func() string {
	return hashOf(part{"normalize", source}, part{"decode", decode.Source}, part{"urls", urls.Source})
})

// part is a folder of source under its name.
type part struct {
	name string
	fs.FS
}

func hashOf(parts ...part) string {
	h := sha256.New()
	for _, p := range parts {
		err := fs.WalkDir(p, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "model/train/") {
				return err
			}
			b, err := fs.ReadFile(p, name)
			io.WriteString(h, p.name+"/"+name+"\x00")
			h.Write(b)
			return err
		})
		if err != nil {
			panic(err) // the source is part of the program
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}
