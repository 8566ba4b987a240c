package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"broadsheet/archive"
	"broadsheet/archive/warc"
)

// verifyWARC reads every WARC file once, from end to end: each record against its digests, whether a capture stands in
// it or not (requests, metadata), and each capture against the record where it is said to be. Captures of one file
// come one after the other, for a file is written by one run and never opened again.
func (w *workspace) verifyWARC(ctx context.Context, v *verified) error {
	checked := map[string]bool{}
	var file string
	var held []archive.Capture
	flush := func() {
		if file != "" {
			w.verifyFile(file, held, v)
			checked[file] = true
		}
	}
	for c, err := range w.db.Captures(ctx) {
		if err != nil {
			return err
		}
		v.Captures++
		if c.WARCFile == "" {
			continue
		}
		if c.WARCFile != file {
			flush()
			file, held = c.WARCFile, held[:0]
		}
		held = append(held, c)
	}
	flush()
	names, err := filepath.Glob(w.path("warc", "*", "*", "*.warc.gz*"))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, err := filepath.Rel(w.dir, strings.TrimSuffix(name, ".open"))
		if err != nil {
			return err
		}
		if rel = filepath.ToSlash(rel); strings.HasSuffix(rel, ".gz") && !checked[rel] {
			w.verifyFile(rel, nil, v) // a run that was killed had not yet noted what it had written
		}
	}
	return nil
}

// verifyFile checks one file, in which the captures are said to stand. The tail of a file that is not finished may be
// torn behind the last of them: a run writes there, or the next one mends it.
func (w *workspace) verifyFile(file string, captures []archive.Capture, v *verified) {
	missing := map[int64]archive.Capture{}
	last := int64(-1)
	for _, c := range captures {
		missing[c.WARCOffset] = c
		last = max(last, c.WARCOffset)
	}
	_, err := os.Stat(w.path(filepath.FromSlash(file)))
	unfinished := err != nil
	say := func(at int64, url string, err error) {
		where := fmt.Sprintf("%s: byte %d", file, at)
		if url != "" {
			where += ": " + url
		}
		v.Problems = append(v.Problems, where+": "+err.Error())
	}
	for rec, err := range warc.RecordsOf(w.dir, file) {
		broken, isBroken := errors.AsType[*warc.Finding](err)
		switch {
		case errors.Is(err, archive.ErrNotFound):
			v.Problems = append(v.Problems, fmt.Sprintf("%s: is missing, and with it the pages of %d captures", file, len(captures)))
			return
		case isBroken:
			if !unfinished || broken.Offset <= last {
				say(broken.Offset, missing[broken.Offset].URL, fmt.Errorf("%s: %w", broken.Class, broken.Err))
			}
			delete(missing, broken.Offset)
			continue
		case err != nil:
			v.Problems = append(v.Problems, err.Error())
			return
		}
		v.Records++
		err = rec.Verify()
		if c, ok := missing[rec.Offset]; ok {
			delete(missing, rec.Offset)
			if err == nil {
				err = heldBy(rec, c)
			}
		}
		if err != nil {
			say(rec.Offset, rec.URL(), err)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(missing)) {
		say(at, missing[at].URL, errors.New("no record begins there"))
	}
}

// heldBy says whether a record is the one of a capture.
func heldBy(rec *warc.Record, c archive.Capture) error {
	if digest := rec.Header.Get("WARC-Payload-Digest"); rec.URL() != c.URL || digest != c.PayloadDigest || rec.Length != c.WARCLength {
		return fmt.Errorf("the record there is of %s, %s, %d bytes", rec.URL(), digest, rec.Length)
	}
	return nil
}
