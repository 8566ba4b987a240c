// Command bench reads the pages of a gold manifest with us, with bare html.Parse, with go-readability and with
// go-trafilatura, in turns, one page at a time on one thread, and prints what each took. It is a module of its own: the
// peers are no dependency of ours.
//
// Each turn is a process of its own. Reading, unpacking and decoding the file is done by the same code before the clock
// is looked at; what is counted is the CPU time (user and system) of the process while the page is read, garbage
// collection included. Peak memory is the process's, with all it holds.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// turn is what one reader took for all pages.
type turn struct {
	Pages  int     `json:"pages"`
	Failed int     `json:"failed"` // it gave an error or no text
	Bytes  int     `json:"bytes"`  // of decoded pages
	CPU    float64 `json:"cpu"`    // seconds
	Peak   float64 `json:"peak"`   // MB
}

func main() {
	manifest := flag.String("manifest", "", "gold manifest: one page a line")
	rounds := flag.Int("rounds", 3, "turns of each reader")
	only := flag.String("only", "", "take one turn with this reader, and print it as JSON")
	flag.Parse()
	if err := run(*manifest, *rounds, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(manifest string, rounds int, only string) error {
	if only != "" {
		t, err := take(only, manifest)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(t)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	turns := make([][]turn, len(readers))
	for round := range rounds {
		for k := range readers {
			i := (k + round) % len(readers) // nobody is always first
			c := exec.Command(self, "-only", readers[i].name, "-manifest", manifest)
			c.Env = append(os.Environ(), "GOMAXPROCS=1")
			c.Stderr = os.Stderr
			out, err := c.Output()
			if err != nil {
				return fmt.Errorf("%s: %w", readers[i].name, err)
			}
			var t turn
			if err := json.Unmarshal(out, &t); err != nil {
				return err
			}
			turns[i] = append(turns[i], t)
		}
	}
	print(turns)
	return nil
}

// print prints a table: each round's CPU time and its ratio to html.Parse in the same round.
func print(turns [][]turn) {
	fmt.Printf("%d pages, %.1f MB, %d rounds\n\n", turns[0][0].Pages, float64(turns[0][0].Bytes)/1e6, len(turns[0]))
	fmt.Println("| | CPU seconds | pages/s | peak MB | × html.Parse | without text |\n|---|---|---|---|---|---|")
	for i, list := range turns {
		var cpu, ratio []string
		best, peak := list[0].CPU, 0.0
		for k, t := range list {
			cpu = append(cpu, fmt.Sprintf("%.2f", t.CPU))
			ratio = append(ratio, fmt.Sprintf("%.2f", t.CPU/turns[0][k].CPU))
			best, peak = min(best, t.CPU), max(peak, t.Peak)
		}
		fmt.Printf("| %s | %s | %.0f | %.0f | %s | %d |\n", readers[i].name, strings.Join(cpu, " · "), float64(list[0].Pages)/best, peak, strings.Join(ratio, " · "), list[0].Failed)
	}
}
