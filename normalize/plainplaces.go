package normalize

import "strings"

// placeRows are places that stand in datelines: the American and foreign cities that the AP lets stand alone, capitals,
// and the cities that the datelines of the fundus pages name, in the languages of those pages.
var placeRows = []wordRow{
	{"en", []string{
		"atlanta", "baltimore", "boston", "chicago", "cincinnati", "cleveland", "dallas", "denver", "detroit", "honolulu", "houston", "indianapolis", "las vegas", "los angeles", "miami", "milwaukee", "minneapolis", "new orleans", "new york", "oklahoma city", "philadelphia", "phoenix", "pittsburgh", "st louis", "salt lake city", "san antonio", "san diego", "san francisco", "seattle", "washington", "washington d c", "sacramento", "austin", "portland",
		"amsterdam", "baghdad", "bangkok", "barcelona", "beijing", "beirut", "berlin", "bogota", "brasilia", "brussels", "bucharest", "budapest", "buenos aires", "cairo", "canberra", "cape town", "caracas", "copenhagen", "damascus", "dhaka", "doha", "dubai", "dublin", "edinburgh", "florence", "frankfurt", "gaza", "gaza city", "geneva", "gibraltar", "glasgow", "guatemala city", "hanoi", "havana", "helsinki", "hong kong", "islamabad", "istanbul", "jakarta", "jerusalem", "johannesburg", "kabul", "karachi", "kathmandu", "khartoum", "kuala lumpur", "kuwait city", "kyiv", "lagos", "lima", "lisbon", "london", "luxembourg", "macau", "madrid", "manila", "mexico city", "milan", "monaco", "montreal", "moscow", "mumbai", "munich", "nairobi", "new delhi", "oslo", "ottawa", "panama city", "paris", "prague", "pretoria", "pristina", "quebec city", "quito", "reykjavik", "rio de janeiro", "riyadh", "rome", "san salvador", "santiago", "sao paulo", "sarajevo", "seoul", "shanghai", "singapore", "sofia", "stockholm", "strasbourg", "sydney", "taipei", "tallinn", "tbilisi", "tehran", "tel aviv", "the hague", "tokyo", "toronto", "tripoli", "tunis", "united nations", "vatican city", "vienna", "vilnius", "warsaw", "wellington", "yangon", "yerevan", "zagreb", "zurich", "addis ababa", "accra", "abuja", "algiers", "amman", "ankara", "astana", "athens", "baku", "belgrade", "bern", "bratislava", "chisinau", "colombo", "dakar", "kampala", "kigali", "kinshasa", "la paz", "ljubljana", "managua", "minsk", "montevideo", "muscat", "phnom penh", "port au prince", "rabat", "riga", "sanaa", "san jose", "skopje", "tashkent", "tegucigalpa", "tirana", "ulaanbaatar", "valletta", "vientiane", "bhopal", "putrajaya", "davos"}},
	{"de", []string{"münchen", "hamburg", "köln", "frankfurt am main", "frankfurt main", "stuttgart", "düsseldorf", "leipzig", "dresden", "hannover", "bremen", "wien", "zürich", "bern", "genf", "brüssel", "paris", "rom", "moskau", "peking", "kiew", "warschau", "straßburg", "luxemburg", "mailand", "kiel", "mainz", "wiesbaden", "potsdam", "erfurt", "magdeburg", "schwerin", "saarbrücken", "nürnberg", "karlsruhe", "graz", "linz", "salzburg", "innsbruck", "basel", "neu delhi", "tokio", "jerusalem", "athen", "lissabon", "kopenhagen", "prag", "bonn", "den haag"}},
	{"fr", []string{"bruxelles", "genève", "londres", "moscou", "pékin", "le caire", "alger", "montréal", "québec", "lyon", "marseille", "lille", "bordeaux", "toulouse", "nantes", "rennes", "strasbourg", "nice", "varsovie", "vienne", "lisbonne", "athènes", "beyrouth", "jérusalem", "washington", "nations unies"}},
	{"es", []string{"ciudad de méxico", "méxico", "sevilla", "valencia", "bilbao", "bogotá", "nueva york", "londres", "moscú", "pekín", "roma", "berlín", "bruselas", "ginebra", "la habana", "santiago de chile", "asunción", "san josé", "panamá", "zaragoza", "málaga", "parís"}},
	{"it", []string{"roma", "milano", "napoli", "torino", "firenze", "venezia", "bologna", "palermo", "genova", "bruxelles", "londra", "parigi", "mosca"}},
	{"pt", []string{"lisboa", "porto", "brasília", "são paulo", "coimbra", "luanda", "maputo"}},
	{"no", []string{"bergen", "trondheim", "stavanger", "tromsø", "kristiansand", "drammen", "københavn", "aarhus", "stockholm", "göteborg", "malmö", "helsingfors", "brussel"}},
	{"pl", []string{"warszawa", "kraków", "gdańsk", "wrocław", "poznań", "łódź", "bruksela", "moskwa", "kijów"}},
}

var placeNames = wordIndex(placeRows)

// isPlace says that s is a place that stands in datelines.
func isPlace(s string) bool { return placeNames[fold(strings.Trim(s, " ,.:"))] }
