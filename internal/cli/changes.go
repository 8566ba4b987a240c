package cli

import (
	"fmt"
	"strings"

	"broadsheet/archive"
)

// comparedFields are the fields that two readings of one capture are compared by, each as a text; what holds several
// entries has a line for each. The account is left out: it is not stored.
var comparedFields = []struct {
	name string
	of   func(*archive.Reading) string
}{
	{"page_kind", func(r *archive.Reading) string { return string(r.PageKind) }},
	{"reason", func(r *archive.Reading) string { return r.Reason }},
	{"headline", func(r *archive.Reading) string { return r.Headline }},
	{"dek", func(r *archive.Reading) string { return r.Dek }},
	{"byline_raw", func(r *archive.Reading) string { return r.BylineRaw }},
	{"bylines", func(r *archive.Reading) string { return lines(r.Bylines, bylineLine) }},
	{"dateline", func(r *archive.Reading) string {
		return joined(r.Dateline.Raw, r.Dateline.Place, r.Dateline.Agency, r.Dateline.Date)
	}},
	{"published", func(r *archive.Reading) string { return momentLine(r.Published) }},
	{"modified", func(r *archive.Reading) string { return momentLine(r.Modified) }},
	{"section", func(r *archive.Reading) string { return r.Section }},
	{"tags", func(r *archive.Reading) string { return strings.Join(r.Tags, "\n") }},
	{"language", func(r *archive.Reading) string { return r.Language }},
	{"canonical", func(r *archive.Reading) string { return r.Canonical }},
	{"wire_agency", func(r *archive.Reading) string { return r.WireAgency }},
	{"access", func(r *archive.Reading) string { return joined(r.AccessDeclared, r.AccessObserved) }},
	{"text", func(r *archive.Reading) string { return r.Text() }},
	{"block_kinds", func(r *archive.Reading) string { return lines(r.Blocks, blockLine) }},
	{"images", func(r *archive.Reading) string { return lines(r.Images, imageLine) }},
	{"quality", func(r *archive.Reading) string { return fmt.Sprint(r.Quality) }},
}

func bylineLine(b archive.Byline) string {
	return joined(b.NamePrinted, b.Name, string(b.Kind), string(b.Role), b.Title, b.Affiliation, b.URL)
}

// blockLine names a block's kind, but for paragraphs.
func blockLine(b archive.Block) string {
	if b.Kind == archive.BlockParagraph {
		return ""
	}
	return string(b.Kind) + ": " + b.Text
}

func imageLine(i archive.Image) string { return joined(i.URL, i.Caption, i.Credit) }

func momentLine(m archive.Moment) string {
	return joined(m.String(), string(m.Precision), m.Source, m.Raw)
}

// joined joins the parts that are not empty.
func joined(parts ...string) string {
	var b strings.Builder
	for _, s := range parts {
		if s != "" && b.Len() > 0 {
			b.WriteString(" · ")
		}
		b.WriteString(s)
	}
	return b.String()
}

// lines has a line for each entry of a list, but for those without one.
func lines[T any](list []T, line func(T) string) string {
	var out []string
	for _, v := range list {
		if s := line(v); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

// changesOf gives the fields that differ between a stored reading and another of the same capture.
func changesOf(before, after *archive.Reading) []sample {
	var out []sample
	for _, f := range comparedFields {
		a, b := f.of(before), strings.ToValidUTF8(f.of(after), "\uFFFD") // as it would be stored
		if a == b {
			continue
		}
		s := sample{Field: f.name, How: "replaced"}
		s.Before, s.After = onlyIn(a, b), onlyIn(b, a)
		switch {
		case s.Before == "" && s.After == "": // the same lines in another order
			s.Before, s.After = a, b
		case s.Before == "":
			s.How = "gained"
		case s.After == "":
			s.How = "lost"
		}
		out = append(out, s)
	}
	return out
}

// onlyIn gives the lines of a that b has not, or has not as often.
func onlyIn(a, b string) string {
	have := map[string]int{}
	for line := range strings.SplitSeq(b, "\n") {
		have[line]++
	}
	var out []string
	for line := range strings.SplitSeq(a, "\n") {
		if have[line]--; have[line] < 0 && line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
