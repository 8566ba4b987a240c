package model

import (
	"unicode"

	"broadsheet/normalize/blocks"
)

func limit(x int32) int16 { return int16(min(x, 30000)) }

func share(part, whole int32) int16 {
	if whole <= 0 {
		return 0
	}
	return int16(int64(part) * 1000 / int64(whole))
}

func (p *Page) text(v *Vector, b *blocks.Block) {
	v[fLen], v[fWords] = limit(b.Len), limit(b.Words)
	v[fLinked] = share(b.Linked, b.Len)
	v[fStrong] = share(b.Strong, b.Len)
	v[fStops], v[fCommas] = limit(b.Stops), limit(b.Commas)
	v[fDigits], v[fUpper] = share(b.Digits, b.Len), share(b.Upper, b.Letters)
	v[fFirst], v[fLast] = first(b.FirstRune), last(b.LastRune)
	v[fBreaks], v[fKind], v[fLevel] = limit(int32(len(b.Breaks))), int16(b.Kind), int16(b.Level)
	if b.Words > 0 {
		v[fWordLen] = limit(10 * b.Len / b.Words)
	}
}

func first(r rune) int16 {
	switch {
	case unicode.IsLower(r):
		return 1
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLetter(r):
		return 3
	case unicode.IsDigit(r):
		return 4
	case r == '"' || r == '“' || r == '„' || r == '«' || r == '\'' || r == '‘' || r == '「' || r == '»' || r == '”':
		return 5
	case r == '(' || r == '[' || r == '（' || r == '【':
		return 6
	case r == '-' || r == '–' || r == '—' || r == '•' || r == '*' || r == '·':
		return 7
	}
	return 0
}

func last(r rune) int16 {
	switch r {
	case '.', '!', '?', '。', '！', '？', '؟', '।', '۔', '።':
		return 1
	case ':', '：':
		return 3
	case '…':
		return 4
	case '"', '”', '“', '»', '«', '’', '\'', '」', '』':
		return 2
	case ')', ']', '）', '】':
		return 5
	case '›', '→', '>', '▶', '▸', '↓', '↗':
		return 9
	}
	switch {
	case unicode.IsDigit(r):
		return 7
	case unicode.IsLetter(r):
		return 8
	}
	return 6
}

func (p *Page) place(v *Vector, b *blocks.Block) {
	m := b.Marks
	v[fDepth] = int16(b.Depth)
	for i, bit := range [...]blocks.Marks{blocks.InMain, blocks.InArticle, blocks.InBody} {
		if m&bit != 0 {
			v[fHome] |= 1 << i
		}
	}
	switch {
	case m&blocks.InFooter != 0:
		v[fChrome] = 6
	case m&blocks.InNav != 0:
		v[fChrome] = 5
	case m&(blocks.InDialog|blocks.InControl) != 0:
		v[fChrome] = 4
	case m&blocks.InAside != 0:
		v[fChrome] = 3
	case m&blocks.InHeader != 0:
		v[fChrome] = 2
	case m&blocks.InForm != 0:
		v[fChrome] = 1
	}
	for i, bit := range [...]blocks.Marks{blocks.InLink, blocks.InTable, blocks.InList, blocks.InQuote, blocks.InTime | blocks.InAddress, blocks.InDetails, blocks.InAriaHidden, blocks.InFigure} {
		if m&bit != 0 {
			v[fInside] = int16(i + 1)
		}
	}
	if b.Hidden {
		v[fInside] = 9
	}
	n := &b.Near
	near := func(fs ...blocks.Family) int16 {
		d := uint8(blocks.Far)
		for _, f := range fs {
			d = min(d, n[f])
		}
		return int16(d)
	}
	v[fNearBody] = near(blocks.FamBody, blocks.FamText)
	v[fNearStory] = near(blocks.FamStory)
	v[fNearDek] = near(blocks.FamDek)
	v[fNearComment] = near(blocks.FamComment)
	v[fNearRelated] = near(blocks.FamRelated)
	v[fNearChrome] = near(blocks.FamShare, blocks.FamNav, blocks.FamFoot, blocks.FamHidden)
	v[fNearSide] = near(blocks.FamSide)
	v[fNearAuthor] = near(blocks.FamAuthor)
	v[fNearMedia] = near(blocks.FamMedia)
	v[fNearPromo] = near(blocks.FamAdvert, blocks.FamPromo)
	v[fNearMeta] = near(blocks.FamMeta, blocks.FamTags)
	v[fNearBox] = near(blocks.FamBox, blocks.FamEmbed)
	v[fNearHead] = near(blocks.FamHead)
}
