package rules

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// howMany puts a number before a noun given in the plural: 1 person, 2 people, 1 team, 7 teams.
func howMany(n int, plural string) string {
	if n == 0 && plural == "people" {
		return "nobody"
	}
	one := strings.TrimSuffix(plural, "s")
	switch stem, ies := strings.CutSuffix(plural, "ies"); {
	case plural == "people":
		one = "person"
	case ies:
		one = stem + "y"
	}
	return text.Count(n, one, plural)
}

// sentence begins a text with a capital.
func sentence(s string) string {
	if strings.HasPrefix(s, "the ") || strings.HasPrefix(s, "somebody ") {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

// peopleOf leaves the open seats out.
func peopleOf(seats []*chart.Seat) []*chart.Seat {
	var people []*chart.Seat
	for _, s := range seats {
		if !s.Vacancy {
			people = append(people, s)
		}
	}
	return people
}

// noneOr puts a number before a noun given in the plural, and writes no for none.
func noneOr(n int, plural string) string {
	if n == 0 {
		return "no " + plural
	}
	return howMany(n, plural)
}

// seatIDs returns the id of a seat as a list: empty for a broken record.
func seatIDs(s *chart.Seat) []string { return ids([]*chart.Seat{s}) }

// ids returns the ids of seats, without those of broken records.
func ids(seats []*chart.Seat) []string {
	var all []string
	for _, s := range seats {
		if s.ID().Value != "" {
			all = append(all, s.ID().Value)
		}
	}
	return all
}

// lines points to where each seat names its manager.
func lines(seats []*chart.Seat, message string) []diag.Related {
	related := make([]diag.Related, 0, len(seats))
	for _, s := range seats {
		related = append(related, diag.Related{Pos: s.ReportsTo().Pos, Message: s.ShortName() + " " + message})
	}
	return related
}

// report puts the verb in the form that a number takes: 1 person reports, 2 people report.
func report(n int) string { return text.Verb(n, "reports", "report") }

// joined puts ids in a row that does not depend on where it begins.
func joined(ids []string) string {
	return strings.Join(slices.Sorted(slices.Values(ids)), "\xff")
}
