package demo

import (
	"math/rand/v2"
	"slices"
)

// deck deals cards without putting them back, and shuffles anew when all are dealt: every kind turns up early.
type deck struct {
	dice  *rand.Rand
	cards []string
	left  []string
}

func newDeck(d *rand.Rand, cards ...string) *deck { return &deck{dice: d, cards: cards} }

func (d *deck) deal() string { return d.dealTo(func(string) bool { return true }) }

// dealTo deals the first card that fits and leaves those that do not for others; "": none of all cards fits.
func (d *deck) dealTo(fits func(card string) bool) string {
	at := slices.IndexFunc(d.left, fits)
	if at < 0 {
		at = len(d.left)
		d.left = append(d.left, sample(d.dice, d.cards, len(d.cards))...)
		next := slices.IndexFunc(d.left[at:], fits)
		if next < 0 {
			d.left = d.left[:at]
			return ""
		}
		at += next
	}
	card := d.left[at]
	d.left = slices.Delete(d.left, at, at+1)
	return card
}
