package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/internal/decode"
	"broadsheet/normalize"
)

func (p *program) explain() *cobra.Command {
	var page string
	c := &cobra.Command{
		Use:   "explain URL|ID|FILE",
		Short: "Say where each field was read, what else was considered, and what was removed by which rule",
		Long: `Say where each field of an article was read, what else was considered and why it lost, and which rule removed
what. A URL or id is looked up in the archive; a URL that is not there is fetched once, politely, and not kept.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			in, err := p.explained(c, args[0])
			if err != nil {
				return err
			}
			r := normalize.Read(in)
			if page != "" {
				var b bytes.Buffer
				if err := explainHTML(&b, args[0], in, r); err != nil {
					return err
				}
				err := os.WriteFile(page, b.Bytes(), 0o644)
				if err != nil {
					os.Remove(page) // half a page
					return err
				}
				return p.wrote(page)
			}
			if p.json {
				return p.printJSON(newExtracted(args[0], in.URL, r, true))
			}
			p.explainText(in, r)
			return nil
		},
	}
	c.Flags().StringVar(&page, "html", "", "write one self-contained page to `FILE` instead")
	p.liveFlags(c)
	return c
}

// explained finds the page: a file, an article of the archive, or a live page.
func (p *program) explained(c *cobra.Command, name string) (normalize.Page, error) {
	if _, err := os.Stat(name); err == nil || name == "-" {
		body, err := p.readJob(new(opener), job{ID: name, path: name})
		if err != nil {
			return normalize.Page{}, fail(ExitError, "check the file", "explain: %w", err)
		}
		in := normalize.Page{Plain: isPlain("", body)}
		in.Body, _, _ = decode.UTF8(body, "")
		return in, nil
	}
	w, err := p.open()
	if err != nil && !isLive(name) {
		return normalize.Page{}, err
	}
	if err == nil {
		defer w.close()
		a, err := w.article(c.Context(), name)
		if err == nil {
			return w.knownPage(c.Context(), a.Capture)
		}
		if !errors.Is(err, archive.ErrNotFound) || !isLive(name) {
			return normalize.Page{}, err
		}
	}
	return p.livePage(name)
}

// fieldOrder is the order in which explain tells of fields; others follow as they come.
var fieldOrder = []string{"headline", "dek", "authors", "byline", "published", "modified", "dateline", "section", "tags", "language"}

// explainText prints the evidence as a table a field, and the account by rule.
func (p *program) explainText(in normalize.Page, r *archive.Reading) {
	fmt.Fprintf(p.stdout, "%s\n%s", cmp.Or(in.URL, "(no URL)"), r.PageKind)
	if r.Reason != "" {
		fmt.Fprintf(p.stdout, ": %s", r.Reason)
	}
	fmt.Fprintf(p.stdout, "\n%s\n", explainFacts(r))
	for _, field := range evidenceFields(r) {
		fmt.Fprintf(p.stdout, "\n%s\n", strings.ToUpper(field))
		for _, e := range evidenceOf(r, field) {
			mark := "  "
			if e.Chosen {
				mark = "✓ "
			}
			fmt.Fprintf(p.stdout, "  %s%-60s  %-28s %s\n", mark, clip(e.Value, 60), e.Source, e.Why)
		}
	}
	kept, removed, all := 0, 0, 0
	for _, s := range r.Account {
		n := len([]rune(s.Text))
		all += n
		switch s.Fate {
		case archive.FateBody, archive.FateDek:
			kept += n
		case archive.FateResidue:
			removed += n
		}
	}
	fmt.Fprintf(p.stdout, "\nKEPT %d of %d visible characters; REMOVED %d:\n", kept, all, removed)
	for _, s := range r.Account {
		if s.Fate == archive.FateResidue {
			fmt.Fprintf(p.stdout, "  %-16s %-28s %s\n", s.Family, s.Rule, clip(s.Text, 90))
		}
	}
}

// evidenceFields lists the fields that have evidence, in fieldOrder.
func evidenceFields(r *archive.Reading) []string {
	has := map[string]bool{}
	for _, e := range r.Evidence {
		has[e.Field] = true
	}
	var out []string
	for _, f := range fieldOrder {
		if has[f] {
			out = append(out, f)
			delete(has, f)
		}
	}
	for _, e := range r.Evidence {
		if has[e.Field] {
			out = append(out, e.Field)
			delete(has, e.Field)
		}
	}
	return out
}

// evidenceOf is a field's evidence, what was chosen first.
func evidenceOf(r *archive.Reading, field string) (out []archive.Evidence) {
	for _, chosen := range [...]bool{true, false} {
		for _, e := range r.Evidence {
			if e.Field == field && e.Chosen == chosen {
				out = append(out, e)
			}
		}
	}
	return out
}

// clip cuts a text to n characters, in one line.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
