package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// thingForm returns the form of the header of a field that may say that who has it is no person; empty for any other.
func thingForm(header string) string {
	form := infer.Form(header)
	if slices.Contains([]string{
		"isbot", "bot", "objectclass", "objectcategory", "type", "usertype", "kind", "accounttype", "recipienttypedetails", "id",
	}, form) {
		return form
	}
	return ""
}

// isThing reports whether a field of a directory, of some form, says that who has it is no person: a group, a machine, an account of a program.
func isThing(form, value string) bool {
	value = strings.ToLower(strings.TrimSpace(value))
	switch form {
	case "isbot", "bot":
		return value == "true" || value == "1" || value == "yes"
	case "objectclass", "objectcategory":
		classes := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(";,| =", r) })
		return slices.ContainsFunc(classes, func(class string) bool {
			return slices.Contains([]string{"group", "computer", "organizationalunit", "groupofnames", "groupofuniquenames", "posixgroup", "container", "room", "device"}, class)
		})
	case "type", "usertype", "kind", "accounttype", "recipienttypedetails":
		return slices.Contains([]string{
			"bot", "group", "serviceaccount", "service account", "service_account", "machine", "room", "resource", "application", "roommailbox", "sharedmailbox", "equipmentmailbox",
		}, value)
	case "id":
		return value == "uslackbot"
	}
	return false
}

// dropThings takes the rows out of a table that are about no people, and counts them.
func dropThings(t *source.Table, found *columns) (n int) {
	if t.OfRecords() {
		return 0
	}
	for column, h := range found.headers {
		form := thingForm(h.text)
		if field, _ := infer.Meaning(h.meant); form == "" || field == "id" || field == "employment" && h.form != "usertype" {
			continue
		}
		for row := len(t.Rows) - 1; row >= found.first; row-- {
			if isThing(form, t.Value(row, column)) {
				t.Drop(row, row+1)
				n++
			}
		}
	}
	return n
}

// dropThings takes the records out that are about no people, and counts them. Those that others hang together with stay.
func (r *records) dropThings() {
	if r == nil || r.line != "" || r.head != nil {
		return
	}
	forms := map[string]string{}
	says := func(f source.Field) bool {
		form, again := forms[f.Key.Value]
		if !again {
			form = thingForm(f.Key.Value)
			forms[f.Key.Value] = form
		}
		return form != "" && f.Value.IsText() && isThing(form, f.Value.Text)
	}
	people := slices.DeleteFunc(slices.Clone(r.all), func(one record) bool { return slices.ContainsFunc(one.v.Fields, says) })
	if len(people) > 0 {
		r.things, r.all = len(r.all)-len(people), people
	}
}
