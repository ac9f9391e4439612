package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// A chapter is what is different in one respect, a sentence a line.
type chapter struct {
	title string
	lines []string
}

// chapters says what is different between two states of a chart in the words of people.
func chapters(d *lint.Difference) []chapter {
	var b changeWords
	b.read(d)
	all := []chapter{
		{"Other ids", each(d.Renamed, func(r lint.Renamed) string {
			return fmt.Sprintf("%s: the id is now %s, before: %s.", r.Short, r.After, r.Before)
		})},
		{"Joined", slices.Concat(each(d.Joined, joins), each(d.Begun, begins))},
		{"Left", each(slices.Concat(d.Left, d.Ended), leaves)},
		{"Filled", each(d.Filled, fills)},
		{"Not known", each(d.Unknown, func(p lint.Person) string {
			return sentence(p.Who) + ": a part of a file that could not be read may speak of them, so nobody can tell."
		})},
		{"Moved", b.moved},
		{"Roles and grades", b.roles},
		{"Other changes", b.others},
		{"Teams", slices.Concat(news("The team ", d.Teams), each(d.Teams.Changed, teamWords))},
		{"Units", slices.Concat(news("The unit ", d.Units), each(d.Units.Changed, unitWords))},
		{"Managers", each(d.Managers, managerWords)},
		{"To be settled", each(d.Open, sentence)},
	}
	return slices.DeleteFunc(all, func(c chapter) bool { return len(c.lines) == 0 })
}

// sentence begins a text with a capital.
func sentence(s string) string {
	if strings.HasPrefix(s, "the ") || strings.HasPrefix(s, "somebody ") {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

// under says to whom somebody reports, and in which unit.
func under(p lint.Person) string {
	words := ", without a manager"
	if p.Manager != "" {
		words = " under " + p.Manager
	}
	if p.UnitName != "" {
		words += ", in " + p.UnitName
	}
	return words
}

// since says from which day on something is so.
func since(day string) string {
	if day == "" {
		return ""
	}
	return ", from " + day
}

// until says until which day something was so.
func until(day string) string {
	if day == "" {
		return ""
	}
	return ", last day " + day
}

func joins(p lint.Person) string {
	if p.Vacancy {
		return sentence(p.Who) + " is new" + under(p) + "."
	}
	return sentence(p.Who) + " joins" + under(p) + since(p.Start) + "."
}

// begins tells of somebody whose record was there before.
func begins(p lint.Person) string {
	if p.Start != "" && !p.Vacancy {
		return joins(p)
	}
	return sentence(p.Who) + " is here now" + under(p) + "."
}

func leaves(p lint.Person) string {
	gone := " has left"
	if p.Vacancy {
		gone = " is gone"
	}
	if p.Manager != "" {
		gone += ", before: under " + p.Manager
	}
	return sentence(p.Who) + gone + until(p.End) + "."
}

func fills(f lint.Filled) string {
	return sentence(f.By.Who) + " takes " + f.Vacancy.Short + under(f.By) + since(f.By.Start) + "."
}

// changeWords are the lines about fields of people.
type changeWords struct {
	along map[string]int  // seats that move with somebody, by id
	told  map[string]bool // teams that tell themselves who comes and goes
	days  map[string]bool // whose first and last days are told already: who begins and ends

	moved, roles, others []string
}

// read puts the fields of people in words.
func (b *changeWords) read(d *lint.Difference) {
	b.along, b.told, b.days = map[string]int{}, map[string]bool{}, daysTold(d)
	for _, m := range d.Moved {
		b.along[m.Subject] = m.Seats
	}
	for _, c := range d.Teams.Changed {
		b.told[c.Subject] = b.told[c.Subject] || c.Field == "members"
	}
	for _, r := range slices.Concat(d.Teams.Joined, d.Teams.Left) {
		b.told[r.ID] = true
	}
	for _, c := range d.Changed {
		switch c.Field {
		case "reports_to":
			line := fmt.Sprintf("%s now reports to %s, before: %s", sentence(c.Short), one(c.After.Named, "nobody"), one(c.Before.Short, "nobody"))
			if along := b.along[c.Subject] - 1; along > 0 {
				line += fmt.Sprintf("; %s", text.Count(along, "other goes along", "others go along"))
			}
			b.moved = append(b.moved, line+".")
		case "role":
			b.roles = append(b.roles, fmt.Sprintf("%s is now %s, before: %s.", sentence(c.Short), one(c.After.Named, "without a role"), one(c.Before.Named, "without a role")))
		case "grade":
			b.roles = append(b.roles, fmt.Sprintf("%s now has %s, before: %s.", sentence(c.Short), grade(c.After), grade(c.Before)))
		default:
			if !b.isTold(c) {
				b.others = append(b.others, otherWords(c))
			}
		}
	}
}

// isTold reports whether what is different in a field is told elsewhere.
func (b *changeWords) isTold(c lint.Changed) bool {
	return c.Field == "team" && b.byTeams(c) || (c.Field == "start" || c.Field == "end") && b.days[c.Subject]
}

// daysTold returns whose first and last days are told where it is said who joined and left, by ids.
func daysTold(d *lint.Difference) map[string]bool {
	told := map[string]bool{}
	for _, p := range slices.Concat(d.Begun, d.Ended) {
		told[p.ID] = true
	}
	return told
}

// byTeams reports whether the teams that somebody joined and left tell of it themselves.
func (b *changeWords) byTeams(c lint.Changed) bool {
	came, went := differing(c.Before.Written, c.After.Written)
	return !slices.ContainsFunc(slices.Concat(came, went), func(id string) bool { return !b.told[id] })
}

// one returns the only value; what is said in its place where there is none.
func one(values []string, none string) string {
	if len(values) == 0 {
		return none
	}
	return values[0]
}

// grade names a grade.
func grade(v lint.Values) string {
	if len(v.Named) == 0 {
		return "no grade"
	}
	return "grade " + v.Named[0]
}

// differing returns what is in one list and not in the other.
func differing(before, after []string) (came, went []string) {
	without := func(all, others []string) []string {
		known := map[string]bool{}
		for _, o := range others {
			known[o] = true
		}
		return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return known[s] })
	}
	return without(after, before), without(before, after)
}

// fieldWords says what the fields of people are called.
func fieldWords(field string) string {
	switch field {
	case "start":
		return "first day"
	case "end":
		return "last day"
	case "appointment_since":
		return "first day of the appointment"
	case "appointment_until":
		return "last day of the appointment"
	case "email":
		return "e-mail address"
	case "cost_center":
		return "cost centre"
	}
	return strings.ReplaceAll(field, "_", " ")
}

// otherWords says what is different in a field of somebody that has no words of its own.
func otherWords(c lint.Changed) string {
	switch c.Field {
	case "name":
		return fmt.Sprintf("%s was named %s before.", sentence(c.Short), one(c.Before.Named, "nothing"))
	case "unit":
		return fmt.Sprintf("%s is now in %s, before: %s.", sentence(c.Short), one(c.After.Named, "no unit"), one(c.Before.Named, "no unit"))
	case "on_leave":
		if len(c.After.Written) > 0 {
			return sentence(c.Short) + " is on leave."
		}
		return sentence(c.Short) + " is back from leave."
	case "team":
		return comeAndGo(c, "team", "teams")
	case "dotted_line_to":
		return comeAndGo(c, "dotted line to", "dotted lines to")
	case "experience", "attributes":
		return comeAndGo(c, c.Field, c.Field)
	}
	return fmt.Sprintf("%s: %s now %s, before: %s.", sentence(c.Short), fieldWords(c.Field), one(c.After.Named, "none"), one(c.Before.Named, "none"))
}

// comeAndGo says which values of a field are new and which are gone.
func comeAndGo(c lint.Changed, one, many string) string {
	came, went := differing(c.Before.Short, c.After.Short)
	var parts []string
	if len(came) > 0 {
		parts = append(parts, "new "+text.Verb(len(came), one, many)+" "+strings.Join(came, ", "))
	}
	if len(went) > 0 {
		parts = append(parts, "gone: "+text.Verb(len(went), one, many)+" "+strings.Join(went, ", "))
	}
	return sentence(c.Short) + ": " + strings.Join(parts, "; ") + "."
}

// gains says who is a member now, and who is not any more.
func gains(c lint.Changed) string {
	came, went := differing(c.Before.Short, c.After.Short)
	var parts []string
	if len(came) > 0 {
		parts = append(parts, "gains "+strings.Join(came, ", "))
	}
	if len(went) > 0 {
		parts = append(parts, "loses "+strings.Join(went, ", "))
	}
	return c.Short + " " + strings.Join(parts, " and ") + "."
}
