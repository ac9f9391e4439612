package privacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NamesPerson reports whether the id of a person is a name or an e-mail address: it has an @ or several words in it, is written
// as names are, or has a part of the person's own name in it but the first one: ada may be shown of Ada Osei, osei, aosei and
// ada.osei may not.
func NamesPerson(id, name string) bool {
	if isAddress(id) || severalWords(id) || likeLogin(id) || strings.IndexFunc(id, beyondASCII) >= 0 {
		return true
	}
	own := givenFirst(name)
	if len(own) == 0 {
		return false
	}
	whole := joined(wordsOf(id))
	if len(own) == 1 {
		return whole == own[0]
	}
	for _, part := range own[1:] {
		if part == own[0] {
			continue
		}
		if utf8.RuneCountInString(part) >= fewestInside && strings.Contains(whole, part) ||
			slices.ContainsFunc(wordsOf(id), func(w word) bool { return w.folded == part }) {
			return true
		}
	}
	return false
}

// fewestInside is how many letters of a name tell it where it stands inside a longer word.
const fewestInside = 3

// givenFirst returns the parts of a name that tell who it is, folded, the first name first. Particles such as van do not, nor do
// initials.
func givenFirst(name string) []string {
	if last, first, ok := strings.Cut(name, ","); ok {
		name = first + " " + last
	}
	var parts []string
	for _, w := range wordsOf(name) {
		if tells(name, w) {
			parts = append(parts, w.folded)
		}
	}
	return parts
}

// tells reports whether a word of a name tells who it is.
func tells(name string, w word) bool {
	first, _ := utf8.DecodeRuneInString(name[w.start:w.end])
	if !strings.ContainsFunc(w.folded, unicode.IsLetter) || utf8.RuneCountInString(w.folded) < 2 {
		return false
	}
	return !unicode.IsLower(first) || !strings.ContainsFunc(name, unicode.IsUpper)
}

// isAddress reports whether a text is an e-mail address, or has one in it.
func isAddress(text string) bool { return strings.Contains(text, "@") }

// severalWords reports whether a text is of several words, as ids seldom are: two that are nothing but letters.
func severalWords(text string) bool {
	n := 0
	for field := range strings.FieldsSeq(text) {
		if field = strings.Trim(field, ",.()'"); field != "" && strings.IndexFunc(field, noLetter) < 0 {
			n++
		}
	}
	return n > 1
}

func noLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '-' && r != '\''
}

func beyondASCII(r rune) bool { return r >= utf8.RuneSelf }

// likeLogin reports whether a text is written as logins that are made of names: grace.lindqvist, GraceLindqvist.
func likeLogin(text string) bool {
	if strings.IndexFunc(text, unicode.IsDigit) >= 0 {
		return false
	}
	if first, last, ok := strings.Cut(text, "."); ok && len(first) > 1 && len(last) > 1 && strings.IndexFunc(text, notInLogin) < 0 {
		return true
	}
	humps := 0
	for i := range len(text) - 1 {
		if unicode.IsUpper(rune(text[i])) && unicode.IsLower(rune(text[i+1])) {
			humps++
		}
	}
	return humps > 1 && strings.IndexFunc(text, noLetter) < 0
}

func notInLogin(r rune) bool { return noLetter(r) && r != '.' && r != '_' }
