package diag

import "time"

// Days counts the days from one date to another, such as 1 from 2026-02-28 to 2026-03-01; 0 where one is no date.
func Days(from, to string) int {
	start, err := time.Parse(time.DateOnly, from)
	end, errEnd := time.Parse(time.DateOnly, to)
	if err != nil || errEnd != nil {
		return 0
	}
	return int(end.Sub(start).Hours() / 24)
}
