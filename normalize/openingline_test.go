package normalize

import (
	"strings"
	"testing"

	"broadsheet/normalize/byline"
)

func TestOpeningRows(t *testing.T) {
	read := func(text, language string) string {
		names, _ := openingNames(text, byline.Options{Language: language})
		var out []string
		for _, n := range names {
			out = append(out, n.Name)
		}
		return strings.Join(out, "; ")
	}
	for _, row := range openingRows {
		if got := read(row.Example, row.Language); got != row.Want || row.Seen == "" || !strings.Contains(row.Example, row.Literal) {
			t.Errorf("%q gives %q, want %q", row.Example, got, row.Want)
		}
	}
	for _, c := range []struct{ text, language, want string }{
		{"[서울=하버뉴스] 홍길동·김철수 기자 = 의회는", "ko", "홍길동; 김철수"},
		{"의회는 기자 회견에서 밝혔다 = 그렇다", "ko", ""},
		{"【ロンドン＝共同】町議会は", "ja", ""},
		{"（本报记者 王小明）议会", "zh", "王小明"},
		{"议会周二晚上对记者（李先生）说", "zh", ""},
		{"[記者王小明、李大山／高雄報導] 議會", "zh", "王小明; 李大山"},
	} {
		if got := read(c.text, c.language); got != c.want {
			t.Errorf("%q gives %q, want %q", c.text, got, c.want)
		}
	}
}
