package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
)

// koreanRoles are the words behind names that make a Korean line a byline: no lead stands before them.
var koreanRoles = []string{"기자", "특파원", "논설위원", "통신원", "칼럼니스트", "앵커"}

// korean reads "홍길동 기자", "(서울=연합뉴스) 홍길동·김철수 기자 =", "홍길동 선임기자"; false if s is none of them.
func (p *parser) korean(s string) bool {
	at, role := -1, ""
	for _, w := range koreanRoles {
		if i := strings.LastIndex(s, w); i > at {
			at, role = i, w
		}
	}
	if at <= 0 || strings.Trim(s[at+len(role):], " =.]):|·") != "" {
		return false
	}
	names := strings.TrimLeft(s[:at], "[( ")
	if i := strings.LastIndexAny(names, "=)]|"); i >= 0 {
		names = names[i+1:]
	}
	var people []string
	for _, w := range strings.FieldsFunc(names, func(r rune) bool { return unicode.IsSpace(r) || r == '·' || r == ',' || r == '/' || r == 'ㆍ' }) {
		switch n := utf8.RuneCountInString(w); {
		case strings.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Hangul, r) }):
			return false
		case koreanRank[w], len(people) == 0 && isKoreanHouse(w):
		case n < 2 || n > 4 || notKorean[w], len(people) > 0 && n != 3 && !strings.ContainsAny(names, "·,/ㆍ"):
			return false // "그는 전직 기자" is a sentence
		default:
			people = append(people, w)
		}
	}
	if len(people) == 0 || len(people) > 6 {
		return false
	}
	for _, name := range people {
		p.add(archive.Byline{Name: name, NamePrinted: name, Kind: archive.Person, Title: role, Sort: name})
	}
	return true
}

// koreanRank are words between a name and its role.
var koreanRank = wordSet("선임 전문 인턴 수습 객원 취재 사진 영상 베이징 도쿄 워싱턴 뉴욕 파리 런던")

// notKorean are words before 기자 that are no names.
var notKorean = wordSet("전직 현직 담당 본지 외신 현장 사건 정치 사회 문화 국제 편집 온라인 디지털 그는 여성 남성 신입 동료 방송 신문 해당")

// isKoreanHouse says that a word names a house or a desk.
func isKoreanHouse(w string) bool {
	for _, end := range []string{"일보", "신문", "뉴스", "뉴시스", "경제", "방송", "팀", "부", "타임스", "저널", "닷컴"} {
		if strings.HasSuffix(w, end) && w != end {
			return true
		}
	}
	return false
}
