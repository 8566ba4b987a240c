package normalize

import (
	"regexp"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// openingRow is how newspapers of a language name the reporter in the story's first line. Literal occurs in it; the
// pattern's group holds the names. Example is such a line, and Want its names.
type openingRow struct {
	Language string
	Literal  string
	Pattern  *regexp.Regexp
	Example  string
	Want     string // names, separated by "; "
	Seen     string // gold sets whose pages print it, or "newsroom usage" where none does
}

var openingRows = []openingRow{
	{"ko", "기자", regexp.MustCompile(`^[^=]{0,24}=?[^=]{0,24}?\s((?:\p{Hangul}{2,4}[·ㆍ, ]*)+(?:선임|인턴|객원|수습)?기자)\s*[=)\]]`), "(서울=연합뉴스) 홍길동 기자 = 의회는 화요일 저녁", "홍길동", "newsroom usage"},
	{"ja", "】", regexp.MustCompile(`^【[^】＝=]{1,20}[＝=](\p{Han}[\p{Han}々ヶ、・]{1,14})】`), "【ロンドン＝山田太郎】町議会は火曜日の夜", "山田太郎", "newsroom usage"},
	{"zh", "记者", regexp.MustCompile(`^.{0,60}[（(](?:本报|本社|实习)?记者[:： ]?((?:\p{Han}{2,4}[、，, ]*){1,6})[)）]`), "新华社北京4月16日电（记者王小明、李大山）议会周二晚上", "王小明; 李大山", "newsroom usage"},
	{"zh", "記者", regexp.MustCompile(`^[〔［\[（(【]?\p{Han}{0,6}記者 ?((?:\p{Han}{2,4}[、 ]?){1,4})[／/╱]\p{Han}{2,10}(?:報導|報道|電)`), "〔記者王小明／台北報導〕議會週二晚間", "王小明", "newsroom usage"},
}

// openingLine is how much of a story is looked at, in bytes.
const openingLine = 240

// openingBylines are the reporters that the first lines of the story name, in languages whose datelines do. Newspapers
// that tell machines their own name mean it: the reporter counts where nothing else is said.
func openingBylines(p *page, r region, o byline.Options) []claim {
	if o.Language != "ko" && o.Language != "ja" && o.Language != "zh" {
		return nil
	}
	seen := 0
	for i := max(r.headline, 0); i < min(r.first, len(p.blocks)) && seen < datelineDepth; i++ {
		if p.verdicts[i].fate != archive.FateBody {
			continue
		}
		seen++
		if names, raw := openingNames(p.blocks[i].Text, o); len(names) > 0 {
			return []claim{{names: names, raw: raw, source: "text:opening", rank: authorSign, block: i}}
		}
	}
	return nil
}

// openingNames are the names in the line that a text opens with, and the line.
func openingNames(text string, o byline.Options) ([]archive.Byline, string) {
	head := strings.ToValidUTF8(text[:min(len(text), openingLine)], "")
	for i := range openingRows {
		row := &openingRows[i]
		if row.Language != o.Language || !strings.Contains(head, row.Literal) {
			continue
		}
		m := row.Pattern.FindStringSubmatch(head)
		if m == nil || byline.AgencyID(m[1]) != "" {
			continue
		}
		if names := byline.Declared(m[1], o); len(names) > 0 && names[0].Kind == archive.Person {
			return names, m[0]
		}
	}
	return nil, ""
}
