package archive

import "strings"

// PageKind says what a page is. The list is closed.
type PageKind string

const (
	KindArticle  PageKind = "article"
	KindLiveBlog PageKind = "live-blog"
	KindGallery  PageKind = "gallery"
	KindVideo    PageKind = "video"
	KindSection  PageKind = "section" // front or section page, tag page, search result
	KindStub     PageKind = "stub"    // a teaser before a paywall, a soft 404, nearly empty
	KindConsent  PageKind = "consent"
	KindNone     PageKind = "none" // nothing readable
)

// TellsStory says that a page of the kind tells one story, or the beginning of one.
func (k PageKind) TellsStory() bool {
	return k != KindSection && k != KindConsent && k != KindNone
}

// Reading is what the normalizer read in one capture. Raw strings stand beside standardized values; what was
// considered and lost is in Evidence; what was removed is in Account.
type Reading struct {
	Headline  string
	Dek       string // the standfirst that the page shows, one line; also the first block of the text
	Section   string
	Tags      []string
	Language  string // BCP 47, lower case primary subtag: "en", "de", "zh"
	Canonical string // rel=canonical or og:url if believed (same registrable domain), else ""

	BylineRaw string // as printed, lines joined by "\n"
	Bylines   []Byline
	Dateline  Dateline

	Published Moment
	Modified  Moment

	Blocks []Block // the text, in reading order; a shown dek is the first block
	Images []Image

	AccessDeclared string // "free", "paid", "" (not said)
	AccessObserved string // "full", "cut", "" (not judged)
	PageKind       PageKind
	WireAgency     string // agency id ("ap", "reuters", "dpa") of wire copy, else ""
	Quality        int    // expected word F1 of the text in thousandths, 0–1000; -1 = not judged
	Reason         string // why there is no article on the page; "" where there is one

	Account  []Span
	Evidence []Evidence
}

// Text is the reading's text: blocks joined by an empty line, list items of one list and table rows of one table by
// a newline. See Block.Joined.
func (r *Reading) Text() string {
	n := 0
	for i := range r.Blocks {
		n += len(r.Blocks[i].Text) + 2
	}
	var b strings.Builder
	b.Grow(n)
	for i := range r.Blocks {
		if i > 0 {
			b.WriteByte('\n')
			if !r.Blocks[i].Joined {
				b.WriteByte('\n')
			}
		}
		b.WriteString(r.Blocks[i].Text)
	}
	return b.String()
}

// BlockKind is the kind of a block of text.
type BlockKind string

const (
	BlockDek        BlockKind = "dek"
	BlockParagraph  BlockKind = "paragraph"
	BlockSubhead    BlockKind = "subhead"
	BlockListItem   BlockKind = "list-item"
	BlockQuote      BlockKind = "quote"
	BlockTableRow   BlockKind = "table-row"
	BlockKeyPoint   BlockKind = "key-point"
	BlockCorrection BlockKind = "correction"
)

// Block is one block of the text.
type Block struct {
	Kind   BlockKind `json:"kind"`
	Text   string    `json:"text"`             // one line, white space collapsed, NFC
	Joined bool      `json:"joined,omitempty"` // continues the block before: one newline apart, as list items of one list
}

// BylineKind says who stands in a byline.
type BylineKind string

const (
	Person       BylineKind = "person"
	Organization BylineKind = "organization"
	Agency       BylineKind = "agency"
	Unknown      BylineKind = "unknown"
)

// Role is what somebody named in a byline did.
type Role string

const (
	RoleAuthor       Role = "author"
	RoleEditor       Role = "editor"
	RolePhotographer Role = "photographer"
	RoleContributor  Role = "contributor"
	RoleTranslator   Role = "translator"
)

// Byline is one name of the byline, in the order printed.
type Byline struct {
	Name        string     `json:"name"`                  // canonical display form: "Matthew Lee"
	NamePrinted string     `json:"name_printed"`          // as printed, without "By" and role words: "MATTHEW LEE"
	Sort        string     `json:"sort,omitempty"`        // "Lee, Matthew"
	Kind        BylineKind `json:"kind"`                  //
	Role        Role       `json:"role"`                  //
	Affiliation string     `json:"affiliation,omitempty"` // "Associated Press"
	Title       string     `json:"title,omitempty"`       // "AP Diplomatic Writer"
	URL         string     `json:"url,omitempty"`         // profile page
	AuthorID    string     `json:"author_id,omitempty"`   // site-scoped: registrable domain + ":" + slug of the name
}

// Dateline is the place (and agency, and date) printed at the head of the first paragraph.
type Dateline struct {
	Raw    string `json:"raw"`    // "WASHINGTON (AP) —"
	Place  string `json:"place"`  // "Washington"
	Agency string `json:"agency"` // as printed: "AP"; "" if none
	Date   string `json:"date,omitempty"`
}

// Image is one picture of the article.
type Image struct {
	URL     string `json:"url"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
}

// Authors lists the names of role author as printed, in order: what `authors` means in eval and export.
func (r *Reading) Authors() []string {
	out := []string{}
	for _, b := range r.Bylines {
		if b.Role == RoleAuthor {
			out = append(out, b.NamePrinted)
		}
	}
	return out
}
