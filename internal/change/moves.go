package change

import "github.com/orglint/orglint/internal/chart"

// findMoves finds those with a new manager who take others along.
func (l *List) findMoves() {
	moved := map[*chart.Seat]bool{}
	for c := range l.Of("reports_to") {
		moved[c.Seat] = true
	}
	if len(moved) == 0 {
		return
	}
	along := l.along(moved)
	for c := range l.Of("reports_to") {
		if along[c.Seat] > 1 {
			l.Moved = append(l.Moved, Move{c.Was, c.Seat, along[c.Seat]})
		}
	}
}

// along counts for each seat those who count and go where it goes: itself, and who hangs on it by lines that are as they were.
func (l *List) along(moved map[*chart.Seat]bool) map[*chart.Seat]int {
	stays := make(map[*chart.Seat]bool, len(l.People)) // below the same manager
	below := map[*chart.Seat]int{}                     // reports who have yet to be added
	for _, p := range l.People {
		if manager := p.After.Manager; manager != nil && manager != p.After && !moved[p.After] {
			stays[p.After] = true
			below[manager]++
		}
	}
	along := make(map[*chart.Seat]int, len(l.People))
	var ready []*chart.Seat
	for _, s := range l.After.Seats {
		if s.Counts() {
			along[s] = 1
		}
		if below[s] == 0 {
			ready = append(ready, s)
		}
	}
	for ; len(ready) > 0; ready = ready[1:] { // from the lowest up; who is in a circle is never ready
		s := ready[0]
		if !stays[s] {
			continue
		}
		along[s.Manager] += along[s]
		below[s.Manager]--
		if below[s.Manager] == 0 {
			ready = append(ready, s.Manager)
		}
	}
	return along
}
