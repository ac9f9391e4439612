package schema

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
)

// mostOfName is how many characters of a name or a title stand in a sentence.
const mostOfName = 120

// words names a record: by its name or title, else by its id, else by what it is.
func (r *record) words(show privacy.Show) string {
	name := ""
	if r.depth > 0 && r.shape.fields["id"] != nil {
		name = diag.Shorter(r.name(show), mostOfName)
	}
	if name == "" {
		return "This " + r.shape.noun
	}
	if r.shape.noun != "person" || strings.HasPrefix(name, `"`) {
		name = "The " + r.shape.noun + " " + name
	}
	if role := r.value.GetText("role").Value; role != "" {
		name += " (" + diag.Shorter(role, mostOfName) + ")"
	}
	return name
}

// name returns the name or title of a record, as far as it may be shown, else its id in quotation marks; empty where it has none.
func (r *record) name(show privacy.Show) string {
	name, id := r.value.GetText("name").Value, r.id
	switch r.shape.noun {
	case "person", "external manager":
		if show.Hides() && id != "" && privacy.NamesPerson(id, name) {
			id = r.value.Meant("id").Pos.Row()
		}
		name = show.Person(name, "")
	case "vacancy":
		if show.Hides() {
			name = ""
		}
	}
	if name == "" && r.shape.fields["title"] != nil {
		name = r.value.GetText("title").Value
	}
	if name == "" && id != "" {
		name = diag.Quote(id)
	}
	return name
}
