package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The first page of the batch comes late: its pipe is filled once the second has been read. A batch that is read one page
// at a time would wait for ever; one that is printed as pages come would print the second first.
func TestABatchIsReadAtOnceAndPrintedInOrder(t *testing.T) {
	dir := t.TempDir()
	var manifest strings.Builder
	pipes := make([]string, 2)
	for i := range pipes {
		pipes[i] = filepath.Join(dir, fmt.Sprint(i))
		if err := syscall.Mkfifo(pipes[i], 0o600); err != nil {
			t.Skip("SKIPPED: no named pipes here: ", err)
		}
		fmt.Fprintf(&manifest, "{\"id\":\"%d\",\"html_path\":\"%d\"}\n", i, i)
	}
	fill := func(i int) { // opening waits for the reader
		if err := os.WriteFile(pipes[i], []byte(bridgeStory(i, "")), 0o600); err != nil {
			t.Error(err)
		}
	}
	go func() {
		second := make(chan bool)
		go func() { fill(1); close(second) }()
		select {
		case <-second:
		case <-time.After(20 * time.Second):
			t.Error("the second page was not read while the first was waited for")
		}
		fill(0)
	}()
	out, _ := must(t, "extract", "--threads", "2", "--jsonl", write(t, filepath.Join(dir, "m.jsonl"), manifest.String()))
	d := json.NewDecoder(strings.NewReader(out))
	for i := range pipes {
		var x extracted
		if err := d.Decode(&x); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("Bridge number %d to be repaired", i); x.ID != fmt.Sprint(i) || x.Title != want {
			t.Errorf("line %d is %s: %q", i, x.ID, x.Title)
		}
	}
}

// The most that the program may take for a page of largePage bytes, all of it, in bytes.
const (
	largePage = 10 << 20
	maxMemory = 300 << 20
)

func TestALargePageTakesLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short: pages of 10 MB are not read")
	}
	fill := func(s string) string { return strings.Repeat(s, largePage/len(s)) }
	for name, page := range map[string]string{
		"100,000 paragraphs":       fill("<p>The council of the ward met on Monday, and it voted for the plan that the harbour needs so badly.</p>"),
		"one text":                 fill("The council met on Monday. "),
		"a story in boxes":         fill("<div class=story><p>The council met on Monday, and it voted.</p><aside><a href=/a>More news</a></aside></div>"),
		"links":                    fill("<ul><li><a href=/news/1>Number one is here to stay</a></ul>"),
		"boxes that do not close":  fill("<div class=a><span>news "),
		"a table":                  "<table>" + fill("<tr><td>Monday<td>Tuesday<td>Wednesday"),
		"scripts":                  fill("<script>var harbour = 'open on monday'; open(harbour);</script><p>News."),
		"attributes":               fill("<p class='a b c' data-a=1 data-b=2 id=x style='color: red'>News from the harbour."),
		"plain text":               fill("The council of the ward met on Monday, and it voted for the plan that the harbour needs.\n\n"),
		"one JSON-LD":              `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + fill("The council met on Monday. ") + `"}</script><p>News.`,
		"tags of three characters": fill("<b>"),
	} {
		t.Run(name, func(t *testing.T) {
			file := write(t, filepath.Join(t.TempDir(), "page.html"), page)
			status := file + ".status"
			c := process(t, "extract", file)
			c.Env = append(c.Env, "BROADSHEET_TEST_STATUS="+status)
			if out, err := c.CombinedOutput(); err != nil {
				t.Fatalf("%v: %.300s", err, out)
			}
			most := peak(t, status)
			t.Logf("%d MB", most>>20)
			if most > maxMemory {
				t.Errorf("a page of %d MB took %d MB", largePage>>20, most>>20)
			}
		})
	}
}

// peak reads the most memory that a process held, in bytes. What the kernel tells its parent (ru_maxrss) would not do: the
// parent's own is counted in.
func peak(t *testing.T, status string) int {
	b, err := os.ReadFile(status)
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(b), "VmHWM:")
	var kB int
	if _, err := fmt.Sscan(after, &kB); err != nil {
		t.Fatalf("%v: %s", err, b)
	}
	return kB << 10
}
