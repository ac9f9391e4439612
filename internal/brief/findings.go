package brief

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A Finding is one of Result.Findings as a report shows it, or many of them that have one cause in the whole chart.
type Finding struct {
	Number int // in Result.Findings; of many the first
	Count  int // how many it stands for: 1, or more where they have one cause
	Seat   int // that it is about
	Unit   int // that it belongs to; -1 where it belongs to none
	People int // the people and open seats whom it concerns: who it is about, with everybody below

	told   *diag.Finding
	single []Finding // of many those that it stands for
}

// Singly yields the findings one by one, also those that are told as one.
func (b *Brief) Singly() iter.Seq[*Finding] {
	return func(yield func(*Finding) bool) {
		for i := range b.Findings {
			all := b.Findings[i].single
			if all == nil {
				all = b.Findings[i : i+1]
			}
			for j := range all {
				if !yield(&all[j]) {
					return
				}
			}
		}
	}
}

// Diag returns the finding as it is told: of many that have one cause what is said of all of them.
func (f *Finding) Diag() *diag.Finding { return f.told }

// Told is what a report says of a finding, each a sentence or more; all but Problem may be empty.
type Told struct {
	Who, Problem string
	Advice       string // what to do about this one; Group.Advice says what to do about each of its rule
	Where        string // in which file and line
}

// Tell says what a report says of a finding.
func (f *Finding) Tell() Told { return Tell(f.told) }

// Tell says what a report says of a finding.
func Tell(f *diag.Finding) Told {
	who, problem, advice := f.Split()
	if f.Suggestion != "" {
		if advice != "" {
			advice = " " + advice
		}
		advice = "Did you mean " + diag.Quote(f.Suggestion) + "?" + advice
	}
	if who = cmp.Or(who, f.Who, f.Subject); strings.HasPrefix(who, "the ") {
		who = "T" + who[1:]
	}
	return Told{Who: who, Problem: problem, Advice: advice, Where: f.Pos.Where()}
}

// A Group is the findings of one rule and one severity.
type Group struct {
	Rule, Title string
	Severity    diag.Severity
	Count       int    // of findings, also of those that are told as one
	Advice      string // what to do
	Deviation   bool   // whether an approved deviation may allow them
	Findings    []int  // the worst first
}

// findings puts the findings in order, the worst first, and tells each seat and unit its own.
func (m *maker) findings() {
	all := m.Result.Findings
	folds := m.Result.Folds(all)
	folded := make([]int32, len(all)) // the number of its fold, from 1
	for i := range folds {
		for _, number := range folds[i].Numbers {
			folded[number] = int32(i + 1)
		}
	}
	m.Findings = make([]Finding, 0, len(all))
	for i := range all {
		f := &all[i]
		at := folded[i] - 1
		switch {
		case at < 0:
			m.Findings = append(m.Findings, m.single(i, f))
		case folds[at].Numbers[0] == i:
			n := len(folds[at].Numbers)
			many := Finding{Number: i, Count: n, Seat: -1, Unit: -1, People: n, told: &folds[at].Told}
			for _, number := range folds[at].Numbers {
				many.single = append(many.single, m.single(number, &all[number]))
			}
			m.Findings = append(m.Findings, many)
		}
	}
	slices.SortStableFunc(m.Findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(y.told.Severity, x.told.Severity), cmp.Compare(y.People, x.People))
	})
	m.group()
	m.hand()
}

// single makes a finding of one in the result.
func (m *maker) single(number int, f *diag.Finding) Finding {
	found := Finding{Number: number, Count: 1, Seat: m.in(f.Seat - 1), Unit: m.unitCalled(f.Unit), told: f}
	found.People = m.concerned(&found)
	return found
}

// concerned counts whom a finding concerns.
func (m *maker) concerned(f *Finding) int {
	n := max(1, len(f.told.Affected))
	if f.Seat >= 0 {
		return max(n, 1+m.Seats[f.Seat].Below)
	}
	if at := m.unitCalled(f.told.Subject); at >= 0 && f.told.Subject != "" {
		return max(n, m.Figures.Units[at].People+m.Figures.Units[at].Vacancies)
	}
	if at, ok := m.team[f.told.Subject]; ok {
		return max(n, m.Teams[at].Members)
	}
	return n
}

// group puts the findings of a rule and a severity together, in the order of the first of each.
func (m *maker) group() {
	type key struct {
		rule     string
		severity diag.Severity
	}
	advice, at := m.Result.Advice(), map[key]int{}
	for i := range m.Findings {
		f := m.Findings[i].told
		k := key{f.Rule, f.Severity}
		group, known := at[k]
		if !known {
			group, at[k] = len(m.Groups), len(m.Groups)
			m.Groups = append(m.Groups, Group{Rule: f.Rule, Title: f.Rule, Severity: f.Severity, Advice: advice(f)})
			for _, rule := range m.Result.Rules {
				if g := &m.Groups[group]; rule.Name == f.Rule {
					g.Title, g.Deviation = cmp.Or(rule.Title, rule.Name), rule.Deviation
				}
			}
		}
		g := &m.Groups[group]
		g.Findings, g.Count = append(g.Findings, i), g.Count+m.Findings[i].Count
	}
}

// hand tells each seat and unit its own findings.
func (m *maker) hand() {
	m.findingsOf = newLists(len(m.Seats), func(add func(owner, number int)) {
		m.eachOnce(func(i int, f *Finding) {
			if f.Seat >= 0 {
				add(f.Seat, i)
			}
		})
	})
	m.eachOnce(func(i int, f *Finding) {
		for unit := range m.around(f.Unit) {
			if u := &m.Units[unit]; len(u.Findings) == 0 || u.Findings[len(u.Findings)-1] != i {
				u.Findings = append(u.Findings, i)
			}
		}
	})
}

// eachOnce goes through all findings, also those of which one cause is told once, with the number of what tells them.
func (m *maker) eachOnce(do func(i int, f *Finding)) {
	for i := range m.Findings {
		all := m.Findings[i].single
		if all == nil {
			all = m.Findings[i : i+1]
		}
		for j := range all {
			do(i, &all[j])
		}
	}
}
