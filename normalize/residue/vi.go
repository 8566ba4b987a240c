package residue

import "broadsheet/archive"

// The Vietnamese rows.
var vietnamese = []Rule{
	{ID: "vi/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"xem thêm", "đọc thêm", "tin liên quan", "bài liên quan"},
		Max:      260,
		Pattern:  `^((xem|đọc) thêm( .*|:.*)?|(tin|bài)( viết)? liên quan.*)$`,
		Drop:     []string{"Xem thêm: Cảng biển", "Tin liên quan"}},
	{ID: "vi/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"bình luận"},
		Pattern:  `^((\d+ )?bình luận( \(?\d+\)?)?)$`,
		Drop:     []string{"Bình luận (3)"}},
	{ID: "vi/caption/credit", Family: archive.FamilyCaption,
		Literals: []string{"ảnh:", "video:"},
		Max:      260,
		Pattern:  `^(.*(ảnh|video) ?: ?.+)$`,
		Drop:     []string{"Cảng buổi sáng. Ảnh: Ví dụ"}},
}
