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
	roles := map[string]int{}
	var by [audit.NowhereYet + 1]Unplaced
	for i := range m.Seats {
		s := &m.Seats[i]
		if s.Cause != audit.Placed {
			if own := &by[s.Cause]; s.Root == i || s.InCircle {
				own.Roots = append(own.Roots, i)
			} else {
				own.Below = append(own.Below, i)
			}
		}
		switch {
		case s.Title == "":
			u.NoRole++
		case s.Level == "" && u.Families:
			at, known := roles[s.Title]
			if !known {
				at = len(u.Roles)
				roles[s.Title] = at
				u.Roles = append(u.Roles, Role{Text: s.Title})
			}
			u.Roles[at].Seats = append(u.Roles[at].Seats, i)
		}
	}
	for cause, why := range whys() {
		by[cause].Cause, by[cause].Why = cause, why
	}
	for _, of := range by {
		if len(of.Roots)+len(of.Below) > 0 {
			u.Unplaced = append(u.Unplaced, of)
		}
	}
	slices.SortStableFunc(u.Roles, func(x, y Role) int {
		return cmp.Or(cmp.Compare(len(y.Seats), len(x.Seats)), cmp.Compare(x.Text, y.Text))
	})
}
