package adapt

import (
	"time"

	"github.com/orglint/orglint/internal/infer"
)

// A calendar reads days as a column writes them.
type calendar struct {
	form string // y-m-d, d/m/y or m/d/y; empty while it is not known

	dayFirst, monthFirst string // a day that can only be read so
	twofold              string // a day that can be read both ways, with different results
}

// see takes notice of how a day is written.
func (c *calendar) see(text string) {
	if isoShaped(text) {
		return
	}
	switch dayFirst, monthFirst := infer.Days(text); {
	case dayFirst == monthFirst:
	case monthFirst == "":
		c.dayFirst = text
	case dayFirst == "":
		c.monthFirst = text
	case c.twofold == "":
		c.twofold = text
	}
}

// settle decides how days are written. It is false where that is not clear, though it matters.
func (c *calendar) settle() bool {
	switch {
	case c.form != "":
	case c.dayFirst != "" && c.monthFirst != "":
		return false
	case c.dayFirst != "":
		c.form = "d/m/y"
	case c.monthFirst != "":
		c.form = "m/d/y"
	default:
		return c.twofold == ""
	}
	return true
}

// read returns a day as a chart has it, such as 2026-03-31; it is not ok where the text is no day.
func (c *calendar) read(text string) (day string, ok bool) {
	if isoShaped(text) {
		return text, true // what no calendar has is told of whoever has it
	}
	dayFirst, monthFirst := infer.Days(text)
	if c.form == "m/d/y" {
		dayFirst = monthFirst
	}
	if dayFirst == "" {
		return text, false
	}
	return dayFirst, true
}

// isoShaped reports whether a text is written as a chart has its days.
func isoShaped(text string) bool {
	return len(text) == len(time.DateOnly) && text[4] == '-' && text[7] == '-'
}
