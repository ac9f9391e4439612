package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// names is what may name somebody in the files of a chart, also where no record of the chart is made of it: in rows of people who have
// left, in lines that do not read, in fields and columns that are not used. It is empty where names are shown.
type names struct {
	texts []string     // the files that are no tables, as they are read
	more  []string     // names beside those
	chart *chart.Chart // which the files make
}

// namesIn prepares to look for names in files, before they are read as charts.
func namesIn(files []*source.File) *names {
	n := &names{}
	for i, file := range files {
		if len(files) > 1 {
			file.Number = i + 1
		}
		if len(file.Tables) == 0 {
			n.texts = append(n.texts, file.Data())
		}
	}
	return n
}

// add adds a name.
func (n *names) add(name string) {
	if name != "" {
		n.more = append(n.more, name)
	}
}

// darken keeps the lines of files from being shown, and those of the configuration that name somebody.
func darken(files []*source.File, named rules.Named) {
	for _, file := range files {
		file.Dark = true
	}
	for _, name := range slices.Concat(named.Tops, named.External, named.Units) {
		name.Pos.File.Dark = true
	}
}

// hider returns what takes the names out of texts about a chart, which may be of another time. It is told those by a function.
func (n *names) hider(c *chart.Chart, each func(expect func(texts ...string))) *privacy.Hider {
	var h *privacy.Hider
	h = privacy.NewHider(func(id string) (string, bool) { return idOf(h, c, id) })
	each(h.Expect)
	if h.ExpectsNothing() {
		return h
	}
	for _, level := range c.Families.Levels {
		knowLevel(h, level)
	}
	for _, grade := range c.Families.TextGrades() {
		h.Know(grade)
	}
	for _, name := range rules.Names(rules.All()) {
		h.Know(name)
		page, _ := rules.Page(name)
		h.KnowProse(code.ReplaceAllString(page, " "))
	}
	n.addTo(h, n.chart)
	for _, s := range c.Seats {
		h.AddID(s.ID().Value)
	}
	for _, e := range c.Externals {
		h.AddID(e.ID.Value)
	}
	for _, t := range c.Teams {
		h.AddID(t.ID.Value)
	}
	for _, u := range c.Units {
		h.AddID(u.ID.Value)
	}
	return h
}

// code matches examples in the pages of rules.
var code = regexp.MustCompile("(?s)```.*?```|`[^`]*`")

// addTo tells a Hider of everybody.
func (n *names) addTo(h *privacy.Hider, c *chart.Chart) {
	for _, s := range c.Seats {
		if !s.Vacancy {
			addPerson(h, s)
		}
	}
	for _, e := range c.Externals {
		h.Add(e.Name.Value)
	}
	for _, d := range c.Deviations {
		if privacy.LikeName(d.ApprovedBy.Value) {
			h.Add(d.ApprovedBy.Value)
		}
	}
	for _, name := range n.more {
		h.Add(name)
	}
	others := nobodies(c)
	for _, text := range n.texts {
		privacy.EachName(text, func(name string) {
			if !others[name] {
				h.Add(name)
			}
		})
	}
}

// addPerson tells a Hider of a person, and of whom the attributes of the person name.
func addPerson(h *privacy.Hider, s *chart.Seat) {
	h.Add(s.Name().Value)
	h.Add(s.Email())
	for _, text := range s.Attributes.Texts() {
		if privacy.LikeName(text) {
			h.Add(text)
		}
	}
}

// nobodies returns what has a name in a chart and is nobody: vacancies, teams and units.
func nobodies(c *chart.Chart) map[string]bool {
	others := map[string]bool{}
	for _, t := range c.Teams {
		others[t.Name.Value], others[t.ID.Value] = true, true
	}
	for _, u := range c.Units {
		others[u.Name.Value], others[u.ID.Value] = true, true
	}
	for _, s := range c.Seats {
		if s.Vacancy {
			others[s.Name().Value] = true
		}
	}
	return others
}

// idOf returns what may be shown of an id; it is not ok where nothing in the chart has it.
func idOf(h *privacy.Hider, c *chart.Chart, id string) (shown string, ok bool) {
	if !c.Has(id) {
		return "", false
	}
	shown, pos := c.ShownID(id)
	if shown == id && !pos.IsZero() && h.Carries(id) {
		shown = pos.Row()
	}
	return shown, true
}

func knowLevel(h *privacy.Hider, level *family.Level) {
	h.Know(level.ID.Value, level.Title.Value, level.Family.Name.Value, level.Family.Title.Value)
	for _, alias := range level.Aliases {
		h.Know(alias.Value)
	}
	for _, line := range level.Lines {
		h.Know(line.External.Value)
	}
	for _, ground := range level.Family.Grounds {
		h.Know(ground.Value)
	}
}

// hideDeviations takes out of the deviations of a chart what may hold names: why they were made, and who approved them, unless that
// is an id or a title.
func hideDeviations(c *chart.Chart) {
	titles := map[string]bool{}
	for _, level := range c.Families.Levels {
		titles[strings.ToLower(level.ID.Value)], titles[strings.ToLower(level.Title.Value)] = true, true
		for _, text := range append(externalsOf(level), level.Aliases...) {
			titles[strings.ToLower(text.Value)] = true
		}
	}
	for i := range c.Deviations {
		d := &c.Deviations[i]
		if d.Reason.Value != "" {
			d.Reason.Value = privacy.NotShown
		}
		switch by := d.ApprovedBy.Value; {
		case c.Has(by):
			d.ApprovedBy.Value, _ = c.ShownID(by)
		case by != "" && !titles[strings.ToLower(by)]:
			d.ApprovedBy.Value = privacy.Somebody
		}
	}
}

// externalsOf returns the managers outside a chart to whom a level reports.
func externalsOf(level *family.Level) []diag.Text {
	var all []diag.Text
	for _, line := range level.Lines {
		if line.External.Value != "" {
			all = append(all, line.External)
		}
	}
	return all
}
