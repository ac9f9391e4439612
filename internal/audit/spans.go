package audit

import (
	"math"
	"slices"
)

// Spans are how many lines lead to each of some managers.
type Spans struct {
	Managers, Lines int
	Bands           [6]int // how many managers have as many as each of Bands says

	sorted []int // how many lines lead to each, the fewest first
}

// A Band is a range of how many lines lead to a manager. The last has no end.
type Band struct{ Min, Max int }

// Bands are the ranges in which managers are counted.
func Bands() [6]Band {
	return [6]Band{{1, 1}, {2, 3}, {4, 7}, {8, 12}, {13, 16}, {17, math.MaxInt}}
}

// add counts a manager.
func (s *Spans) add(lines int) {
	s.Managers++
	s.Lines += lines
	s.sorted = append(s.sorted, lines)
	for i, band := range Bands() {
		if band.Min <= lines && lines <= band.Max {
			s.Bands[i]++
		}
	}
}

// sort puts the managers in order once all are counted.
func (s *Spans) sort() { slices.Sort(s.sorted) }

// Average returns the mean number of lines to a manager, over managers and not over all people; ok is false where there is no manager.
func (s *Spans) Average() (average float64, ok bool) {
	return float64(s.Lines) / float64(max(1, s.Managers)), s.Managers > 0
}

// Median returns the number of lines in the middle, or the mean of the two there.
func (s *Spans) Median() (median float64, ok bool) {
	n := len(s.sorted)
	if n == 0 {
		return 0, false
	}
	return float64(s.sorted[(n-1)/2]+s.sorted[n/2]) / 2, true
}

// Percentile returns the least number of lines that so many in a hundred managers do not exceed, by nearest rank.
func (s *Spans) Percentile(percent int) (lines int, ok bool) {
	n := len(s.sorted)
	if n == 0 {
		return 0, false
	}
	rank := (percent*n + 99) / 100
	return s.sorted[max(1, rank)-1], true
}

// OneToOne counts the managers with a single report.
func (s *Spans) OneToOne() int { return s.Bands[0] }
