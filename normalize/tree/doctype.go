package tree

import "strings"

// isQuirky says that a document with that doctype is read in quirks mode, where a table does not close a paragraph.
// s is what stands between the keyword and the '>'.
func isQuirky(s string) bool {
	s = strings.TrimLeft(s, white)
	n := strings.IndexAny(s, white)
	if n < 0 {
		return !equalFold(s, "html")
	}
	name, rest := s[:n], strings.TrimLeft(s[n:], white)
	if !equalFold(name, "html") {
		return true
	}
	var public, system string
	var hasSystem, ok bool
	switch {
	case rest == "":
		return false
	case hasPrefixFold(rest, "public"):
		public, rest, ok = identifier(rest[len("public"):])
		if !ok {
			return true
		}
		if rest = strings.TrimLeft(rest, white); rest == "" {
			break
		}
		system, rest, hasSystem = identifier(rest)
		if !hasSystem {
			return true
		}
	case hasPrefixFold(rest, "system"):
		system, rest, hasSystem = identifier(rest[len("system"):])
		if !hasSystem {
			return true
		}
	default:
		return true
	}
	return quirkyIDs(public, system, hasSystem)
}

// identifier reads a quoted identifier; ok is false where there is none or it does not end.
func identifier(s string) (id, rest string, ok bool) {
	s = strings.TrimLeft(s, white)
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return "", s, false
	}
	n := strings.IndexByte(s[1:], s[0])
	if n < 0 {
		return "", "", false
	}
	return s[1 : 1+n], s[2+n:], true
}

// hasPrefixFold says that s, in lower case, begins with lower.
func hasPrefixFold(s, lower string) bool {
	return len(s) >= len(lower) && equalFold(s[:len(lower)], lower)
}

const white = " \t\n\f\r"

func quirkyIDs(public, system string, hasSystem bool) bool {
	switch {
	case equalFold(public, "-//w3o//dtd w3 html strict 3.0//en//"),
		equalFold(public, "-/w3c/dtd html 4.0 transitional/en"), equalFold(public, "html"),
		equalFold(system, "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"):
		return true
	}
	for _, s := range quirkyPublic {
		if hasPrefixFold(public, s) {
			return true
		}
	}
	return !hasSystem && (hasPrefixFold(public, "-//w3c//dtd html 4.01 frameset//") ||
		hasPrefixFold(public, "-//w3c//dtd html 4.01 transitional//"))
}

// quirkyPublic are the beginnings of public identifiers, in lower case, that the standard reads in quirks mode.
var quirkyPublic = [...]string{
	"+//silmaril//dtd html pro v0r11 19970101//",
	"-//as//dtd html 3.0 aswedit + extensions//",
	"-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
	"-//ietf//dtd html 2.0 level 1//",
	"-//ietf//dtd html 2.0 level 2//",
	"-//ietf//dtd html 2.0 strict level 1//",
	"-//ietf//dtd html 2.0 strict level 2//",
	"-//ietf//dtd html 2.0 strict//",
	"-//ietf//dtd html 2.0//",
	"-//ietf//dtd html 2.1e//",
	"-//ietf//dtd html 3.0//",
	"-//ietf//dtd html 3.2 final//",
	"-//ietf//dtd html 3.2//",
	"-//ietf//dtd html 3//",
	"-//ietf//dtd html level 0//",
	"-//ietf//dtd html level 1//",
	"-//ietf//dtd html level 2//",
	"-//ietf//dtd html level 3//",
	"-//ietf//dtd html strict level 0//",
	"-//ietf//dtd html strict level 1//",
	"-//ietf//dtd html strict level 2//",
	"-//ietf//dtd html strict level 3//",
	"-//ietf//dtd html strict//",
	"-//ietf//dtd html//",
	"-//metrius//dtd metrius presentational//",
	"-//microsoft//dtd internet explorer 2.0 html strict//",
	"-//microsoft//dtd internet explorer 2.0 html//",
	"-//microsoft//dtd internet explorer 2.0 tables//",
	"-//microsoft//dtd internet explorer 3.0 html strict//",
	"-//microsoft//dtd internet explorer 3.0 html//",
	"-//microsoft//dtd internet explorer 3.0 tables//",
	"-//netscape comm. corp.//dtd html//",
	"-//netscape comm. corp.//dtd strict html//",
	"-//o'reilly and associates//dtd html 2.0//",
	"-//o'reilly and associates//dtd html extended 1.0//",
	"-//o'reilly and associates//dtd html extended relaxed 1.0//",
	"-//sq//dtd html 2.0 hotmetal + extensions//",
	"-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
	"-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
	"-//spyglass//dtd html 2.0 extended//",
	"-//sun microsystems corp.//dtd hotjava html//",
	"-//sun microsystems corp.//dtd hotjava strict html//",
	"-//w3c//dtd html 3 1995-03-24//",
	"-//w3c//dtd html 3.2 draft//",
	"-//w3c//dtd html 3.2 final//",
	"-//w3c//dtd html 3.2//",
	"-//w3c//dtd html 3.2s draft//",
	"-//w3c//dtd html 4.0 frameset//",
	"-//w3c//dtd html 4.0 transitional//",
	"-//w3c//dtd html experimental 19960712//",
	"-//w3c//dtd html experimental 970421//",
	"-//w3c//dtd w3 html//",
	"-//w3o//dtd w3 html 3.0//",
	"-//webtechs//dtd mozilla html 2.0//",
	"-//webtechs//dtd mozilla html//",
}
