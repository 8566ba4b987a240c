package cli

import "broadsheet/archive"

// extracted is a reading as `extract` and `show --json` print it. Lists are never null.
type extracted struct {
	ID                 string             `json:"id"`
	URL                string             `json:"url"`
	Title              string             `json:"title"`
	Dek                string             `json:"dek"`
	Authors            []string           `json:"authors"`
	BylineRaw          string             `json:"byline_raw"`
	Bylines            []archive.Byline   `json:"bylines"`
	Dateline           archive.Dateline   `json:"dateline"`
	Published          string             `json:"published"`
	PublishedPrecision string             `json:"published_precision"`
	PublishedSource    string             `json:"published_source"`
	Modified           string             `json:"modified"`
	Section            string             `json:"section"`
	Tags               []string           `json:"tags"`
	Language           string             `json:"language"`
	PageKind           archive.PageKind   `json:"page_kind"`
	AccessDeclared     string             `json:"access_declared"`
	AccessObserved     string             `json:"access_observed"`
	WireAgency         string             `json:"wire_agency"`
	Quality            int                `json:"quality"`
	Reason             string             `json:"reason,omitempty"`
	Text               string             `json:"text"`
	Images             []archive.Image    `json:"images"`
	Account            []archive.Span     `json:"account,omitempty"`
	Evidence           []archive.Evidence `json:"evidence,omitempty"`
}

func newExtracted(id, url string, r *archive.Reading, account bool) extracted {
	x := extracted{
		ID: id, URL: url, Title: r.Headline, Dek: r.Dek, Authors: r.Authors(), BylineRaw: r.BylineRaw,
		Bylines: list(r.Bylines), Dateline: r.Dateline, Published: r.Published.String(),
		PublishedPrecision: string(r.Published.Precision), PublishedSource: r.Published.Source,
		Modified: r.Modified.String(), Section: r.Section, Tags: list(r.Tags), Language: r.Language,
		PageKind: r.PageKind, AccessDeclared: r.AccessDeclared, AccessObserved: r.AccessObserved,
		WireAgency: r.WireAgency, Quality: r.Quality, Reason: r.Reason, Text: r.Text(), Images: list(r.Images),
	}
	if account {
		x.Account, x.Evidence = r.Account, r.Evidence
	}
	return x
}

// list gives an empty list for none.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
