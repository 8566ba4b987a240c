package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// packed is one file of a release.
type packed struct {
	name    string
	content []byte
	err     error
}

// file is one file within an archive.
type file struct {
	name    string
	content []byte
	mode    os.FileMode
}

// stamp is the time of every file in every archive, so that the same binary packs to the same bytes.
var stamp = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// readPapers reads what lies beside the binary.
func readPapers(root string) ([]file, error) {
	var out []file
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil && !(name != "LICENSE" && errors.Is(err, os.ErrNotExist)) {
			return nil, err
		}
		if err == nil {
			out = append(out, file{name, b, 0o644})
		}
	}
	return out, nil
}

// packArchive packs a zip for Windows, a tar.gz for the others; all lies in one folder.
func packArchive(t target, version string, binary []byte, papers []file) packed {
	folder := fmt.Sprintf("broadsheet-%s-%s-%s", version, t.os, t.arch)
	files := []file{{folder + "/" + t.program(), binary, 0o755}}
	for _, p := range papers {
		files = append(files, file{folder + "/" + p.name, p.content, p.mode})
	}
	if t.os == "windows" {
		content, err := zipFiles(files)
		return packed{folder + ".zip", content, err}
	}
	content, err := tarFiles(files)
	return packed{folder + ".tar.gz", content, err}
}

// packWheel packs the binary as a script of a wheel: pip puts it, executable, beside python.
func packWheel(t target, version string, binary []byte, papers []file) packed {
	tags := strings.Join(t.tags, ".")
	data, info := "broadsheet-"+version+".data", "broadsheet-"+version+".dist-info"
	var meta, wheel strings.Builder
	fmt.Fprintf(&meta, "Metadata-Version: 2.4\nName: broadsheet\nVersion: %s\nSummary: Crawl news, archive every byte, read the articles, export datasets\n"+
		"License-File: LICENSE\nRequires-Python: >=3.8\nDescription-Content-Type: text/markdown\n", version)
	wheel.WriteString("Wheel-Version: 1.0\nGenerator: broadsheet\nRoot-Is-Purelib: false\n")
	for _, tag := range t.tags {
		fmt.Fprintf(&wheel, "Tag: py3-none-%s\n", tag)
	}
	files := []file{{data + "/scripts/" + t.program(), binary, 0o755}}
	for _, p := range papers {
		switch p.name {
		case "LICENSE":
			files = append(files, file{info + "/licenses/LICENSE", p.content, p.mode})
		case "README.md":
			fmt.Fprintf(&meta, "\n%s", p.content)
		}
	}
	files = append(files, file{info + "/METADATA", []byte(meta.String()), 0o644}, file{info + "/WHEEL", []byte(wheel.String()), 0o644})
	var record strings.Builder
	for _, f := range files {
		sum := sha256.Sum256(f.content)
		fmt.Fprintf(&record, "%s,sha256=%s,%d\n", f.name, base64.RawURLEncoding.EncodeToString(sum[:]), len(f.content))
	}
	fmt.Fprintf(&record, "%s/RECORD,,\n", info)
	content, err := zipFiles(append(files, file{info + "/RECORD", []byte(record.String()), 0o644}))
	return packed{fmt.Sprintf("broadsheet-%s-py3-none-%s.whl", version, tags), content, err}
}

func zipFiles(files []file) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: stamp}
		h.SetMode(f.mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.content); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

func tarFiles(files []file) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: int64(f.mode), Size: int64(len(f.content)), ModTime: stamp, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := t.Write(f.content); err != nil {
			return nil, err
		}
	}
	err = errors.Join(t.Close(), z.Close())
	return b.Bytes(), err
}
