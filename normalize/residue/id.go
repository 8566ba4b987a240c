package residue

import "broadsheet/archive"

// The Indonesian and Malay rows.
var indonesian = []Rule{
	{ID: "id/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"baca juga", "baca selengkapnya", "artikel terkait", "berita terkait", "simak juga", "lihat juga"},
		Max:      260,
		Pattern:  `^((baca|simak|lihat) (juga|selengkapnya)( .*|:.*)?|(artikel|berita) terkait.*)$`,
		Drop:     []string{"Baca juga: Pelabuhan dalam angka", "Berita Terkait"}},
	{ID: "id/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"iklan", "advertisement"},
		Pattern:  `^iklan$`,
		Drop:     []string{"Iklan"}},
	{ID: "id/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"komentar"},
		Pattern:  `^((\d+ )?komentar( \(?\d+\)?)?|tulis komentar.{0,10})$`,
		Drop:     []string{"Komentar", "Tulis komentar"}},
	{ID: "id/latest-news/heading", Family: archive.FamilyLatestNews, Opens: true,
		Literals: []string{"terpopuler", "terkini", "berita terbaru"},
		Pattern:  `^(terpopuler|terkini|berita (terbaru|populer))$`,
		Drop:     []string{"Terpopuler", "Berita terbaru"}},
}
