package adapt

import (
	_ "embed" // the table of fields
	"slices"
	"strings"
	"unicode"
)

// A field is what a column may hold, with the headers that mean it in any export, the likeliest first. Headers are compared by
// their letters and digits only.
type field struct {
	name    string
	words   string // how to speak of it
	headers []string
}

// fieldTable is the table of fields: a line for a field, and below it, indented, its headers.
//
//go:embed fields.txt
var fieldTable string

// knownFields returns the fields. Where a header means several, the first counts.
func knownFields() []field {
	var fields []field
	for line := range strings.Lines(fieldTable) {
		name, words, ok := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line), " |"), " | ")
		switch {
		case strings.HasPrefix(line, "#"):
		case ok:
			fields = append(fields, field{name: name, words: words})
		case len(fields) > 0:
			last := &fields[len(fields)-1]
			last.headers = append(last.headers, strings.Fields(line)...)
		}
	}
	return fields
}

// Fields returns the names of what a column may hold, for mappings.
func Fields() []string {
	var names []string
	for _, f := range knownFields() {
		names = append(names, f.name)
	}
	return names
}

// fieldWords says what a field is, in words.
func fieldWords(name string) string {
	for _, f := range knownFields() {
		if f.name == name {
			return f.words
		}
	}
	return name
}

// setsApart reports whether what stands in brackets behind a header says that the column is about somebody else, or private.
func setsApart(inBrackets string) bool {
	words := strings.FieldsFunc(strings.ToLower(inBrackets), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.Contains([]string{
			"spouse", "husband", "wife", "partner", "child", "children", "dependent", "dependents", "dependant", "family", "parent", "beneficiary",
			"emergency", "contact", "personal", "private", "privat", "home", "former", "previous", "prior", "old", "past",
		}, word)
	})
}

// headerForm brings a header to the form in which headers are compared: its letters and digits, in lower case and without
// accents, without what stands in brackets unless that makes it another column, and with number for #.
func headerForm(header string) string {
	if at := strings.IndexAny(header, "[("); at > 0 && !setsApart(header[at:]) {
		header = header[:at]
	}
	header = strings.ReplaceAll(header, "#", "number")
	var b strings.Builder
	for _, r := range strings.ToLower(header) {
		if plain := strings.IndexRune("áàâäãåéèêëíìîïóòôöõúùûüçñ", r); plain >= 0 {
			r = []rune("aaaaaaeeeeiiiiooooouuuucn")[len([]rune("áàâäãåéèêëíìîïóòôöõúùûüçñ"[:plain]))]
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isManager reports whether a field names the manager.
func isManager(name string) bool {
	return slices.Contains([]string{"manager_id", "manager_email", "manager_name", "reports_to"}, name)
}
