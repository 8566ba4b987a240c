package archive

// Fate is what became of one visible piece of a page: "body", "residue", or the name of the field it was read into
// ("headline", "dek", "byline", "dateline", "published", "modified", "section", "tags", "caption", "credit").
type Fate string

const (
	FateBody      Fate = "body"
	FateResidue   Fate = "residue"
	FateHeadline  Fate = "headline"
	FateDek       Fate = "dek" // also part of the text
	FateByline    Fate = "byline"
	FatePublished Fate = "published"
	FateModified  Fate = "modified"
	FateSection   Fate = "section"
	FateTags      Fate = "tags"
	FateCaption   Fate = "caption"
	FateCredit    Fate = "credit"
)

// Span is one entry of a page's account. In reading order the spans of a page add up to its visible text, to the
// character, white space aside: nothing disappears silently.
type Span struct {
	Fate   Fate   `json:"fate"`
	Family Family `json:"family,omitempty"` // of residue
	Rule   string `json:"rule,omitempty"`   // what decided: a rule id ("en/newsletter/sign-up"), "model", "site/repeat"
	Text   string `json:"text"`
}

// Family classes residue. The list is closed.
type Family string

const (
	FamilyMenu         Family = "menu"
	FamilyPreviousNext Family = "previous-next"
	FamilyRating       Family = "rating"
	FamilyRelated      Family = "related"
	FamilyLatestNews   Family = "latest-news"
	FamilyMoreOn       Family = "more-on"
	FamilyNewsletter   Family = "newsletter"
	FamilyShare        Family = "share"
	FamilySectionLabel Family = "section-label"
	FamilyViewPhoto    Family = "view-photo"
	FamilyComments     Family = "comments"
	FamilyAdvert       Family = "advert"
	FamilyPaywall      Family = "paywall-notice"
	FamilyConsent      Family = "consent"
	FamilyLegal        Family = "legal"
	FamilyTags         Family = "tags"
	FamilyAuthorBio    Family = "author-bio"
	FamilyShirtTail    Family = "shirt-tail" // "Reporting by …; Editing by …"
	FamilyCaption      Family = "caption"
	FamilyPlayer       Family = "player"
	FamilyReadingTime  Family = "reading-time"
	FamilyTimestamp    Family = "timestamp"
	FamilyContact      Family = "contact"
	FamilyAppeal       Family = "appeal" // donations, memberships
	FamilyEmbed        Family = "embed"
	FamilyTools        Family = "tools" // print, font size, save
	FamilyContents     Family = "contents"
	FamilySeparator    Family = "separator"
	FamilyPlaceholder  Family = "placeholder" // template code that leaked into the page
	FamilyHeadline     Family = "headline"    // the headline again
	FamilyDuplicate    Family = "duplicate"   // text already kept, printed twice
	FamilyFactBox      Family = "fact-box"
	FamilySiteRepeat   Family = "site/repeat"
	FamilyOther        Family = "other"
)

// Place is where on a page a value was read. The list is closed.
type Place string

const (
	PlaceJSONLD    Place = "json-ld"
	PlaceMeta      Place = "meta"
	PlaceMicrodata Place = "microdata"
	PlaceMarkup    Place = "markup"
	PlaceText      Place = "text"
	PlaceURL       Place = "url"
	PlaceFeed      Place = "feed"
	PlaceSitemap   Place = "sitemap"
)

// Evidence is one candidate for a field: chosen, or not and why.
type Evidence struct {
	Field  string `json:"field"`         // "headline", "published", "authors" …
	Value  string `json:"value"`         // as read
	Source string `json:"source"`        // Place, with a detail after ':' ("json-ld:datePublished", "meta:author")
	Chosen bool   `json:"chosen"`        //
	Why    string `json:"why,omitempty"` // the verdict in words
}
