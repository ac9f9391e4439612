// Package privacy holds what findings may show of people, and takes their names out of texts where they may not be shown.
package privacy

import (
	"slices"
	"strings"
	"unicode"
)

// A Show is how findings name people.
type Show uint8

// The choices. Where names are not shown, e-mail addresses and locations are not either. Ids always are.
const (
	Names    Show = iota // by their names: Ada Osei
	IDs                  // by their ids: ada
	Initials             // by their initials: A. O.
)

// NotShown stands where a text is left out.
const NotShown = "(not shown)"

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

// Person names a person: by the name or the initials, where there is a name, or else by the id. Empty where there is
// nothing to show.
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

// initials returns the first letters of the words of a name: A. O. It is empty where the name has no letter.
func initials(name string) string {
	var all []string
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '@' || r == '.' }) {
		for _, r := range word {
			if unicode.IsLetter(r) && len(all) < mostInitials {
				all = append(all, string(unicode.ToUpper(r))+".")
				break
			}
		}
	}
	return strings.Join(all, " ")
}
