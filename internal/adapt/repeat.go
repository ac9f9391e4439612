package adapt

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
	wording "github.com/orglint/orglint/internal/text"
)

// repeats are the people of a table who have several rows each: one for each time that something changed, for each month, or for each
// of their teams. One row is kept of each, and what the others add to it.
type repeats struct {
	*adapter
	chart    *chart
	rows     []*person // all rows of the table, also of those who have left
	asOf     string    // the day whose rows count
	snapshot string    // the day of the rows that are taken, where a table holds everybody as of several days
	ends     bool      // whether a column says until when rows hold
	dropped  map[*person]bool
	told     Repeats
}

// Repeats say how many rows of a table are of people who have others, and what was made of them.
type Repeats struct {
	Day      string   // the day of the snapshot that is taken
	Days     int      // how many days the table has snapshots of
	Column   string   // the header of the column of those days
	Gone     int      // people whom only other snapshots have
	Versions [2]int   // rows of how many people, of which the current one counts
	Teams    [2]int   // rows of how many people, for each of their teams or units
	Differ   []string // in what those differ
	Dotted   int      // managers of such rows that became dotted lines
}

// lines says what was made of the rows of people who have several.
func (r *Repeats) lines() []string {
	var lines []string
	if r.Day != "" {
		line := fmt.Sprintf("the people stand here as of %d days, in %s; only the rows of %s are read", r.Days, diag.Quote(r.Column), r.Day)
		if r.Gone > 0 {
			line += fmt.Sprintf(", and %s taken to have left who %s not in them", wording.Count(r.Gone, "person is", "people are"), wording.Verb(r.Gone, "is", "are"))
		}
		lines = append(lines, line+" (another day: --as-of)")
	}
	if rows, all := r.Versions[0], r.Versions[1]; all > 0 {
		lines = append(lines, fmt.Sprintf("%d rows are %s at different times; of each the row that holds on the day is read (another day: --as-of)",
			rows, wording.Count(all, "person", "people")))
	}
	if rows, all := r.Teams[0], r.Teams[1]; all > 0 {
		line := fmt.Sprintf("%d rows are %s, with another %s in each: read as one person each, from the first row", rows, wording.Count(all, "person", "people"),
			strings.Join(r.Differ, ", another "))
		if slices.Contains(r.Differ, "team") {
			line += ", with all the teams"
		}
		if r.Dotted > 0 {
			line += fmt.Sprintf(", and %s", wording.Count(r.Dotted, "other manager as a dotted line", "other managers as dotted lines"))
		}
		lines = append(lines, line)
	}
	return lines
}

// settleRepeats finds the rows that are of one person, among those that were added from a number on.
func (a *adapter) settleRepeats(r *tableReader, from int) {
	rows := a.roster.people[from:]
	s := &repeats{adapter: a, chart: r.chart, rows: rows, asOf: cmp.Or(a.options.AsOf, "9999"), ends: r.one("end") >= 0, dropped: map[*person]bool{}}
	same := s.sameIDs()
	if len(same) == 0 {
		return
	}
	if r.effective >= 0 {
		s.told.Column = r.headers[r.effective].text
		s.chooseSnapshot(same)
	}
	for _, group := range same {
		for _, p := range group {
			p.settle()
		}
		s.settle(group)
	}
	a.roster.people = slices.DeleteFunc(a.roster.people, func(p *person) bool { return s.dropped[p] })
	r.people = slices.DeleteFunc(r.people, func(p *person) bool { return s.dropped[p] || p.left != "" })
	r.reading.Repeats = s.told
}

// sameIDs returns the rows that share an id and may be of one person, in the order of their first rows.
func (s *repeats) sameIDs() [][]*person {
	var same [][]*person
	seen := map[string]int{}
	for _, p := range s.rows {
		if id := p.id.Value; id != "" && !p.vacancy && len(s.roster.ids.all(id)) > 1 {
			at, ok := seen[id]
			if !ok {
				at, same = len(same), append(same, nil)
				seen[id] = at
			}
			same[at] = append(same[at], p)
		}
	}
	return slices.DeleteFunc(same, func(group []*person) bool {
		return len(group) < 2 || slices.ContainsFunc(group[1:], func(p *person) bool { return !mayBeOne(group[0], p) })
	})
}

// mayBeOne reports whether two rows with one id may be of one person, by the names: one may have changed.
func mayBeOne(p, q *person) bool {
	a, b := p.name.Value, q.name.Value
	return a == "" || b == "" || people.Compare(a, b) == people.Same ||
		slices.ContainsFunc(wording.Words(a), func(word string) bool { return slices.Contains(wording.Words(b), word) })
}

// drop leaves a row out; what others may name the person by goes to the one that is kept.
func (s *repeats) drop(p, kept *person) {
	s.dropped[p] = true
	switch {
	case p.left != "":
		s.chart.reading.Left--
	default:
		s.chart.reading.People--
	}
	id := p.id.Value
	s.roster.ids.remove(id, p)
	known, more := &kept.detail().aliases, p.has().aliases
	for _, name := range more.names {
		if !slices.Contains(known.names, name) {
			known.names = append(known.names, name)
		}
	}
	known.emails, known.otherIDs = append(known.emails, more.emails...), append(known.otherIDs, more.otherIDs...)
}

// settle decides which row of one person counts, and what others add to it.
func (s *repeats) settle(group []*person) {
	if current := s.current(group); current != nil {
		for _, p := range group {
			if !slices.Contains(current, p) {
				s.drop(p, current[0])
			}
		}
		if s.snapshot == "" {
			s.told.Versions[0] += len(group) - len(current) + 1
			s.told.Versions[1]++
		}
		group = current
	}
	group = present(group)
	if len(group) > 1 && !group[0].idIsName { // two people may have one name
		s.join(group)
	}
}

// current returns the rows of a person that count on the day, where dates tell; nil if they do not.
func (s *repeats) current(group []*person) []*person {
	if s.told.Column != "" && !slices.ContainsFunc(group, func(p *person) bool { return p.has().effective == "" }) {
		return latest(group, (*person).validFrom, s.asOf)
	}
	if slices.ContainsFunc(group, func(p *person) bool { return p.dayOf("start") == "" && p.dayOf("end") == "" }) {
		return nil
	}
	start := func(p *person) string { return p.dayOf("start") }
	open := slices.DeleteFunc(slices.Clone(group), func(p *person) bool {
		end := p.dayOf("end")
		return start(p) > s.asOf || end != "" && end < s.asOf
	})
	switch {
	case s.ends && len(open) > 1, group[0].idIsName && !endsApart(group):
		if len(open) == len(group) || group[0].idIsName {
			return nil // side by side
		}
		return open
	case len(open) > 0:
		return narrower(group, latest(open, start, s.asOf))
	}
	return narrower(group, latest(group, start, s.asOf))
}

// narrower returns some of the rows of a group; nil if these are all of them.
func narrower(group, some []*person) []*person {
	if len(some) == len(group) {
		return nil
	}
	return some
}

// latest returns the rows with the latest day that is not after another, or with the first day if all are.
func latest(group []*person, day func(*person) string, asOf string) []*person {
	best := ""
	for _, p := range group {
		switch d := day(p); {
		case best == "", d > best && d <= asOf, best > asOf && d < best:
			best = d
		}
	}
	return slices.DeleteFunc(slices.Clone(group), func(p *person) bool { return day(p) != best })
}

// endsApart reports whether each row of a person ends before the next begins.
func endsApart(group []*person) bool {
	sorted := slices.SortedFunc(slices.Values(group), func(p, q *person) int { return strings.Compare(p.dayOf("start"), q.dayOf("start")) })
	for i := range sorted[1:] {
		if end := sorted[i].dayOf("end"); end == "" || end >= sorted[i+1].dayOf("start") {
			return false
		}
	}
	return true
}

// validFrom returns the day that a row says it holds from, or on.
func (p *person) validFrom() string { return p.has().effective }

// dayOf returns the first or the last day of a person.
func (p *person) dayOf(field string) string {
	for _, f := range p.fields {
		if f.Key.Value == field {
			return f.Value.Text
		}
	}
	return ""
}

// chooseSnapshot takes the last of several days as of which a table holds everybody, if it does: nearly all who are in the rows of one day
// are in those of the next. Who is in others only has left.
func (s *repeats) chooseSnapshot(same [][]*person) {
	on := map[string]map[string]bool{} // who is in the rows of each day
	for _, p := range s.rows {
		day := p.validFrom()
		if on[day] == nil {
			on[day] = map[string]bool{}
		}
		on[day][p.id.Value] = true
	}
	days := slices.Sorted(maps.Keys(on))
	chosen := max(0, sort.SearchStrings(days, s.asOf+" ")-1)
	if on[""] != nil || len(days) < 2 || 2*len(same) <= len(on[days[chosen]]) {
		return
	}
	first, stay := max(0, chosen-1), 0
	for id := range on[days[first]] {
		if on[days[first+1]][id] {
			stay++
		}
	}
	if 4*stay < 3*len(on[days[first]]) {
		return
	}
	s.snapshot, s.told.Day, s.told.Days = days[chosen], days[chosen], len(days)
	s.leave(on[s.snapshot])
}

// leave notes that everybody has left who is not in the rows of the snapshot.
func (s *repeats) leave(there map[string]bool) {
	for _, p := range s.rows {
		if p.left == "" && !p.vacancy && !there[p.id.Value] {
			s.chart.reading.People--
			s.chart.reading.Left++
			s.told.Gone++
			p.left = fmt.Sprintf("%s is in no row of %s", p, s.snapshot)
		}
	}
}
