package adapt

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
)

// learnDays finds out how days are written, and says so where it is not clear.
func (r *tableReader) learnDays() {
	for row := r.columns.first; r.effective >= 0 && row < r.stop; row++ {
		r.stamp.see(r.table.Value(row, r.effective))
	}
	r.stamp.settle("d/m/y")
	if r.reading.Dates = r.days.form; r.days.form != "" {
		return
	}
	for _, column := range []int{r.start, r.end} {
		for row := r.columns.first; column >= 0 && row < r.stop; row++ {
			r.days.see(r.table.Value(row, column))
		}
	}
	if r.days.settle(r.layout.dates) {
		r.reading.Dates = r.days.form
		return
	}
	r.forgetful, r.reading.DatesUnclear = true, true
	for _, column := range []int{r.start, r.end} {
		for row := r.columns.first; column >= 0 && row < r.stop; row++ {
			cell := r.cell(row, column)
			if cell.Value != "" && (cell.Value == r.days.unclear || cell.Value == r.days.monthFirst) {
				r.unclear(cell, column)
				return
			}
		}
	}
}

// unclear reports a day that does not tell how it is written.
func (r *tableReader) unclear(cell diag.Text, column int) {
	field := "start"
	if column == r.end {
		field = "end"
	}
	why := "the days in this column may be written day first or month first"
	if r.days.dayFirst != "" {
		why = "some days in this column are written day first and some month first"
	}
	r.fault(diag.Finding{
		Pos: cell.Pos, Field: field,
		Message: fmt.Sprintf("%s: %s, as in %s; say which under sources in .orglint.yaml: dates: d/m/y or dates: m/d/y. Until then, days are "+
			"not looked at.", r.headers[column].text, why, diag.Quote(cell.Value)),
	})
}

// isSerial reports whether the days of a column are numbers, as spreadsheets keep them, and none is written as a day.
func (r *tableReader) isSerial(column int) bool {
	serial := 0
	for row := r.columns.first; column >= 0 && row < r.stop; row++ {
		value := strings.TrimSpace(r.table.Value(row, column))
		if value == "" || infer.IsNone(value) {
			continue
		}
		if _, ok := serialDay(value); !ok {
			return false
		}
		serial++
	}
	return serial > 0
}

// serialDay reads a day that is written as the number of days since the end of 1899; from 1927 to 2119, so that years are none.
func serialDay(value string) (string, bool) {
	const first, last = 10_000, 80_000
	value, _, _ = strings.Cut(value, ".")
	n, err := strconv.Atoi(value)
	if err != nil || n < first || n > last {
		return "", false
	}
	return time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly), true
}

// isNoDay reports whether a text stands where there is no day: a word for it, or a day before or after all others.
func isNoDay(value string) bool {
	return infer.IsNone(value) || strings.HasPrefix(value, "0000-00-00") || strings.HasPrefix(value, "9999-12-31") ||
		strings.HasPrefix(value, "31/12/9999") || strings.HasPrefix(value, "12/31/9999") || strings.HasPrefix(value, "31.12.9999") ||
		strings.HasPrefix(value, "00/00/0000") || strings.HasPrefix(value, "00.00.0000") || strings.HasPrefix(value, "1900-01-00") || value == "0"
}

// dayOf reads a day, which may be a number of days. What stands for no day is nothing.
func (r *tableReader) dayOf(value string, serial bool) string {
	if isNoDay(value) {
		return ""
	}
	if day, ok := serialDay(value); ok && serial {
		return day
	}
	return r.days.read(value)
}

// effectiveOf returns the day from which a row holds, or the month, such as 2026-03; nothing where it cannot be read.
func (r *tableReader) effectiveOf(row int) string {
	value := r.cell(row, r.effective).Value
	if day, ok := serialDay(value); ok {
		return day
	}
	value = r.stamp.read(value)
	if _, err := time.Parse(time.DateOnly, value); err == nil {
		return value
	}
	for _, form := range []string{"2006-01", "2006/01", "200601", "01/2006", "01.2006", "Jan 2006", "January 2006", "Jan-06", "Jan-2006"} {
		if month, err := time.Parse(form, value); err == nil {
			return month.Format("2006-01")
		}
	}
	return ""
}
