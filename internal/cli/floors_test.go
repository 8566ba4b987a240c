package cli

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const floorsFile = "../../normalize/testdata/floors.json"

// TestReadingStaysAboveItsFloors scores the gold sets with the scorer beside them. A figure below its floor fails; one
// that rose may be written with BROADSHEET_UPDATE_FLOORS=1, which never lowers a floor. Titles, authors and dates are
// read by rules, so their figures hold for other pages too; the text's are those of pages that trained the model, and
// only guard against slips: see docs/reading.md for the folds.
func TestReadingStaysAboveItsFloors(t *testing.T) {
	gold := goldDir(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("SKIPPED: no python3 to run the scorer of the gold pages")
	}
	raw, err := os.ReadFile(floorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var floors map[string]map[string]float64
	if err := json.Unmarshal(raw, &floors); err != nil {
		t.Fatal(err)
	}
	for set, figures := range floors {
		got := scoreSet(t, python, gold, set)
		for figure, floor := range figures {
			name, low := strings.CutPrefix(figure, "<")
			v, ok := got[name]
			switch {
			case !ok:
				t.Errorf("%s: the scorer gives no %s", set, name)
			case low && v > floor+0.0005, !low && v < floor-0.0005:
				t.Errorf("%s: %s is %.4f, its floor %.4f", set, figure, v, floor)
			case low:
				figures[figure] = min(floor, math.Ceil(v*1000)/1000)
			default:
				figures[figure] = max(floor, math.Floor(v*1000)/1000)
			}
		}
	}
	if os.Getenv("BROADSHEET_UPDATE_FLOORS") != "" {
		p := &program{}
		var b strings.Builder
		p.stdout = &b
		if err := p.printJSON(floors); err != nil {
			t.Fatal(err)
		}
		write(t, floorsFile, b.String())
	}
}

func scoreSet(t *testing.T, python, gold, set string) map[string]float64 {
	t.Helper()
	manifest := filepath.Join(gold, "gold", set+".jsonl")
	args := []string{"extract", "--jsonl", manifest}
	if set == "sites" {
		args = append(args, "--learn")
	}
	out, _ := must(t, args...)
	pred := write(t, filepath.Join(t.TempDir(), set+".jsonl"), out)
	scored, err := exec.Command(python, filepath.Join(gold, "eval", "score.py"), "--json", manifest, pred).Output()
	if err != nil {
		t.Fatalf("score %s: %v", set, err)
	}
	var all map[string]map[string]any
	if err := json.Unmarshal(scored, &all); err != nil {
		t.Fatal(err)
	}
	figures := map[string]float64{}
	for name, v := range all[set] {
		if f, ok := v.(float64); ok {
			figures[name] = f
		}
	}
	return figures
}
