package residue

import "broadsheet/archive"

// The Hebrew rows.
var hebrew = []Rule{
	{ID: "he/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"קראו גם", "קרא עוד", "עוד בנושא", "כתבות נוספות"},
		Pattern:  `^((קראו|קרא) (גם|עוד).*|עוד בנושא.*|כתבות נוספות.*)$`,
		Drop:     []string{"קראו גם: הנמל", "עוד בנושא"}},
	{ID: "he/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"תגובות", "הוסף תגובה"},
		Pattern:  `^((\d+ )?תגובות|הוסף תגובה)$`,
		Drop:     []string{"תגובות"}},
}
