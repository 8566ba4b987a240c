package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are the family names that most Chinese names begin with, in both scripts.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤" +
	"張劉陳楊黃趙吳孫馬羅鄭許韓馮鄧蔣葉蘇呂盧鍾譚陸賈鄒閻龍賀龔萬錢嚴歐湯簡游詹"

// sureName says that s, behind a noun, is a name: in scripts with capitals two words of it, else a few characters that
// names are made of, or a few Arabic words without an article.
func sureName(s, language string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	r := firstRune(s)
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r) || agency(s) != nil:
		return takeName(words) > 1 || agency(s) != nil || len(words) == 1 && isOrganization(s)
	case language == "ar": // "كتبت منى علي"
		return len(words) > 1 && len(words) < 4 && !strings.HasPrefix(words[0], "ال") && takeName(words) == len(words)
	case !unicode.Is(unicode.Han, r):
		return false
	}
	for _, w := range words {
		if n := utf8.RuneCountInString(w); n > 6 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) || language == "zh" && (n < 2 || n > 4 || !strings.ContainsRune(surnames, firstRune(w))) {
			return false
		}
	}
	return true
}
