package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// tellNames tells the names and e-mail addresses of all who were read, also of those who are not in the chart.
func (a *adapter) tellNames() {
	if !a.options.Show.Hides() {
		return
	}
	for _, p := range a.roster.people {
		a.options.Name(p.name.Value)
		known := p.aliases()
		for _, name := range slices.Concat(known.names, known.emails) {
			if !isOpen(name) {
				a.options.Name(name)
			}
		}
	}
}

// namesOf tells what stands in those columns of a table that hold names, whether or not they are read: what is in one that is not
// read may stand in a title too.
func (a *adapter) namesOf(t *source.Table, found *columns) {
	if !a.options.Show.Hides() {
		return
	}
	for column, h := range found.headers {
		named, manager := holdsNames(h.form)
		named = named || found.names[column]
		if !named && !manager {
			continue
		}
		for row := found.first; row < len(t.Rows); row++ {
			if value := t.Value(row, column); named || strings.ContainsAny(value, " ,@") {
				a.options.Name(value)
			}
		}
	}
}

// holdsNames reports whether a column holds names by its header, and whether it holds managers, who may be given by name.
func holdsNames(form string) (named, manager bool) {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(form, word) })
	}
	if has("job", "department", "unit", "team", "company", "location", "position", "title", "cost", "division", "site", "office", "country",
		"city", "role", "grade", "level", "legalentity", "profile") {
		return false, false
	}
	return has("name", "mail", "nick", "knownas", "nom", "naam", "person", "employee", "worker"),
		has("manager", "supervisor", "report", "boss", "coach", "mentor", "partner", "assistant", "approve", "sponsor", "buddy", "vorgesetzt", "contact")
}
