package cli

import (
	"errors"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// tomlFailure tells what the TOML reader found wrong, and where.
func tomlFailure(name string, b []byte, err error) error {
	var missing *toml.StrictMissingError
	if errors.As(err, &missing) && len(missing.Errors) > 0 {
		row, col := missing.Errors[0].Position()
		return fail(ExitUsage, "see the list of keys in README.md", "%s:%d:%d: unknown key %q", name, row, col, strings.Join(missing.Errors[0].Key(), "."))
	}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		row, col := decode.Position()
		return fail(ExitUsage, "edit "+name, "%s:%d:%d: %s", name, row, col, plainly(strings.TrimPrefix(decode.Error(), "toml: ")))
	}
	row, col := keyPosition(b, "delay") // of values, a duration that is no string has no position of its own
	return fail(ExitUsage, "edit "+name, "%s:%d:%d: %w", name, row, col, err)
}

// mismatch is how the TOML reader says that a value is of the wrong type, in words of this program's source.
var mismatch = regexp.MustCompile(`^cannot decode TOML (.+) into struct field \S+\.(\w+) of type (\S+)$`)

// plainly says it in those of the settings file.
func plainly(message string) string {
	m := mismatch.FindStringSubmatch(message)
	if m == nil {
		return message
	}
	want, ok := map[string]string{
		"string": `text in quotes`, "[]string": `a list, as ["…"]`, "bool": "true or false", "cli.duration": `a duration in quotes, as "2s"`,
	}[m[3]]
	if !ok {
		want = "[[" + strings.ToLower(m[2]) + "]] and its keys"
	}
	return strings.ToLower(m[2]) + ": want " + want + ", this is a TOML " + m[1]
}

// sourcePosition is where the i-th [[source]] block stands.
func sourcePosition(b []byte, i int) (line, col int) {
	for n, l := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(strings.TrimSpace(l), "[[source]]") {
			if i == 0 {
				return n + 1, strings.Index(l, "[[") + 1
			}
			i--
		}
	}
	return 1, 1
}

// keyPosition is where the first line that sets a key to what is no string, or else the first that sets it, stands.
func keyPosition(b []byte, key string) (line, col int) {
	line, col = 1, 1
	found := false
	for n, l := range strings.Split(string(b), "\n") {
		name, value, _ := strings.Cut(l, "=")
		if strings.TrimSpace(name) != key {
			continue
		}
		bare := !strings.HasPrefix(strings.TrimSpace(value), `"`)
		if !found || bare {
			line, col, found = n+1, strings.Index(l, key)+1, true
		}
		if bare {
			break
		}
	}
	return line, col
}
