// Package privacy holds what findings may show of people, and takes their names out of texts where they may not be shown. A text
// that may hold a name reaches an output only through it.
package privacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Show is how findings name people.
type Show uint8

// The choices. Where names are not shown, e-mail addresses, locations and ids that are names are not either.
const (
	Names    Show = iota // by their names: Ada Osei
	IDs                  // by their ids: ada
	Initials             // by their initials: A. O.
)

// What stands where a text is left out, and where somebody is named who has no id that may be shown.
const (
	NotShown = "(not shown)"
	Somebody = "somebody"
)

// Shows returns the words for the choices.
func Shows() []string { return []string{"names", "ids", "initials"} }

// Parse reads one of these words; ok is false for anything else.
func Parse(word string) (show Show, ok bool) {
	at := slices.Index(Shows(), word)
	return Show(max(at, 0)), at >= 0
}

// String returns the word for the choice.
func (s Show) String() string { return Shows()[s] }

// Stricter returns the choice of two that shows less: ids show less than initials, and these less than names.
func (s Show) Stricter(other Show) Show {
	if s == IDs || other == IDs {
		return IDs
	}
	return max(s, other)
}

// Hides reports whether names are not shown.
func (s Show) Hides() bool { return s != Names }

// Person names a person: by the name or the initials, where there is a name, or else by the id, which must be one that may be
// shown. Empty where there is nothing to show.
func (s Show) Person(name, id string) string {
	shown := ""
	switch s {
	case Names:
		shown = name
	case Initials:
		shown = initials(name)
	case IDs:
	}
	if shown == "" {
		return id
	}
	return shown
}

// mostInitials bounds how much of a name its initials tell.
const mostInitials = 4

// initials returns the first letters of the words of a name: A. O. It is empty where they would be all of a name, or a whole part
// of it: where a word has no more than one letter, or a script in which a character is a word.
func initials(name string) string {
	var all []string
	longer := false
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-@._,", r) }) {
		letters := strings.IndexFunc(word, unicode.IsLetter)
		if letters < 0 {
			continue
		}
		first, size := utf8.DecodeRuneInString(word[letters:])
		if unspaced(first) {
			return ""
		}
		longer = longer || strings.IndexFunc(word[letters+size:], unicode.IsLetter) >= 0
		if len(all) < mostInitials {
			all = append(all, string(unicode.ToUpper(first))+".")
		}
	}
	if !longer {
		return ""
	}
	return strings.Join(all, " ")
}
