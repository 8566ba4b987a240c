package dates

import "strings"

// monthRow is a row of month names of one language: for each month its forms, as nominative, genitive and abbreviation,
// in lower case, after Unicode's CLDR. Example is a date as pages of that language print it, and Day what it means.
type monthRow struct {
	Language string
	Names    [12]string // forms, separated by spaces
	Example  string
	Day      string
}

var monthRows = []monthRow{
	{"en", [12]string{"january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"}, "Sept. 7, 2024", "2024-09-07"},
	{"de", [12]string{"januar jän jänner jan", "februar feber feb", "märz mär mrz maerz", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "dezember dez"}, "3. März 2024", "2024-03-03"},
	{"fr", [12]string{"janvier janv", "février févr fév fevrier", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept", "octobre oct", "novembre nov", "décembre déc decembre"}, "1er août 2024", "2024-08-01"},
	{"es", [12]string{"enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago", "septiembre setiembre sep set sept", "octubre oct", "noviembre nov", "diciembre dic"}, "5 de mayo de 2024", "2024-05-05"},
	{"it", [12]string{"gennaio gen genn", "febbraio feb febbr", "marzo mar", "aprile apr", "maggio mag magg", "giugno giu", "luglio lug", "agosto ago", "settembre set sett", "ottobre ott", "novembre nov", "dicembre dic"}, "16 aprile 2025", "2025-04-16"},
	{"pt", [12]string{"janeiro jan", "fevereiro fev", "março marco mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago", "setembro set", "outubro out", "novembro nov", "dezembro dez"}, "16 de março de 2025", "2025-03-16"},
	{"ca", [12]string{"gener gen", "febrer febr", "març", "abril abr", "maig", "juny", "juliol", "agost ag", "setembre set", "octubre oct", "novembre nov", "desembre des"}, "16 d'abril de 2025", "2025-04-16"},
	{"nl", [12]string{"januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sep sept", "oktober okt", "november nov", "december dec"}, "16 mei 2025", "2025-05-16"},
	{"sv", [12]string{"januari jan", "februari feb", "mars", "april apr", "maj", "juni jun", "juli jul", "augusti aug", "september sep sept", "oktober okt", "november nov", "december dec"}, "2 augusti 2026", "2026-08-02"},
	{"no", [12]string{"januar jan", "februar feb", "mars mar", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "desember des"}, "torsdag 09. mai 2024", "2024-05-09"},
	{"da", [12]string{"januar jan", "februar feb", "marts", "april apr", "maj", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "december dec"}, "9. maj 2024", "2024-05-09"},
	{"is", [12]string{"janúar jan", "febrúar feb", "mars mar", "apríl apr", "maí", "júní jún", "júlí júl", "ágúst ágú", "september sep", "október okt", "nóvember nóv", "desember des"}, "9. ágúst 2024", "2024-08-09"},
	{"fi", [12]string{"tammikuu tammikuuta tammi", "helmikuu helmikuuta helmi", "maaliskuu maaliskuuta maalis", "huhtikuu huhtikuuta huhti", "toukokuu toukokuuta touko", "kesäkuu kesäkuuta kesä", "heinäkuu heinäkuuta heinä", "elokuu elokuuta elo", "syyskuu syyskuuta syys", "lokakuu lokakuuta loka", "marraskuu marraskuuta marras", "joulukuu joulukuuta joulu"}, "16. huhtikuuta 2025", "2025-04-16"},
	{"pl", [12]string{"styczeń stycznia sty", "luty lutego lut", "marzec marca mar", "kwiecień kwietnia kwi", "maj maja", "czerwiec czerwca cze", "lipiec lipca lip", "sierpień sierpnia sie", "wrzesień września wrz", "październik października paź", "listopad listopada lis", "grudzień grudnia gru"}, "16 kwietnia 2025", "2025-04-16"},
	{"cs", [12]string{"leden ledna led", "únor února úno", "březen března bře", "duben dubna dub", "květen května kvě", "červen června čvn", "červenec července čvc", "srpen srpna srp", "září zář", "říjen října říj", "listopad listopadu lis", "prosinec prosince pro"}, "16. dubna 2025", "2025-04-16"},
	{"sk", [12]string{"január januára jan", "február februára feb", "marec marca mar", "apríl apríla apr", "máj mája", "jún júna", "júl júla", "august augusta aug", "september septembra sep", "október októbra okt", "november novembra nov", "december decembra dec"}, "16. apríla 2025", "2025-04-16"},
	{"sl", [12]string{"januar januarja", "februar februarja", "marec marca", "april aprila", "maj maja", "junij junija", "julij julija", "avgust avgusta avg", "september septembra", "oktober oktobra", "november novembra", "december decembra"}, "16. avgusta 2025", "2025-08-16"},
	{"hr", [12]string{"siječanj siječnja sij", "veljača veljače velj", "ožujak ožujka ožu", "travanj travnja tra", "svibanj svibnja svi", "lipanj lipnja lip", "srpanj srpnja srp", "kolovoz kolovoza kol", "rujan rujna ruj", "listopad listopada lis", "studeni studenoga studenog stu", "prosinac prosinca pro"}, "16. listopada 2025.", "2025-10-16"},
	{"sr", [12]string{"јануар јануара januara", "фебруар фебруара februara", "март марта marta", "април априла aprila", "мај маја maja", "јун јуна juna", "јул јула jula", "август августа avgusta", "септембар септембра septembra", "октобар октобра oktobra", "новембар новембра novembra", "децембар децембра decembra"}, "16. јануара 2025.", "2025-01-16"},
	{"ru", [12]string{"январь января янв", "февраль февраля фев февр", "март марта мар", "апрель апреля апр", "май мая", "июнь июня июн", "июль июля июл", "август августа авг", "сентябрь сентября сен сент", "октябрь октября окт", "ноябрь ноября ноя нояб", "декабрь декабря дек"}, "16 апреля 2025", "2025-04-16"},
	{"uk", [12]string{"січень січня січ", "лютий лютого лют", "березень березня бер", "квітень квітня квіт", "травень травня трав", "червень червня черв", "липень липня лип", "серпень серпня серп", "вересень вересня вер", "жовтень жовтня жовт", "листопад листопада лист", "грудень грудня груд"}, "16 квітня 2025", "2025-04-16"},
	{"bg", [12]string{"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември"}, "16 октомври 2025", "2025-10-16"},
	{"tr", [12]string{"ocak oca", "şubat şub subat", "mart mar", "nisan nis", "mayıs may mayis", "haziran haz", "temmuz tem", "ağustos ağu agustos", "eylül eyl eylul", "ekim eki", "kasım kas kasim", "aralık ara aralik"}, "16 Ağustos 2025", "2025-08-16"},
	{"az", [12]string{"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"}, "16 avqust 2025", "2025-08-16"},
	{"el", [12]string{"ιανουάριος ιανουαρίου ιαν", "φεβρουάριος φεβρουαρίου φεβ", "μάρτιος μαρτίου μαρ", "απρίλιος απριλίου απρ", "μάιος μαΐου μαϊ μαΐ", "ιούνιος ιουνίου ιουν", "ιούλιος ιουλίου ιουλ", "αύγουστος αυγούστου αυγ", "σεπτέμβριος σεπτεμβρίου σεπ", "οκτώβριος οκτωβρίου οκτ", "νοέμβριος νοεμβρίου νοε", "δεκέμβριος δεκεμβρίου δεκ"}, "16 Απριλίου 2025", "2025-04-16"},
	{"ro", [12]string{"ianuarie ian", "februarie feb", "martie mar", "aprilie apr", "mai", "iunie iun", "iulie iul", "august aug", "septembrie sep sept", "octombrie oct", "noiembrie noi nov", "decembrie dec"}, "16 aprilie 2025", "2025-04-16"},
	{"hu", [12]string{"január jan", "február febr", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus aug", "szeptember szept", "október okt", "november nov", "december dec"}, "2025. április 16.", "2025-04-16"},
	{"lt", [12]string{"sausis sausio", "vasaris vasario", "kovas kovo", "balandis balandžio", "gegužė gegužės", "birželis birželio", "liepa liepos", "rugpjūtis rugpjūčio", "rugsėjis rugsėjo", "spalis spalio", "lapkritis lapkričio", "gruodis gruodžio"}, "2025 m. balandžio 16 d.", "2025-04-16"},
	{"lv", [12]string{"janvāris janvārī", "februāris februārī", "marts martā", "aprīlis aprīlī", "maijs maijā", "jūnijs jūnijā", "jūlijs jūlijā", "augusts augustā", "septembris septembrī", "oktobris oktobrī", "novembris novembrī", "decembris decembrī"}, "2025. gada 16. aprīlī", "2025-04-16"},
	{"et", [12]string{"jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober", "november", "detsember"}, "16. aprill 2025", "2025-04-16"},
	{"id", [12]string{"januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu ags", "september sep", "oktober okt", "november nov", "desember des"}, "16 Agustus 2025", "2025-08-16"},
	{"ms", [12]string{"januari", "februari", "mac", "april", "mei", "jun", "julai", "ogos", "september", "oktober", "november", "disember"}, "16 Ogos 2025", "2025-08-16"},
	{"sw", [12]string{"januari", "februari", "machi", "aprili", "mei", "juni", "julai", "agosti", "septemba", "oktoba", "novemba", "desemba"}, "16 Agosti 2025", "2025-08-16"},
	{"ar", [12]string{"يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل إبريل نيسان ابريل أفريل", "مايو أيار ماي", "يونيو حزيران جوان يونيه", "يوليو تموز جويلية يوليه", "أغسطس آب اغسطس أوت", "سبتمبر أيلول", "أكتوبر تشرين_الأول اكتوبر", "نوفمبر تشرين_الثاني", "ديسمبر كانون_الأول"}, "16 أبريل 2025", "2025-04-16"},
	{"he", [12]string{"ינואר בינואר", "פברואר בפברואר", "מרץ במרץ", "אפריל באפריל", "מאי במאי", "יוני ביוני", "יולי ביולי", "אוגוסט באוגוסט", "ספטמבר בספטמבר", "אוקטובר באוקטובר", "נובמבר בנובמבר", "דצמבר בדצמבר"}, "16 באפריל 2025", "2025-04-16"},
	{"hi", [12]string{"जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर", "अक्टूबर अक्तूबर", "नवंबर नवम्बर", "दिसंबर दिसम्बर"}, "16 अप्रैल 2025", "2025-04-16"},
	{"fa", [12]string{"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}, "16 آوریل 2025", "2025-04-16"},
	{"ur", [12]string{"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"}, "16 اپریل 2025", "2025-04-16"},
	{"bn", [12]string{"জানুয়ারি জানুয়ারি", "ফেব্রুয়ারি ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"}, "১৬ এপ্রিল ২০২৫", "2025-04-16"},
	{"ne", [12]string{"जनवरी", "फेब्रुअरी फेब्रुवरी", "मार्च", "अप्रिल", "मे", "जुन", "जुलाई", "अगस्ट अगस्त", "सेप्टेम्बर सेप्टेम्वर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"}, "16 अप्रिल 2025", "2025-04-16"},
	{"mr", [12]string{"जानेवारी", "फेब्रुवारी", "मार्च", "एप्रिल", "मे", "जून", "जुलै", "ऑगस्ट", "सप्टेंबर", "ऑक्टोबर", "नोव्हेंबर", "डिसेंबर"}, "16 एप्रिल 2025", "2025-04-16"},
	{"ta", [12]string{"ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட் ஆகஸ்டு", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்", "டிசம்பர்"}, "16 ஏப்ரல் 2025", "2025-04-16"},
	{"te", [12]string{"జనవరి", "ఫిబ్రవరి", "మార్చి", "ఏప్రిల్", "మే", "జూన్", "జులై జూలై", "ఆగస్టు ఆగస్ట్", "సెప్టెంబర్", "అక్టోబర్", "నవంబర్", "డిసెంబర్"}, "16 ఏప్రిల్ 2025", "2025-04-16"},
	{"am", [12]string{"ጃንዋሪ ጃንዩወሪ", "ፌብሩዋሪ ፌብሩወሪ", "ማርች", "ኤፕሪል", "ሜይ", "ጁን", "ጁላይ", "ኦገስት", "ሴፕቴምበር", "ኦክቶበር", "ኖቬምበር", "ዲሴምበር"}, "16 ኤፕሪል 2025", "2025-04-16"},
	{"ka", [12]string{"იანვარი იანვარს", "თებერვალი", "მარტი", "აპრილი აპრილს", "მაისი", "ივნისი", "ივლისი", "აგვისტო", "სექტემბერი", "ოქტომბერი", "ნოემბერი", "დეკემბერი"}, "16 აპრილი 2025", "2025-04-16"},
	{"mk", [12]string{"јануари", "февруари", "март", "април", "мај", "јуни", "јули", "август", "септември", "октомври", "ноември", "декември"}, "16 септември 2025", "2025-09-16"},
	{"sq", [12]string{"janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor"}, "16 prill 2025", "2025-04-16"},
	{"th", [12]string{"มกราคม ม.ค", "กุมภาพันธ์ ก.พ", "มีนาคม มี.ค", "เมษายน เม.ย", "พฤษภาคม พ.ค", "มิถุนายน มิ.ย", "กรกฎาคม ก.ค", "สิงหาคม ส.ค", "กันยายน ก.ย", "ตุลาคม ต.ค", "พฤศจิกายน พ.ย", "ธันวาคม ธ.ค"}, "16 เมษายน 2568", "2025-04-16"},
	{"my", [12]string{"ဇန်နဝါရီ ဇန်နဝါရီလ", "ဖေဖော်ဝါရီ ဖေဖော်ဝါရီလ", "မတ် မတ်လ", "ဧပြီ ဧပြီလ", "မေ မေလ", "ဇွန် ဇွန်လ", "ဇူလိုင် ဇူလိုင်လ", "ဩဂုတ် ဩဂုတ်လ", "စက်တင်ဘာ စက်တင်ဘာလ", "အောက်တိုဘာ အောက်တိုဘာလ", "နိုဝင်ဘာ နိုဝင်ဘာလ", "ဒီဇင်ဘာ ဒီဇင်ဘာလ"}, "၂၀၂၅ ခုနှစ်၊ ဧပြီလ ၁၆ ရက်", "2025-04-16"},
	{"km", [12]string{"មករា ខែមករា", "កុម្ភៈ ខែកុម្ភៈ", "មីនា ខែមីនា", "មេសា ខែមេសា", "ឧសភា ខែឧសភា", "មិថុនា ខែមិថុនា", "កក្កដា ខែកក្កដា", "សីហា ខែសីហា", "កញ្ញា ខែកញ្ញា", "តុលា ខែតុលា", "វិច្ឆិកា ខែវិច្ឆិកា", "ធ្នូ ខែធ្នូ"}, "ថ្ងៃទី១៦ ខែមេសា ឆ្នាំ២០២៥", "2025-04-16"},
	{"lo", [12]string{"ມັງກອນ ເດືອນມັງກອນ", "ກຸມພາ ເດືອນກຸມພາ", "ມີນາ ເດືອນມີນາ", "ເມສາ ເດືອນເມສາ", "ພຶດສະພາ ເດືອນພຶດສະພາ", "ມິຖຸນາ ເດືອນມິຖຸນາ", "ກໍລະກົດ ເດືອນກໍລະກົດ", "ສິງຫາ ເດືອນສິງຫາ", "ກັນຍາ ເດືອນກັນຍາ", "ຕຸລາ ເດືອນຕຸລາ", "ພະຈິກ ເດືອນພະຈິກ", "ທັນວາ ເດືອນທັນວາ"}, "໑໖ ເມສາ ໒໐໒໕", "2025-04-16"},
	{"ti", [12]string{"ጥሪ", "ለካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰነ", "ሓምለ", "ነሓሰ", "መስከረም", "ጥቅምቲ", "ሕዳር", "ታሕሳስ"}, "16 ሚያዝያ 2025", "2025-04-16"},
	{"gu", [12]string{"જાન્યુઆરી", "ફેબ્રુઆરી", "માર્ચ", "એપ્રિલ", "મે", "જૂન", "જુલાઈ", "ઑગસ્ટ ઓગસ્ટ", "સપ્ટેમ્બર", "ઑક્ટોબર ઓક્ટોબર", "નવેમ્બર", "ડિસેમ્બર"}, "16 ઑગસ્ટ 2025", "2025-08-16"},
	{"pa", [12]string{"ਜਨਵਰੀ", "ਫ਼ਰਵਰੀ ਫਰਵਰੀ", "ਮਾਰਚ", "ਅਪ੍ਰੈਲ", "ਮਈ", "ਜੂਨ", "ਜੁਲਾਈ", "ਅਗਸਤ", "ਸਤੰਬਰ", "ਅਕਤੂਬਰ", "ਨਵੰਬਰ", "ਦਸੰਬਰ"}, "16 ਅਪ੍ਰੈਲ 2025", "2025-04-16"},
	{"ml", [12]string{"ജനുവരി", "ഫെബ്രുവരി", "മാർച്ച്", "ഏപ്രിൽ", "മേയ് മെയ്", "ജൂൺ", "ജൂലൈ", "ഓഗസ്റ്റ് ആഗസ്റ്റ്", "സെപ്റ്റംബർ", "ഒക്ടോബർ ഒക്‌ടോബർ", "നവംബർ", "ഡിസംബർ"}, "16 ഏപ്രിൽ 2025", "2025-04-16"},
	{"kn", [12]string{"ಜನವರಿ", "ಫೆಬ್ರವರಿ", "ಮಾರ್ಚ್", "ಏಪ್ರಿಲ್", "ಮೇ", "ಜೂನ್", "ಜುಲೈ", "ಆಗಸ್ಟ್", "ಸೆಪ್ಟೆಂಬರ್", "ಅಕ್ಟೋಬರ್", "ನವೆಂಬರ್", "ಡಿಸೆಂಬರ್"}, "16 ಏಪ್ರಿಲ್ 2025", "2025-04-16"},
	{"hy", [12]string{"հունվար հունվարի", "փետրվար փետրվարի", "մարտ մարտի", "ապրիլ ապրիլի", "մայիս մայիսի", "հունիս հունիսի", "հուլիս հուլիսի", "օգոստոս օգոստոսի", "սեպտեմբեր սեպտեմբերի", "հոկտեմբեր հոկտեմբերի", "նոյեմբեր նոյեմբերի", "դեկտեմբեր դեկտեմբերի"}, "16 ապրիլի, 2025", "2025-04-16"},
	{"kk", [12]string{"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"}, "16 сәуір 2025", "2025-04-16"},
	{"uz", [12]string{"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr sentyabr", "oktabr oktyabr", "noyabr", "dekabr"}, "16 avgust 2025", "2025-08-16"},
	{"be", [12]string{"студзень студзеня", "люты лютага", "сакавік сакавіка", "красавік красавіка", "май мая", "чэрвень чэрвеня", "ліпень ліпеня", "жнівень жніўня", "верасень верасня", "кастрычнік кастрычніка", "лістапад лістапада", "снежань снежня"}, "16 красавіка 2025", "2025-04-16"},
	{"gl", [12]string{"xaneiro", "febreiro", "marzo", "abril", "maio", "xuño", "xullo", "agosto", "setembro", "outubro", "novembro", "decembro"}, "16 de xuño de 2025", "2025-06-16"},
	{"af", [12]string{"januarie", "februarie", "maart", "april", "mei", "junie", "julie", "augustus", "september", "oktober", "november", "desember"}, "16 Junie 2025", "2025-06-16"},
	{"cy", [12]string{"ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"}, "16 Ebrill 2025", "2025-04-16"},
	{"fil", [12]string{"enero", "pebrero", "marso", "abril", "mayo", "hunyo", "hulyo", "agosto", "setyembre", "oktubre", "nobyembre", "disyembre"}, "Hunyo 16, 2025", "2025-06-16"},
	{"ps", [12]string{"جنوري", "فبروري", "مارچ", "اپریل", "مۍ مې", "جون", "جولای", "اګست اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"}, "16 فبروري 2025", "2025-02-16"},
}

// monthNames finds a month by its name: in the page's language first, then in any, where the languages that are listed
// first win.
var monthNames = indexMonths()

func indexMonths() map[string]map[string]int {
	byLang := map[string]map[string]int{"": {}}
	for _, row := range monthRows {
		own := map[string]int{}
		for i, forms := range row.Names {
			for _, f := range strings.Fields(forms) {
				f = strings.ReplaceAll(f, "_", " ")
				own[f] = i + 1
				if _, ok := byLang[""][f]; !ok {
					byLang[""][f] = i + 1
				}
			}
		}
		byLang[row.Language] = own
	}
	return byLang
}

// month is the number of the month that a word in lower case names; 0 if none.
func month(word, language string) int {
	if language == "nb" || language == "nn" {
		language = "no"
	}
	any := monthNames[""][word]
	if any == 0 {
		return 0
	}
	if m := monthNames[language][word]; m > 0 {
		return m
	}
	return any
}
