package cli

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"broadsheet/archive/sqlite"
	"broadsheet/archive/warc"
	"broadsheet/datasets"
	"broadsheet/internal/decode"
)

// version is that of the build: a tag, a commit, or "dev".
func version() string {
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" {
		return b.Main.Version
	}
	return "dev"
}

// warcWriter opens the archive's WARC files for appending.
func (w *workspace) warcWriter(p *program) (*warc.Writer, error) {
	agent := w.settings.UserAgent
	if agent == "" && w.settings.Contact != "" {
		agent = "Broadsheet (+" + w.settings.Contact + ")"
	}
	return warc.Open(w.dir, warc.Options{Software: "broadsheet " + softwareVersion, Operator: w.settings.Contact, UserAgent: agent, Robots: "obey", Now: p.now})
}

// softwareVersion stands in warcinfo records. It is no build stamp: the same crawl gives the same bytes.
const softwareVersion = "0.1"

// pageLimit bounds what a captured body may decode to.
var pageLimit = decode.Limit{Bytes: maxPage, Ratio: decode.DefaultLimit.Ratio}

// recordPage gives the decoded body and content type of a response or resource record.
func recordPage(rec *warc.Record) ([]byte, string, error) {
	body, err := rec.Payload(pageLimit)
	if len(body) > 0 {
		err = nil // what could be decoded of a broken body is read
	}
	if err != nil {
		return nil, "", err
	}
	if m, err := rec.HTTP(); err == nil {
		return body, m.Get("Content-Type"), nil
	}
	return body, rec.Header.Get("Content-Type"), nil
}

// documentColumns gives the database the catalogue's words for the columns of its public views.
func (p *program) documentColumns(ctx context.Context, w *workspace) error {
	var docs []sqlite.ColumnDoc
	for _, t := range datasets.All() {
		for _, c := range t.Columns {
			docs = append(docs, sqlite.ColumnDoc{Table: t.Name, Column: c.Name, Description: c.Meaning, Unit: c.Unit})
		}
	}
	return w.db.SetColumnDocs(ctx, docs)
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if p.json {
				return p.printJSON(map[string]string{"version": version()})
			}
			_, err := fmt.Fprintln(p.stdout, "broadsheet", version())
			return err
		},
	}
}
