package warc

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"broadsheet/internal/decode"
)

// plainRecord is a record of another tool: version, line end and fields as given.
func plainRecord(version, end, block string, fields ...string) string {
	s := version + end
	for _, f := range fields {
		s += f + end
	}
	return s + fmt.Sprintf("Content-Length: %d", len(block)) + end + end + block + end + end
}

func simple(name string) string {
	return plainRecord("WARC/1.0", "\r\n", "block of "+name, "WARC-Type: resource", "WARC-Target-URI: http://n.example/"+name)
}

func names(records []*Record) string {
	var s []string
	for _, r := range records {
		s = append(s, strings.TrimPrefix(r.URL(), "http://n.example/"))
	}
	return strings.Join(s, " ")
}

func classes(findings []*Finding) string {
	var s []string
	for _, f := range findings {
		s = append(s, string(f.Class))
	}
	return strings.Join(s, " ")
}

// stream hides that a source can seek.
func stream(b []byte) io.Reader { return iotest.HalfReader(bytes.NewReader(b)) }

func TestReaderTakesEveryHabit(t *testing.T) {
	a, b, c := simple("a"), simple("b"), simple("c")
	for name, c := range map[string]struct {
		file, want, findings string
		shared               int
	}{
		"one member a record":                {zipped(t, a) + zipped(t, b) + zipped(t, c), "a b c", "", 0},
		"one member for all":                 {zipped(t, a+b+c), "a b c", "", 3},
		"some of both":                       {zipped(t, a) + zipped(t, b+c), "a b c", "", 2},
		"not compressed":                     {a + b + c, "a b c", "", 0},
		"empty file":                         {"", "", "", 0},
		"empty members between":              {zipped(t, a) + zipped(t, "") + zipped(t, b), "a b", "", 0},
		"line ends between members":          {zipped(t, a) + "\r\n" + zipped(t, b), "a b", "", 0},
		"line feeds only, odd case, folded":  {plainRecord("warc/0.18", "\n", "x", "warc-TYPE:resource", "Warc-Target-Uri: http://n.example/", " odd", "no colon here"), " odd", "", 0},
		"no line end after the last":         {strings.TrimRight(a, "\r\n"), "a", "", 0},
		"more line ends than due":            {"\r\n" + a + "\r\n\r\n\r\n" + b, "a b", "", 0},
		"a block that holds a record":        {plainRecord("WARC/1.1", "\r\n", "\r\n\r\n"+b, "WARC-Target-URI: http://n.example/a") + simple("c"), "a c", "", 0},
		"garbage before":                     {"garbage\r\n" + a, "a", "header", 0},
		"garbage before members":             {"garbage" + zipped(t, a), "", "header", 0},
		"garbage between members":            {zipped(t, a) + "garb\x1f\x8b\x08age" + zipped(t, b), "a b", "header", 0},
		"garbage between":                    {a + "garbage\r\n" + b, "b", "length", 0},
		"no Content-Length":                  {zipped(t, "WARC/1.0\r\nWARC-Type: resource\r\n\r\n") + zipped(t, b), "b", "length", 0},
		"negative Content-Length":            {"WARC/1.0\r\nContent-Length: -1\r\n\r\n" + b, "b", "length", 0},
		"Content-Length past the member":     {zipped(t, strings.Replace(a, "Length: 10", "Length: 99", 1)) + zipped(t, b), "b", "length", 0},
		"Content-Length past the next":       {strings.Replace(a, "Length: 10", "Length: 60", 1) + b + c, "b c", "length", 0},
		"Content-Length past all":            {strings.Replace(a, "Length: 10", "Length: 99999999999", 1) + b + c, "b c", "torn", 0},
		"Content-Length short of the block":  {zipped(t, strings.Replace(a, "Length: 10", "Length: 3", 1)) + zipped(t, b), "a b", "length", 0},
		"bad record inside one member":       {zipped(t, a+"WARC/1.0\r\nContent-Length: x\r\n\r\nxx\r\n\r\n"+c), "a c", "length", 2},
		"member that is no WARC":             {zipped(t, a) + zipped(t, "<html>") + zipped(t, c), "a c", "header", 0},
		"header without end":                 {zipped(t, a) + zipped(t, "WARC/1.0\r\n"+strings.Repeat("x", 1<<20)) + zipped(t, c), "a c", "header", 0},
		"header of many lines":               {"WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 20000) + "\r\n" + c, "c", "header", 0},
		"header cut by its member":           {zipped(t, "WARC/1.0\r\nWARC-Type: x\r\n") + zipped(t, c), "c", "torn", 0},
		"HTML page":                          {"<html><p>The council met.", "", "header", 0},
		"empty zip":                          {zipped(t, ""), "", "", 0},
		"only the magic":                     {"\x1f\x8b", "", "torn", 0},
		"a version that is none":             {"WARC/x.0\r\n\r\n", "", "header", 0},
		"torn in a member, with one before":  {zipped(t, a) + zipped(t, b)[:40], "a", "torn", 0},
		"torn in a block, with one before":   {a + b[:len(b)-8], "a", "torn", 0},
		"torn in a header, with one before":  {a + b[:30], "a", "torn", 0},
		"a member with a wrong checksum":     {zipped(t, a) + flip(zipped(t, b), -6) + zipped(t, c), "a c", "gzip", 0},
		"a member corrupt in its header":     {zipped(t, a) + flip(zipped(t, b), 2) + zipped(t, c), "a c", "gzip", 0},
		"a member corrupt in the middle":     {zipped(t, a) + flip(zipped(t, b), 30) + zipped(t, c), "a c", "gzip", 0},
		"the first member corrupt":           {flip(zipped(t, a), 2) + zipped(t, b) + zipped(t, c), "b c", "gzip", 0},
		"a member that lost a part":          {zipped(t, a) + zipped(t, b)[:40] + zipped(t, c), "a c", "gzip", 0},
		"a member that lost its beginning":   {zipped(t, a) + zipped(t, b)[20:] + zipped(t, c), "a c", "header", 0},
		"one member for all, wrong checksum": {flip(zipped(t, a+b), -6), "a", "gzip", 1},
	} {
		t.Run(name, func(t *testing.T) {
			records, findings := readAll(t, NewReader(strings.NewReader(c.file)))
			shared := 0
			for _, r := range records {
				if r.Shared {
					shared++
				}
			}
			if names(records) != c.want || classes(findings) != c.findings || shared != c.shared {
				t.Errorf("records %q, findings %v, %d shared; want %q, %q, %d", names(records), findings, shared, c.want, c.findings, c.shared)
			}
		})
	}
}

func flip(s string, at int) string {
	b := []byte(s)
	if at < 0 {
		at += len(b)
	}
	b[at] ^= 0x55
	return string(b)
}

func TestReaderWithoutSeekingReadsTheSame(t *testing.T) {
	file := []byte(zipped(t, simple("a")) + flip(zipped(t, simple("b")), -6) + "junk" + zipped(t, simple("c")))
	records, findings := readAll(t, NewReader(stream(file)))
	if names(records) != "a c" || classes(findings) != "gzip" { // the junk counts to what was broken
		t.Errorf("%q, %v", names(records), findings)
	}
}

func TestReaderGivesOffsetAndLengthOfEachMember(t *testing.T) {
	parts := []string{zipped(t, simple("a")), zipped(t, simple("b")), zipped(t, simple("c"))}
	records, _ := readAll(t, NewReader(strings.NewReader(strings.Join(parts, ""))))
	offset := 0
	for i, r := range records {
		if r.Offset != int64(offset) || r.Length != int64(len(parts[i])) {
			t.Errorf("%d: %d+%d; want %d+%d", i, r.Offset, r.Length, offset, len(parts[i]))
		}
		offset += len(parts[i])
	}
}

func TestReaderKeepsNoMoreThanItsLimitOfABlock(t *testing.T) {
	r := NewReader(strings.NewReader(zipped(t, simple("a")) + zipped(t, simple("b"))))
	r.MaxBlock = 4
	records, _ := readAll(t, r)
	if names(records) != "a b" || string(records[1].Block) != "bloc" || records[1].Size != 10 {
		t.Errorf("%q %q", names(records), records[1].Block)
	}
	if err := records[1].Verify(); err != nil {
		t.Error(err)
	}
}

func TestReaderReportsWhatTheDiskReports(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(zipped(t, simple("a"))+zipped(t, simple("b"))[:20]), iotest.ErrReader(io.ErrNoProgress))
	r := NewReader(broken)
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := r.Next(); err == nil || !strings.Contains(err.Error(), io.ErrNoProgress.Error()) {
			t.Errorf("%v", err)
		}
	}
}

func TestForeignResponses(t *testing.T) {
	sha1 := "WARC-Payload-Digest: sha1:7QRNGQCDA3RGPYD5WBWX6XLUQAGVXR4B"
	for name, c := range map[string]struct {
		block, want string
		status      int
	}{
		"wget, chunked as sent":                {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(page), page, 200},
		"browser, field left on the open body": {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + page, page, 200},
		"Common Crawl":                         {"HTTP/1.1 200 OK\r\nX-Crawl-Transfer-Encoding: chunked\r\nX-Crawl-Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n" + page, page, 200},
		"HTTP/2 status line":                   {"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n" + page, page, 200},
		"line feeds only":                      {"HTTP/1.0 404 Not Found\nA: b\n\n" + page, page, 404},
		"garbage headers":                      {"HTTP/1.1 200 OK\r\n: x\r\nno colon\r\n\x00\xff: y\r\n  folded\r\nContent-Encoding:gzip\r\n\r\n" + zipped(t, page), page, 200},
		"no body":                              {"HTTP/1.1 200 OK\r\nA: b\r\n", "", 200},
	} {
		t.Run(name, func(t *testing.T) {
			file := plainRecord("WARC/1.0", "\r\n", c.block, "WARC-Type: response", "WARC-Target-URI: <http://n.example/a>", "WARC-Date: 2020-01-02T03:04:05Z")
			records, findings := readAll(t, NewReader(strings.NewReader(file)))
			if len(records) != 1 || len(findings) > 0 {
				t.Fatalf("%d records, %v", len(records), findings)
			}
			rec := records[0]
			m, err := rec.HTTP()
			if err != nil || m.Status != c.status || rec.URL() != "http://n.example/a" {
				t.Errorf("%s: %+v, %v", rec.URL(), m, err)
			}
			if got, _ := rec.Payload(decode.Limit{}); string(got) != c.want {
				t.Errorf("payload %q", got)
			}
		})
	}
	dns := plainRecord("WARC/1.0", "\r\n", "20200102030405\nn.example. 60 IN A 192.0.2.1\n", "WARC-Type: response", "Content-Type: text/dns", sha1)
	records, _ := readAll(t, NewReader(strings.NewReader(dns)))
	if _, err := records[0].HTTP(); err == nil {
		t.Error("a DNS answer is no HTTP message")
	}
}

func TestVerifyKnowsTheDigestsOfOthers(t *testing.T) {
	const block = "The council met."
	for digest, ok := range map[string]bool{
		"sha1:M3V5FGRF3BGF7XNV54SNXVXB4EBM2G6Y":                           true,
		"SHA-1:66ebd29a25d84c5fddb5ef24dbd6e1e102cd1bd8":                  true,
		"sha256:FGMBPQRVCKYP4Q2SFM74PR2667M2Q5P6D3D7JGPIJ52A6H6ZM6YQ====": true,
		"md5:2333dd49f81eb5d34152e08dc8fcb6b4":                            true,
		Digest([]byte(block)):                                             true,
		"sha512:36652b8e8e7c31c9151ca7a2a7b7be01a0f8e938a3319e69e7b697ffc91211f497e5c5d1fc1512d72b2818efbfbd105af7392eb331ec47f5d8ac950b71b5628e": true,
		"blake3:00":                             true, // not known here
		"sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA": false,
		Digest([]byte("x")):                     false,
		"sha1:not a digest!":                    false,
	} {
		r := Record{Header: Header{{"WARC-Type", "resource"}, {"WARC-Block-Digest", digest}}, Block: []byte(block), Size: int64(len(block))}
		if err := r.Verify(); (err == nil) != ok {
			t.Errorf("%s: %v", digest, err)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte(zipped(f, simple("a"))+flip(zipped(f, simple("b")), 30)+zipped(f, simple("c"))), true)
	f.Add([]byte(simple("a")+"junk\r\n"+simple("b")), false)
	f.Add([]byte(zipped(f, simple("a")+"WARC/1.0\r\nContent-Length: x\r\n\r\n"+simple("b"))), false)
	f.Add([]byte(plainRecord("WARC/1.1", "\n", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\nx", "WARC-Type: response")), true)
	f.Fuzz(func(t *testing.T, file []byte, canSeek bool) {
		var source io.Reader = bytes.NewReader(file)
		if !canSeek {
			source = stream(file)
		}
		r := NewReader(source)
		r.MaxBlock = 1 << 16
		end := int64(0)
		for steps := 0; ; steps++ {
			rec, err := r.Next()
			if err == io.EOF {
				break
			}
			if steps > len(file)+10 {
				t.Fatal("no end")
			}
			if err != nil {
				continue
			}
			if rec.Offset < 0 || rec.Offset+rec.Length > int64(len(file)) || !rec.Shared && rec.Offset < end {
				t.Fatalf("record at %d+%d of %d, after %d", rec.Offset, rec.Length, len(file), end)
			}
			end = rec.Offset + rec.Length
			rec.Verify()
			rec.Payload(decode.Limit{Bytes: 1 << 16})
			rec.Time()
		}
		Index(bytes.NewReader(file), "x")
	})
}
