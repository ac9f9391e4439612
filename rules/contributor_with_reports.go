package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// A holder is a seat, or a manager outside the chart, that people report to.
type holder struct {
	name  string // with the title
	short string // without it
	id    diag.Text
	level *family.Level
}

// contributorWithReports reports seats, and managers outside the chart, that are on an individual contributor's level
// and that people report to: one finding a manager.
func contributorWithReports(p *Pass) {
	reports := map[diag.Pos][]*chart.Seat{} // by the place of the manager's id
	for _, s := range p.Chart.OddLines {
		if s.Line().Kind == chart.LineToContributor && s.Counts() {
			id := managerID(s)
			reports[id.Pos] = append(reports[id.Pos], s)
		}
	}
	if len(reports) == 0 {
		return
	}
	for _, s := range p.Chart.Seats {
		if reports := reports[s.ID().Pos]; len(reports) > 0 {
			p.contributor(holder{s.String(), s.ShortName(), s.ID(), s.Level}, reports, p.Chart.ManagerFor(reports, s))
		}
	}
	for _, e := range p.Chart.Externals {
		if reports := reports[e.ID.Pos]; len(reports) > 0 {
			p.contributor(holder{fmt.Sprintf("%s (%s)", e.ShortName(), e.Role.Value), e.ShortName(), e.ID, e.Level}, reports, p.Chart.ManagerFor(reports, nil))
		}
	}
}

// managerID returns the id of the manager of a seat, where it is declared.
func managerID(s *chart.Seat) diag.Text {
	if s.Manager != nil {
		return s.Manager.ID()
	}
	return s.External.ID
}

// contributor reports a manager whom somebody reports to.
func (p *Pass) contributor(manager holder, reports []*chart.Seat, proposed chart.Proposal) {
	f := diag.Finding{
		Pos: manager.id.Pos, Subject: manager.id.Value, Field: "reports", Affected: ids(reports), Measure: len(reports),
		Related: lines(reports, "reports here"), Besides: "on an individual contributor's level (" + manager.level.Title.Value + ")",
	}
	f.Say(sentence(manager.name), " has %s; in the job family %s, %s is an individual contributor's level, without reports.",
		howMany(len(reports), "direct reports"), manager.level.Family.Name.Value, manager.level.Title.Value)
	f.Advise(" Give %s another manager, or %s a manager's role.%s", these(len(reports), "people"), manager.short, proposed)
	p.Report(f)
}
