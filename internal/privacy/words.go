package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/text"
)

// A word is a stretch of letters and digits in a text. In scripts that are written without spaces each character is a
// word of its own.
type word struct {
	start, end int
	folded     string // in a form in which case and accents make no difference
}

// wordsOf returns the words of a text.
func wordsOf(written string) []word {
	var all []word
	for at := 0; at < len(written); {
		start, end := nextWord(written, at)
		if start == end {
			break
		}
		all = append(all, word{start, end, fold(written[start:end])})
		at = end
	}
	return all
}

// nextWord returns where the next word of a text starts and ends; both are the same where there is none.
func nextWord(written string, at int) (start, end int) {
	start = -1
	for i, r := range written[at:] {
		i += at
		switch {
		case start < 0 && unspaced(r):
			return i, i + utf8.RuneLen(r)
		case start < 0 && isWord(r):
			start = i
		case start >= 0 && (unspaced(r) || !isWord(r)):
			return start, i
		}
	}
	if start < 0 {
		return 0, 0
	}
	return start, len(written)
}

// isWord reports whether a character belongs to a word. The marks that combine with letters do, and so do invisible
// characters that may stand between two.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r)
}

// unspaced reports whether a character is of a script that puts no spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

// fold brings a word to a form in which case, accents and invisible characters make no difference.
func fold(word string) string {
	if strings.IndexFunc(word, beyondASCII) < 0 {
		return strings.ToLower(word)
	}
	return text.Plain(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(word)))
}

// joined writes words as one.
func joined(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.folded)
	}
	return b.String()
}
