package rules

import "github.com/orglint/orglint/internal/diag"

// inactiveManager reports managers who have left, or not begun, while people report to them.
func inactiveManager(p *Pass) {
	for _, s := range p.Chart.Managers {
		date, has, already, day := s.Start(), "does not start until", "already", "first day"
		if s.Left() {
			date, has, already, day = s.End(), "left on", "still", "last day"
		}
		if !s.Left() && !s.ToCome() {
			continue
		}
		reports := peopleOf(s.CountedReports())
		if len(reports) == 0 {
			continue
		}
		f := p.Seat(s, "dates", "%s %s, but %s %s %s to them (as of %s)",
			has, date.Value, howMany(len(reports), "people"), already, report(len(reports)), p.Chart.AsOf)
		f.Advise("; give %s another manager, or correct the %s of %s.%s", these(len(reports), "people"), day, s.ShortName(), p.Chart.ManagerFor(reports, s))
		f.Besides = "not there on that day"
		f.Pos, f.Affected, f.Measure, f.Related = date.Pos, ids(reports), len(reports), lines(reports, "reports here")
		if above := s.ReportsTo().Value; s.Left() && s.Manager != nil && s.Manager.Counts() {
			f.Fix = &diag.Fix{Unsafe: true, Message: "Let " + these(len(reports), "people") + " report to " + s.Manager.ShortName() + ", the manager of " + s.ShortName() + "."}
			for _, r := range reports {
				f.Fix.Edits = append(f.Fix.Edits, diag.Edit{Do: diag.Replace, Pos: r.ReportsTo().Pos, Text: above})
			}
		}
		p.Report(f)
	}
}
