package brief

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/audit"
)

// Unjudged is what a report cannot speak of. What files were not read is in Result.Coverage.
type Unjudged struct {
	Unplaced []Unplaced // in no layer, by cause
	Roles    []Role     // in no job family, the most frequent first; none without job families
	NoRole   int        // seats for which no role is given
	Families bool       // whether there are job families to judge by
	Unclear  int        // records that are in no figure, because the part that says whether they count could not be read
}

// Unplaced are seats without a line to the top, for one cause.
type Unplaced struct {
	Cause audit.Cause
	Why   string // such as: report to somebody who is not in the chart
	Roots []int  // those whose line is the cause, in order of the file
	Below []int  // the others, who hang below them or below somebody who does not count
}

// A Role is the text of a role that no job family has.
type Role struct {
	Text  string
	Seats []int
}

// whys say why seats are in no layer.
func whys() map[audit.Cause]string {
	return map[audit.Cause]string{
		audit.UnknownManager: "report to somebody who is not in the chart",
		audit.SharedManager:  "report to an id that several records have",
		audit.UnreadManager:  "have a line to their manager that could not be read",
		audit.OwnManager:     "report to themselves",
		audit.InCircle:       "report to each other in a circle",
		audit.NowhereYet:     "are open seats without a manager and without reports",
	}
}

// unjudged collects what the report cannot speak of.
func (m *maker) unjudged() {
	u := &m.Unjudged
	u.Families, u.Unclear = m.Result.Coverage.Families, m.Figures.Unclear
	var by [audit.NowhereYet + 1]Unplaced
	for cause, why := range whys() {
		by[cause].Cause, by[cause].Why = cause, why
	}
	for i := range m.Seats {
		switch s := &m.Seats[i]; {
		case s.Cause == audit.Placed:
		case s.Root == i || s.InCircle:
			by[s.Cause].Roots = append(by[s.Cause].Roots, i)
		default:
			by[s.Cause].Below = append(by[s.Cause].Below, i)
		}
	}
	for _, of := range by {
		if len(of.Roots)+len(of.Below) > 0 {
			u.Unplaced = append(u.Unplaced, of)
		}
	}
	m.roles()
}

// roles collects the roles that no job family has.
func (m *maker) roles() {
	u, at := &m.Unjudged, map[string]int{}
	for i := range m.Seats {
		switch s := &m.Seats[i]; {
		case s.Title == "":
			u.NoRole++
		case s.Level == "" && u.Families:
			if _, known := at[s.Title]; !known {
				at[s.Title] = len(u.Roles)
				u.Roles = append(u.Roles, Role{Text: s.Title})
			}
			role := &u.Roles[at[s.Title]]
			role.Seats = append(role.Seats, i)
		}
	}
	slices.SortStableFunc(u.Roles, func(x, y Role) int {
		return cmp.Or(cmp.Compare(len(y.Seats), len(x.Seats)), cmp.Compare(x.Text, y.Text))
	})
}
