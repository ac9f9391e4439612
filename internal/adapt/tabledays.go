package adapt

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	wording "github.com/orglint/orglint/internal/text"
)

// A dayColumn is a column of days: of the first or of the last ones.
type dayColumn struct {
	calendar
	field  string
	column int  // -1: none
	serial bool // whether its days are numbers of days
	closed bool // whether they are left out, because it is not clear how they are written
	unread int  // days that cannot be read
}

// learnDays finds out how days are written, each column for itself; where one does not tell, the other does. It says so where that is not
// clear.
func (r *tableReader) learnDays(form string) {
	for i := range r.days {
		d := &r.days[i]
		d.serial, d.form = r.isSerial(d.column), form
		r.eachDay(d, func(cell diag.Text) bool {
			d.see(cell.Value)
			return false
		})
		d.closed = !d.settle()
	}
	r.settleBy(&r.days[0], r.days[1])
	r.settleBy(&r.days[1], r.days[0])
	for i := range r.days {
		r.unreadDays(&r.days[i])
	}
	if a, b := r.days[0].form, r.days[1].form; a == b || a == "" || b == "" {
		r.reading.Dates = cmp.Or(a, b)
	}
}

// settleBy decides how the days of a column are written that does not tell: as in the other, or as usual in the layout or in the language of
// its header. Where nothing tells, that is said.
func (r *tableReader) settleBy(d *dayColumn, other dayColumn) {
	if d.closed && d.dayFirst == "" {
		d.form = cmp.Or(other.form, r.layout.dates)
		if d.form == "" && infer.DayFirst(r.headers[d.column].text) {
			d.form = "d/m/y"
		}
		d.closed = d.form == ""
	}
	if d.closed {
		if !r.reading.DatesUnclear {
			r.unclear(d)
		}
		r.reading.DatesUnclear = true
	}
}

// learnStamps finds out how the days are written from which rows hold: day first, where nothing tells.
func (r *tableReader) learnStamps() {
	for row := r.columns.first; r.effective >= 0 && row < r.stop; row++ {
		r.stamp.see(r.table.Value(row, r.effective))
	}
	if !r.stamp.settle() {
		r.stamp.form = "d/m/y"
	}
}

// eachDay calls a function for each cell of a column that is to be a day, until it says that it has seen enough.
func (r *tableReader) eachDay(d *dayColumn, enough func(cell diag.Text) bool) {
	for row := r.columns.first; d.column >= 0 && row < r.stop; row++ {
		if value := strings.TrimSpace(r.table.Value(row, d.column)); value == "" || isoShaped(value) || isNoDay(value) || r.table.Covered(row, d.column) {
			continue
		}
		if cell := r.cell(row, d.column); cell.Value != "" && enough(cell) {
			return
		}
	}
}

// unclear reports a day that does not tell how it is written.
func (r *tableReader) unclear(d *dayColumn) {
	why := "the days in this column may be written day first or month first"
	if d.dayFirst != "" {
		why = "some days in this column are written day first and some month first"
	}
	r.eachDay(d, func(cell diag.Text) bool {
		if cell.Value != d.twofold && cell.Value != d.monthFirst {
			return false
		}
		r.fault(diag.Finding{
			Pos: cell.Pos, Field: d.field,
			Message: fmt.Sprintf("%s: %s, as in %s; say which under sources in .orglint.yaml: dates: d/m/y or dates: m/d/y. Until then, days are "+
				"not looked at.", r.headers[d.column].text, why, diag.Quote(cell.Value)),
		})
		return true
	})
}

// unreadDays reports the days of a column that cannot be read, once.
func (r *tableReader) unreadDays(d *dayColumn) {
	if d.closed {
		return
	}
	first := diag.Text{}
	r.eachDay(d, func(cell diag.Text) bool {
		if _, ok := d.day(cell.Value); !ok {
			d.unread++
			if d.unread == 1 {
				first = cell
			}
		}
		return false
	})
	if d.unread > 0 {
		r.fault(diag.Finding{
			Pos: first.Pos, Field: d.field,
			Message: fmt.Sprintf("%s: %s that orglint cannot read as a day, as in %s; write the days year-month-day, such as 2026-03-31. Until then, "+
				"%s not looked at.", r.headers[d.column].text, wording.Count(d.unread, "row has a text", "rows have a text"), diag.Quote(first.Value),
				wording.Verb(d.unread, "it is", "they are")),
		})
	}
}

// isSerial reports whether the days of a column are numbers, as spreadsheets keep them, and none is written as a day.
func (r *tableReader) isSerial(column int) bool {
	serial := 0
	for row := r.columns.first; column >= 0 && row < r.stop; row++ {
		value := strings.TrimSpace(r.table.Value(row, column))
		if isNoDay(value) {
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
		strings.HasPrefix(value, "00/00/0000") || strings.HasPrefix(value, "00.00.0000") || strings.HasPrefix(value, "1900-01-00") || value == "0" ||
		value == "2958465" // the last day of 9999, as spreadsheets count
}

// isUsualDay reports whether a text is a day as a chart has it, and near enough to stand for itself.
func isUsualDay(text string) bool {
	return isoShaped(text) && (text[0] == '1' || text[0] == '2') && text[8:] != "00" && strings.Trim(text, "0123456789-") == ""
}

// day reads a day, which may be a number of days. What stands for no day is nothing.
func (d *dayColumn) day(value string) (day string, ok bool) {
	if value == "" || isUsualDay(value) {
		return value, true
	}
	if isNoDay(value) {
		return "", true
	}
	if day, ok := serialDay(value); ok && d.serial {
		return day, true
	}
	return d.read(value)
}

// dayOf reads the first or the last day of a row. It is not ok where one is given, and cannot be read.
func (r *tableReader) dayOf(row, which int) (cell diag.Text, ok bool) {
	d := &r.days[which]
	cell = r.cell(row, d.column)
	day, ok := d.day(cell.Value)
	if d.closed || !ok {
		day = ""
	}
	cell.Value = day
	return cell, ok || d.closed
}

// effectiveOf returns the day from which a row holds, or the month, such as 2026-03; nothing where it cannot be read.
func (r *tableReader) effectiveOf(row int) string {
	if r.effective < 0 {
		return ""
	}
	value := r.cell(row, r.effective).Value
	if day, ok := serialDay(value); ok {
		return day
	}
	if day, ok := r.stamp.read(value); ok {
		return day
	}
	for _, form := range []string{"2006-01", "2006/01", "200601", "01/2006", "01.2006", "Jan 2006", "January 2006", "Jan-06", "Jan-2006"} {
		if month, err := time.Parse(form, value); err == nil {
			return month.Format("2006-01")
		}
	}
	return ""
}
