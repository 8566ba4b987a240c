package cli

import (
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
		{"search", "broadsheet search: want WORDS", "Try: broadsheet search WORDS\n"},
		{"explain", "broadsheet explain: want URL|ID|FILE", "Try: broadsheet explain URL|ID|FILE\n"},
		{"verify now", `broadsheet verify: want no argument, have 1: ["now"]`, "Try: broadsheet verify\n"},
		{"init a b", `want [DIR], have 2`, "Try: broadsheet init [DIR]\n"},
		{"search --limt 3 x", "broadsheet search: unknown flag: --limt", "Try: broadsheet search --help\n"},
		{"search -n 0 x", "want a number from 1 on", "Try: broadsheet search --help\n"},
		{"search -o xml x", "want table, json, ndjson, csv", "Try: broadsheet search --help\n"},
		{"crawl --max-pages -1", "want a number from 1 on", "Try: broadsheet crawl --help\n"},
		{"crawl --workers 0", "want a number from 1 on", "Try: broadsheet crawl --help\n"},
		{"crawl --budget -5m", `"-5m": is negative`, "Try: --budget 25m\n"},
		{"crawl --revisit some", "want auto, off, all", "Try: broadsheet crawl --help\n"},
		{"crawl --fail-on full", "want empty", "Try: broadsheet crawl --help\n"},
		{"crawl --connect-to nonsense", "ADDR:PORT", "Try: --connect-to 127.0.0.1:8080\n"},
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
