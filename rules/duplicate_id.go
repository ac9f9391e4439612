package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// duplicateID reports ids that two seats, teams or units share, once an id, at the second record.
func duplicateID(p *Pass) {
	for _, same := range p.Chart.SameSeats() {
		f := duplicated("people", same, (*chart.Seat).ID, p.whoShares(same))
		if !slices.ContainsFunc(same[1:], func(s *chart.Seat) bool { return len(s.Differs(same[0])) > 0 }) {
			f.Fix = &diag.Fix{Message: "Keep the record once."}
			for _, s := range same[1:] {
				f.Fix.Edits = append(f.Fix.Edits, diag.Edit{Do: diag.Drop, Pos: s.Place(), Like: same[0].Place()})
			}
		}
		p.Report(f)
	}
	const either = "delete a record that is there twice, or give it an id of its own"
	for _, same := range p.Chart.SameTeams() {
		p.Report(duplicated("teams", same, func(t *chart.Team) diag.Text { return t.ID }, either))
	}
	for _, same := range p.Chart.SameUnits() {
		p.Report(duplicated("units", same, func(u *chart.Unit) diag.Text { return u.ID }, either))
	}
}

// duplicated is the finding about an id that several records have, and what is to be done.
func duplicated[R fmt.Stringer](kind string, same []R, id func(R) diag.Text, advice string) diag.Finding {
	shared := id(same[1])
	has := "another record has too"
	if others := len(same) - 1; others > 1 {
		has = fmt.Sprintf("%d other records have too", others)
	}
	f := start(same[1], shared, kind, fmt.Sprintf("has the id %s, which %s", diag.Quote(shared.Value), has))
	f.Advise("; %s.", advice)
	f.Named, f.Measure = shared.Value, len(same)
	for i, other := range same {
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: id(other).Pos, Message: other.String() + " has it here"})
		}
	}
	return f
}

// whoShares says whether the records of one id are the same, of one person, or of different ones, and so what is to be done.
func (p *Pass) whoShares(same []*chart.Seat) string {
	var differ []string
	person := true
	for _, s := range same[1:] {
		if differs := s.Differs(same[0]); len(differs) > len(differ) {
			differ = differs
		}
		person = person && s.SamePerson(same[0])
	}
	switch {
	case len(differ) == 0:
		return "they say the same, so keep one of them"
	case person:
		return "it is the same person, with another " + anotherOf(differ) + "; keep the record that is right"
	}
	advice := fmt.Sprintf("%s is somebody else, so give one of them an id of their own", same[0])
	if len(same) > 2 {
		advice = "they are not the same person, so give each an id of their own"
	}
	if fits := p.Chart.Fitting(same); fits != nil {
		advice += fmt.Sprintf("; judging by the other ids, this one belongs to %s", fits.ShortName())
	}
	return advice
}

// anotherOf lists what differs, each with another before it but the first: role and another grade.
func anotherOf(differ []string) string {
	const most = 3
	shown := differ[:min(len(differ), most)]
	if last := len(shown) - 1; last > 0 && len(differ) <= most {
		return strings.Join(shown[:last], ", another ") + " and another " + shown[last]
	}
	return text.AndOthers(strings.Join(shown, ", another "), len(differ)-most)
}
