//go:build unix

package cli

import "golang.org/x/sys/unix"

// diskFree is how many bytes a user may still write at dir.
func diskFree(dir string) (int64, bool) {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true
}
