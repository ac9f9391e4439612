package chart

// A Count is how many there are of something, as far as the chart tells. It can only be asked for what is certain: of what could not
// be read there may be more, never less.
type Count struct {
	known int
	sure  bool // whether there are no more than are known
}

// Above reports whether there are certainly more than a limit.
func (c Count) Above(limit int) bool { return c.known > limit }

// Below reports whether there are certainly fewer than a number.
func (c Count) Below(number int) bool { return c.sure && c.known < number }

// Is reports whether there are certainly so many.
func (c Count) Is(number int) bool { return c.sure && c.known == number }

// Known returns how many are known, to be shown. There may be more.
func (c Count) Known() int { return c.known }

// A Group is some seats, such as the direct reports of a manager or the members of a team.
type Group struct {
	Count

	Seats []*Seat // those who certainly belong to it, and count on the as-of date
}

// groupOf returns those of some seats who count. Whether these are all is known only if all can be told to count or not.
func groupOf(seats []*Seat, sure bool) Group {
	g := Group{Seats: counted(seats)}
	if len(g.Seats) < len(seats) {
		for _, s := range seats {
			sure = sure && s.presence != unclear
		}
	}
	g.Count = Count{len(g.Seats), sure}
	return g
}

// ReportsOf returns who reports directly to a seat.
func (c *Chart) ReportsOf(s *Seat) Group {
	id := s.ID().Value
	sure := id != "" && !s.more && !s.shared && !c.doubt.people && !c.doubt.cut && !c.meantManagers()[id] && !c.touched(s)
	return groupOf(s.reports, sure)
}

// MembersOf returns who works in a team: those it lists, and those who name it as their team.
func (c *Chart) MembersOf(t *Team) Group {
	id := t.ID.Value
	sure := !t.more && !t.shared && !c.doubt.people && !c.doubt.cut && !c.doubt.teams && !c.meantTeams()[id] &&
		(id != "" || !t.damaged) && !c.doubt.mayStand(id, t.Name.Value)
	return groupOf(t.seats, sure)
}

// Managed are the teams that somebody manages.
type Managed struct {
	Count

	Declared   []*Team // those that the manager, or a direct report, leads
	Undeclared []*Seat // direct reports who have reports themselves, and lead no declared team
}

// TeamsManaged returns the teams that a seat manages: the declared teams that it or a direct report leads, of the kind
// given or of none, and each direct report who has reports and leads no declared team. Only reports that count on the
// as-of date do.
func (c *Chart) TeamsManaged(s *Seat, kind string) Managed {
	reports := c.ReportsOf(s)
	m := Managed{Count: Count{sure: reports.sure && !c.doubt.teams && c.ledByAll(s)}}
	m.addTeams(s.leads, kind)
	for _, r := range reports.Seats {
		m.sure = m.sure && c.ledByAll(r)
		m.addTeams(r.leads, kind)
		switch {
		case len(r.leads) > 0 || len(r.CountedReports()) == 0:
		case kind != "" && c.touched(r): // may lead a team of another kind
			m.sure = false
		default:
			m.Undeclared = append(m.Undeclared, r)
		}
	}
	m.known = len(m.Declared) + len(m.Undeclared)
	return m
}

// addTeams adds the teams of a kind.
func (m *Managed) addTeams(teams []*Team, kind string) {
	for _, t := range teams {
		switch {
		case kind != "" && t.vagueKind:
			m.sure = false
		case kind == "" || t.Kind.Value == "" || t.Kind.Value == kind:
			m.Declared = append(m.Declared, t)
		}
	}
}

// ledByAll reports whether all teams are known that somebody leads.
func (c *Chart) ledByAll(s *Seat) bool {
	leads := c.meantLeads()
	return !leads.anybody && !leads.ids[s.ID().Value] && !c.touched(s)
}

// leads are those who seem to lead more teams than is known.
type leads struct {
	ids     map[string]bool
	anybody bool // a team has a lead who cannot be told
}

// findLeads returns those who seem to lead more teams than is known: nobody has the id of the lead, and theirs is like it, or two
// teams share an id.
func (c *Chart) findLeads() leads {
	l := leads{ids: map[string]bool{}}
	var unknown []string
	for _, t := range c.Teams {
		switch id := t.Lead.Value; {
		case id == "":
			l.anybody = l.anybody || !t.noLead
		case t.Leader != nil && !t.shared:
		case len(c.seats.of(id)) == 0 && c.ExternalOf(id) == nil:
			unknown = append(unknown, id)
		case len(c.seats.of(id)) > 1 || t.shared:
			l.ids[id] = true
		}
	}
	for _, id := range c.meantIDs(unknown, newLookup) {
		l.ids[id] = true
	}
	return l
}
