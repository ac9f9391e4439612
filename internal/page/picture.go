package page

import (
	"strconv"

	"github.com/orglint/orglint/internal/brief"
)

// A paint is how a shape is painted: a class, by which the page gives it the colours of light, dark and paper, and the colours that it has
// where it stands alone, as in a slide.
type paint struct{ Class, Fill, Stroke string }

// percent writes a place across a picture: how much of the whole width.
func percent(part, whole float64) string {
	if whole == 0 {
		return "0%"
	}
	s := strconv.FormatFloat(100*part/whole, 'f', 2, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s + "%"
}

// A spanPicture is a column for each number of direct reports.
type spanPicture struct {
	Columns []column
	Limits  []mark
	Broad   bool // whether it has too many columns for a phone
	Legend  []sample
}

// A column is the managers with one number of direct reports.
type column struct {
	Name         string
	Managers     int
	X, W, Middle string
	Label        int
	Parts        []piece // from the axis up
}

// A piece is a part of a column.
type piece struct {
	Y, H  int
	Paint paint
}

// A mark is a place on the axis, with what it means.
type mark struct {
	X, Text, Anchor string
	Dx              int
}

// A sample says what a paint means.
type sample struct {
	Name  string
	Paint paint
}

// Spans are how many managers have so many direct reports, by how that fits their limits.
type spans struct {
	Reports int
	Fits    [allFits]int
}

// The measures of the columns, in pixels and columns.
const (
	columnTop, columnFoot = 34, 184
	mostColumns           = 24
)

// newSpanPicture draws managers by their direct reports. Those with very many share the last column. The limits are those that hold for all.
func newSpanPicture(all []spans, l brief.Span) *spanPicture {
	last := max(l.Most+2, 8)
	for _, s := range all {
		last = max(last, s.Reports)
	}
	beyond := last > max(mostColumns, l.Most+2)
	if beyond {
		last = max(mostColumns, l.Most+2)
	}
	columns, most := make([][allFits]int, last+1), 1
	var met [allFits]int
	for _, s := range all {
		c := &columns[min(s.Reports, last)]
		for f, n := range s.Fits {
			c[f] += n
			met[f] += n
		}
		most = max(most, sum(*c))
	}
	p := &spanPicture{Broad: last > 14}
	for n := 1; n <= last; n++ {
		p.Columns = append(p.Columns, newColumn(n, last, most, columns[n]))
	}
	if beyond {
		p.Columns[last-1].Name += "+"
	}
	whole := float64(last)
	if l.Least > 1 {
		p.Limits = append(p.Limits, mark{X: percent(float64(l.Least-1), whole), Text: "from " + strconv.Itoa(l.Least), Anchor: "start", Dx: 6})
	}
	if l.Most > 0 {
		p.Limits = append(p.Limits, mark{X: percent(float64(l.Most), whole), Text: "to " + strconv.Itoa(l.Most), Anchor: "end", Dx: -6})
	}
	for f, name := range []string{"within the limits", "no limit for their level", "fewer reports", "more reports"} {
		if met[f] > 0 && met[f] < sum(met) {
			p.Legend = append(p.Legend, sample{name, fit(f).paint()})
		}
	}
	return p
}

// sum counts managers, however they fit.
func sum(fits [allFits]int) (n int) {
	for _, count := range fits {
		n += count
	}
	return n
}

// newColumn draws the managers with n reports, where the highest column is that of most managers.
func newColumn(n, last, most int, fits [allFits]int) column {
	whole := float64(last)
	c := column{
		Name: strconv.Itoa(n), Managers: sum(fits),
		X: percent(float64(n)-.9, whole), W: percent(.8, whole), Middle: percent(float64(n)-.5, whole),
	}
	at := columnFoot
	for f, managers := range fits {
		if managers > 0 {
			high := max(2, (columnFoot-columnTop)*managers/most)
			at -= high
			c.Parts = append(c.Parts, piece{at, high, fit(f).paint()})
		}
	}
	c.Label = at - 5
	return c
}

// A pyramid is the managers of each layer on the left of an axis and the contributors on its right, in one measure.
type pyramid struct {
	Rows   []tier
	Axis   string
	Height int
	Foot   int
}

// A tier is a layer of a pyramid.
type tier struct {
	Layer                          int
	Managers, Contributors         int
	Y, Base                        int
	Left, LeftW, RightW, RightText string
}

// The measures of a pyramid: pixels a layer, and how much of the width the bars and the numbers of the layers may take.
const (
	tierHeight, pyramidTop = 26, 30
	pyramidLeft            = .07 // where layers are numbered
	pyramidSide            = .08 // on each side, for the numbers at the bars
	leastAxis              = .36
	leastBar               = .003 // so that one in thousands is seen
)

// newPyramid draws layers from the first: the managers and the contributors in each.
func newPyramid(first int, managers, contributors []int) *pyramid {
	mostLeft, mostRight := 0, 0
	for i := range managers {
		mostLeft, mostRight = max(mostLeft, managers[i]), max(mostRight, contributors[i])
	}
	axis := pyramidLeft + pyramidSide
	unit := (1 - axis - pyramidSide) / float64(max(1, mostLeft+mostRight))
	if axis += unit * float64(mostLeft); axis < leastAxis { // the word at its left needs room
		axis = leastAxis
		unit = (1 - axis - pyramidSide) / float64(max(1, mostRight))
	}
	p := &pyramid{Axis: percent(axis, 1), Height: pyramidTop + tierHeight*len(managers) + 4, Foot: pyramidTop + tierHeight*len(managers)}
	for i := range managers {
		left, right, y := max(leastBar, unit*float64(managers[i])), max(leastBar, unit*float64(contributors[i])), pyramidTop+tierHeight*i
		p.Rows = append(p.Rows, tier{
			Layer: first + i, Managers: managers[i], Contributors: contributors[i], Y: y + 5, Base: y + 17,
			Left: percent(axis-left, 1), LeftW: percent(left, 1), RightW: percent(right, 1), RightText: percent(axis+right, 1),
		})
	}
	return p
}
