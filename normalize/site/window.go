package site

import "math/bits"

// The captures of a source are numbered from 0 in the order they came in. Profile k is learned from the first 8·2^k of
// them; past 1,024, from the last 1,024, every 512.
const (
	firstWindow = 8
	doublings   = 7
	stride      = 512
)

// Window gives the numbers of the captures that profile k is learned from: from … to-1.
func Window(k int) (from, to int) {
	if k <= doublings {
		return 0, firstWindow << k
	}
	to = MaxPages + stride*(k-doublings)
	return to - MaxPages, to
}

// Of is the profile that capture n of a source is read under when total have come in: the first that was learned from
// it, or the newest so far where there is none yet; -1 before the first. It changes once at most, so that a capture is
// read at most twice.
func Of(n, total int) int { return min(newest(n)+1, newest(total)) }

// newest is the last profile that so many captures are enough for; -1 if there is none.
func newest(captures int) int {
	if captures < MaxPages {
		return bits.Len(uint(captures/firstWindow)) - 1
	}
	return doublings + (captures-MaxPages)/stride
}
