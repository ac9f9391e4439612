package adapt

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DateForms returns the ways in which days may be written, as a configuration names them.
func DateForms() []string { return []string{"y-m-d", "d/m/y", "m/d/y"} }

// A calendar reads days as a table writes them.
type calendar struct {
	form string // one of DateForms; empty while it is not known

	dayFirst, monthFirst string // a day that can only be read so
	unclear              string // a day that can be read both ways, with different results
}

// see takes notice of how a day is written.
func (c *calendar) see(text string) {
	m := patterns().shortDay.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[3])
	const months = 12
	switch {
	case m[2] == "." || first > months && second <= months:
		c.dayFirst = m[0]
	case second > months && first <= months:
		c.monthFirst = m[0]
	case first <= months && second <= months && first != second && c.unclear == "":
		c.unclear = m[0]
	}
}

// settle decides how days are written; where they can be read in two ways as usual says, if it says so. It is false where that is
// not clear, though it matters.
func (c *calendar) settle(usual string) bool {
	switch {
	case c.form != "":
	case c.dayFirst != "" && c.monthFirst != "":
		return false
	case c.dayFirst != "":
		c.form = "d/m/y"
	case c.monthFirst != "":
		c.form = "m/d/y"
	case c.unclear != "":
		c.form = usual
		return usual != ""
	}
	return true
}

// read returns a day as a chart has it, such as 2026-03-31, or the text as it is if it is no day.
func (c *calendar) read(text string) string {
	trimmed := strings.TrimSpace(text)
	if len(trimmed) == len(time.DateOnly) && trimmed[4] == '-' && trimmed[7] == '-' {
		return trimmed
	}
	if m := patterns().isoDay.FindStringSubmatch(trimmed); m != nil {
		return day(m[1], m[2], m[3], text)
	}
	if m := patterns().shortDay.FindStringSubmatch(trimmed); m != nil {
		if c.form == "m/d/y" {
			return day(m[4], m[1], m[3], text)
		}
		return day(m[4], m[3], m[1], text)
	}
	if m := patterns().namedDay.FindStringSubmatch(trimmed); m != nil {
		return day(m[3], month(m[2]), m[1], text)
	}
	if m := patterns().namedDay2.FindStringSubmatch(trimmed); m != nil {
		return day(m[3], month(m[1]), m[2], text)
	}
	return text
}

// day writes a day, or returns the text where no calendar has it.
func day(year, monthNumber, dayNumber, text string) string {
	y, errYear := strconv.Atoi(year)
	m, errMonth := strconv.Atoi(monthNumber)
	d, errDay := strconv.Atoi(dayNumber)
	if errYear != nil || errMonth != nil || errDay != nil {
		return text
	}
	if len(year) == 2 {
		const turn = 70 // 70 is 1970, 69 is 2069
		if y += 2000; y >= 2000+turn {
			y -= 100
		}
	}
	written := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if _, err := time.Parse(time.DateOnly, written); err != nil {
		return text
	}
	return written
}

// month returns the number of a month by its name in English, German, French or Spanish, as far as its first three letters tell.
func month(name string) string {
	short := strings.ToLower(name)[:3]
	for _, names := range [][]string{
		{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"},
		{"jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"},
		{"ene", "feb", "mar", "abr", "mayo", "jun", "jul", "ago", "sep", "oct", "nov", "dic"},
	} {
		if i := slices.Index(names, short); i >= 0 {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}
