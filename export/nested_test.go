package export

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/datasets"
)

func lists() datasets.Table {
	return datasets.Table{Name: "lists", Version: "1.0.0", Description: "For tests.", Key: []string{"id"}, Columns: []datasets.Column{
		{Name: "id", Type: datasets.String},
		{Name: "texts", Type: datasets.ListString, Nullable: true},
		{Name: "people", Type: datasets.ListStruct, Fields: []datasets.Column{
			{Name: "role", Type: datasets.String}, {Name: "age", Type: datasets.Int32, Nullable: true}}},
	}}
}

func TestListsTellNullFromEmpty(t *testing.T) {
	// Each value as "value@repetition,definition"; people is never null, so its levels are one lower.
	const texts, role, age = "texts.list.element", "people.list.element.role", "people.list.element.age"
	for name, c := range map[string]struct {
		texts, people any
		want          map[string]string
	}{
		"null and empty":   {nil, `[]`, map[string]string{texts: "NULL@0,0 ", role: "NULL@0,0 ", age: "NULL@0,0 "}},
		"empty and one":    {`[]`, `[{"role":"a","age":7}]`, map[string]string{texts: "NULL@0,1 ", role: "a@0,1 ", age: "7@0,2 "}},
		"two, one unknown": {`["x",""]`, `[{"role":"a","age":null},{"age":-1,"role":""}]`, map[string]string{texts: "x@0,2 @1,2 ", role: "a@0,1 @1,1 ", age: "NULL@0,1 -1@1,2 "}},
		"a field left out": {`["x"]`, `[{"role":"a"}]`, map[string]string{texts: "x@0,2 ", role: "a@0,1 ", age: "NULL@0,1 "}},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := write1(t, lists(), [][]any{{"a", c.texts, c.people}})
			pf, rows := reopen(t, filepath.Join(dir, "lists/train-00000-of-00001.parquet"))
			for column, want := range c.want {
				if rows[0][column] != want {
					t.Errorf("%s: %q, want %q", column, rows[0][column], want)
				}
			}
			if s := pf.Schema().String(); strings.Index(s, "role") > strings.Index(s, "int32 age") {
				t.Errorf("fields are out of order: %s", s)
			}
		})
	}
}

func TestListsThatDoNotFitAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ texts, people, want string }{
		"no JSON":               {`[`, `[]`, "column texts"},
		"JSON null":             {`null`, `[]`, "column texts"},
		"an object":             {`{}`, `[]`, "column texts"},
		"something after":       {`[] []`, `[]`, "column texts"},
		"a null element":        {`["a",null]`, `[]`, "column texts: element 2: null"},
		"a number as text":      {`[1]`, `[]`, "column texts: element 1"},
		"a text as struct":      {`[]`, `["a"]`, "column people: element 1"},
		"a field nobody knows":  {`[]`, `[{"role":"a","height":2}]`, "2 fields, 1 of them known"},
		"a required field gone": {`[]`, `[{"age":2}]`, "field role: null"},
		"a field too large":     {`[]`, `[{"role":"a","age":3000000000}]`, "field age"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Write(context.Background(), spec(t.TempDir(), Rows{lists(), seq([][]any{{"a", c.texts, c.people}})}))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}
