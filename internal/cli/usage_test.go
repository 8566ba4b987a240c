package cli

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheCommandLineIsToldWhatItShouldBe(t *testing.T) {
	dir := newArchive(t, "\n[[source]]\nname = \"a\"\nurl = \"http://a.example/\"\n")
	for _, c := range []struct{ line, says, try string }{
		{"statsu", `unknown command "statsu"`, "Try: broadsheet status\n"},
		{"sourc list", `unknown command "sourc"`, "Try: broadsheet source\n"},
		{"source lst", `unknown command "lst" for "broadsheet source"`, "Try: broadsheet source list or test\n"},
		{"import htlm x", `unknown command "htlm" for "broadsheet import"`, "Try: broadsheet import html\n"},
		{"feed quack", `unknown command "quack"`, "Try: broadsheet feed --help\n"},
		{"completion nosuch", `unknown command "nosuch"`, "Try: broadsheet completion --help\n"},
		{"help nosuch", `unknown command "nosuch"`, "Try: broadsheet --help\n"},
		{"search", "broadsheet: search: want WORDS", "Try: broadsheet search WORDS\n"},
		{"explain", "broadsheet: explain: want URL|ID|FILE", "Try: broadsheet explain URL|ID|FILE\n"},
		{"verify now", `broadsheet: verify: want no argument, have 1: ["now"]`, "Try: broadsheet verify\n"},
		{"init a b", `want [DIR], have 2`, "Try: broadsheet init [DIR]\n"},
		{"search --limt 3 x", "broadsheet: search: unknown flag: --limt", "Try: broadsheet search --help\n"},
		{"search -n 0 x", "want a number from 1 on", "Try: broadsheet search --help\n"},
		{"search -o xml x", "want table, json, ndjson, csv", "Try: broadsheet search --help\n"},
		{"crawl --max-pages -1", "want a number from 1 on", "Try: broadsheet crawl --help\n"},
		{"crawl --workers 0", "want a number from 1 on", "Try: broadsheet crawl --help\n"},
		{"crawl --budget -5m", `"-5m": is negative`, "Try: --budget 25m\n"},
		{"crawl --revisit some", "want auto, off, all", "Try: broadsheet crawl --help\n"},
		{"crawl --fail-on full", "want empty", "Try: broadsheet crawl --help\n"},
		{"crawl --connect-to nonsense", "ADDR:PORT", "Try: --connect-to 127.0.0.1:8080\n"},
		{"export --name ../evil", `"../evil": want letters`, "Try: --name nordic-2026\n"},
		{"export --name .", `".": want letters`, "Try: --name nordic-2026\n"},
		{"explain --contact nobody http://z.example/", `"nobody" reaches nobody`, "Try: --contact mailto:you@example.org\n"},
		{"demo --days 0", "want a number from 1 on", "Try: broadsheet demo --help\n"},
		{"extract --threads 0 x", "want a number from 1 on", "Try: broadsheet extract --help\n"},
	} {
		code, out, said := run(t, append([]string{"-C", dir}, strings.Fields(c.line)...)...)
		if code != ExitUsage || out != "" || !strings.Contains(said, c.says) || !strings.Contains(said, c.try) {
			t.Errorf("%s: exit code %d, said %s%s", c.line, code, said, out)
		}
	}
	if got := rows(t, dir, "runs", "run_id"); len(got) != 0 {
		t.Errorf("runs that never began: %v", got)
	}
}

func TestAGroupOfVerbsShowsItsHelp(t *testing.T) {
	for _, line := range []string{"", "source", "help source", "help source list", "crawl --help"} {
		out, _ := must(t, strings.Fields(line)...)
		if !strings.Contains(out, "Usage:") {
			t.Errorf("%q: %s", line, out)
		}
	}
	if out, _ := must(t, "crawl", "--help"); !strings.Contains(out, "--no-normalize  ") {
		t.Errorf("--no-normalize takes no value: %s", out)
	}
}

// TestJSONWorksOnEveryVerb runs each verb on a small archive; those that fetch are in other tests.
func TestJSONWorksOnEveryVerb(t *testing.T) {
	dir := newArchive(t, "\n[[source]]\nname = \"a\"\nurl = \"http://a.example/\"\nfeeds = [\"http://a.example/feed\"]\n")
	files := t.TempDir()
	page := write(t, filepath.Join(files, "page.html"), articlePage("Crane"))
	must(t, "-C", dir, "import", "html", "--manifest", write(t, filepath.Join(files, "m.jsonl"), `{"url":"http://a.example/1","html_path":"page.html"}`))
	must(t, "-C", dir, "normalize")
	for _, line := range []string{
		"init " + filepath.Join(files, "new"), "init " + dir, "source list", "source show a", "source disable a", "source enable a",
		"source add http://b.example/ --no-fetch", "source import " + write(t, filepath.Join(files, "s.csv"), "url\nhttp://c.example/\n"),
		"import html " + page, "import text " + page, "import urls " + write(t, filepath.Join(files, "urls"), "http://a.example/2\n"),
		"normalize", "normalize --preview", "export", "extract " + page, "explain " + page, "explain " + page + " --html " + filepath.Join(files, "x.html"),
		"show http://a.example/1", "search crane", "status", "verify", "doctor", "backup " + filepath.Join(files, "b.db"), "schedule", "version",
		"robots check me http://a.example/", "url canon http://A.example:80/",
	} {
		out, _ := must(t, append([]string{"-C", dir, "--json"}, strings.Fields(line)...)...)
		var v any
		if err := json.Unmarshal([]byte(out), &v); err != nil {
			t.Errorf("%s: %v: %.200s", line, err, out)
		}
	}
	out, _ := must(t, "-C", dir, "source", "list", "-o", "ndjson")
	if !strings.Contains(out, `"feeds":["http://a.example/feed"]`) {
		t.Errorf("source list: %s", out)
	}
	if out, _ := must(t, "-C", dir, "status", "--json"); !strings.Contains(out, `"other_pages": 0`) {
		t.Errorf("status: %s", out)
	}
}

func TestImportsSayWhatToDoNext(t *testing.T) {
	dir := newArchive(t, "\n[[source]]\nname = \"a\"\nurl = \"http://a.example/\"\n")
	files := t.TempDir()
	empty := write(t, filepath.Join(files, "empty"), "")
	for _, c := range []struct {
		line, says string
		code       int
	}{
		{"import warc " + empty, "nothing to import", 0},
		{"import urls " + empty, "nothing to import", 0},
		{"import urls " + write(t, filepath.Join(files, "u"), "http://a.example/1\n"), "1 imported, 0 were here already, 0 failed. Next: broadsheet crawl\n", 0},
		{"import urls " + write(t, filepath.Join(files, "v"), "http://z.example/1\n"), "v:1: http://z.example/1 belongs to no source: broadsheet source add", ExitPartial},
		{"import html " + filepath.Join(files, "none.html"), "import: 1 of 1 failed", ExitPartial},
		{"import html " + t.TempDir(), "those of a directory end in .html", ExitUsage},
		{"source import " + write(t, filepath.Join(files, "s.csv"), "name,url\nb,http://b.example/\nc,nourl\n"), `s.csv:3: source "c": "nourl" is no http`, ExitUsage},
		{"source import " + empty, "no source in it", ExitUsage},
		{"source disable a", "disabled a\n", 0},
		{"source add http://A.example --no-fetch", "http://A.example is followed already, as a\nTry: broadsheet source show a\n", ExitUsage},
		{"source import " + write(t, filepath.Join(files, "again.csv"), "url\nhttp://a.example/\nhttp://d.example/\n"), "http://a.example/ is followed already, as a\nadded d.example", 0},
	} {
		code, _, said := run(t, append([]string{"-C", dir}, strings.Fields(c.line)...)...)
		if code != c.code || !strings.Contains(said, c.says) || strings.Contains(said, "0 imported") && strings.Contains(said, "Next:") {
			t.Errorf("%s: exit code %d: %s", c.line, code, said)
		}
		if strings.Count(said, "none.html") > 1 {
			t.Errorf("the file is named twice: %s", said)
		}
	}
	if got := content(t, dir, settingsFile); strings.Contains(got, "b.example") {
		t.Errorf("half of a list was added: %s", got)
	}
}
