package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"broadsheet/export"
)

// verified is what verify found.
type verified struct {
	Captures int      `json:"captures"`
	Records  int      `json:"records"` // of every kind, in all WARC files
	Exports  int      `json:"exports"`
	Problems []string `json:"problems"`
}

func (p *program) verify() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check every WARC record against its digests, every capture against its record, the database, and the exports",
		Long: `Check every WARC record against its digests, every capture against its record, the database, and the exports. Other
tools find the same block digests right. The payload digest of a response that came in chunks is of the payload, as the
standard has it: "warcio check" hashes the chunks instead, and calls it wrong.`,
		Args: cobra.NoArgs,
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			v, err := w.verify(c.Context())
			if err != nil {
				return err
			}
			if p.json {
				if err := p.printJSON(v); err != nil {
					return err
				}
			} else {
				for _, problem := range v.Problems {
					p.say("%s", problem)
				}
				p.say("%d captures, %d WARC records, %d exports checked: %d problems", v.Captures, v.Records, v.Exports, len(v.Problems))
			}
			if len(v.Problems) > 0 {
				return fail(ExitDamaged, "restore the files named above from a backup; everything else stays usable", "verify: %d problems", len(v.Problems))
			}
			return nil
		}),
	}
}

func (w *workspace) verify(ctx context.Context) (verified, error) {
	v := verified{Problems: []string{}}
	integrity, err := w.db.IntegrityCheck(ctx)
	if err != nil {
		return v, err
	}
	keys, err := w.db.ForeignKeyCheck(ctx)
	if err != nil {
		return v, err
	}
	for _, f := range append(integrity, keys...) {
		v.Problems = append(v.Problems, "archive.db: "+f.Table+" "+f.Detail)
	}
	if err := w.verifyWARC(ctx, &v); err != nil {
		return v, err
	}
	return v, w.verifyExports(&v)
}

func (w *workspace) verifyExports(v *verified) error {
	dirs, err := filepath.Glob(w.path("exports", "*"))
	if err != nil {
		return err
	}
	for _, d := range dirs {
		if info, err := os.Stat(d); err != nil || !info.IsDir() {
			continue
		}
		v.Exports++
		problems, err := export.Verify(d)
		if err != nil {
			v.Problems = append(v.Problems, "export "+filepath.Base(d)+": "+err.Error())
		}
		for _, pr := range problems {
			v.Problems = append(v.Problems, "export "+filepath.Base(d)+": "+pr.Path+": "+pr.What)
		}
	}
	return nil
}
