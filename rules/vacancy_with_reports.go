package rules

// vacancyWithReports reports open seats that people report to.
func vacancyWithReports(p *Pass) {
	for _, s := range p.Chart.Managers {
		if !s.Vacancy {
			continue
		}
		people := peopleOf(s.CountedReports())
		if len(people) == 0 {
			continue
		}
		f := p.Seat(s, "reports", "")
		f.Say("", "%s %s to %s, which is still vacant", howMany(len(people), "people"), report(len(people)), s)
		f.Advise("; until it is filled, have them report to somebody in post.%s", p.Chart.ManagerFor(people, s))
		f.Affected, f.Measure, f.Related = ids(people), len(people), lines(people, "reports here")
		p.Report(f)
	}
}
