package text

import "time"

// LongDay writes a day, such as 2026-12-29, as it stands in a sentence: 29 December 2026. What is no day stays as it is.
func LongDay(day string) string { return written(day, "2 January 2006") }

// ShortDay writes a day as it stands in a table: 29 Dec 2026.
func ShortDay(day string) string { return written(day, "2 Jan 2006") }

// DayBy writes a day as it stands in a sentence of another day, without the year where that is the same: 29 December.
func DayBy(day, now string) string {
	if len(day) > 4 && len(now) > 4 && day[:4] == now[:4] {
		return written(day, "2 January")
	}
	return LongDay(day)
}

// After returns the day that is so many days after another; empty where that is none.
func After(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

func written(day, layout string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format(layout)
}
