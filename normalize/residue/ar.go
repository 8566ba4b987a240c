package residue

import "broadsheet/archive"

// The Arabic rows.
var arabic = []Rule{
	{ID: "ar/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"اقرأ", "إقرأ", "مواضيع", "شاهد أيض", "قد يهمك", "أخبار ذات صلة", "اقرا"},
		Max:      260,
		Pattern:  `^((اقرأ|إقرأ|اقرا|شاهد|طالع)( (أيضا|أيضًا|أيضاً|المزيد|ايضا))( .*|:.*)?|(مواضيع|أخبار|موضوعات|مقالات) (ذات صلة|متعلقة|مرتبطة).*|قد يهمك.*)$`,
		Drop:     []string{"اقرأ أيضا: الميناء", "مواضيع ذات صلة", "قد يهمك أيضا"}},
	{ID: "ar/share/on", Family: archive.FamilyShare,
		Literals: []string{"شارك", "مشاركة", "تابعنا", "طباعة", "نسخ الرابط", "تابعوا"},
		Pattern:  `^((شارك|مشاركة)( (على|عبر|الخبر|المقال) .*)?|تابعنا.*|تابعوا .*|طباعة|نسخ الرابط)$`,
		Drop:     []string{"شارك", "تابعنا على فيسبوك", "طباعة"},
		Keep:     []string{"شارك في الاجتماع وزراء من سبع دول، واتفقوا على عقد جولة جديدة من المحادثات في الشهر المقبل."}},
	{ID: "ar/newsletter/sign-up", Family: archive.FamilyNewsletter,
		Literals: []string{"اشترك", "النشرة البريدية", "سجل الآن"},
		Pattern:  `^(اشترك (الآن|معنا|مجانا|في (النشرة|نشرتنا|القناة|قناتنا|خدمة|قائمة)).*|اشترك|.{0,40}النشرة البريدية.{0,40}|سجل الآن.*)$`,
		Drop:     []string{"اشترك الآن", "النشرة البريدية"},
		Keep:     []string{"اشترك في المباراة لاعبون من الفريق الأول."}},
	{ID: "ar/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"إعلان"},
		Pattern:  `^(إعلان|إعلانات)$`,
		Drop:     []string{"إعلان"}},
	{ID: "ar/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"تعليق"},
		Pattern:  `^((\d+ )?(ال)?تعليق(ات)?( \(?\d+\)?)?|(أضف|اترك) تعليق.{0,10})$`,
		Drop:     []string{"تعليقات", "أضف تعليقا"}},
	{ID: "ar/latest-news/heading", Family: archive.FamilyLatestNews, Opens: true,
		Literals: []string{"الأكثر", "آخر الأخبار", "أحدث"},
		Pattern:  `^(الأكثر (قراءة|مشاهدة|تداولا)|آخر الأخبار|أحدث الأخبار)$`,
		Drop:     []string{"الأكثر قراءة", "آخر الأخبار"}},
	{ID: "ar/legal/rights", Family: archive.FamilyLegal,
		Literals: []string{"جميع الحقوق"},
		Pattern:  `^.*جميع الحقوق محفوظة.*$`,
		Drop:     []string{"جميع الحقوق محفوظة"}},
}
