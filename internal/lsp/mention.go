package lsp

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// A kind is what of a chart a text names.
type kind uint8

// The kinds. A thing is a person, team or unit, whichever has the id.
const (
	noKind kind = iota
	ofSeat
	ofTeam
	ofUnit
	ofLevel
)

// A named is something of a chart, by its id.
type named struct {
	kind kind
	id   string
}

// A mention is a place where a text names something.
type mention struct {
	named

	pos  diag.Pos
	role role
}

// A role is what a mention is to what it names.
type role uint8

// The roles.
const (
	refers    role = iota
	declares       // its id where it is declared
	describes      // another text of its record, such as the name
)

// mentions are all of a snapshot, by file and place, and the files that have some.
type mentions struct {
	byFile map[*diag.File][]mention
	files  []*diag.File // in the order of their paths
}

// mentionsOf finds all that is named in a chart, and in the configuration.
func mentionsOf(checked *Checked) *mentions {
	c, _ := checked.Result.Chart()
	m := &mentions{byFile: map[*diag.File][]mention{}}
	for _, s := range c.Seats {
		m.seat(s)
	}
	for _, t := range c.Teams {
		of := named{ofTeam, t.ID.Value}
		m.add(of, t.ID, declares)
		m.add(of, t.Name, describes)
		m.add(named{ofSeat, t.Lead.Value}, t.Lead, refers)
		m.add(named{ofUnit, t.Unit.Value}, t.Unit, refers)
		m.all(ofSeat, t.Members)
	}
	for _, u := range c.Units {
		of := named{ofUnit, u.ID.Value}
		m.add(of, u.ID, declares)
		m.add(of, u.Name, describes)
		m.add(named{ofUnit, u.ParentID.Value}, u.ParentID, refers)
		m.add(named{ofSeat, u.Head.Value}, u.Head, refers)
	}
	for _, e := range c.Externals {
		m.add(named{ofSeat, e.ID.Value}, e.ID, declares)
		m.add(named{ofSeat, e.ID.Value}, e.Name, describes)
	}
	for i := range c.Deviations {
		d := &c.Deviations[i]
		for _, subject := range d.Subjects {
			if subject != d.Owner {
				m.add(named{kindOf(c, subject.Value), subject.Value}, subject, refers)
			}
		}
		if kindOf(c, d.ApprovedBy.Value) == ofSeat {
			m.add(named{ofSeat, d.ApprovedBy.Value}, d.ApprovedBy, refers)
		}
	}
	if checked.Config != nil {
		of := checked.Config.Policy.Named
		m.all(ofSeat, of.Tops)
		m.all(ofSeat, of.External)
		m.all(ofUnit, of.Units)
	}
	m.sort()
	return m
}

// seat adds what a seat names.
func (m *mentions) seat(s *chart.Seat) {
	of := named{ofSeat, s.ID().Value}
	m.add(of, s.ID(), declares)
	m.add(of, s.Name(), describes)
	m.add(named{ofSeat, s.ReportsTo().Value}, s.ReportsTo(), refers)
	m.add(named{ofUnit, s.Unit().Value}, s.Unit(), refers)
	for team := range s.Teams() {
		m.add(named{ofTeam, team.Value}, team, refers)
	}
	if s.Level != nil {
		m.add(named{ofLevel, s.Level.ID.Value}, s.Role(), refers)
	}
	m.all(ofSeat, s.Dotted)
	for _, interview := range s.Interviews {
		m.add(named{ofSeat, interview.By.Value}, interview.By, refers)
	}
}

// kindOf returns what an id is of; nothing where nobody has it.
func kindOf(c *chart.Chart, id string) kind {
	switch {
	case len(c.SeatsOf(id)) > 0 || c.ExternalOf(id) != nil:
		return ofSeat
	case len(c.TeamsOf(id)) > 0:
		return ofTeam
	case len(c.UnitsOf(id)) > 0:
		return ofUnit
	}
	return noKind
}

func (m *mentions) all(kind kind, texts []diag.Text) {
	for _, t := range texts {
		m.add(named{kind, t.Value}, t, refers)
	}
}

func (m *mentions) add(of named, text diag.Text, role role) {
	if of.id != "" && text.Pos.InFile() && text.Pos.Length > 0 {
		m.byFile[text.Pos.File] = append(m.byFile[text.Pos.File], mention{of, text.Pos, role})
	}
}

func (m *mentions) sort() {
	for file, all := range m.byFile {
		slices.SortStableFunc(all, func(a, b mention) int { return cmp.Compare(a.pos.Offset, b.pos.Offset) })
		m.files = append(m.files, file)
	}
	slices.SortFunc(m.files, func(a, b *diag.File) int { return cmp.Compare(a.Path, b.Path) })
}

// at returns what is named at an offset of a file.
func (m *mentions) at(file *diag.File, offset int) (found mention, ok bool) {
	all := m.byFile[file]
	after, _ := slices.BinarySearchFunc(all, offset, func(m mention, offset int) int {
		if int(m.pos.Offset) <= offset {
			return -1
		}
		return 1
	})
	for i := after - 1; i >= 0 && i >= after-2; i-- {
		if offset <= int(all[i].pos.Offset+all[i].pos.Length) {
			return all[i], true
		}
	}
	return mention{}, false
}

// of returns all mentions of something, in the order of files and places.
func (m *mentions) of(what named) []mention {
	var found []mention
	for _, file := range m.files {
		for _, each := range m.byFile[file] {
			if each.named == what && each.role != describes {
				found = append(found, each)
			}
		}
	}
	return found
}
