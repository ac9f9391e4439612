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

	Attributes Attributes

	// seats are those that the team lists or that name it as their team, each once: first those it lists.
	seats []*Seat

	vague     bool // some field of the record cannot be used
	noLead    bool // the record has no lead, under whatever name
	more      bool // there seem to be members who cannot be told
	vagueKind bool // it has a kind, but which was not read
	damaged   bool // a part of the record was not read
	shared    bool // another team has the same id
	repeat    bool // an earlier team has
	record    diag.Pos
}

// Place is where to point for the team as a whole.
func (t *Team) Place() diag.Pos { return placeOf(t.ID, t.record) }

// Sound reports whether all that the record of a team says can be used.
func (t *Team) Sound() bool { return !t.vague }

// String names the team in a sentence.
func (t *Team) String() string { return "the team " + diag.Short(firstOf(t.Name, t.ID)) }

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
			s.looseTeam = s.looseTeam || !ok
			if ok && !listed[membership{t, s}] && !t.endsWith(s) {
				t.seats = append(t.seats, s)
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
			t.seats = append(t.seats, s)
		}
		t.more = t.more || !ok
	}
}

// endsWith reports whether a seat is the last that was added to the team.
func (t *Team) endsWith(s *Seat) bool { return len(t.seats) > 0 && t.seats[len(t.seats)-1] == s }
