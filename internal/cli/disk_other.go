//go:build !unix

package cli

// diskFree is not known here: the disk floor is not watched.
func diskFree(string) (int64, bool) { return 0, false }
