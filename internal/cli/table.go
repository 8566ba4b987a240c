package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"
)

// listFlags adds -o to a command that prints a list.
func (p *program) listFlags(c *cobra.Command) {
	p.output = "table"
	c.Flags().VarP(choice{&p.output, []string{"table", "json", "ndjson", "csv"}}, "output", "o", "table, json, ndjson or csv")
}

// table prints rows as -o says: table (the default), json, ndjson or csv.
func (p *program) table(columns []string, rows [][]any) error {
	format := p.output
	if p.json {
		format = "json"
	}
	switch format {
	case "json", "ndjson":
		return p.tableJSON(columns, rows, format == "ndjson")
	case "csv":
		w := csv.NewWriter(p.stdout)
		w.Write(columns)
		for _, r := range rows {
			cells := make([]string, len(r))
			for i, v := range r {
				if v != nil {
					cells[i] = fmt.Sprint(v)
				}
			}
			w.Write(cells)
		}
		w.Flush()
		return w.Error()
	}
	t := table.NewWriter()
	style := table.StyleLight
	style.Options = table.OptionsNoBordersAndSeparators
	t.SetStyle(style)
	head := make(table.Row, len(columns))
	for i, c := range columns {
		head[i] = c
	}
	t.AppendHeader(head)
	for _, r := range rows {
		cells := make(table.Row, len(r))
		for i, v := range r {
			if cells[i] = v; v == nil {
				cells[i] = ""
			}
		}
		t.AppendRow(cells)
	}
	_, err := fmt.Fprintln(p.stdout, t.Render())
	return err
}

func (p *program) tableJSON(columns []string, rows [][]any, lines bool) error {
	all := make([]map[string]any, len(rows))
	for i, r := range rows {
		all[i] = make(map[string]any, len(columns))
		for j, c := range columns {
			all[i][c] = r[j]
		}
	}
	if !lines {
		return p.printJSON(all)
	}
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	for _, row := range all {
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	return nil
}

// wrote says which file a verb made.
func (p *program) wrote(name string) error {
	if p.json {
		return p.printJSON(map[string]string{"file": name})
	}
	p.say("wrote %s", name)
	return nil
}

func (p *program) printJSON(v any) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
