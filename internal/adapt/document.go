package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// documentReaders returns the functions that read YAML files of other layouts, by layout.
func documentReaders() map[string]func(*adapter, *chart) {
	return map[string]func(*adapter, *chart){
		"file-per-person": (*adapter).readPerson, "keyed": (*adapter).readKeyed, "backstage": (*adapter).readBackstage,
		"teams": (*adapter).readTeams,
	}
}

// Recognize returns the layout of a YAML file, by its shape; empty if it is orglint's own or none that is known.
func Recognize(file *source.File) string {
	if len(file.Tables) > 0 || OwnLayout(file) {
		return ""
	}
	if len(file.Documents) == 0 {
		if file.Incomplete && brokenPerson(file.Data()) {
			return "file-per-person"
		}
		return ""
	}
	first := firstDocument(file)
	switch {
	case slices.ContainsFunc(file.Documents, isBackstage):
		return "backstage"
	case isPerson(first):
		return "file-per-person"
	case isKeyed(first):
		return "keyed"
	case isTeams(first):
		return "teams"
	}
	if r := findRecords(file); r != nil && r.known(file) {
		return "records"
	}
	return ""
}

// OwnLayout reports whether a file has a field that only orglint's own files have.
func OwnLayout(file *source.File) bool {
	return slices.ContainsFunc(file.Documents, func(v source.Value) bool {
		people, version := v.Get("people"), v.Get("version") != nil
		if number := v.Get("version"); version && number.Kind == source.Plain && number.Text == "1" && slices.ContainsFunc(v.Fields, isOwnList) {
			return true
		}
		switch {
		case v.Get("vacancies") != nil, v.Get("family") != nil, people != nil && (version || !otherPeople(people)):
			return true
		}
		return version && recordsBelow(&v, nil) == nil
	})
}

// isOwnList reports whether a field is a list that a chart of orglint's own has, or is nearly spelt so.
func isOwnList(f source.Field) bool {
	return source.Top{Key: f.Key.Value}.Is("people", "vacancies", "teams", "units", "external", "deviations")
}

// otherPeople reports whether the records of a list have other fields than those of a chart of orglint's own.
func otherPeople(list *source.Value) bool {
	return len(list.Items) > 0 && !slices.ContainsFunc(list.Items, func(v source.Value) bool {
		return v.Kind != source.Map || hasKey(&v, "role", "reports_to") || len(v.Fields) < 2
	})
}

// firstDocument returns the first document that holds anything.
func firstDocument(file *source.File) *source.Value {
	for i := range file.Documents {
		if file.Documents[i].Kind != source.Null {
			return &file.Documents[i]
		}
	}
	return &source.Value{}
}

func isBackstage(v source.Value) bool {
	api := v.GetText("apiVersion").Value
	return strings.HasPrefix(api, "backstage.io/") && slices.Contains([]string{"User", "Group"}, v.GetText("kind").Value)
}

// isPerson reports whether a document is one person: it has a title, and says who the manager is. What holds a list or a group instead of a
// text is a mistake if all else is as it should be.
func isPerson(v *source.Value) bool {
	manager, title := hasKey(v, "reports_to", "manager"), hasKey(v, "role", "title")
	if d := v.Damage(); d != nil && d.Any && hasKey(v, "name") && (manager || title) {
		manager, title = true, true // one of them may stand on the line that does not read
	}
	if (manager || title) && hasKey(v, "name") {
		manager, title = manager || nearKey(v, "reports_to", "manager"), title || nearKey(v, "role", "title")
	}
	if v.Kind != source.Map || !manager || !title {
		return false
	}
	return len(notTexts(v)) == 0 || v.GetText("name").Value != "" && hasKey(v, "reports_to") && hasKey(v, "role")
}

// isKeyed reports whether a document is people by their keys: most of its fields are people.
func isKeyed(v *source.Value) bool {
	people := 0
	const few = 1000 // so many that misspelt fields are looked for
	for i := range v.Fields {
		entry := &v.Fields[i].Value
		if entry.Kind == source.Map && hasKey(entry, "role", "title", "name") &&
			(hasKey(entry, "reports_to", "manager_role_slug") || len(v.Fields) < few && nearKey(entry, "reports_to", "manager_role_slug")) {
			people++
		}
	}
	return people > 0 && 2*people > len(v.Fields)
}

// hasKey reports whether a mapping has one of some keys, also without a value, or on a line that does not read.
func hasKey(v *source.Value, keys ...string) bool {
	if d := v.Damage(); d != nil && slices.ContainsFunc(d.Fields, func(f string) bool { return slices.Contains(keys, f) }) {
		return true
	}
	return slices.ContainsFunc(v.Fields, func(f source.Field) bool { return slices.Contains(keys, f.Key.Value) })
}

// notTexts returns the fields of a person that hold lists or groups, and should hold texts.
func notTexts(v *source.Value) []*source.Field {
	var wrong []*source.Field
	for i := range v.Fields {
		f := &v.Fields[i]
		if slices.Contains([]string{"name", "role", "title", "reports_to", "manager"}, f.Key.Value) &&
			(f.Value.Kind == source.List || f.Value.Kind == source.Map) {
			wrong = append(wrong, f)
		}
	}
	return wrong
}

// brokenPerson reports whether a text that does not read as YAML is the file of one person.
func brokenPerson(text string) bool {
	if !holds(text, "reports_to", "manager") || !holds(text, "role", "title") {
		return false
	}
	var keys []string
	for _, m := range patterns().brokenLine.FindAllStringSubmatch(text, -1) {
		keys = append(keys, m[1])
	}
	has := func(key string) bool { return slices.Contains(keys, key) }
	return (has("reports_to") || has("manager")) && (has("role") || has("title"))
}

// hideLines keeps the lines of a file that does not read from being shown: they may be of fields that are not for everybody's eyes.
func hideLines(file *source.File) {
	file.Table = true
	for i := range file.Findings {
		file.Findings[i].Pos.Length = 0
	}
	for i := range file.Unread {
		file.Unread[i].Open = false
	}
}

// get returns the text of the first of some keys that is there, without space around it.
func get(v *source.Value, keys ...string) diag.Text {
	for _, key := range keys {
		if t := v.GetText(key); t.Value != "" {
			t.Value = strings.TrimSpace(t.Value)
			return t
		}
	}
	return diag.Text{}
}

// title reads a title, which may be a link. One that holds nothing stays, to be told of.
func (p *person) title(v *source.Value, keys ...string) {
	for _, key := range keys {
		if field := v.Get(key); field != nil && field.IsText() {
			p.role = diag.Text{Value: plainTitle(field.Text), Pos: field.Pos}
			p.badRole = p.role.Value == ""
			return
		}
	}
}
