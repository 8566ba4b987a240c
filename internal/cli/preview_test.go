package cli

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"broadsheet/normalize"
)

// alter runs statements on the database of an archive, as no verb would.
func alter(t *testing.T, dir string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "archive.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// files gives the names and bytes of all files of an archive, but for the log and the lock table beside the database:
// readers open them.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.Contains(name, "archive.db-") {
			var b []byte
			b, err = os.ReadFile(name)
			out[name] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func previewOf(t *testing.T, wantCode int, dir string, flags ...string) preview {
	t.Helper()
	before := files(t, dir)
	code, out, said := run(t, append([]string{"-C", dir, "--json", "normalize", "--preview"}, flags...)...)
	if code != wantCode {
		t.Fatalf("exit code %d, want %d: %s", code, wantCode, said)
	}
	if !maps.Equal(before, files(t, dir)) {
		t.Error("the archive is not what it was")
	}
	var v preview
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return v
}

// previewTown is an archive of the demo's town, two days of it.
func previewTown(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "town")
	must(t, "demo", dir, "--days", "2", "--json")
	return dir
}

func TestPreviewOfWhatTheseRulesReadIsNothing(t *testing.T) {
	dir := previewTown(t)
	v := previewOf(t, 0, dir)
	if v.Compared < 20 || v.Changed != 0 || len(v.Fields) != 0 || len(v.Sources) < 3 || v.Stored[normalize.RulesHash()] != v.Compared {
		t.Errorf("%+v", v)
	}
	// The same readings under the name of other rules: site profiles are learned anew, and not kept.
	alter(t, dir, fmt.Sprintf("UPDATE _words SET word = 'earlier' WHERE word = '%s'", normalize.RulesHash()))
	v = previewOf(t, 0, dir)
	if v.Changed != 0 || v.Stored["earlier"] != v.Compared || len(v.Stored) != 1 {
		t.Errorf("by earlier rules: %+v", v)
	}
	if out, _ := must(t, "-C", dir, "normalize", "--preview"); !strings.Contains(out, fmt.Sprintf("%d of them by other rules", v.Compared)) {
		t.Errorf("for people: %s", out)
	}
}

func TestPreviewCountsChangesByFieldAndSource(t *testing.T) {
	dir := previewTown(t)
	const of = "capture IN (SELECT c.id FROM _captures c JOIN _readings r ON r.capture = c.id WHERE r.text IS NOT NULL AND c.source = %d AND %s ORDER BY c.id LIMIT %d)"
	pick := func(source int, where string, n int) string { return fmt.Sprintf(of, source, where, n) }
	one := pick(2, "r.section IS NOT NULL", 1)
	alter(t, dir,
		"UPDATE _readings SET headline = 'Another headline' WHERE "+pick(1, "r.headline IS NOT NULL", 3),
		"INSERT INTO _texts (hash, text, words) SELECT 'x', t.text || char(10, 10) || 'A line that goes.', 0 FROM _texts t JOIN _readings r ON r.text = t.id WHERE r."+one,
		"UPDATE _readings SET text = (SELECT id FROM _texts WHERE hash = 'x'), blocks = blocks || 'p' WHERE "+one,
		"UPDATE _readings SET section = NULL WHERE "+one,
		"DELETE FROM _bylines WHERE position = 1 AND "+pick(3, "r.author_count > 0", 1),
	)
	v := previewOf(t, 0, dir, "--samples", "2")
	got := map[string]fieldChanges{}
	for _, f := range v.Fields {
		got[f.Field] = *f
	}
	for field, want := range map[string]fieldChanges{
		"headline": {Changed: 3, Replaced: 3}, "section": {Changed: 1, Gained: 1}, "text": {Changed: 1, Lost: 1}, "bylines": {Changed: 1, Gained: 1},
	} {
		g := got[field]
		if g.Changed != want.Changed || g.Gained != want.Gained || g.Lost != want.Lost || g.Replaced != want.Replaced {
			t.Errorf("%s: %+v, want %+v", field, g, want)
		}
		if len(g.Samples) != min(2, want.Changed) {
			t.Errorf("%s: %d samples", field, len(g.Samples))
		}
	}
	if len(got) != 4 || v.Changed != 5 {
		t.Errorf("%d captures in the fields %v", v.Changed, slices.Collect(maps.Keys(got)))
	}
	if s := got["text"].Samples[0]; s.Before != "A line that goes." || s.After != "" || s.URL == "" || s.How != "lost" {
		t.Errorf("sample %+v", s)
	}
	if s := got["headline"].Samples[0]; s.Before != "Another headline" || s.After == "" {
		t.Errorf("sample %+v", s)
	}
	changed := 0
	for _, s := range v.Sources {
		changed += s.Changed
		if s.Changed == 0 || len(s.Fields) == 0 || s.Compared <= s.Changed {
			t.Errorf("source %+v", s)
		}
	}
	if changed != v.Changed || len(v.Sources) != 3 {
		t.Errorf("%d captures of %d sources", changed, len(v.Sources))
	}
	out, _ := must(t, "-C", dir, "normalize", "--preview")
	for _, want := range []string{"TEXT lost", "    - A line that goes.", "HEADLINE replaced", "    - Another headline", "WOULD CHANGE"} {
		if !strings.Contains(out, want) {
			t.Errorf("for people, %q is missing:\n%s", want, out)
		}
	}
	must(t, "-C", dir, "normalize", "--all")
	if v := previewOf(t, 0, dir); v.Changed != 0 {
		t.Errorf("read again, %d captures would change", v.Changed)
	}
}

func TestPreviewTellsOfWhatIsUnreadOrLost(t *testing.T) {
	dir := newArchive(t, "")
	importStories(t, dir, 0, 3)
	if v := previewOf(t, 0, dir); v.Unread != 3 || v.Compared != 0 {
		t.Errorf("nothing read: %+v", v)
	}
	readOnce(t, dir)
	records, err := filepath.Glob(filepath.Join(dir, "warc", "*", "*", "*"))
	if err != nil || len(records) == 0 {
		t.Fatalf("WARC files %v: %v", records, err)
	}
	for _, name := range records {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	if v := previewOf(t, ExitPartial, dir); v.Failed != 3 || v.Compared != 0 || v.Changed != 0 {
		t.Errorf("without records: %+v", v)
	}
	if code, _, _ := run(t, "-C", dir, "normalize", "--preview", "--all"); code != ExitUsage {
		t.Errorf("--preview --all: exit code %d", code)
	}
}

func TestChangesOfAField(t *testing.T) {
	for _, c := range []struct{ name, a, b, before, after string }{
		{"a line goes", "one\n\ntwo\n\nthree", "one\n\nthree", "two", ""},
		{"a line comes twice", "one", "one\n\none", "", "one"},
		{"a line is edited", "one\ntwo", "one\nTwo", "two", "Two"},
		{"the same", "one\n\ntwo", "two\n\none", "", ""},
	} {
		if a, b := onlyIn(c.a, c.b), onlyIn(c.b, c.a); a != c.before || b != c.after {
			t.Errorf("%s: %q → %q, want %q → %q", c.name, a, b, c.before, c.after)
		}
	}
}
