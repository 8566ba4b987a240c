package warc

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// outside is what testdata/check_warcio.py prints.
type outside struct {
	Records []struct {
		Type, URL, Date string
		Offset, Length  int64
	}
	Errors []string
}

func TestWarcioReadsWhatWeWrite(t *testing.T) {
	python := os.Getenv("BROADSHEET_PYTHON")
	if python == "" {
		t.Skip("SKIPPED: BROADSHEET_PYTHON names no Python with warcio: the outside check of WARC files did not run")
	}
	dir := t.TempDir()
	places, _ := written(t, dir)
	name := filepath.Join(dir, filepath.FromSlash(places[0].File))
	cmd := exec.Command(python, filepath.Join("testdata", "check_warcio.py"), name)
	cmd.Stderr = os.Stderr
	printed, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var theirs outside
	if err := json.Unmarshal(printed, &theirs); err != nil {
		t.Fatal(err)
	}
	for _, e := range theirs.Errors {
		t.Error(e)
	}
	ours := readFile(t, name)
	if len(theirs.Records) != len(ours) {
		t.Fatalf("%d records, warcio reads %d", len(ours), len(theirs.Records))
	}
	for i, r := range theirs.Records {
		o := ours[i]
		if r.Type != o.Type() || r.URL != o.URL() || r.Date != o.Header.Get("WARC-Date") || r.Offset != o.Offset || r.Length != o.Length {
			t.Errorf("record %d: warcio reads %+v, we %+v at %d+%d", i, r, o.Header, o.Offset, o.Length)
		}
	}
}
