package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// A font is a size in pixels and a weight. Which face a reader has nobody knows, so that texts are measured in the widest of those that are
// common, DejaVu Sans: what fits in it fits in Arial, Segoe, Roboto and Helvetica.
type font struct {
	size int
	bold bool
}

// The widths of the characters from the space to the tilde, in hundredths of the size.
const (
	regularWidths = "32 40 46 84 64 95 78 28 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 " +
		"100 69 69 70 77 64 58 78 76 30 30 66 56 87 75 79 61 79 70 64 62 74 69 99 69 62 69 40 34 40 84 50 " +
		"50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84"
	boldWidths = "35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 58 " +
		"100 78 77 74 83 69 69 82 84 38 38 78 64 100 84 85 74 85 77 72 69 82 78 111 78 73 73 46 37 46 84 50 " +
		"50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 66 59 72 37 72 84"
)

// widths measure texts. It is made once a picture.
type widths struct{ regular, bold [utf8.RuneSelf]int }

func newWidths() *widths {
	w := &widths{}
	for _, each := range []struct {
		to   *[utf8.RuneSelf]int
		from string
	}{{&w.regular, regularWidths}, {&w.bold, boldWidths}} {
		at := ' '
		for field := range strings.FieldsSeq(each.from) {
			n := 0
			for _, digit := range field {
				n = 10*n + int(digit-'0')
			}
			each.to[at] = n
			at++
		}
	}
	return w
}

// of returns how wide a text is at most, in pixels.
func (w *widths) of(text string, f font) int {
	sum := 0
	for _, r := range text {
		sum += w.rune(r, f)
	}
	return (sum*f.size + 99) / 100
}

// rune returns the width of a character in hundredths of the size.
func (w *widths) rune(r rune, f font) int {
	table := &w.regular
	if f.bold {
		table = &w.bold
	}
	switch {
	case r < utf8.RuneSelf:
		return table[r]
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Latin, unicode.Greek):
		if base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r))); base < utf8.RuneSelf {
			return table[base]
		}
		return wideLetter
	case unicode.Is(unicode.Cyrillic, r) && !strings.ContainsRune("ЖМФШЩЫЮжмфшщыю", r), unicode.Is(unicode.Hebrew, r):
		return 90
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 105
	case r == '…', r == '·', r == '–', r == '’', width.LookupRune(r).Kind() == width.EastAsianHalfwidth:
		return 100
	case unicode.In(r, unicode.Arabic, unicode.Cyrillic):
		return wideLetter
	}
	return widest
}

// What characters take of which no width is known: letters of alphabets, and others, such as pictures of faces.
const (
	wideLetter = 140
	widest     = 170
)

// fit cuts a text to a width. What is cut ends with three dots.
func (w *widths) fit(text string, f font, most int) string {
	if w.of(text, f) <= most {
		return text
	}
	for end := range backwards(text) {
		cut := strings.TrimRight(text[:end], " ,-–·") + "…"
		if w.of(cut, f) <= most {
			return cut
		}
	}
	return "…"
}

// backwards yields where a text can be cut, the last place first: never before what belongs to the character before.
func backwards(text string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for end := len(text); end > 0; {
			r, size := utf8.DecodeLastRuneInString(text[:end])
			end -= size
			if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Mc) && !yield(end) {
				return
			}
		}
	}
}

// wrap breaks a text into lines of at most a width. What the last of them does not hold is cut.
func (w *widths) wrap(text string, f font, most, lines int) []string {
	var all []string
	rest := strings.TrimSpace(text)
	for rest != "" && len(all) < lines-1 && w.of(rest, f) > most {
		end := 0
		for at, r := range rest {
			if r == ' ' && at > 0 {
				if w.of(rest[:at], f) > most {
					break
				}
				end = at
			}
		}
		if end == 0 { // a long word
			break
		}
		all = append(all, rest[:end])
		rest = strings.TrimLeft(rest[end:], " ")
	}
	if rest != "" {
		all = append(all, w.fit(rest, f, most))
	}
	return all
}
