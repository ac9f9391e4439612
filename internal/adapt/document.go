package adapt

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// documentReaders returns the functions that read YAML files of other layouts, by layout.
func documentReaders() map[string]func(*adapter, *chart) {
	return map[string]func(*adapter, *chart){
		"file-per-person": (*adapter).readPerson, "keyed": (*adapter).readKeyed, "backstage": (*adapter).readBackstage,
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
	}
	return ""
}

// OwnLayout reports whether a file has a field that only orglint's own files have.
func OwnLayout(file *source.File) bool {
	return slices.ContainsFunc(file.Documents, func(v source.Value) bool {
		return v.Get("version") != nil || v.Get("people") != nil || v.Get("vacancies") != nil || v.Get("family") != nil
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

// isPerson reports whether a document is one person: it has a title, and says who the manager is.
func isPerson(v *source.Value) bool {
	return v.Kind == source.Map && hasKey(v, "reports_to", "manager") && hasKey(v, "role", "title") && isPlain(v, "name", "role", "title", "reports_to", "manager")
}

// isKeyed reports whether a document is people by their keys: most of its fields are people.
func isKeyed(v *source.Value) bool {
	people := 0
	for i := range v.Fields {
		entry := &v.Fields[i].Value
		if entry.Kind == source.Map && hasKey(entry, "reports_to", "manager_role_slug") && hasKey(entry, "role", "title", "name") {
			people++
		}
	}
	return people > 0 && 2*people > len(v.Fields)
}

// hasKey reports whether a mapping has one of some keys, also without a value.
func hasKey(v *source.Value, keys ...string) bool {
	return slices.ContainsFunc(v.Fields, func(f source.Field) bool { return slices.Contains(keys, f.Key.Value) })
}

// isPlain reports whether those of some fields that are there hold no lists or groups.
func isPlain(v *source.Value, keys ...string) bool {
	return !slices.ContainsFunc(v.Fields, func(f source.Field) bool {
		return slices.Contains(keys, f.Key.Value) && (f.Value.Kind == source.List || f.Value.Kind == source.Map)
	})
}

// brokenLine matches a line of a file of one person that can be read by itself.
var brokenLine = regexp.MustCompile(`(?m)^(name|role|title|reports_to|manager):[ \t]+(?:'((?:[^'\r\n]|'')*)'|"([^"\\\r\n]*)"|([^\s'"#&*!|>{\[%@` + "`" + `][^\r\n]*?))[ \t]*\r?$`)

// brokenPerson reports whether a text that does not read as YAML is the file of one person.
func brokenPerson(text string) bool {
	var keys []string
	for _, m := range brokenLine.FindAllStringSubmatch(text, -1) {
		keys = append(keys, m[1])
	}
	has := func(key string) bool { return slices.Contains(keys, key) }
	return (has("reports_to") || has("manager")) && (has("role") || has("title"))
}

// salvage reads what can be read of the file of one person that does not read as a whole.
func salvage(file *source.File) *source.Value {
	v := &source.Value{Kind: source.Map}
	text := file.Data()
	for _, m := range brokenLine.FindAllStringSubmatchIndex(text, -1) {
		key := text[m[2]:m[3]]
		if hasKey(v, key) {
			continue
		}
		field := source.Field{Key: diag.Text{Value: key, Pos: diag.Pos{File: file.File, Offset: uint32(m[2]), Length: uint32(len(key))}}}
		for group := 2; group <= 4; group++ {
			from, to := m[2*group], m[2*group+1]
			if from < 0 {
				continue
			}
			field.Value = source.Value{Kind: source.Plain, Text: text[from:to]}
			if group < 4 {
				from, to = from-1, to+1 // with the quotation marks
				field.Value.Kind = source.Quoted
			}
			field.Value.Text = strings.ReplaceAll(field.Value.Text, "''", "'")
			field.Value.Pos = diag.Pos{File: file.File, Offset: uint32(from), Length: uint32(to - from)}
		}
		v.Fields = append(v.Fields, field)
	}
	return v
}

// hideLines keeps the lines of a file that does not read from being shown: they may be of fields that are not for everybody's eyes.
func hideLines(file *source.File) {
	file.Table = true
	for i := range file.Findings {
		file.Findings[i].Pos.Length = 0
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

// readPerson reads a file of one person, whose name is their id.
func (a *adapter) readPerson(c *chart) {
	v := firstDocument(c.file)
	if len(v.Fields) == 0 || c.file.Incomplete {
		v = salvage(c.file)
		hideLines(c.file)
		c.file.Incomplete = false // all that can be missing is this person, who is known by the name of the file
	}
	stem := strings.TrimSuffix(path.Base(c.file.Path), path.Ext(c.file.Path))
	p := &person{place: v.Start(), vacancy: inFolderOfVacancies(c.file.Path)}
	p.id = diag.Text{Value: stem, Pos: p.place}
	p.name = get(v, "name")
	p.title(v, "role", "title")
	if manager := get(v, "reports_to", "manager"); !isNoManager(manager.Value) {
		p.manager = reference{manager, byID}
	}
	for _, t := range append(v.GetTexts("departments"), v.GetTexts("department")...) {
		p.addDepartment(t)
	}
	if p.vacancy && p.name.Value != "" && isOpen(p.name.Value) {
		p.name = diag.Text{}
	}
	known := map[string]string{
		"name": "name", "role": "role", "title": "role", "reports_to": "reports_to", "manager": "reports_to",
		"departments": "unit", "department": "unit",
	}
	c.tellKeys(v, known)
	a.add(c, p)
}

// tellKeys notes which fields of a record are used, and which are not; the values of those are to be hidden.
func (c *chart) tellKeys(v *source.Value, known map[string]string) {
	for i := range v.Fields {
		f := &v.Fields[i]
		if field := known[f.Key.Value]; field != "" {
			c.reading.use(f.Key.Value, field)
		} else {
			c.reading.ignore(f.Key.Value)
			c.hidden = append(c.hidden, &f.Value)
		}
	}
}

// isNoManager reports whether a text stands where there is no manager.
func isNoManager(text string) bool { return (&layout{}).isTop(text) }

// inFolderOfVacancies reports whether a file stands in a folder for open seats.
func inFolderOfVacancies(file string) bool {
	return slices.ContainsFunc(strings.Split(path.Dir(file), "/"), func(folder string) bool {
		return slices.Contains([]string{"vacancy", "vacancies", "open-seats"}, strings.ToLower(folder))
	})
}

// addDepartment adds a department: a team by its name, or else the unit if there is none yet.
func (p *person) addDepartment(t diag.Text) {
	if words := strings.Fields(strings.ToLower(t.Value)); len(words) > 0 && words[len(words)-1] == "team" {
		for i := range p.fields {
			if team := &p.fields[i]; team.Key.Value == "team" {
				if team.Value.Kind != source.List {
					team.Value = source.Value{Kind: source.List, Pos: team.Value.Pos, Items: []source.Value{team.Value}}
				}
				team.Value.Items = append(team.Value.Items, text(t))
				return
			}
		}
		p.set("team", t)
		return
	}
	if !slices.ContainsFunc(p.fields, func(f source.Field) bool { return f.Key.Value == "unit" }) {
		p.set("unit", t)
	}
}
