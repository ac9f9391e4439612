package page

import "slices"

// rowsOf returns how many rows each of those who are drawn needs, the number of the row each begins in, and how many there are: one for
// everybody below whom nobody is drawn.
func rowsOf(seats []standing, drawn func(int) bool) (size, from []int, all int) {
	n := len(seats)
	size, from = make([]int, n), make([]int, n)
	below := make(map[int][]int)
	var tops, order []int // order is everybody after whom they report to
	for i := range n {
		switch above := seats[i].Above; {
		case !drawn(i):
		case above < 0 || !drawn(above):
			tops = append(tops, i)
		default:
			below[above] = append(below[above], i)
		}
	}
	waiting := slices.Clone(tops)
	for len(waiting) > 0 {
		i := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		order = append(order, i)
		waiting = append(waiting, below[i]...)
	}
	for _, i := range slices.Backward(order) {
		size[i] = max(1, size[i])
		if above := seats[i].Above; above >= 0 {
			size[above] += size[i]
		}
	}
	for _, i := range tops {
		from[i], all = all, all+size[i]
	}
	for _, i := range order {
		next := from[i]
		for _, other := range below[i] {
			from[other], next = next, next+size[other]
		}
	}
	return size, from, all
}
