package cli

import (
	"os"

	"github.com/spf13/cobra"
)

func (p *program) backup() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a consistent copy of archive.db, while a crawl runs too",
		Long:  "Write a consistent copy of archive.db, while a crawl runs too. WARC files, settings and exports are never rewritten: copy them with any tool.",
		Args:  cobra.ExactArgs(1),
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			if _, err := os.Stat(args[0]); err == nil {
				return fail(ExitUsage, "another FILE", "backup: %s is there already", args[0])
			}
			if err := w.db.Backup(c.Context(), args[0]); err != nil {
				os.Remove(args[0])
				return fail(ExitError, "another FILE, on a disk with room", "%w", err)
			}
			return p.wrote(args[0])
		}),
	}
}
