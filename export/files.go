package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"runtime"
)

// writeFile writes content under a temporary name, syncs it, and gives it its name.
func writeFile(path string, content []byte) error {
	temp := path + ".partial"
	f, err := os.Create(temp)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		os.Remove(temp)
	}
	return err
}

// syncDir makes renames in dir last. Windows has no such call and needs none.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// sums is SHA256SUMS as `sha256sum -c` reads it.
func sums(m Manifest, contents map[string][]byte) []byte {
	var b bytes.Buffer
	for _, t := range m.Tables {
		for _, f := range t.Files {
			fmt.Fprintf(&b, "%s  %s\n", f.SHA256, f.Path)
		}
	}
	for _, name := range described {
		if content, ok := contents[name]; ok {
			fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(content), name)
		}
	}
	return b.Bytes()
}
