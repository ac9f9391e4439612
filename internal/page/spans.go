package page

import (
	"strconv"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
)

// A band is some managers by how many direct reports they have.
type band struct {
	Name     string
	Managers int
	W        string // of its bar, to where its number stands
	Parts    []stretch
	Share    string
	Off      string // how many are outside their limits
	Wide     bool   // whether it is too long to be printed where the parts of the units tell the same
	Who      people
}

// A stretch is a part of a bar.
type stretch struct {
	X, W  string
	Paint paint
}

// People are a table of managers.
type people struct {
	Caption string
	Visible bool // whether the caption is
	Rows    []manager
	Cut     string
}

// A manager is a row of such a table.
type manager struct {
	Who                  someone
	Title                string
	Reports, Open, Layer int
	Note                 string
}

// How many managers a table holds, and how many of a band are printed.
const (
	mostRows    = 100
	mostPrinted = 40
)

// A fit tells how the reports of a manager compare with the limits that hold for them.
type fit int

const (
	within   fit = iota
	unjudged     // no limit holds for them
	fewer
	more
)

// allFits is how many fits there are.
const allFits = 4

func fitOf(s *brief.Seat) fit {
	switch l := s.SpanLimits; {
	case l == brief.Span{}:
		return unjudged
	case l.Most > 0 && s.Reports > l.Most:
		return more
	case s.Reports < l.Least:
		return fewer
	}
	return within
}

// paint tells how managers are painted.
func (f fit) paint() paint {
	return [...]paint{{"mgr", "#1c4e7c", ""}, {"ctr", "#6593be", ""}, {"under", "#fff", "#1c4e7c"}, {"over", "#b4470d", ""}}[f]
}

// fits counts managers by how they fit; where no limits are judged at all, all of them do.
func (v *view) fits(managers []int) (n [allFits]int) {
	for _, seat := range managers {
		n[fitOf(&v.b.Seats[seat])]++
	}
	if v.b.Limits == (brief.Limits{Layers: v.b.Limits.Layers}) {
		n[within], n[unjudged] = n[within]+n[unjudged], 0
	}
	return n
}

// Bands are the bands of direct reports.
func (v *view) Bands() []band {
	most := 1
	for i := range v.b.Bands {
		most = max(most, len(v.b.Bands[i].Managers))
	}
	var all []band
	for i := range v.b.Bands {
		from := &v.b.Bands[i]
		n := len(from.Managers)
		b := band{
			Name: bandName(from.Band), Managers: n, W: percent(.85*float64(n), float64(most)), Share: share(n, len(v.b.Managers)),
			Wide: n > mostPrinted && v.hasUnits(),
		}
		at, fits := 0.0, v.fits(from.Managers)
		for f, count := range fits {
			if count > 0 {
				part := .85 * float64(count)
				b.Parts = append(b.Parts, stretch{percent(at, float64(most)), percent(part, float64(most)), fit(f).paint()})
				at += part
			}
		}
		switch {
		case fits[more] > 0:
			b.Off = grouped(fits[more]) + " above the limit"
		case fits[fewer] > 0:
			b.Off = grouped(fits[fewer]) + " below the range"
		}
		b.Who = v.people(from.Managers, mostRows)
		b.Who.Caption = "Managers with " + b.Name + " direct reports"
		all = append(all, b)
	}
	return all
}

// bandName names a band.
func bandName(b audit.Band) string {
	switch {
	case b.Max > 1000:
		return strconv.Itoa(b.Min) + " or more"
	case b.Min == b.Max:
		return strconv.Itoa(b.Min)
	}
	return strconv.Itoa(b.Min) + "–" + strconv.Itoa(b.Max)
}

// people makes a table of managers, of the first of them where they are many.
func (v *view) people(managers []int, most int) people {
	var p people
	if len(managers) > most {
		p.Cut = grouped(most) + " of " + grouped(len(managers)) + " managers, those with the most reports; all are in the .xlsx."
	}
	for _, seat := range managers[:min(len(managers), most)] {
		s := &v.b.Seats[seat]
		p.Rows = append(p.Rows, manager{v.who(seat), v.title(seat), s.Reports, s.OpenReports, s.Layer, note(s)})
	}
	return p
}

// note says what stands out about a manager.
func note(s *brief.Seat) string {
	switch fitOf(s) {
	case more:
		return "above the limit of " + strconv.Itoa(s.SpanLimits.Most)
	case fewer:
		if s.Reports == 1 {
			return "one to one"
		}
		return "below the range from " + strconv.Itoa(s.SpanLimits.Least)
	case within, unjudged:
	}
	if s.Reports == 1 {
		return "one to one"
	}
	return ""
}

// SpansLede says what the spans are like.
func (v *view) SpansLede() string {
	n := len(v.b.Managers)
	if n == 0 {
		return "Nobody has a direct report."
	}
	limits, scoped := v.b.Limits.Span, v.b.Limits.Scoped
	fits := v.fits(v.b.Managers)
	if !scoped && limits == (brief.Span{}) {
		return counted(n, "manager has direct reports", "managers have direct reports") + "; no limit is set for how many."
	}
	of, said := " of "+counted(n, "manager", "managers")+" ", ""
	switch {
	case fits[more]+fits[fewer] == 0:
		said = "nobody has more or fewer."
	case fits[fewer] == 0:
		said = grouped(fits[more]) + of + has(fits[more]) + " more."
	case fits[more] == 0:
		said = grouped(fits[fewer]) + of + has(fits[fewer]) + " fewer."
	default:
		said = grouped(fits[more]) + of + has(fits[more]) + " more, " + grouped(fits[fewer]) + " " + has(fits[fewer]) + " fewer."
	}
	switch {
	case scoped:
		return "The limits of direct reports differ in the chart: " + said
	case limits.Most == 0:
		return "The limit is at least " + strconv.Itoa(limits.Least) + " direct reports: " + said
	case limits.Least <= 1:
		return "The limit is " + strconv.Itoa(limits.Most) + " direct reports: " + said
	}
	return "The limits are " + strconv.Itoa(limits.Least) + " to " + strconv.Itoa(limits.Most) + " direct reports: " + said
}

func has(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}

// SpanPicture draws the managers by their direct reports; nil where there are none.
func (v *view) SpanPicture() *spanPicture {
	if len(v.b.Managers) == 0 {
		return nil
	}
	var all []spans
	for i := range v.b.Spans {
		all = append(all, spans{v.b.Spans[i].Reports, v.fits(v.b.Spans[i].Managers)})
	}
	limits := v.b.Limits.Span
	if v.b.Limits.Scoped {
		limits = brief.Span{}
	}
	return newSpanPicture(all, limits)
}

// SpanTwists are what bends the spans.
func (v *view) SpanTwists() [][]phrase { return v.notes("spans") }
