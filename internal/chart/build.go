package chart

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// Build makes the chart of all documents, which must stand in the order of their files. Fields that are broken are left
// out. With incomplete, part of a file could not be read.
func Build(documents []*source.Value, families *family.Set, asOf string, incomplete bool) *Chart {
	b := builder{
		chart: &Chart{
			Families: families, AsOf: asOf, Incomplete: incomplete, Unread: Unread{incomplete, incomplete, incomplete},
			seats: index[*Seat]{}, teams: index[*Team]{}, units: index[*Unit]{}, externals: index[*External]{},
		},
		matches:  map[string]family.Match{},
		none:     &Details{},
		repeated: map[[2]string]bool{},
	}
	for _, document := range documents {
		b.read(document)
	}
	b.sort()
	b.link()
	return b.chart
}

// A builder reads the records of documents and links them.
type builder struct {
	chart   *Chart
	matches map[string]family.Match // what role texts mean
	none    *Details                // of seats without details

	// repeated are the lines, from an id to a manager, of seats that share their id: each counts once.
	repeated map[[2]string]bool

	meantTeams []string // the ids of teams in fields that cannot be used
}

// read reads the records of one document.
func (b *builder) read(document *source.Value) {
	unread := &b.chart.Unread
	b.chart.addDeviations(document, diag.Text{})
	for _, section := range []struct {
		name   string
		add    func(*source.Value)
		unread *bool
	}{
		{"people", func(v *source.Value) { b.addSeat(v, false) }, &unread.People},
		{"vacancies", func(v *source.Value) { b.addSeat(v, true) }, &unread.People},
		{"teams", b.addTeam, &unread.Teams},
		{"units", b.addUnit, &unread.Units},
		{"external", b.addExternal, &unread.People},
	} {
		if document.Broken(section.name) {
			*section.unread = true
			continue
		}
		list := document.Get(section.name)
		if list == nil {
			continue
		}
		for i := range list.Items {
			switch item := &list.Items[i]; {
			case item.Kind == source.Map && len(item.Fields) > 0:
				section.add(item)
			case item.IsText() && section.unread == &unread.People:
				b.chart.mayBe(item.Text) // somebody's id, where the record should be
			}
		}
	}
}

func (b *builder) addSeat(v *source.Value, vacancy bool) {
	s := &Seat{
		ID:        v.Meant("id"),
		Name:      v.GetText("name"),
		Role:      v.GetText("role"),
		Grade:     v.GetText("grade"),
		ReportsTo: v.GetText("reports_to"),
		Dotted:    v.GetTexts("dotted_line_to"),
		Unit:      v.GetText("unit"),
		Teams:     v.GetTexts("team"),
		Start:     v.GetText("start"),
		End:       v.GetText("end"),
		Email:     v.GetText("email").Value,
		Vacancy:   vacancy,
		Vague:     v.AnyBroken(),
		Details:   details(v, b.none),
		record:    v.Start(),
	}
	s.Attributes = Attributes{v.Get("attributes")}
	match := b.match(s.Role.Value)
	s.Level = match.Level
	if match.Appointment != "" && s.Appointment.Value == "" {
		withAppointment := *s.Details
		withAppointment.Appointment = diag.Text{Value: match.Appointment, Pos: s.Role.Pos}
		s.Details = &withAppointment
	}
	b.chart.addOwnDeviations(v, s.ID)
	s.vagueUnit = v.Broken("unit")
	if v.Broken("team") {
		b.meantTeams = append(b.meantTeams, textsIn(v.Get("team"))...)
	}
	for _, id := range textsIn(v.Get("id")) {
		b.chart.mayBe(id)
	}
	if v.Broken("reports_to") {
		s.Link = BrokenManager
		s.meant = append(textsIn(v.Get("reports_to")), v.Meant("reports_to").Value)
	}
	s.Counted = (s.Start.Value == "" || s.Start.Value <= b.chart.AsOf) && (s.End.Value == "" || s.End.Value >= b.chart.AsOf)
	b.chart.Seats = append(b.chart.Seats, s)
}

// textsIn returns the texts in a value that should be one itself, and is a list or a group: [ada], or {id: ada}.
func textsIn(v *source.Value) []string {
	if v == nil {
		return nil
	}
	var texts []string
	add := func(in *source.Value) {
		if in.IsText() {
			texts = append(texts, in.Text)
		}
		texts = append(texts, textsIn(in)...)
	}
	for i := range v.Items {
		add(&v.Items[i])
	}
	for i := range v.Fields {
		add(&v.Fields[i].Value)
	}
	return texts
}

// match returns what a role text means.
func (b *builder) match(role string) family.Match {
	match, ok := b.matches[role]
	if !ok {
		match, _ = b.chart.Families.Resolve(role)
		b.matches[role] = match
	}
	return match
}

func (b *builder) addTeam(v *source.Value) {
	b.chart.Teams = append(b.chart.Teams, &Team{
		ID: v.Meant("id"), Name: v.GetText("name"), Kind: v.GetText("kind"), Lead: v.GetText("lead"),
		Unit: v.GetText("unit"), Members: v.GetTexts("members"), More: v.Broken("members"), NoLead: v.Absent("lead"),
		Attributes: Attributes{v.Get("attributes")}, record: v.Start(),
	})
	b.chart.addOwnDeviations(v, v.Meant("id"))
}

func (b *builder) addUnit(v *source.Value) {
	b.chart.Units = append(b.chart.Units, &Unit{
		ID: v.Meant("id"), Name: v.GetText("name"), Kind: v.GetText("kind"), ParentID: v.GetText("parent"),
		Head: v.GetText("head"), NoHead: v.Absent("head"), Attributes: Attributes{v.Get("attributes")}, record: v.Start(),
	})
	b.chart.addOwnDeviations(v, v.Meant("id"))
}

func (b *builder) addExternal(v *source.Value) {
	e := &External{ID: v.Meant("id"), Name: v.GetText("name"), Role: v.GetText("role")}
	e.Level = b.match(e.Role.Value).Level
	b.chart.Externals = append(b.chart.Externals, e)
}

// sort puts the records in file order, which is not that of the sections where vacancies stand before people.
func (b *builder) sort() {
	c := b.chart
	slices.SortStableFunc(c.Seats, func(x, y *Seat) int { return x.record.Compare(y.record) })
	for i, s := range c.Seats {
		s.order = i
		c.seats.add(s.ID.Value, s)
		if s.ID.Value == "" {
			c.guessID(s)
		}
		s.Repeat = s.ID.Value != "" && c.seats[s.ID.Value][0] != s
	}
	for _, t := range c.Teams {
		c.teams.add(t.ID.Value, t)
	}
	for i, u := range c.Units {
		u.order = i
		c.units.add(u.ID.Value, u)
	}
	for _, e := range c.Externals {
		c.externals.add(e.ID.Value, e)
	}
}

// guessID notes which ids a seat without one may have: a word of its name, all of it, or the name in the e-mail address.
func (c *Chart) guessID(s *Seat) {
	words := strings.Fields(strings.ToLower(s.Name.Value))
	for _, separator := range []string{"", "-", ".", "_"} {
		c.mayBe(strings.Join(words, separator))
	}
	for _, word := range words {
		c.mayBe(word)
	}
	before, _, _ := strings.Cut(s.Email, "@")
	c.mayBe(before)
	c.mayBe(s.Email)
}

// mayBe notes that an id may be that of somebody whose record is broken.
func (c *Chart) mayBe(id string) {
	if c.nameless == nil {
		c.nameless = map[string]bool{}
	}
	c.nameless[strings.ToLower(id)] = true
}

// link connects seats, teams and units, and judges the lines.
func (b *builder) link() {
	c := b.chart
	for _, s := range c.Seats {
		b.findManager(s)
	}
	for _, t := range c.Teams {
		repeat := t.ID.Value != "" && c.teams[t.ID.Value][0] != t
		if lead, ok := c.seats.only(t.Lead.Value); ok && !repeat {
			lead.Leads = append(lead.Leads, t)
		}
	}
	for _, u := range c.Units {
		u.ParentUnit, _ = c.units.only(u.ParentID.Value)
	}
	c.numberUnits()
	c.fillTeams()
	for _, id := range b.meantTeams {
		for _, t := range c.teams[id] {
			t.More = true
		}
	}
	for _, circle := range c.Circles() {
		for _, s := range circle {
			s.circle = true
		}
	}
	c.countLayers()
	j := judge{chart: c, verdicts: map[levels]family.Verdict{}, around: map[unitKind]around{}}
	for _, s := range c.Seats {
		s.Line = j.line(s)
	}
}

// findManager looks up whom a seat reports to.
func (b *builder) findManager(s *Seat) {
	c := b.chart
	for _, id := range s.meant {
		if manager, ok := c.seats.only(id); ok {
			manager.More = true
		}
	}
	id := s.ReportsTo.Value
	if s.Link == BrokenManager || id == "" {
		return
	}
	manager, ok := c.seats.only(id)
	external := c.ExternalOf(id)
	switch {
	case ok:
		s.Link, s.Manager = ToSeat, manager
		line := [2]string{s.ID.Value, id}
		if s != manager && (!s.Repeat || !b.repeated[line]) {
			manager.Reports = append(manager.Reports, s)
		} else if s != manager {
			manager.More = true
		}
		if len(c.seats[s.ID.Value]) > 1 {
			b.repeated[line] = true
		}
	case len(c.seats[id]) > 1:
		s.Link = AmbiguousManager
	case external != nil:
		s.Link, s.External = ToExternal, external
	default:
		s.Link = UnknownManager
	}
}
