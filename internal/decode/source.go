package decode

import "embed"

// Source is this package's own source: part of what a reading depends on.
//
//go:embed *.go
var Source embed.FS
