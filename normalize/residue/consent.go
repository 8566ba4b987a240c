package residue

import "broadsheet/archive"

// Walls and bars that ask for consent, in the words of the IAB's framework as consent tools print them in each
// language. English stands with its other rows.
var consent = []Rule{
	{ID: "de/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookies", "privatsphäre", "unsere partner", "partner"},
		Pattern:  `^(wir (und unsere (\d+ )?partner )?(verwenden|nutzen|speichern|verarbeiten)\b.*(cookies|auf einem gerät|personenbezogene daten).*|(wir schätzen|uns liegt) ihre privatsphäre.*|(alle )?cookies (akzeptieren|ablehnen|zulassen)|diese (web)?seite (verwendet|nutzt) cookies.*)$`,
		Drop:     []string{"Wir und unsere 88 Partner verwenden Cookies, um Anzeigen zu zeigen.", "Alle Cookies akzeptieren"}, Keep: []string{"Die Bäckerin verkauft Cookies an der Ecke."}},
	{ID: "fr/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookies", "vie privée", "partenaires"},
		Pattern:  `^(nous( et nos (\d+ )?partenaires)?,? (utilisons|stockons|traitons|déposons)\b.*(cookies|terminal|appareil|données personnelles).*|(le respect de votre|nous respectons votre|votre) vie privée( est .*)?|(tout )?(accepter|refuser)( tous)? les cookies|ce site utilise des cookies.*)$`,
		Drop:     []string{"Nous et nos 88 partenaires utilisons des cookies pour afficher des publicités.", "Ce site utilise des cookies."}, Keep: []string{"La vie privée du maire ne regarde que lui, dit-elle."}},
	{ID: "es/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookies", "privacidad", "socios"},
		Pattern:  `^((nosotros y nuestros (\d+ )?socios|utilizamos|usamos)\b.*(cookies|dispositivo|datos personales).*|(valoramos|respetamos|nos importa) (su|tu) privacidad|(aceptar|rechazar)( todas)?( las)? cookies|(esta|este) (web|sitio|página)( web)? (utiliza|usa) cookies.*)$`,
		Drop:     []string{"Utilizamos cookies propias y de terceros.", "Valoramos su privacidad"}, Keep: []string{"La privacidad de los vecinos fue el tema de la noche."}},
	{ID: "it/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookie", "privacy", "partner"},
		Pattern:  `^((noi e (i nostri )?(\d+ )?partner|utilizziamo|usiamo)\b.*(cookie|dispositivo|dati personali).*|(rispettiamo la|la) tua privacy.*|(accetta|rifiuta)( tutti)?( i)? cookie|questo sito (utilizza|usa) (i )?cookie.*)$`,
		Drop:     []string{"Noi e i nostri 88 partner utilizziamo cookie per mostrare annunci.", "Accetta tutti i cookie"}, Keep: []string{"I partner della cooperativa si riuniscono lunedì."}},
	{ID: "pt/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookies", "privacidade", "parceiros"},
		Pattern:  `^((nós e os? nossos (\d+ )?parceiros|utilizamos|usamos)\b.*(cookies|dispositivo|dados pessoais).*|(valorizamos|respeitamos) a sua privacidade|(aceitar|rejeitar)( todos)?( os)? cookies|este (site|sítio) (utiliza|usa) cookies.*)$`,
		Drop:     []string{"Utilizamos cookies para melhorar a sua experiência.", "Valorizamos a sua privacidade"}, Keep: []string{"Os parceiros do projeto pagam metade da obra."}},
	{ID: "nl/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookies", "privacy", "partners"},
		Pattern:  `^((wij|we) (en onze (\d+ )?partners )?(gebruiken|plaatsen|slaan)\b.*(cookies|apparaat|persoonsgegevens).*|(wij|we) (waarderen|respecteren) (uw|je) privacy|(alle )?cookies (accepteren|weigeren)|deze (web)?site (gebruikt|maakt gebruik van) cookies.*)$`,
		Drop:     []string{"Wij en onze 88 partners gebruiken cookies om advertenties te tonen.", "Cookies accepteren"}, Keep: []string{"De partners in de coalitie zwijgen tot maandag."}},
	{ID: "nordic/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookies", "informasjonskapsler", "kakor", "personvern", "integritet", "privatliv"},
		Pattern:  `^(vi (og|och) (våre|våra|vores) (\d+ )?(samarbeids)?(partnere|partners?)\b.*(cookies|informasjonskapsler|kakor|enhet).*|vi (bruker|använder|bruger)\b.*\b(cookies|informasjonskapsler|kakor)\b.*|vi (bryr oss om|värnar om|respekterer|värdesätter|går op i) (personvernet ditt|ditt personvern|din integritet|dit privatliv).*|(godta|godkänn|tillad|accepter|avvis|neka)( alle| alla)? (cookies|informasjonskapsler|kakor))$`,
		Drop:     []string{"Vi og våre 88 partnere bruker informasjonskapsler til å vise annonser.", "Vi bryr oss om personvernet ditt", "Vi använder kakor för att sajten ska fungera.", "Godta alle informasjonskapsler"}, Keep: []string{"Vi bruker for mye vann, sa rådmannen."}},
	{ID: "pl/consent/cookies", Family: archive.FamilyConsent, Max: 700,
		Literals: []string{"cookie", "prywatność", "partner"},
		Pattern:  `^((my i nasi (\d+ )?partnerzy|używamy|wykorzystujemy)\b.*(cookie|urządzeni|dane osobowe).*|(cenimy|szanujemy) (twoją |państwa )?prywatność|(ta|nasza) (strona|witryna) (używa|korzysta z) (plików )?cookies?.*)$`,
		Drop:     []string{"Używamy plików cookie, aby strona działała.", "Cenimy prywatność"}, Keep: []string{"Partner koalicji czeka na głosowanie."}},
}
