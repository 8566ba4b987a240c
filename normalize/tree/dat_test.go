package tree

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A datCase is one case of the html5lib tree-construction tests.
type datCase struct {
	id, page, want      string
	fragment, scripting bool
}

// datCases reads the tests that ship in the x/net module.
func datCases(tb testing.TB) []datCase {
	tb.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/net").Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		tb.Skipf("the tree-construction tests ship in the x/net module, which the go command does not find: %v", err)
	}
	var cases []datCase
	for _, pattern := range []string{"html5lib-tests/tree-construction/*.dat", "go/*.dat"} {
		files, _ := filepath.Glob(filepath.Join(dir, "html", "testdata", pattern))
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			cases = append(cases, readDat(filepath.Base(file), string(b))...)
		}
	}
	if len(cases) == 0 {
		tb.Skipf("no tree-construction tests in %s", dir)
	}
	return cases
}

// readDat cuts a file into its cases.
func readDat(file, s string) []datCase {
	var cases []datCase
	for i, part := range strings.Split("\n"+s, "\n#data\n")[1:] {
		c := datCase{id: fmt.Sprintf("%s/%d", file, i)}
		head, want, _ := strings.Cut(part, "\n#document\n")
		if strings.HasPrefix(head, "#errors") {
			head = "\n" + head
		}
		page, rest, _ := strings.Cut(head, "\n#errors")
		c.page, c.want = page, strings.TrimRight(want, "\n")+"\n"
		c.fragment = strings.Contains(rest, "\n#document-fragment")
		c.scripting = strings.Contains(rest, "\n#script-on")
		cases = append(cases, c)
	}
	return cases
}

// datLines puts a description of a tree into the form in which ours is compared: no doctype, names of elements and
// attributes in lower case, attributes in their order. Lines are one per node and attribute, whatever their text.
func datLines(s string) []string {
	var out []string
	for _, line := range strings.SplitAfter(s, "\n") {
		if !strings.HasPrefix(line, "| ") && line != "|" && len(out) > 0 {
			out[len(out)-1] += line
			continue
		}
		out = append(out, line)
	}
	attrs := 0 // the lines of attributes before this one
	for i, line := range out {
		switch body := strings.TrimLeft(line[min(2, len(line)):], " "); {
		case strings.HasPrefix(body, "<!DOCTYPE"):
			out[i] = ""
		case strings.HasPrefix(body, "<!--"), strings.HasPrefix(body, `"`):
		case strings.HasPrefix(body, "<"):
			out[i] = strings.ToLower(line)
		default:
			if name, value, ok := strings.Cut(line, "="); ok {
				out[i] = strings.ToLower(name) + "=" + value
				attrs++
				continue
			}
		}
		slices.Sort(out[i-attrs : i])
		attrs = 0
	}
	slices.Sort(out[len(out)-attrs:])
	return slices.DeleteFunc(out, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// dump describes our tree in the form of the tests.
func dump(t *Tree) string {
	var b strings.Builder
	indent := make([]int, t.Len())
	for n := Node(1); n < Node(t.Len()); n++ {
		indent[n] = indent[t.Parent(n)]
		in := strings.Repeat("  ", indent[n])
		indent[n]++
		switch t.Kind(n) {
		case Text:
			fmt.Fprintf(&b, "| %s\"%s\"\n", in, t.Text(n))
		case Comment:
			fmt.Fprintf(&b, "| %s<!-- %s -->\n", in, t.Text(n))
		case Element:
			fmt.Fprintf(&b, "| %s<%s%s>\n", in, [...]string{"", "svg ", "math "}[t.nodes[n].space], t.Name(n))
			for i := range t.Attrs(n) {
				name, value := t.AttrAt(n, i)
				fmt.Fprintf(&b, "| %s  %s%s=\"%s\"\n", in, prefix(t, n, i), name, value)
			}
			if t.Atom(n) == Template {
				fmt.Fprintf(&b, "| %s  content\n", in)
				indent[n]++
			}
		}
	}
	return b.String()
}

// prefix is the namespace of an attribute of a foreign element: what stands before its name in the page.
func prefix(t *Tree, n Node, i int) string {
	at := t.attrs[int(t.nodes[n].from)+i].name
	if !t.Foreign(n) || t.page[at-1] != ':' {
		return ""
	}
	return t.page[strings.LastIndexByte(t.page[:at], ' ')+1:at-1] + " "
}

// datExceptions are the cases whose tree is not ours, with the reason.
var datExceptions = map[string]string{
	"<select><button><selectedcontent></button><option>X":                   mirrored,
	"<select><button><selectedcontent></button><option>x<i>i<b>ib</i>b":     mirrored,
	"<select><button><selectedcontent></button><option>X<option>Y":          mirrored,
	"<select><button><selectedcontent></button><option>X<option selected>Y": mirrored,
}

const mirrored = "a browser copies the selected option into selectedcontent, which is what an element does, not the parser"

func TestTreeConstructionTests(t *testing.T) {
	same, run, fragments, scripting := 0, 0, 0, 0
	for _, c := range datCases(t) {
		switch {
		case c.fragment: // there is no parsing of fragments here
			fragments++
			continue
		case c.scripting: // nor are scripts ever on
			scripting++
			continue
		}
		run++
		tree := Parse([]byte(c.page))
		checkLinks(t, tree)
		got, want := strings.Join(datLines(dump(tree)), ""), strings.Join(datLines(c.want), "")
		reason := datExceptions[c.page]
		switch {
		case got == want && reason != "":
			t.Errorf("%s: %q is the same, although %s", c.id, c.page, reason)
		case got == want:
			same++
		case reason == "":
			t.Errorf("%s: %q\n got\n%s\nwant\n%s", c.id, c.page, got, want)
		}
	}
	t.Logf("%d of %d the same; left out: %d fragments, %d with scripts on", same, run, fragments, scripting)
	if same*100 < run*99 {
		t.Errorf("%d of %d are the same: less than 99 in 100", same, run)
	}
}
