package source

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// JSON writes some characters in a way that YAML 1.2 takes and yaml.v3 does not: a slash as \/, and those above U+FFFF as two
// halves, \ud83d\ude00. So yaml.v3 is given a text of the same length with something else in their place, which is turned back in
// the values that it reads. What stands in their place occurs nowhere else in the text.

// escapes are what was put in the place of others in a text.
type escapes struct {
	slash  string // the escape for \/; empty where there is none
	halves bool   // whether \ud83d\ude00 became \ue83d\uee00
}

// allHalves tell how halves of characters are written, and what they become: characters for private use, of as many digits.
type allHalves struct{ written, hidden, read, taken *regexp.Regexp }

// halves compiles these patterns when the first is used: most runs use none.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var halves = sync.OnceValue(func() *allHalves {
	return &allHalves{
		written: regexp.MustCompile(`\\u[dD][89abAB][[:xdigit:]]{2}\\u[dD][c-fC-F][[:xdigit:]]{2}`),
		hidden:  regexp.MustCompile(`\\u[eE][89abAB][[:xdigit:]]{2}\\u[eE][c-fC-F][[:xdigit:]]{2}`),
		read:    regexp.MustCompile(`[\x{e800}-\x{ebff}][\x{ec00}-\x{efff}]`),
		taken:   regexp.MustCompile(`[\x{e800}-\x{efff}]|\\u[eE][89a-fA-F]|\\U0000[eE][89a-fA-F]`),
	}
})

// hideEscapes returns a text of the same length that yaml.v3 reads.
func hideEscapes(text string) (hidden string, e escapes) {
	if !strings.Contains(text, `\/`) && !strings.Contains(text, `\u`) {
		return text, e
	}
	e.halves = halves().written.MatchString(text) && !halves().taken.MatchString(text)
	e.slash = unusedEscape(text)
	b := []byte(text)
	for at := 0; at+1 < len(b); at++ {
		if b[at] != '\\' {
			continue
		}
		if pair := at + len(`\ud83d\ude00`); e.halves && pair <= len(b) && b[at+1] == 'u' && halves().written.Match(b[at:pair]) {
			b[at+2]++ // d becomes e
			b[at+8]++
		} else if e.slash != "" && b[at+1] == '/' {
			b[at+1] = e.slash[1]
		}
		at++ // what is escaped
	}
	return string(b), e
}

// unusedEscape returns an escape for a character that a text has in no form; nothing where there is none.
func unusedEscape(text string) string {
	for _, e := range []struct {
		escape string
		char   rune
	}{{`\a`, '\a'}, {`\v`, '\v'}, {`\e`, '\x1b'}, {`\f`, '\f'}} {
		digits := fmt.Sprintf("%02x", e.char)
		if !slices.ContainsFunc([]string{e.escape, string(e.char), `\x` + digits, `\x` + strings.ToUpper(digits), "00" + digits, "00" + strings.ToUpper(digits)},
			func(form string) bool { return strings.Contains(text, form) }) {
			return e.escape
		}
	}
	return ""
}

// restore turns the value of a scalar back into what the text says.
func (e *escapes) restore(n *yaml.Node) {
	quoted := n.Style&yaml.DoubleQuotedStyle != 0
	if e.slash != "" {
		if quoted {
			n.Value = strings.ReplaceAll(n.Value, map[string]string{`\a`: "\a", `\v`: "\v", `\e`: "\x1b", `\f`: "\f"}[e.slash], "/")
		} else {
			n.Value = strings.ReplaceAll(n.Value, e.slash, `\/`)
		}
	}
	switch {
	case e.halves && quoted:
		n.Value = halves().read.ReplaceAllStringFunc(n.Value, func(pair string) string {
			high, size := utf8.DecodeRuneInString(pair)
			low, _ := utf8.DecodeRuneInString(pair[size:])
			return string(utf16.DecodeRune(high-0x1000, low-0x1000))
		})
	case e.halves:
		n.Value = halves().hidden.ReplaceAllStringFunc(n.Value, func(pair string) string {
			b := []byte(pair)
			b[2]--
			b[8]--
			return string(b)
		})
	}
}

// checkEscape returns how long the escape is that a text begins with, and what is wrong with it; no message where it is right. JSON's
// are right in YAML too.
func checkEscape(text string) (length int, message string) {
	const advice = `; for a backslash write \\, or put the text in single quotation marks.`
	r, size := utf8.DecodeRuneInString(text[1:])
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[r]
	switch {
	case size == 0 || strings.ContainsRune("0abt\tnvfre \"/\\N_LP\r\n", r) || isOddBreak(r):
		return 1 + size, ""
	case digits == 0:
		return 1 + size, text[:1+size] + " means nothing in double quotation marks" + advice
	}
	end := 2
	for end < len(text) && end < 2+digits && strings.IndexByte("0123456789abcdefABCDEF", text[end]) >= 0 {
		end++
	}
	code, _ := strconv.ParseUint(text[2:end], 16, 32)
	switch {
	case end < 2+digits:
		return end, fmt.Sprintf("After %s in double quotation marks there must be %d digits or letters from a to f", text[:2], digits) + advice
	case r == 'u' && halves().written.MatchString(text[:min(len(text), 2*end)]):
		return 2 * end, ""
	case utf16.IsSurrogate(rune(code)):
		return end, text[:end] + " is only one half of a character, and the other half is missing; write the character itself."
	case code > utf8.MaxRune:
		return end, text[:end] + " is not a character; write the character itself."
	}
	return end, ""
}

// findBadEscape finds the first bad escape in a text in quotation marks, of which a stretch is looked through.
func findBadEscape(text string, from, to int) (mark, bool) {
	for at := from; at < min(to, len(text)); at++ {
		if text[at] != '\\' || at+1 == len(text) {
			continue
		}
		length, message := checkEscape(text[at:])
		if message != "" {
			return mark{at, length, message}, true
		}
		at += length - 1
	}
	return mark{}, false
}

// escape finds the escape that yaml.v3 stopped at: one of the last few bytes that it read.
func (y *yamlFault) escape() (mark, bool) {
	if !strings.Contains(y.problem, "escape") && !strings.Contains(y.problem, "hexdecimal") {
		return mark{}, false
	}
	const most = len(`\U0001f600`) + 4
	from := max(0, y.read-most)
	for from > 0 && y.data[from-1] == '\\' {
		from-- // to where it is clear what is escaped
	}
	return findBadEscape(y.data, from, y.read)
}
