package adapt

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// readPerson reads a file of one person, whose name is their id.
func (a *adapter) readPerson(c *chart) {
	v := firstDocument(c.file)
	start := v.Start()
	if start.File == nil {
		start = diag.Pos{File: c.file.File}
	}
	known := map[string]string{
		"name": "name", "role": "role", "title": "role", "reports_to": "reports_to", "manager": "reports_to",
		"departments": "unit", "department": "unit",
	}
	unread := c.file.Incomplete
	if unread || len(c.file.Unread) > 0 {
		hideLines(c.file)
		c.file.Incomplete = false // all that can be missing is this person, who is known by the name of the file
	}
	stem := strings.TrimSuffix(path.Base(c.file.Path), path.Ext(c.file.Path))
	if len(v.Fields) > 0 {
		start = v.Start()
	}
	p := &person{place: start, vacancy: inFolderOfVacancies(c.file.Path)}
	c.file.Single = true
	p.id = diag.Text{Value: stem, Pos: p.place}
	p.name = get(v, "name")
	p.title(v, "role", "title")
	p.manager.kind = byID
	if manager := get(v, "reports_to", "manager"); !isNoManager(manager.Value) {
		p.manager.Text = manager
	}
	if !unread {
		c.tellLists(p, v, known)
	}
	for _, t := range append(v.GetTexts("departments"), v.GetTexts("department")...) {
		p.addDepartment(t)
	}
	if p.vacancy && p.name.Value != "" && isOpen(p.name.Value) {
		p.name = diag.Text{}
	}
	c.tellMisspelt(p, v, known)
	p.noRole = p.noRole || unread && p.role.Value == ""
	p.noManager = p.noManager || unread && p.manager.Value == "" && get(v, "reports_to", "manager").Value == ""
	p.noteDamage(v, known)
	c.tellKeys(v, known)
	a.add(c, p)
}

// tellLists reports what should be a text of a person. What it would be nobody can tell.
func (c *chart) tellLists(p *person, v *source.Value, known map[string]string) {
	for _, f := range notTexts(v) {
		key := f.Key.Value
		what := "a list"
		if f.Value.Kind == source.Map {
			what = "a group of fields"
			c.hidden = append(c.hidden, &f.Value)
		}
		c.fault(diag.Finding{
			Pos: f.Value.Pos, Subject: p.id.Value, Field: known[key],
			Message: fmt.Sprintf("The person %s: %s is %s; it must be one text.", diag.Quote(p.id.Value), key, what),
		})
		p.noManager = p.noManager || p.manager.Value == "" && (key == "reports_to" || key == "manager")
		p.noRole = p.noRole || p.role.Value == "" && !p.badRole && (key == "role" || key == "title")
	}
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
		p.addTeam(textValue(t))
		return
	}
	if !slices.ContainsFunc(p.fields, func(f source.Field) bool { return f.Key.Value == "unit" }) {
		p.set("unit", t)
	}
}

// addTeam adds a team to those of a person.
func (p *person) addTeam(v source.Value) {
	at := slices.IndexFunc(p.fields, func(f source.Field) bool { return f.Key.Value == "team" })
	if at < 0 {
		p.fields = append(p.fields, source.Field{Key: diag.Text{Value: "team", Pos: v.Pos}, Value: v})
		return
	}
	team := &p.fields[at].Value
	if team.Kind != source.List {
		*team = source.Value{Kind: source.List, Pos: team.Pos, Items: []source.Value{*team}}
	}
	if !slices.ContainsFunc(team.Items, func(other source.Value) bool { return other.Text == v.Text }) {
		team.Items = append(team.Items, v)
	}
}
