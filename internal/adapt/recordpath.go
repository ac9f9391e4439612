package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
)

// meantPath brings the fields that lead to a value to what they mean: name.givenName is a given name, manager.value the manager's id.
func meantPath(path string) string {
	if word := map[string]string{
		"cn": "name", "sn": "last name", "l": "location", "ou": "unit", "uid": "login", "samaccountname": "login", "physicaldeliveryofficename": "office",
		"formatted": "full name", "usermanager": "manager",
	}[strings.ToLower(path)]; word != "" { // of directories
		return word
	}
	parts := strings.Split(path, ".")
	if last := len(parts) - 1; last > 0 && strings.EqualFold(parts[last], "value") && !isBoss(parts[last-1]) &&
		!strings.HasPrefix(strings.ToLower(parts[last-1]), "email") {
		parts = parts[:last]
	}
	for len(parts) > 1 && isWrapper(parts[0], parts[len(parts)-1]) {
		parts = parts[1:]
	}
	if len(parts) > 2 {
		between := slices.DeleteFunc(parts[1:len(parts)-1], func(part string) bool {
			return slices.Contains([]string{"attributes", "data", "fields", "properties"}, strings.ToLower(part))
		})
		parts = append(append(parts[:1:1], between...), parts[len(parts)-1])
	}
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	first := strings.ToLower(parts[0])
	switch word := strings.ToLower(parts[last]); {
	case strings.HasPrefix(first, "email") && slices.Contains([]string{"value", "address", "email", "mail"}, word):
		return "email"
	case word == "userprincipalname", word == "mail":
		parts[last] = "email"
	case word == "value":
		parts[last] = "id"
	case last == 1 && slices.Contains([]string{"name", "label", "displayname", "title"}, word) && slices.Contains([]string{
		"role", "title", "job", "jobtitle", "position", "location", "office", "site", "grade", "level", "costcenter", "division", "status", "unit",
	}, first):
		return parts[0]
	}
	return strings.Join(parts, " ")
}

// isBoss reports whether a field names the manager, so that the value in it is an id.
func isBoss(field string) bool {
	known, _ := infer.Meaning(field)
	return isManager(known)
}

// isWrapper reports whether a field only groups fields of the person; where the last of them is an id it may be that of something else.
func isWrapper(field, last string) bool {
	field = strings.ToLower(field)
	return slices.Contains([]string{"name", "names", "profile", "attributes", "fields", "properties", "employee", "person", "user", "data", "info", "details", "relationships"}, field) ||
		!strings.EqualFold(last, "id") && slices.Contains([]string{"work", "job", "employment", "contact"}, field)
}
