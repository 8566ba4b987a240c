package sqlite

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// constants gives the string constants of package archive by type.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	must(t, err)
	out := map[string][]string{}
	visit := func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		name, ok := spec.Type.(*ast.Ident)
		if !ok {
			return true
		}
		for _, v := range spec.Values {
			if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, err := strconv.Unquote(lit.Value)
				must(t, err)
				out[name.Name] = append(out[name.Name], s)
			}
		}
		return true
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		must(t, err)
		ast.Inspect(file, visit)
	}
	return out
}

func TestClosedListsAreThoseOfTheNouns(t *testing.T) {
	schema, err := migrations.ReadFile("migrations/0001_first.sql")
	must(t, err)
	nouns := constants(t)
	for column, noun := range map[string]string{"outcome": "Outcome", "page_kind": "PageKind", "published_precision": "Precision", "modified_precision": "Precision"} {
		check := regexp.MustCompile(`CHECK \(` + column + ` IN \(([^)]*)\)`).FindSubmatch(schema)
		if check == nil {
			t.Errorf("%s is not checked", column)
			continue
		}
		if got, want := listed(string(check[1])), nouns[noun]; !same(got, want) {
			t.Errorf("%s: the schema takes %v, the nouns are %v", column, got, want)
		}
	}
	// kind stands in two tables, role in one.
	checks := regexp.MustCompile(`CHECK \((?:kind|role) IN \(([^)]*)\)`).FindAllSubmatch(schema, -1)
	for i, noun := range []string{"TargetKind", "BylineKind", "Role"} {
		if got, want := listed(string(checks[i][1])), nouns[noun]; !same(got, want) {
			t.Errorf("%s: the schema takes %v, the nouns are %v", noun, got, want)
		}
	}
	for _, kind := range nouns["BlockKind"] {
		if !slices.ContainsFunc([]byte("dpslqtkc"), func(b byte) bool { return string(blockKind(b)) == kind }) {
			t.Errorf("block kind %s has no letter", kind)
		}
	}
}

func listed(list string) (out []string) {
	for _, m := range regexp.MustCompile(`'([^']*)'`).FindAllStringSubmatch(list, -1) {
		out = append(out, m[1])
	}
	return out
}

func same(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}
