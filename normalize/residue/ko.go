package residue

import "broadsheet/archive"

// The Korean rows.
var korean = []Rule{
	{ID: "ko/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"관련기사", "관련 기사", "더보기", "추천 기사", "많이 본", "이 기사와", "함께 본"},
		Pattern:  `^((관련|추천|인기) ?(기사|뉴스).*|더보기|.*많이 본 (기사|뉴스).*|.*함께 (본|볼만한) .*)$`,
		Drop:     []string{"관련기사", "많이 본 뉴스", "더보기"}},
	{ID: "ko/legal/rights", Family: archive.FamilyLegal,
		Literals: []string{"무단", "재배포", "저작권"},
		Pattern:  `^(.*(무단 ?전재|재배포 ?금지|무단 복제).*|.*저작권자.*)$`,
		Drop:     []string{"무단전재 및 재배포 금지", "저작권자 © 예시"}},
	{ID: "ko/share/on", Family: archive.FamilyShare,
		Literals: []string{"공유", "기사저장", "글자크기", "프린트", "스크랩", "구독"},
		Pattern:  `^(.{0,10}(공유(하기)?|기사저장|글자 ?크기.{0,6}|프린트|스크랩|인쇄)|구독(하기)?.{0,10}|.*구독하기.{0,10})$`,
		Drop:     []string{"공유하기", "기사저장", "구독하기"}},
	{ID: "ko/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"댓글"},
		Pattern:  `^(댓글.{0,14}|\d+개의 댓글)$`,
		Drop:     []string{"댓글 3", "댓글쓰기"}},
	{ID: "ko/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"광고"},
		Pattern:  `^광고$`,
		Drop:     []string{"광고"}},
	{ID: "ko/caption/credit", Family: archive.FamilyCaption,
		Literals: []string{"사진=", "사진 =", "사진 출처", "제공", "자료사진"},
		Pattern:  `^(.*(사진 ?[=:]|사진 ?출처).*|.{0,40}(자료사진|연합뉴스)\]?|.{0,30}[./(\[|=].{0,20} ?제공[)\]]?)$`,
		Drop:     []string{"사진=예시", "항구의 아침. 사진 출처: 예시", "항구의 아침 / 예시시 제공"},
		Keep:     []string{"시청, 주민에게 새 지도 제공"}},
}
