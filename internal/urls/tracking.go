package urls

import "strings"

// trackingRow is a query parameter that says where a reader came from and never which page is meant.
type trackingRow struct {
	name   string // lower case; one that ends in '*' is a prefix
	site   string // the only registrable domain it holds on; "" = everywhere
	source string // who sets it
}

// tracking lists them. A name goes in only if no site is known where it picks the page: "id", "ref", "source" and "p"
// stay out.
var tracking = []trackingRow{
	{"utm_*", "", "Google Analytics campaign tags"},
	{"_ga", "", "Google Analytics cross-domain linker"},
	{"_gl", "", "Google Analytics cross-domain linker"},
	{"gclid", "", "Google Ads click id"},
	{"gclsrc", "", "Google Ads click source"},
	{"dclid", "", "Google Display click id"},
	{"gbraid", "", "Google Ads on iOS"},
	{"wbraid", "", "Google Ads on iOS"},
	{"gad_source", "", "Google Ads"},
	{"gad_campaignid", "", "Google Ads"},
	{"srsltid", "", "Google Merchant Center"},
	{"fbclid", "", "Facebook click id"},
	{"fb_action_ids", "", "Facebook open graph"},
	{"fb_action_types", "", "Facebook open graph"},
	{"fb_ref", "", "Facebook open graph"},
	{"fb_source", "", "Facebook open graph"},
	{"__tn__", "", "Facebook"},
	{"igsh", "", "Instagram share id"},
	{"igshid", "", "Instagram share id"},
	{"twclid", "", "Twitter click id"},
	{"__twitter_impression", "", "Twitter"},
	{"ref_src", "", "Twitter embed"},
	{"ref_url", "", "Twitter embed"},
	{"ttclid", "", "TikTok click id"},
	{"li_fat_id", "", "LinkedIn click id"},
	{"rdt_cid", "", "Reddit click id"},
	{"epik", "", "Pinterest click id"},
	{"scclid", "", "Snapchat click id"},
	{"msclkid", "", "Microsoft Advertising click id"},
	{"yclid", "", "Yandex Direct click id"},
	{"ysclid", "", "Yandex search click id"},
	{"_openstat", "", "Openstat, Yandex"},
	{"mc_cid", "", "Mailchimp campaign"},
	{"mc_eid", "", "Mailchimp recipient"},
	{"_hsenc", "", "HubSpot mail"},
	{"_hsmi", "", "HubSpot mail"},
	{"__hssc", "", "HubSpot"},
	{"__hstc", "", "HubSpot"},
	{"__hsfp", "", "HubSpot"},
	{"hsctatracking", "", "HubSpot"},
	{"mkt_tok", "", "Marketo mail"},
	{"vero_id", "", "Vero mail"},
	{"vero_conv", "", "Vero mail"},
	{"oly_anon_id", "", "Omeda mail"},
	{"oly_enc_id", "", "Omeda mail"},
	{"dm_i", "", "Dotdigital mail"},
	{"_ke", "", "Klaviyo mail"},
	{"ml_subscriber", "", "MailerLite mail"},
	{"ml_subscriber_hash", "", "MailerLite mail"},
	{"s_cid", "", "Adobe Analytics campaign"},
	{"s_kwcid", "", "Adobe Advertising"},
	{"ef_id", "", "Adobe Advertising"},
	{"pk_campaign", "", "Matomo"},
	{"pk_kwd", "", "Matomo"},
	{"pk_source", "", "Matomo"},
	{"pk_medium", "", "Matomo"},
	{"mtm_*", "", "Matomo"},
	{"piwik_*", "", "Matomo, formerly Piwik"},
	{"xtor", "", "AT Internet, French papers"},
	{"at_medium", "", "AT Internet"},
	{"at_campaign", "", "AT Internet"},
	{"at_campaign_type", "", "AT Internet"},
	{"at_creation", "", "AT Internet"},
	{"at_format", "", "AT Internet"},
	{"at_link_id", "", "AT Internet"},
	{"at_link_origin", "", "AT Internet"},
	{"at_link_type", "", "AT Internet"},
	{"at_ptr_name", "", "AT Internet"},
	{"at_bbc_team", "", "AT Internet at the BBC"},
	{"at_custom*", "", "AT Internet"},
	{"ns_mchannel", "", "comScore"},
	{"ns_source", "", "comScore"},
	{"ns_campaign", "", "comScore"},
	{"ns_linkname", "", "comScore"},
	{"ns_fee", "", "comScore"},
	{"wt_mc", "", "Webtrekk, German papers"},
	{"wt_zmc", "", "Webtrekk at Die Zeit"},
	{"wt.mc_id", "", "Webtrends"},
	{"_branch_match_id", "", "Branch deep links"},
	{"_branch_referrer", "", "Branch deep links"},
	{"guccounter", "", "Yahoo consent redirect"},
	{"guce_referrer", "", "Yahoo consent redirect"},
	{"guce_referrer_sig", "", "Yahoo consent redirect"},
	{"wickedid", "", "Wicked Reports"},
	{"rb_clickid", "", "Rakuten"},
	{"irclickid", "", "Impact affiliate"},
	{"awc", "", "Awin affiliate"},
	{"sr_share", "", "SimpleReach"},
	{"smid", "nytimes.com", "The New York Times share links"},
	{"smtyp", "nytimes.com", "The New York Times share links"},
	{"emc", "nytimes.com", "The New York Times mail and feeds"},
	{"cmp", "theguardian.com", "The Guardian share links"},
	{"ocid", "bbc.co.uk", "BBC share links"},
	{"ocid", "bbc.com", "BBC share links"},
	{"ocid", "msn.com", "MSN share links"},
	{"ito", "dailymail.co.uk", "Daily Mail share links and feeds"},
	{"taid", "reuters.com", "Reuters share links"},
	{"ncid", "huffpost.com", "HuffPost newsletters"},
	{"mod", "wsj.com", "Dow Jones placement"},
	{"mod", "marketwatch.com", "Dow Jones placement"},
	{"mod", "barrons.com", "Dow Jones placement"},
	{"srnd", "bloomberg.com", "Bloomberg placement"},
	{"leadsource", "bloomberg.com", "Bloomberg placement"},
	{"wprov", "wikipedia.org", "Wikipedia share links"},
}

// dropTracking takes tracking parameters and empty ones out of a query whose encoding is normalised.
func dropTracking(host, query string) string {
	if query == "" {
		return ""
	}
	kept := make([]string, 0, 8)
	for pair := range strings.SplitSeq(query, "&") {
		if pair != "" && !isTracking(host, pair) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func isTracking(host, pair string) bool {
	name, _, _ := strings.Cut(pair, "=")
	name = strings.TrimPrefix(strings.ToLower(name), "amp;") // "&amp;" escaped once too often
	for _, row := range tracking {
		if prefix, ok := strings.CutSuffix(row.name, "*"); ok && strings.HasPrefix(name, prefix) || name == row.name {
			if row.site == "" || row.site == Site(host) {
				return true
			}
		}
	}
	return false
}
