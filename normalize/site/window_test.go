package site

import "testing"

func TestProfilesOfCaptures(t *testing.T) {
	for _, c := range []struct {
		name            string
		n, total, k     int
		from, to        int
		readUnderItself bool
	}{
		{"before the first profile", 3, 7, -1, 0, 0, false},
		{"the first profile is there", 3, 8, 0, 0, 8, true},
		{"it stays", 3, 100000, 0, 0, 8, true},
		{"provisionally under the newest", 8, 15, 0, 0, 8, false},
		{"finally under the first that contains it", 8, 16, 1, 0, 16, true},
		{"the largest from the beginning", 600, 1024, 7, 0, 1024, true},
		{"provisionally past it", 1024, 1535, 7, 0, 1024, false},
		{"from the last 1,024", 1024, 1536, 8, 512, 1536, true},
		{"much later", 100000, 1000000, 201, 99328, 100352, true},
	} {
		k := Of(c.n, c.total)
		if k != c.k {
			t.Errorf("%s: profile %d, want %d", c.name, k, c.k)
			continue
		}
		if k < 0 {
			continue
		}
		if from, to := Window(k); from != c.from || to != c.to {
			t.Errorf("%s: captures %d … %d, want %d … %d", c.name, from, to, c.from, c.to)
		} else if (from <= c.n && c.n < to) != c.readUnderItself {
			t.Errorf("%s: capture %d and profile of %d … %d", c.name, c.n, from, to)
		}
	}
}

func TestACaptureIsReadAtMostTwice(t *testing.T) {
	for n := range 3000 {
		before, times := -2, 0
		for total := n + 1; total < 4000; total++ {
			if k := Of(n, total); k != before {
				before, times = k, times+1
			}
		}
		if times > 2 {
			t.Fatalf("capture %d is read %d times", n, times)
		}
	}
}
