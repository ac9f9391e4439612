package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// directory is what the entries of one are called.
const directory = "entries of a directory"

// entries returns the people among the entries of a directory: those whose classes say so or, where no classes were written, all that have
// a name or an address.
func entries(file *source.File) *records {
	r := &records{of: directory}
	for i := range file.Documents {
		v := &file.Documents[i]
		has := func(keys ...string) bool {
			return slices.ContainsFunc(v.Fields, func(f source.Field) bool {
				return slices.ContainsFunc(keys, func(key string) bool { return strings.EqualFold(f.Key.Value, key) })
			})
		}
		person, classes := false, false
		for _, class := range classesOf(v) {
			classes = true
			person = person || slices.Contains([]string{"person", "inetorgperson", "organizationalperson", "user", "posixaccount", "account"}, class)
			if class == "computer" {
				person, classes = false, true
				break
			}
		}
		if person || !classes && has("sn", "givenName", "mail", "displayName", "manager", "title") {
			r.all = append(r.all, lone(v))
		}
	}
	return r.orNone(1)
}

// classesOf returns the classes of an entry of a directory, in lower case.
func classesOf(v *source.Value) []string {
	var classes []string
	for i := range v.Fields {
		if strings.EqualFold(v.Fields[i].Key.Value, "objectClass") {
			for _, t := range v.GetTexts(v.Fields[i].Key.Value) {
				classes = append(classes, strings.ToLower(t.Value))
			}
		}
	}
	return classes
}
