package warc

import (
	"errors"
	"testing"

	"broadsheet/archive"
)

func TestReadAtRefusesWhatIsNoPlaceInTheArchive(t *testing.T) {
	dir := t.TempDir()
	places, _ := written(t, dir)
	good := places[1]
	for name, c := range map[string]struct {
		at   archive.Location
		want error
	}{
		"another folder": {archive.Location{File: "../x.warc.gz", Length: 1}, nil},
		"root":           {archive.Location{File: "/etc/hostname", Length: 1}, nil},
		"no length":      {archive.Location{File: good.File}, nil},
		"missing file":   {archive.Location{File: "warc/none.warc.gz", Length: 1}, archive.ErrNotFound},
		"middle of one":  {archive.Location{File: good.File, Offset: good.Offset + 3, Length: good.Length - 3}, nil},
		"half of one":    {archive.Location{File: good.File, Offset: good.Offset, Length: good.Length / 2}, nil},
		"past the end":   {archive.Location{File: good.File, Offset: 1 << 30, Length: 5}, nil},
	} {
		if rec, err := ReadAt(dir, c.at); err == nil || rec != nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v", name, rec, err)
		}
	}
}

func TestVerifyFindsOneChangedByte(t *testing.T) {
	dir := t.TempDir()
	places, _ := written(t, dir)
	rec, err := ReadAt(dir, places[0])
	if err != nil {
		t.Fatal(err)
	}
	rec.Block[len(rec.Block)-1] ^= 1
	if err := rec.Verify(); !errors.Is(err, ErrDigest) {
		t.Errorf("%v", err)
	}
}
