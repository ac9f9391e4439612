package chart

import "github.com/orglint/orglint/internal/people"

// Called returns the seats that a text names: by the id or, where nobody has that id, by the name or the e-mail address. Several have an id
// that is shared, or one name. Where there are none, near are those who may be meant.
func (c *Chart) Called(text string) (seats, near []*Seat) {
	if same := c.SeatsOf(text); len(same) > 0 {
		return same, nil
	}
	index := c.names()
	some := func(numbers []int) (some []*Seat) {
		for _, n := range numbers {
			if n < len(c.Seats) {
				some = append(some, c.Seats[n])
			}
		}
		return some
	}
	if !people.IsNumber(text) {
		if seats = some(index.Same(text)); len(seats) > 0 {
			return seats, nil
		}
	}
	l := newLookup(c, []string{text})
	if id := l.id(text); id != "" {
		return nil, c.SeatsOf(id)
	}
	return nil, some(index.Near(text))
}
