package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive/sqlite"
)

func (p *program) search() *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "search WORDS",
		Short: "Search headlines, bylines and texts",
		Long: `Search headlines, bylines and texts. All words are wanted; OR, NOT, "a phrase", prefix*, headline:word as in SQLite's
FTS5. Articles come first; front and section pages, whose text is their teasers, come after them: page_kind tells.`,
		Args: cobra.MinimumNArgs(1),
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			hits, err := w.db.Search(c.Context(), strings.Join(args, " "), limit)
			if errors.Is(err, sqlite.ErrQuery) {
				return fail(ExitUsage, `broadsheet search '"words with punctuation"'`, "%w", err)
			}
			if err != nil {
				return err
			}
			rows := make([][]any, len(hits))
			for i, h := range hits {
				rows[i] = []any{h.Published, h.Source, string(h.PageKind), h.Headline, strings.Join(strings.Fields(h.Snippet), " "), h.URL} // one line a hit
			}
			return p.table([]string{"published", "source", "page_kind", "headline", "snippet", "url"}, rows)
		}),
	}
	countFlag(c, &limit, "limit", "n", 1, 20, "most hits")
	p.listFlags(c)
	return c
}
