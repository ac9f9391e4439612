package schema

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
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

// iso returns a day as the chart writes it, if a text is one that can be read in one way only.
func iso(text string) string {
	dayFirst, monthFirst := infer.Days(text)
	day := cmp.Or(dayFirst, monthFirst)
	if dayFirst != "" && monthFirst != "" && dayFirst != monthFirst || day == text {
		return ""
	}
	return day
}

// correction is the fix that writes what was meant; nil where nothing is known, or only the quotation marks would have to go. Nobody has
// to think it over where a value can be read in one way only.
func correction(v *source.Value, meant string, wants *shape) *diag.Fix {
	if meant == "" || !v.IsText() || meant == v.Text {
		return nil
	}
	one := wants.date || wants.boolean() || strings.EqualFold(strings.TrimSpace(v.Text), meant)
	return &diag.Fix{Unsafe: !one, Message: "Write " + diag.Quote(meant) + ".", Edits: []diag.Edit{{Do: diag.Replace, Pos: v.Pos, Text: meant}}}
}

// days counts the days of a month.
func days(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
