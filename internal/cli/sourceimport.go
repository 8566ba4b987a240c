package cli

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) sourceImport() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE.csv | FILE.opml",
		Short: "Add sources from a CSV (columns name, url, feeds) or an OPML file",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return fail(ExitUsage, "check the path", "source import: %w", err)
			}
			defer f.Close()
			read := readSourcesCSV
			if strings.EqualFold(filepath.Ext(args[0]), ".opml") || strings.EqualFold(filepath.Ext(args[0]), ".xml") {
				read = readSourcesOPML
			}
			add, err := read(f)
			if err == nil && len(add) == 0 {
				err = errors.New("no source in it")
			}
			if err != nil {
				return fail(ExitUsage, "a CSV whose first line is name,url,feeds, or an OPML file", "%s: %w", args[0], err)
			}
			for i := range add {
				add[i].from = args[0]
			}
			return p.appendSources(add)
		},
	}
}

func readSourcesCSV(r io.Reader) ([]sourceSettings, error) {
	in := csv.NewReader(r)
	head, err := in.Read()
	if err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	column := map[string]int{}
	for i, h := range head {
		column[strings.ToLower(strings.TrimSpace(h))] = i
	}
	at, ok := column["url"]
	if !ok {
		return nil, fmt.Errorf("line 1: no column %q", "url")
	}
	var out []sourceSettings
	for {
		row, err := in.Read()
		if err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		x := sourceSettings{URL: row[at]}
		x.line, _ = in.FieldPos(at)
		if i, ok := column["name"]; ok {
			x.Name = row[i]
		}
		if i, ok := column["feeds"]; ok {
			x.Feeds = strings.Fields(row[i])
		}
		out = append(out, x)
	}
}

func readSourcesOPML(r io.Reader) ([]sourceSettings, error) {
	type outline struct {
		Text    string    `xml:"text,attr"`
		XMLURL  string    `xml:"xmlUrl,attr"`
		HTMLURL string    `xml:"htmlUrl,attr"`
		Inner   []outline `xml:"outline"`
	}
	var doc struct {
		Body []outline `xml:"body>outline"`
	}
	d := xml.NewDecoder(r)
	d.Strict = false
	if err := d.Decode(&doc); err != nil {
		return nil, err
	}
	var out []sourceSettings
	var walk func([]outline)
	walk = func(list []outline) {
		for _, o := range list {
			if o.XMLURL != "" {
				home := o.HTMLURL
				if home == "" {
					if u, err := url.Parse(o.XMLURL); err == nil {
						home = u.Scheme + "://" + u.Host + "/"
					}
				}
				out = append(out, sourceSettings{URL: home, Feeds: []string{o.XMLURL}})
			}
			walk(o.Inner)
		}
	}
	walk(doc.Body)
	return out, nil
}
