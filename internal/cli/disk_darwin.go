package cli

import "golang.org/x/sys/unix"

// fileSystem names the kind of file system that dir lies on; "" where it is not known.
func fileSystem(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return ""
	}
	return unix.ByteSliceToString(s.Fstypename[:])
}
