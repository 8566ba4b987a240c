package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"
)

var papers = []file{{"LICENSE", []byte("MIT"), 0o644}, {"README.md", []byte("# Broadsheet"), 0o644}}

func TestTheSameBinaryPacksToTheSameBytes(t *testing.T) {
	for _, on := range targets {
		for _, pack := range []func(target, string, []byte, []file) packed{packArchive, packWheel} {
			one, two := pack(on, "0.1.0", []byte("binary"), papers), pack(on, "0.1.0", []byte("binary"), papers)
			if one.err != nil || one.name != two.name || !bytes.Equal(one.content, two.content) {
				t.Errorf("%s differs between two runs: %v", one.name, one.err)
			}
		}
	}
}

func TestAWheelIsWhatPipWants(t *testing.T) {
	p := packWheel(targets[0], "0.1.0", []byte("binary"), papers)
	if p.name != "broadsheet-0.1.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64.whl" {
		t.Errorf("name %s", p.name)
	}
	z, err := zip.NewReader(bytes.NewReader(p.content), int64(len(p.content)))
	if err != nil {
		t.Fatal(err)
	}
	content := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		content[f.Name] = string(b)
		if script := strings.Contains(f.Name, "/scripts/"); script != (f.Mode().Perm() == 0o755) {
			t.Errorf("%s has mode %v", f.Name, f.Mode())
		}
	}
	record := content["broadsheet-0.1.0.dist-info/RECORD"]
	for name, c := range content {
		sum := sha256.Sum256([]byte(c))
		line := fmt.Sprintf("%s,sha256=%s,%d\n", name, base64.RawURLEncoding.EncodeToString(sum[:]), len(c))
		if !strings.HasSuffix(name, "/RECORD") && !strings.Contains(record, line) {
			t.Errorf("RECORD does not hold %q:\n%s", line, record)
		}
	}
	if content["broadsheet-0.1.0.data/scripts/broadsheet"] != "binary" || !strings.Contains(content["broadsheet-0.1.0.dist-info/WHEEL"], "Tag: py3-none-musllinux_1_1_x86_64\n") ||
		!strings.HasSuffix(content["broadsheet-0.1.0.dist-info/METADATA"], "\n\n# Broadsheet") {
		t.Errorf("content %q", content)
	}
}

func TestArchivesHoldTheBinaryAndItsPapers(t *testing.T) {
	p := packArchive(targets[0], "0.1.0", []byte("binary"), papers)
	g, err := gzip.NewReader(bytes.NewReader(p.content))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for r := tar.NewReader(g); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		names = append(names, fmt.Sprintf("%s %o", h.Name, h.Mode))
	}
	const want = "[broadsheet-0.1.0-linux-amd64/broadsheet 755 broadsheet-0.1.0-linux-amd64/LICENSE 644 broadsheet-0.1.0-linux-amd64/README.md 644]"
	if fmt.Sprint(names) != want {
		t.Errorf("holds %v, want %s", names, want)
	}
	if p := packArchive(targets[4], "0.1.0", []byte("binary"), papers); p.name != "broadsheet-0.1.0-windows-amd64.zip" || !bytes.Contains(p.content, []byte("broadsheet.exe")) {
		t.Errorf("for Windows: %s", p.name)
	}
}

func TestPythonVersion(t *testing.T) {
	for v, want := range map[string]string{
		"v0.1.0":                                   "0.1.0",
		"v0.1.1-0.20261124193357-24eba8b0c1d2":     "0.1.1.dev20261124193357",
		"v0.0.0-20261124193357-24eba8b0c1d2+dirty": "0.0.0.dev20261124193357+dirty",
		"(devel)": "0.dev0",
		"":        "0.dev0",
	} {
		if got := pythonVersion(v); got != want {
			t.Errorf("%q: %q, want %q", v, got, want)
		}
	}
}
