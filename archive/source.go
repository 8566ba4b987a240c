package archive

import "time"

// Source is a publication we follow.
type Source struct {
	Name     string        // short and unique, as in broadsheet.toml: letters, digits, '-', '.'
	URL      string        // home page
	Feeds    []string      // RSS, Atom or JSON feeds, absolute URLs
	Sitemaps []string      // sitemaps or sitemap indexes, absolute URLs
	Include  []string      // path globs (`/news/**`) that article URLs must match; none = all of the site
	Exclude  []string      // path globs that are never fetched
	Delay    time.Duration // least time between two requests to one host; 0 = the crawler's default
	Watch    bool          // revisit on the long schedule
	Disabled bool
}
