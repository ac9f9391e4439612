package change

import "github.com/orglint/orglint/internal/chart"

// findManagers finds the managers to whom others report, or another number, and who those are.
func (l *List) findManagers() {
	f := finder{list: l, of: map[*chart.Seat]*Manager{}}
	for _, p := range l.People {
		f.add(p)
	}
	for _, s := range l.Joined {
		f.add(Pair{After: s})
	}
	for _, filled := range l.Filled {
		f.add(Pair{After: filled.By})
		f.add(Pair{Before: filled.Vacancy})
	}
	for _, s := range l.Left {
		f.add(Pair{Before: s})
	}
	f.findReports()
	for _, m := range f.all {
		m.count(l)
		if m.Numbers() || len(m.Come)+len(m.Go) > 0 {
			l.Managers = append(l.Managers, *m)
		}
	}
}

// A finder finds managers: those who lead a team or have reports in either state.
type finder struct {
	list  *List
	all   []*Manager
	of    map[*chart.Seat]*Manager // by their seats in both states
	leads map[*chart.Seat]bool     // nil until it is needed
}

// add adds somebody who may be a manager.
func (f *finder) add(p Pair) {
	if f.leads == nil {
		f.leads = map[*chart.Seat]bool{}
		for _, c := range []*chart.Chart{f.list.Before, f.list.After} {
			for _, t := range c.Teams {
				f.leads[t.Leader] = true
			}
			for _, s := range c.Managers {
				f.leads[s] = true
			}
		}
		delete(f.leads, nil)
	}
	if !f.leads[p.Before] && !f.leads[p.After] {
		return
	}
	m := &Manager{Before: p.Before, After: p.After}
	f.all = append(f.all, m)
	f.of[p.Before], f.of[p.After] = m, m
}

// findReports notes whose manager is new, at both managers.
func (f *finder) findReports() {
	l := f.list
	for _, s := range l.Joined {
		f.comes(s)
	}
	for _, filled := range l.Filled {
		f.comes(filled.By)
		f.goes(filled.Vacancy)
	}
	here := map[*chart.Seat]bool{} // who came or went without a new manager, by the seats of the later state
	for _, p := range l.Begun {
		f.comes(p.After)
		here[p.After] = true
	}
	for _, p := range l.Ended {
		f.goes(p.Before)
		here[p.After] = true
	}
	for c := range l.Of("reports_to") {
		if !here[c.Seat] {
			f.comes(c.Seat)
			f.goes(c.Was)
		}
	}
	for _, s := range l.Left {
		f.goes(s)
	}
}

// comes notes somebody of the later state at their manager.
func (f *finder) comes(s *chart.Seat) {
	if m := f.of[s.Manager]; m != nil && s.Manager != nil && s.Manager != s {
		m.Come = append(m.Come, s)
	}
}

// goes notes somebody of the earlier state at their manager.
func (f *finder) goes(s *chart.Seat) {
	if m := f.of[s.Manager]; m != nil && s.Manager != nil && s.Manager != s {
		m.Go = append(m.Go, s)
	}
}

// count counts the reports and the teams in both states. Where one cannot be told for certain, nothing is said of them.
func (m *Manager) count(l *List) {
	reports, teams := [2]chart.Count{}, [2]chart.Count{}
	for i, s := range []*chart.Seat{m.Before, m.After} {
		c := []*chart.Chart{l.Before, l.After}[i]
		if s == nil {
			continue
		}
		kind := ""
		if s.Level != nil {
			kind = s.Level.TeamKind.Value
		}
		reports[i], teams[i] = c.ReportsOf(s).Count, c.TeamsManaged(s, kind).Count
	}
	m.Reports, m.Teams = certain(reports, m), certain(teams, m)
}

// certain returns two numbers, if both are certain; else none.
func certain(counts [2]chart.Count, m *Manager) (numbers [2]int) {
	for i, s := range []*chart.Seat{m.Before, m.After} {
		if s != nil && !counts[i].Is(counts[i].Known()) {
			return [2]int{}
		}
		numbers[i] = counts[i].Known()
	}
	return numbers
}
