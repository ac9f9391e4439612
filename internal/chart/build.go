package chart

import (
	"sync"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// A Builder reads the records of documents and links them to a chart.
type Builder struct {
	chart   *Chart
	matches map[string]family.Match // what role texts mean
	none    *Details                // of seats without details
	maybe   []string                // what the ids of people without an id may be

	seats []Seat // still to be used: they are made many at a time

	unsorted bool // whether the seats are not in file order

	meantTeams []string // the ids of teams in fields that cannot be used

	uncounted string // the attribute of those who have reports that are in no record
}

// NewBuilder returns a Builder for a chart on a day.
func NewBuilder(families *family.Set, asOf string) *Builder {
	return &Builder{
		chart:   &Chart{Families: families, AsOf: asOf},
		matches: map[string]family.Match{},
		none:    &Details{},
	}
}

// Show says how the people who are added from now on are named.
func (b *Builder) Show(show privacy.Show) { b.chart.Show = show }

// Uncounted names an attribute that says of somebody that more people report to them than have records.
func (b *Builder) Uncounted(attribute string) { b.uncounted = attribute }

// Lost notes parts of files that could not be read.
func (b *Builder) Lost(stretches []source.Stretch) { b.chart.doubt.add(stretches) }

// Chart links what was added. With incomplete, a file could not be read that may hold anything. After that nothing can be added.
func (b *Builder) Chart(incomplete bool) *Chart {
	c := b.chart
	c.doubt.all = c.doubt.all || incomplete
	c.doubt.settle()
	c.doubt.mayBe(b.maybe...)
	c.starts = sync.OnceValue(c.startsOf)
	b.sort()
	b.link()
	c.findGaps()
	return c
}

// A Mark is how far a chart has come.
type Mark struct {
	seats, teams, units, externals, deviations, maybe, meantTeams int

	unread [3]bool // of people, teams and units
}

// Mark returns how far the chart has come.
func (b *Builder) Mark() Mark {
	c := b.chart
	return Mark{
		len(c.Seats), len(c.Teams), len(c.Units), len(c.Externals), len(c.Deviations), len(b.maybe), len(b.meantTeams),
		[3]bool{c.doubt.people, c.doubt.teams, c.doubt.units},
	}
}

// Reset takes back what was added after a mark.
func (b *Builder) Reset(m Mark) {
	c := b.chart
	c.Seats, c.Teams, c.Units, c.Externals = c.Seats[:m.seats], c.Teams[:m.teams], c.Units[:m.units], c.Externals[:m.externals]
	c.Deviations, b.maybe, b.meantTeams = c.Deviations[:m.deviations], b.maybe[:m.maybe], b.meantTeams[:m.meantTeams]
	c.doubt.people, c.doubt.teams, c.doubt.units = m.unread[0], m.unread[1], m.unread[2]
}

// Lists returns the names of the lists of a document that Add reads, in the order in which it does: the parts of a document must be
// added in that order.
func Lists() []string {
	return []string{"deviations", "people", "vacancies", "teams", "units", "external"}
}

// Add reads the records of a document. Fields that are broken are left out. Documents must be added in the order of their
// files.
func (b *Builder) Add(document *source.Value) {
	unread := &b.chart.doubt
	unread.addUnknown(document)
	b.chart.addDeviations(document, diag.Text{})
	if name := document.GetText("organization").Value; b.chart.Organization == "" {
		b.chart.Organization = name
	}
	for _, section := range []struct {
		name   string
		add    func(*source.Value)
		unread *bool
	}{
		{"people", func(v *source.Value) { b.addSeat(v, false) }, &unread.people},
		{"vacancies", func(v *source.Value) { b.addSeat(v, true) }, &unread.people},
		{"teams", b.addTeam, &unread.teams},
		{"units", b.addUnit, &unread.units},
		{"external", b.addExternal, &unread.people},
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
			case item.IsText() && section.unread == &unread.people:
				b.maybe = append(b.maybe, item.Text) // somebody's id, where the record should be
			}
		}
	}
}

func (b *Builder) addSeat(v *source.Value, vacancy bool) {
	start := v.Start()
	if len(b.seats) == 0 {
		b.seats = make([]Seat, 256)
	}
	s := &b.seats[0]
	b.seats = b.seats[1:]
	*s = Seat{file: start.File, Vacancy: vacancy, vague: v.AnyBroken(), Details: b.none, show: b.chart.Show}
	s.record = stretch{start.Offset, start.Length}
	if hasDetails(v) {
		s.Details = details(v)
	}
	s.id = b.keep(s, v.Meant("id"))
	b.keepFields(s, v)
	if s.untitled = v.Lacks("role") || s.Role().Value == source.NoRole; s.untitled {
		s.role = stretch{}
	}
	if teams := v.GetTexts("team"); len(teams) == 1 {
		s.team = b.keep(s, teams[0])
	} else if len(teams) > 1 {
		b.own(s).teams = teams
	}
	s.rank = b.chart.Families.Grade(s.Grade().Value)
	match := b.match(s.Role().Value)
	s.Level = match.Level
	if match.Appointment != "" && s.Appointment.Value == "" {
		b.own(s).Appointment = diag.Text{Value: match.Appointment, Pos: s.Role().Pos}
	}
	b.chart.addOwnDeviations(v, s.ID())
	s.vagueUnit = v.Broken("unit")
	s.more = s.Attributes.value != nil && s.Attributes.value.Get(b.uncounted) != nil
	if v.Broken("team") {
		b.meantTeams = append(b.meantTeams, textsIn(v.Get("team"))...)
	}
	b.maybe = append(b.maybe, textsIn(v.Get("id"))...)
	if v.Broken("reports_to") {
		b.breakLine(s, v)
	}
	if damage := v.Damage(); damage != nil {
		s.damaged = true
		s.link = brokenManager // unless a manager is found: it is no top of the chart
		d := b.own(s)
		d.meant = append(d.meant, given(damage, "reports_to")...)
		b.maybe = append(b.maybe, given(damage, "id")...)
	}
	s.presence = presenceOf(s.Start().Value, s.End().Value, b.chart.AsOf)
	if s.damaged && s.presence == here && (v.Broken("start") || v.Broken("end")) || s.EndsTooSoon() {
		s.presence = unclear
	}
	b.append(s)
}

// breakLine notes what is known of a manager that cannot be used.
func (b *Builder) breakLine(s *Seat, v *source.Value) {
	s.link = brokenManager
	d := b.own(s)
	d.meant = append(textsIn(v.Get("reports_to")), v.Meant("reports_to").Value)
	if line := v.Get("reports_to"); line != nil && line.Kind != source.Null {
		d.lineGiven, d.lineTold = true, line.Kind == source.List && len(line.Items) == 0 && line.Text != ""
	}
}

// append adds a seat to the chart.
func (b *Builder) append(s *Seat) {
	c := b.chart
	if n := len(c.Seats); n > 0 && c.Seats[n-1].recordPos().Compare(s.recordPos()) > 0 {
		b.unsorted = true
	}
	s.order = int32(len(c.Seats))
	c.Seats = append(c.Seats, s)
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
func (b *Builder) match(role string) family.Match {
	match, ok := b.matches[role]
	if !ok {
		match, _ = b.chart.Families.Resolve(role)
		b.matches[role] = match
	}
	return match
}

func (b *Builder) addTeam(v *source.Value) {
	b.chart.Teams = append(b.chart.Teams, &Team{
		ID: v.Meant("id"), Name: v.GetText("name"), Kind: v.GetText("kind"), Lead: v.GetText("lead"),
		Unit: v.GetText("unit"), Members: v.GetTexts("members"), Attributes: attributes(v), record: v.Start(), vague: v.AnyBroken(),
		more: v.Broken("members"), noLead: v.Absent("lead"), vagueKind: v.Damage() != nil && v.Broken("kind"), damaged: v.Damage() != nil,
	})
	b.chart.addOwnDeviations(v, v.Meant("id"))
}

func (b *Builder) addUnit(v *source.Value) {
	b.chart.Units = append(b.chart.Units, &Unit{
		ID: v.Meant("id"), Name: v.GetText("name"), Kind: v.GetText("kind"), ParentID: v.GetText("parent"),
		Head: v.GetText("head"), Attributes: attributes(v), record: v.Start(), vague: v.AnyBroken(),
		noHead: v.Absent("head"), damaged: v.Damage() != nil,
	})
	b.chart.addOwnDeviations(v, v.Meant("id"))
}

func (b *Builder) addExternal(v *source.Value) {
	e := &External{ID: v.Meant("id"), Name: v.GetText("name"), Role: v.GetText("role"), show: b.chart.Show}
	e.Level = b.match(e.Role.Value).Level
	b.chart.Externals = append(b.chart.Externals, e)
}
