package plan

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
)

// A claim is what a move decides: a field of somebody, of a team or of a unit, on a day.
type claim struct {
	date, space, id, field string
}

// all is the field of a claim to a whole record.
const all = ""

// Check tells what is wrong with the moves whatever the chart is: two of one day that decide the same. It is an *Error, which shows no ids where names are
// not shown: they may be some.
func (p *Plan) Check(show privacy.Show) error {
	var findings []diag.Finding
	by, first := map[claim]*Move{}, map[claim]*Move{} // by what they decide, and by the record of which they decide anything
	for i := range p.Moves {
		m := &p.Moves[i]
		for _, c := range m.claims() {
			record := claim{c.date, c.space, c.id, all}
			before := cmp.Or(by[c], by[record])
			if c.field == all {
				before = first[record]
			}
			if before != nil && before != m {
				if clash := m.clashes(before, c, show); !slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Message == clash.Message }) {
					findings = append(findings, clash)
				}
				continue
			}
			by[c] = m
			first[record] = cmp.Or(first[record], m)
		}
	}
	if len(findings) == 0 {
		return nil
	}
	return &Error{findings}
}

// claims returns what a move decides.
func (m *Move) claims() []claim {
	var made []claim
	add := func(space, id, field string) { made = append(made, claim{m.Date, space, id, field}) }
	space := "seat"
	switch m.Verb {
	case Team:
		space = "team"
	case Unit:
		space = "unit"
	case Fill:
		for _, field := range m.taken() {
			add(space, m.With.Value, field)
		}
	case Add, Change, Remove:
	}
	for _, subject := range m.Subjects {
		switch {
		case m.Verb == Change || (m.Verb == Team || m.Verb == Unit) && m.into() == nil:
			for _, f := range m.Set {
				add(space, subject.Value, f.Key.Value)
			}
		default:
			add(space, subject.Value, all)
		}
	}
	return made
}

// clashes tells of a move that decides what another has decided.
func (m *Move) clashes(before *Move, c claim, show privacy.Show) diag.Finding {
	who := diag.Quote(c.id)
	if show.Hides() {
		who = "The same id"
	}
	what := "moved"
	if m.Verb == Team || m.Verb == Unit {
		what = "changed"
	}
	day := "without a date"
	if m.Date != "" {
		day = "on " + m.Date
	}
	where := "by " + before.Pos.File.Path
	if !isFlag(before.Pos) {
		where = fmt.Sprintf("in line %d", before.Pos.Place().Line)
	}
	pos := m.Pos
	if i := slices.IndexFunc(m.Subjects, func(t diag.Text) bool { return t.Value == c.id }); i >= 0 {
		pos = m.Subjects[i].Pos
	}
	return diag.Finding{Pos: pos, Message: fmt.Sprintf("%s is %s twice %s, here and %s; keep one of the two.", who, what, day, where)}
}

// taken returns what a move decides of who takes an open seat: all of somebody new, and of others what they have from the seat.
func (m *Move) taken() []string {
	switch {
	case m.With.Value == m.Subjects[0].Value:
		return nil
	case m.Record != nil:
		return []string{all}
	}
	return []string{"role", "grade", "reports_to", "unit", "team"}
}
