package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// staged are files of dir that are written under temporary names, and get their own together.
type staged struct {
	dir   string
	names []string
}

// write writes and syncs one file.
func (s *staged) write(name string, content []byte) error {
	s.names = append(s.names, name)
	f, err := os.Create(s.temp(name))
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
	return err
}

// name gives all files their names, in the order in which they were written.
func (s *staged) name() error {
	for _, name := range s.names {
		if err := os.Rename(s.temp(name), filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	s.names = nil
	return nil
}

// discard removes what has no name yet.
func (s *staged) discard() {
	for _, name := range s.names {
		os.Remove(s.temp(name))
	}
}

func (s *staged) temp(name string) string { return filepath.Join(s.dir, name+".partial") }

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
