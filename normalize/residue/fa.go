package residue

import "broadsheet/archive"

// The Persian rows.
var persian = []Rule{
	{ID: "fa/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"بیشتر بخوانید", "مطالب مرتبط", "اخبار مرتبط", "بخوانید"},
		Pattern:  `^(بیشتر بخوانید.*|(مطالب|اخبار) مرتبط.*|(همچنین )?بخوانید ?:.*)$`,
		Drop:     []string{"بیشتر بخوانید", "اخبار مرتبط"}},
	{ID: "fa/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"نظر", "دیدگاه"},
		Pattern:  `^((ارسال |ثبت )?(نظر(ات)?|دیدگاه(‌?ها)?)( شما)?)$`,
		Drop:     []string{"نظرات", "ارسال نظر"}},
}
