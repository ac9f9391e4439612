package brief

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
)

// Called are those whom a text on the command line may name.
type Called struct {
	Seats []int         // that have the id, or else the name or the e-mail address
	Away  []*chart.Seat // likewise, who do not count on the day
	Near  []int         // who may be meant, where there are none
}

// Called returns whom a text names: somebody's id, name or e-mail address.
func (b *Brief) Called(text string) Called {
	c, _ := b.Result.Chart()
	seats, near := c.Called(text)
	numbers := map[*chart.Seat]int{}
	for _, s := range slices.Concat(seats, near) {
		numbers[s] = -1
	}
	n := 0
	for _, s := range c.Seats {
		if !s.Counts() {
			continue
		}
		if _, asked := numbers[s]; asked {
			numbers[s] = n
		}
		n++
	}
	var called Called
	for _, s := range seats {
		if at := numbers[s]; at >= 0 {
			called.Seats = append(called.Seats, at)
		} else {
			called.Away = append(called.Away, s)
		}
	}
	for _, s := range near {
		if at := numbers[s]; at >= 0 {
			called.Near = append(called.Near, at)
		}
	}
	return called
}
