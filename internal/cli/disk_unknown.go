//go:build !linux && !darwin

package cli

// fileSystem is not known here.
func fileSystem(string) string { return "" }
