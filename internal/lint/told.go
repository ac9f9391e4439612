package lint

import (
	"strings"

	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
)

// A Person is somebody, or an open seat, as a comparison tells of them.
type Person struct {
	ID, Name, Role string // the role as it is written; empty where there is none
	Unit           string // the id
	ReportsTo      string // likewise
	Who            string // as a sentence names them, with the title
	Short          string // without it
	UnitName       string // as a sentence names the unit
	Manager        string // as a sentence names the manager, with the title
	Start          string // the first day of who is new; empty where it is not given
	End            string // the last day of who has left, likewise
	Vacancy        bool
}

// A Renamed is somebody with another id than before.
type Renamed struct{ Before, After, Short string }

// A Filled is an open seat that is gone, and who has it now.
type Filled struct{ Vacancy, By Person }

// A Changed is a field that is different.
type Changed struct {
	Subject, Short, Field string
	List                  bool // whether there may be several values
	Before, After         Values
}

// Values are what a field holds: each as it is written, and as a sentence names it.
type Values struct{ Written, Named, Short []string }

// A Moved is somebody with a new manager who takes others along.
type Moved struct {
	Subject string
	Seats   int // with those of them
}

// Records are what became of teams or units.
type Records struct {
	Joined, Left []Record
	Changed      []Changed
}

// A Record is a declared team or unit.
type Record struct{ ID, Name string }

// A Manager is somebody to whom others report than before, or another number.
type Manager struct {
	Person

	Reports, Teams [2]int // before and after
	Come, Go       []Person
}

// Numbers reports whether a number is different.
func (m *Manager) Numbers() bool { return m.Reports[0] != m.Reports[1] || m.Teams[0] != m.Teams[1] }

// A teller puts what is different in words.
type teller struct {
	list *change.List
	show privacy.Show
	now  map[*chart.Seat]bool   // the seats of the later state
	new  map[*chart.Seat]bool   // those of them who were not there before
	gone map[*chart.Seat]string // of those of the earlier state who left, the last day if it is given
}

// tell takes over what is different between two charts.
func (d *Difference) tell(list *change.List) {
	t := &teller{list: list, show: list.After.Show, now: make(map[*chart.Seat]bool, len(list.After.Seats))}
	for _, s := range list.After.Seats {
		t.now[s] = true
	}
	t.new, t.gone = map[*chart.Seat]bool{}, map[*chart.Seat]string{}
	for _, s := range list.Joined {
		t.new[s] = true
	}
	for _, f := range list.Filled {
		t.new[f.By] = true
	}
	var begun, ended []*chart.Seat
	for _, p := range list.Begun {
		begun, t.new[p.After] = append(begun, p.After), p.Before.ToCome()
	}
	for _, s := range list.Left {
		t.gone[s] = s.End().Value
		if now := list.After.SeatsOf(list.Now(s.ID().Value)); t.gone[s] == "" && len(now) == 1 { // of two days, it may have been given since
			t.gone[s] = now[0].End().Value
		}
	}
	for _, p := range list.Ended {
		ended = append(ended, p.Before)
		t.gone[p.Before] = p.After.End().Value
	}
	for _, r := range list.Renamed {
		d.Renamed = append(d.Renamed, Renamed{r.Before.ID().Value, r.After.ID().Value, r.After.ShortName()})
	}
	d.Joined, d.Left, d.Unknown = t.people(list.Joined), t.people(list.Left), t.people(list.Unknown)
	d.Begun, d.Ended = t.people(begun), t.people(ended)
	for _, f := range list.Filled {
		d.Filled = append(d.Filled, Filled{t.person(f.Vacancy), t.person(f.By)})
	}
	d.Changed = t.changes(list.Changed)
	for _, m := range list.Moved {
		d.Moved = append(d.Moved, Moved{m.Seat.ID().Value, m.Seats})
	}
	d.Teams, d.Units = t.records(list.Teams), t.records(list.Units)
	for i := range list.Managers {
		m := &list.Managers[i]
		who := m.After
		if who == nil {
			who = m.Before
		}
		d.Managers = append(d.Managers, Manager{t.person(who), m.Reports, m.Teams, t.people(m.Come), t.people(m.Go)})
	}
}

// chartOf returns the state that a seat is of, and what its ids are now.
func (t *teller) chartOf(s *chart.Seat) (c *chart.Chart, now func(id string) string) {
	if t.now[s] {
		return t.list.After, func(id string) string { return id }
	}
	return t.list.Before, t.list.Now
}

// people tells of some seats.
func (t *teller) people(seats []*chart.Seat) []Person {
	var all []Person
	for _, s := range seats {
		all = append(all, t.person(s))
	}
	return all
}

// person tells of a seat.
func (t *teller) person(s *chart.Seat) Person {
	c, now := t.chartOf(s)
	p := Person{
		ID: now(s.ID().Value), Role: flat(s.Role().Value), Unit: c.UnitOf(s), ReportsTo: now(s.ReportsTo().Value),
		Who: s.String(), Short: s.ShortName(), End: t.gone[s], Vacancy: s.Vacancy,
	}
	if t.new[s] {
		p.Start = s.Start().Value
	}
	if !s.Vacancy || !t.show.Hides() {
		p.Name = t.show.Person(flat(s.Name().Value), "")
	}
	if p.Unit != "" {
		p.UnitName = nameOfUnit(c, p.Unit)
	}
	if id := s.ReportsTo().Value; id != "" {
		p.Manager = c.NameOf(id)
	}
	return p
}

// flat writes a text with single spaces.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// nameOfUnit names a unit, which may be a label.
func nameOfUnit(c *chart.Chart, id string) string {
	if units := c.UnitsOf(id); len(units) > 0 && units[0].Name.Value != "" {
		return diag.Short(flat(units[0].Name.Value))
	}
	return diag.Short(id)
}

// records tells of teams or units.
func (t *teller) records(r change.Records) Records {
	told := Records{Changed: t.changes(r.Changed)}
	for _, j := range r.Joined {
		told.Joined = append(told.Joined, Record{j.ID, flat(j.Name)})
	}
	for _, l := range r.Left {
		told.Left = append(told.Left, Record{l.ID, flat(l.Name)})
	}
	return told
}

// changes tells of fields.
func (t *teller) changes(all []change.Change) []Changed {
	var told []Changed
	for i := range all {
		c := &all[i]
		one := Changed{Subject: c.Subject, Field: c.Field, List: c.List, Before: t.values(c, c.Before, false), After: t.values(c, c.After, true)}
		if c.Seat != nil {
			one.Short = c.Seat.ShortName()
		} else {
			one.Short = diag.Short(nameOfRecord(t.list.After, c.Subject))
		}
		told = append(told, one)
	}
	return told
}

// nameOfRecord names a team or a unit.
func nameOfRecord(c *chart.Chart, id string) string {
	if teams := c.TeamsOf(id); len(teams) > 0 && teams[0].Name.Value != "" {
		return flat(teams[0].Name.Value)
	}
	if units := c.UnitsOf(id); len(units) > 0 && units[0].Name.Value != "" {
		return flat(units[0].Name.Value)
	}
	return id
}

// nameOfGroup names a team or a unit, which may be gone in the later state.
func (t *teller) nameOfGroup(id string) string {
	if name := nameOfRecord(t.list.After, id); name != id {
		return name
	}
	return nameOfRecord(t.list.Before, id)
}

// values tells what a field holds before or after.
func (t *teller) values(c *change.Change, written []string, after bool) Values {
	var v Values
	for _, value := range written {
		named := flat(value)
		short := named
		switch c.Field {
		case "reports_to", "dotted_line_to", "lead", "head", "members":
			named, short = t.nameOf(value, after)
		case "name", "email", "location", "cost_center", "attributes":
			if c.Seat != nil && t.private(c.Field, value) != value {
				value = t.private(c.Field, value)
				named, short = value, value
			}
		case "team", "unit", "parent":
			named = diag.Short(t.nameOfGroup(value))
			short = named
		}
		v.Written, v.Named, v.Short = append(v.Written, value), append(v.Named, named), append(v.Short, short)
	}
	return v
}

// private returns what may be shown of a value that is private, or tells who somebody is.
func (t *teller) private(field, value string) string {
	if name, _, ok := strings.Cut(value, ": "); ok && field == "attributes" && (t.show.Hides() || privacy.Holds(name) != "") {
		return name + ": " + privacy.NotShown
	}
	switch {
	case !t.show.Hides():
		return value
	case field == "name":
		if initials := t.show.Person(value, ""); initials != "" {
			return initials
		}
	}
	return privacy.NotShown
}

// nameOf names whoever has an id, with and without the title. The id is that of now, whoever has it.
func (t *teller) nameOf(id string, after bool) (named, short string) {
	c := t.list.After
	if before := t.list.Before; !after && before.Has(id) && t.list.Now(id) == id {
		c = before
	}
	seats := c.SeatsOf(id)
	switch external := c.ExternalOf(id); {
	case len(seats) > 0:
		return seats[0].String(), seats[0].ShortName()
	case external != nil:
		return external.ShortName(), external.ShortName()
	}
	return diag.Quote(id), diag.Quote(id)
}
