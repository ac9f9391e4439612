package chart

import (
	"github.com/orglint/orglint/internal/diag"
)

// A Team is a declared team.
type Team struct {
	ID      diag.Text
	Name    diag.Text
	Kind    diag.Text
	Lead    diag.Text
	Unit    diag.Text
	Members []diag.Text
	Leader  *Seat // the one person or open seat whose id the lead is; nil if there is none, or several
	NoLead  bool  // the record has no lead, under whatever name
	More    bool  // there seem to be members who cannot be told

	Attributes Attributes

	// Seats are those that the team lists or that name it as their team, each once: first those it lists.
	Seats []*Seat

	Shared bool // another team has the same id
	repeat bool // an earlier team has
	record diag.Pos
}

// CountedSeats returns the seats of the team that count on the as-of date.
func (t *Team) CountedSeats() []*Seat { return counted(t.Seats) }

// Place is where to point for the team as a whole.
func (t *Team) Place() diag.Pos { return placeOf(t.ID, t.record) }

// String names the team in a sentence.
func (t *Team) String() string { return "the team " + firstOf(t.Name, t.ID) }

func placeOf(id diag.Text, record diag.Pos) diag.Pos {
	if id.Value != "" {
		return id.Pos
	}
	return record
}

func firstOf(texts ...diag.Text) string {
	for _, t := range texts {
		if t.Value != "" {
			return t.Value
		}
	}
	return "without an id"
}

// TeamsManaged returns the teams that a seat manages: the declared teams that it or a direct report leads, of the kind
// given or of none, and each direct report who has reports and leads no declared team. Only reports that count on the
// as-of date do.
func (c *Chart) TeamsManaged(s *Seat, kind string) (declared []*Team, undeclared []*Seat) {
	add := func(teams []*Team) {
		for _, t := range teams {
			if kind == "" || t.Kind.Value == "" || t.Kind.Value == kind {
				declared = append(declared, t)
			}
		}
	}
	add(s.Leads)
	for _, r := range s.CountedReports() {
		add(r.Leads)
		if len(r.Leads) == 0 && len(r.CountedReports()) > 0 {
			undeclared = append(undeclared, r)
		}
	}
	return declared, undeclared
}

// A membership is a seat of a team.
type membership struct {
	team *Team
	seat *Seat
}

// fillTeams collects the seats of each team: those it lists, then those that name it.
func (c *Chart) fillTeams() {
	listed := map[membership]bool{}
	for _, t := range c.Teams {
		c.fillMembers(t, listed)
	}
	teams := c.teams.finder()
	for _, s := range c.Seats {
		for id := range s.Teams() {
			t, ok := teams(id.Value)
			s.LooseTeam = s.LooseTeam || !ok
			if ok && !listed[membership{t, s}] && !t.endsWith(s) {
				t.Seats = append(t.Seats, s)
			}
		}
	}
}

// fillMembers collects the seats that a team lists.
func (c *Chart) fillMembers(t *Team, listed map[membership]bool) {
	for _, id := range t.Members {
		s, ok := c.seats.only(id.Value)
		if ok && !listed[membership{t, s}] {
			listed[membership{t, s}] = true
			t.Seats = append(t.Seats, s)
		}
		t.More = t.More || !ok
	}
}

// endsWith reports whether a seat is the last that was added to the team.
func (t *Team) endsWith(s *Seat) bool { return len(t.Seats) > 0 && t.Seats[len(t.Seats)-1] == s }
