package urls

import (
	"errors"
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"scheme and host lower, path kept":        {"HTTPS://News.Example/A/b", "https://news.example/A/b"},
		"empty path becomes slash":                {"http://news.example", "http://news.example/"},
		"default port dropped":                    {"https://news.example:443/a", "https://news.example/a"},
		"other port kept":                         {"http://news.example:0443/a", "http://news.example:443/a"},
		"empty port dropped":                      {"http://news.example:/a", "http://news.example/a"},
		"trailing dot of host dropped":            {"http://news.example./a", "http://news.example/a"},
		"user and password dropped":               {"http://me:pw@news.example/a", "http://news.example/a"},
		"international host in ascii":             {"http://Blåbær.example/ø", "http://xn--blbr-roah.example/%C3%B8"},
		"sharp s is not transitional":             {"http://straße.example/", "http://xn--strae-oqa.example/"},
		"percent-encoded host":                    {"http://n%65ws.example/", "http://news.example/"},
		"hyphens and underscores in host":         {"http://r3---a_b.example/", "http://r3---a_b.example/"},
		"IPv4":                                    {"http://127.0.0.1:8080/", "http://127.0.0.1:8080/"},
		"IPv6 shortened":                          {"http://[2001:DB8:0::1]/", "http://[2001:db8::1]/"},
		"dot segments":                            {"http://n.example/a/./b/../c", "http://n.example/a/c"},
		"encoded dot segments":                    {"http://n.example/a/%2e%2E/c", "http://n.example/c"},
		"dot segment at the end":                  {"http://n.example/a/b/..", "http://n.example/a/"},
		"above the root":                          {"http://n.example/../../a", "http://n.example/a"},
		"doubled slash kept":                      {"http://n.example/a//b", "http://n.example/a//b"},
		"unreserved decoded, rest upper":          {"http://n.example/%7ea%2fb%c3%a5", "http://n.example/~a%2Fb%C3%A5"},
		"stray percent escaped":                   {"http://n.example/100%/a?b=5%", "http://n.example/100%25/a?b=5%25"},
		"space and quotes encoded":                {`http://n.example/a b"c?d e'f`, "http://n.example/a%20b%22c?d%20e%27f"},
		"backslashes are slashes":                 {`http:\\n.example\a\b`, "http://n.example/a/b"},
		"line breaks taken out":                   {" http://n.example/a\n\tb \r\n", "http://n.example/ab"},
		"fragment dropped":                        {"http://n.example/a?b=1#c?d", "http://n.example/a?b=1"},
		"fragment with no path":                   {"http://n.example#c", "http://n.example/"},
		"empty query dropped":                     {"http://n.example/a?", "http://n.example/a"},
		"query keeps order and plus":              {"http://n.example/a?z=1+2&a=%2b&z=0", "http://n.example/a?z=1+2&a=%2B&z=0"},
		"tracking dropped":                        {"http://n.example/a?utm_source=x&id=7&fbclid=Y&UTM_Medium=z", "http://n.example/a?id=7"},
		"tracking escaped once too often":         {"http://n.example/a?id=7&amp;utm_source=x", "http://n.example/a?id=7"},
		"tracking with encoded name":              {"http://n.example/a?utm%5Fsource=x", "http://n.example/a"},
		"name that only begins like tracking":     {"http://n.example/a?gclidx=1&mod=2", "http://n.example/a?gclidx=1&mod=2"},
		"tracking of one site, on that site":      {"https://www.wsj.com/a?mod=rss", "https://www.wsj.com/a"},
		"numeric label that is not the last":      {"http://1.2.example/", "http://1.2.example/"},
		"scheme with one slash, as browsers read": {"http:/n.example/a", "http://n.example/a"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Canonical(c.raw)
			if err != nil || got != c.want {
				t.Errorf("Canonical(%q) = %q, %v; want %q", c.raw, got, err, c.want)
			}
		})
	}
}

func TestCanonicalRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		want error
	}{
		"mail":                      {"mailto:desk@news.example", ErrScheme},
		"file":                      {"file:///etc/hostname", ErrScheme},
		"relative":                  {"/a/b", ErrScheme},
		"nothing":                   {"", ErrScheme},
		"no host":                   {"http:///", ErrHost},
		"space in host":             {"http://a b.example/", ErrHost},
		"empty label":               {"http://a..example/", ErrHost},
		"long label":                {"http://" + strings.Repeat("a", 64) + ".example/", ErrHost},
		"port out of range":         {"http://a.example:65536/", ErrHost},
		"port no number":            {"http://a.example:x/", ErrHost},
		"disguised address":         {"http://0x7f.1/", ErrHost},
		"address with three parts":  {"http://127.0.1/", ErrHost},
		"IPv6 with zone":            {"http://[fe80::1%25eth0]/", ErrHost},
		"percent sign hidden in it": {"http://a％41.example/", ErrHost},
		"endless":                   {"http://a.example/" + strings.Repeat("a", MaxLength), ErrLength},
		"endless once encoded":      {"http://a.example/" + strings.Repeat("å", MaxLength/3), ErrLength},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Canonical(c.raw); !errors.Is(err, c.want) {
				t.Errorf("Canonical(%.80q) = %.80q, %v; want %v", c.raw, got, err, c.want)
			}
		})
	}
}

func TestResolve(t *testing.T) {
	const base = "https://n.example/a/b/c?d=1#e"
	for _, c := range []struct{ ref, want string }{
		{"g", "https://n.example/a/b/g"},
		{"./g/", "https://n.example/a/b/g/"},
		{"/g?x", "https://n.example/g?x"},
		{"//m.example/g", "https://m.example/g"},
		{`\\m.example\g`, "https://m.example/g"},
		{"?y=2", "https://n.example/a/b/c?y=2"},
		{"?", "https://n.example/a/b/c"},
		{"#s", "https://n.example/a/b/c?d=1"},
		{"", "https://n.example/a/b/c?d=1"},
		{"..", "https://n.example/a/"},
		{"../../../g", "https://n.example/g"},
		{"g;x=1/../y", "https://n.example/a/b/y"},
		{"http:g", "http://g/"},
		{"https:g", "https://n.example/a/b/g"},
		{"HTTP://M.example/G?utm_source=x", "http://m.example/G?utm_source=x"},
		{"2024:05/g", "https://n.example/a/b/2024:05/g"},
		{" g\nh ", "https://n.example/a/b/gh"},
	} {
		if got, err := Resolve(base, c.ref); err != nil || got != c.want {
			t.Errorf("Resolve(%q) = %q, %v; want %q", c.ref, got, err, c.want)
		}
	}
	if got, err := Resolve("https://n.example", "g"); got != "https://n.example/g" {
		t.Errorf("on a base without path: %q, %v", got, err)
	}
	for _, ref := range []string{"mailto:a@n.example", "javascript:void(0)", "data:,x", "urn:sha256:00"} {
		if got, err := Resolve(base, ref); !errors.Is(err, ErrScheme) {
			t.Errorf("Resolve(%q) = %q, %v; want ErrScheme", ref, got, err)
		}
	}
	if got, err := Resolve("urn:sha256:00", "g"); !errors.Is(err, ErrScheme) {
		t.Errorf("on a page without URL: %q, %v; want ErrScheme", got, err)
	}
}

func TestSite(t *testing.T) {
	for host, want := range map[string]string{
		"www.news.example.co.uk": "example.co.uk",
		"News.Example.com:8080":  "example.com",
		"example.com.":           "example.com",
		"co.uk":                  "co.uk",
		"localhost:80":           "localhost",
		"127.0.0.1:80":           "127.0.0.1",
		"[::1]:80":               "[::1]",
		"[::1]":                  "[::1]",
		"::1":                    "::1",
		"one.github.io":          "one.github.io",
		"":                       "",
	} {
		if got := Site(host); got != want {
			t.Errorf("Site(%q) = %q; want %q", host, got, want)
		}
	}
}

func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://www.n.example/a", "http://m.n.example:8080/b", true},
		{"https://a.co.uk/", "https://b.co.uk/", false},
		{"https://one.github.io/", "https://two.github.io/", false},
		{"urn:sha256:00", "urn:sha256:00", false},
	} {
		if got := SameSite(c.a, c.b); got != c.want {
			t.Errorf("SameSite(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestHost(t *testing.T) {
	for url, want := range map[string]string{
		"https://N.example:443/a": "n.example",
		"https://N.example:8443":  "n.example:8443",
		"urn:sha256:00":           "",
	} {
		if got := Host(url); got != want {
			t.Errorf("Host(%q) = %q; want %q", url, got, want)
		}
	}
}

func TestTrackingRowsAreLowerCaseAndSaySource(t *testing.T) {
	for _, row := range tracking {
		if row.name != strings.ToLower(row.name) || row.source == "" || row.name == "" {
			t.Errorf("row %+v", row)
		}
	}
}

func FuzzCanonicalIsIdempotent(f *testing.F) {
	for _, s := range []string{"http://n.example/a/%2e%2e/b?utm_source=x&c=%%41#d", `HTTP:\\Blåbær.example:080\..\x`,
		"https://[::FFFF:1.2.3.4]/?&&a", "http://a.example/%2%35/.%2e", "http://１２７.0.0.1/", "http://xn--a.example./?'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		once, err := Canonical(raw)
		if err != nil {
			return
		}
		twice, err := Canonical(once)
		if err != nil || twice != once {
			t.Fatalf("Canonical(%q) = %q, then %q, %v", raw, once, twice, err)
		}
		if resolved, err := Resolve(once, ""); err != nil || resolved != once {
			t.Fatalf("Resolve(%q, \"\") = %q, %v", once, resolved, err)
		}
		if Host(once) == "" || !SameSite(once, once) {
			t.Fatalf("host of %q: %q", once, Host(once))
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	for b.Loop() {
		if _, err := Resolve("https://www.news.example/world/2024/05/story.html", "../../sport/a-b-c-1234.html?id=7"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCanonical(b *testing.B) {
	for b.Loop() {
		if _, err := Canonical("https://www.news.example/sport/a-b-c-1234.html?id=7&utm_source=x"); err != nil {
			b.Fatal(err)
		}
	}
}
