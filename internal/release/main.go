// Release cross-compiles the program for every system it is given away for, and packs each binary twice: as an archive
// to unpack, and as a Python wheel, since most who want it have pip and no Go. A clean checkout comes in; dist/ goes
// out, with SHA256SUMS. The same commit and Go version give the same bytes. It publishes nothing.
//
//	go run ./internal/release [-out dist] [-only linux/amd64,darwin/arm64]
package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// target is a system that the program is built for.
type target struct {
	os, arch string
	tags     []string // of its wheel: the platforms that pip knows it by
}

// targets carry the oldest systems that Go 1.26 serves. The binaries are static, so that any C library will do.
var targets = []target{
	{"linux", "amd64", []string{"manylinux_2_17_x86_64", "manylinux2014_x86_64", "musllinux_1_1_x86_64"}},
	{"linux", "arm64", []string{"manylinux_2_17_aarch64", "manylinux2014_aarch64", "musllinux_1_1_aarch64"}},
	{"darwin", "amd64", []string{"macosx_12_0_x86_64"}},
	{"darwin", "arm64", []string{"macosx_12_0_arm64"}},
	{"windows", "amd64", []string{"win_amd64"}},
	{"windows", "arm64", []string{"win_arm64"}},
}

func (t target) name() string { return t.os + "/" + t.arch }

func (t target) program() string {
	if t.os == "windows" {
		return "broadsheet.exe"
	}
	return "broadsheet"
}

func main() {
	out := flag.String("out", "dist", "directory to write")
	only := flag.String("only", "", "some of the systems, as linux/amd64,darwin/arm64")
	flag.Parse()
	if err := release(*out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(out, only string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	papers, err := readPapers(".")
	if err != nil {
		return fmt.Errorf("run it in the root of the checkout: %w", err)
	}
	known := targets
	if only != "" {
		wanted := strings.Split(only, ",")
		known = slices.DeleteFunc(slices.Clone(targets), func(t target) bool { return !slices.Contains(wanted, t.name()) })
		if len(known) != len(wanted) {
			return fmt.Errorf("-only %s: not all of them are known", only)
		}
	}
	var names []string
	for _, t := range known {
		binary, version, err := build(t)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name(), err)
		}
		for _, p := range []packed{packArchive(t, version, binary, papers), packWheel(t, version, binary, papers)} {
			if p.err != nil {
				return fmt.Errorf("%s: %w", t.name(), p.err)
			}
			if err := os.WriteFile(filepath.Join(out, p.name), p.content, 0o644); err != nil {
				return err
			}
			fmt.Printf("%s  %.1f MB\n", filepath.Join(out, p.name), float64(len(p.content))/1e6)
			names = append(names, p.name)
		}
	}
	return writeSums(out, names)
}

// build compiles the program, and gives it with the version that Go stamped into it.
func build(t target) (binary []byte, version string, err error) {
	dir, err := os.MkdirTemp("", "release-*")
	if err != nil {
		return nil, "", err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, t.program())
	c := exec.Command("go", "build", "-buildvcs=auto", "-trimpath", "-tags", "purego", "-ldflags", "-s -w", "-o", name, ".")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch)
	if said, err := c.CombinedOutput(); err != nil {
		return nil, "", fmt.Errorf("go build: %w\n%s", err, said)
	}
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		return nil, "", err
	}
	binary, err = os.ReadFile(name)
	return binary, pythonVersion(info.Main.Version), err
}

// pythonVersion gives Go's version of a build in the form that pip orders: a tag as it is, a commit between tags as a
// development version before the next one.
func pythonVersion(v string) string {
	v, _, dirty := strings.Cut(strings.TrimPrefix(v, "v"), "+")
	number, rest, _ := strings.Cut(v, "-")
	if number == "" || number[0] < '0' || number[0] > '9' {
		return "0.dev0"
	}
	if rest != "" { // 0.1.1-0.20261124193357-24eba8b0c1d2, 0.0.0-20261124193357-24eba8b0c1d2
		parts := strings.FieldsFunc(rest, func(r rune) bool { return r == '.' || r == '-' })
		stamp := "0"
		if i := slices.IndexFunc(parts, func(s string) bool { return len(s) == 14 }); i >= 0 {
			stamp = parts[i]
		}
		number += ".dev" + stamp
	}
	if dirty {
		number += "+dirty"
	}
	return number
}

// writeSums writes SHA256SUMS, in the form that `sha256sum -c` reads.
func writeSums(out string, names []string) error {
	slices.Sort(names)
	var b bytes.Buffer
	for _, n := range names {
		content, err := os.ReadFile(filepath.Join(out, n))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(content), n)
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), b.Bytes(), 0o644)
}
