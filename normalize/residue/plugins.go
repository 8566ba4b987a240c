package residue

import "broadsheet/archive"

// Plugin is the family of what stands in an element of that class name or id, if a plug-in writes it.
func Plugin(name string) (archive.Family, bool) {
	if name == "" || pluginLens[name[0]]>>min(len(name), 63)&1 == 0 {
		return "", false
	}
	f, ok := Plugins[name]
	return f, ok
}

// pluginLens are, by first byte, the lengths of the names, as bits: most class names have none of them.
var pluginLens = func() (t [256]uint64) {
	for name := range Plugins {
		t[name[0]] |= 1 << min(len(name), 63)
	}
	return
}()

// Plugins are class names and ids by which content systems and plug-ins mark what is not the story, whole names only,
// with the family of what stands in them. Seen on the fundus, wcxb and evaldata pages and in the plug-ins' own code.
// Names that sites also give to their stories ("related", "widget", "sidebar", "author-jane-doe") are not here.
var Plugins = map[string]archive.Family{
	"twitter-tweet": archive.FamilyEmbed, "twitter-video": archive.FamilyEmbed, "instagram-media": archive.FamilyEmbed,
	"tiktok-embed": archive.FamilyEmbed, "wp-embedded-content": archive.FamilyEmbed, "fb-post": archive.FamilyEmbed,
	"reddit-embed-bq": archive.FamilyEmbed, "bluesky-embed": archive.FamilyEmbed, "text-post-media": archive.FamilyEmbed,

	"jp-relatedposts": archive.FamilyRelated, "yarpp": archive.FamilyRelated, "yarpp-related": archive.FamilyRelated,
	"crp_related": archive.FamilyRelated, "rp4wp-related-posts": archive.FamilyRelated, "zergnet-widget": archive.FamilyRelated,
	"OUTBRAIN": archive.FamilyRelated, "trc_related_container": archive.FamilyRelated,

	"sharedaddy": archive.FamilyShare, "sd-sharing": archive.FamilyShare, "addtoany_share_save_container": archive.FamilyShare,
	"a2a_kit": archive.FamilyShare, "addthis_toolbox": archive.FamilyShare, "essb_links": archive.FamilyShare,
	"swp_social_panel": archive.FamilyShare, "dpsp-content-wrapper": archive.FamilyShare,
	"heateor_sss_sharing_container": archive.FamilyShare, "shareaholic-canvas": archive.FamilyShare,
	"sharethis-inline-share-buttons": archive.FamilyShare, "jetpack-likes-widget-wrapper": archive.FamilyShare,
	"jp-post-flair": archive.FamilyShare, "ssba": archive.FamilyShare,

	"rmp-widgets-container": archive.FamilyRating, "kk-star-ratings": archive.FamilyRating, "post-ratings": archive.FamilyRating,
	"yasr-visitor-votes": archive.FamilyRating, "helpful": archive.FamilyRating,

	"mc4wp-form": archive.FamilyNewsletter, "mc_embed_signup": archive.FamilyNewsletter, "mailpoet_form": archive.FamilyNewsletter,
	"newspack-popup": archive.FamilyNewsletter, "newspack-inline-popup": archive.FamilyNewsletter,
	"kg-signup-card": archive.FamilyNewsletter, "subscription-widget-wrap": archive.FamilyNewsletter,
	"subscription-widget": archive.FamilyNewsletter,

	"ez-toc-container": archive.FamilyContents, "toc_container": archive.FamilyContents, "rank-math-toc": archive.FamilyContents,
	"wp-block-rank-math-toc-block": archive.FamilyContents, "lwptoc": archive.FamilyContents,

	"saboxplugin-wrap": archive.FamilyAuthorBio, "abh_box": archive.FamilyAuthorBio, "m-a-box": archive.FamilyAuthorBio,
	"pp-multiple-authors-boxes-wrapper": archive.FamilyAuthorBio, "author-box": archive.FamilyAuthorBio, "authorbox": archive.FamilyAuthorBio,

	"wpdiscuz": archive.FamilyComments, "comment-respond": archive.FamilyComments, "comment-list": archive.FamilyComments,
	"commentlist": archive.FamilyComments, "disqus_thread": archive.FamilyComments, "comments-area": archive.FamilyComments,

	"post-navigation": archive.FamilyPreviousNext, "nav-previous": archive.FamilyPreviousNext, "nav-next": archive.FamilyPreviousNext,
	"adsbygoogle": archive.FamilyAdvert, "tagcloud": archive.FamilyTags,

	"onetrust-consent-sdk": archive.FamilyConsent, "qc-cmp2-container": archive.FamilyConsent,
	"cky-consent-container": archive.FamilyConsent, "cookie-law-info-bar": archive.FamilyConsent,
	"cmplz-cookiebanner": archive.FamilyConsent, "CybotCookiebotDialog": archive.FamilyConsent,
}
