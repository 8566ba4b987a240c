package residue

import "broadsheet/archive"

// The Ukrainian rows.
var ukrainian = []Rule{
	{ID: "uk/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"читайте", "за темою", "дивіться", "детальніше"},
		Max:      260,
		Pattern:  `^((читайте|дивіться)( (також|більше|ще|на цю тему|у статті))+( .*|:.*)?|(матеріали |новини )?за темою.*|детальніше( .*|:.*)?)$`,
		Drop:     []string{"Читайте також: Порт у цифрах", "Матеріали за темою"}},
	{ID: "uk/newsletter/sign-up", Family: archive.FamilyNewsletter,
		Literals: []string{"підпишіться", "підписуйтесь", "підписатися", "розсилк"},
		Pattern:  `^((підпишіться|підписуйтесь|підписатися)( .*)?|(наша |e-mail |email[- ])?розсилк.{0,30}|.{0,30}на (нашу |e-mail[- ])?розсилк.{0,30})[.!]?$`,
		Drop:     []string{"Підписуйтесь на наш канал", "Підпишіться на розсилку"},
		Keep:     []string{"Розсилкою листів мешканцям займалася пошта, повідомили в мерії у середу ввечері."}},
	{ID: "uk/share/on", Family: archive.FamilyShare,
		Literals: []string{"поділитися", "поширити"},
		Pattern:  `^(поділитися( .*)?|поширити)[.!:]?$`,
		Drop:     []string{"Поділитися"}},
	{ID: "uk/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"коментар"},
		Pattern:  `^((\d+|усі|всі)? ?коментар(і|ів|ій)( \(?\d+\)?)?|(залишити|додати) коментар.*)[.:]?$`,
		Drop:     []string{"Коментарі", "Залишити коментар"}},
	{ID: "uk/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"реклама"},
		Pattern:  `^реклама:?$`},
	{ID: "uk/caption/credit", Family: archive.FamilyCaption,
		Literals: []string{"фото:", "джерело", "колаж"},
		Max:      260,
		Pattern:  `^(.*(фото|джерело|колаж) ?[:/©] ?.+)$`,
		Drop:     []string{"Джерело: Приклад"}},
	{ID: "uk/legal/rights", Family: archive.FamilyLegal,
		Literals: []string{"права захищені"},
		Pattern:  `^.*(усі|всі) права захищені.*$`,
		Drop:     []string{"Усі права захищені"}},
}
