package schema

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// noSuchDay says why a text in the form of a date is none: there is no month 13, November has 30 days. It is empty where the text has
// another form.
func noSuchDay(date string) string {
	if len(date) != len(time.DateOnly) || date[4] != '-' || date[7] != '-' || strings.Trim(date[:4]+date[5:7]+date[8:], "0123456789") != "" {
		return ""
	}
	year, _ := strconv.Atoi(date[:4])
	number, _ := strconv.Atoi(date[5:7])
	month := time.Month(number)
	switch {
	case month < time.January || month > time.December:
		return "there is no month " + date[5:7]
	case date[8:] == "00":
		return "there is no day 00"
	case month == time.February:
		return fmt.Sprintf("February %d has %d days", year, days(year, month))
	}
	return fmt.Sprintf("%s has %d days", month, days(year, month))
}

// days counts the days of a month.
func days(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
