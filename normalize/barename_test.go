package normalize

import "testing"

func TestSignedName(t *testing.T) {
	for name, want := range map[string]bool{
		"Ada Marsh": true, "ADA MARSH": true, "Jan van Berg": true, "Mary O'Lynn": true, "J.R.R. Quill": true,
		"NVIDIA GTC": false, "Third-Party Financing Options Available": false,
	} {
		if got := signedName(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
