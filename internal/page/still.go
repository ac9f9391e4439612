package page

import (
	"slices"
	"strconv"
	"strings"
)

// A still is a picture of the organisation without scripts: a box for each seat, managers at the left of their reports, one column a layer.
type still struct {
	Caption, Said string
	Width, Step   string
	Height        int
	OnlyManagers  bool
	Interims      bool
	Heads         []head
	Boxes         []box
}

// A head stands above a column.
type head struct{ X, Text string }

// A box is a seat.
type box struct {
	Seat         int
	X            string
	Y, H, RectH  int
	TextX        int
	Name, Full   string
	Class, Fill  string
	Open, Marked bool
}

// A standing is what the picture needs to know of a seat.
type standing struct {
	Layer         int // 0 for who is in none, and is not drawn
	Reports       int
	Open, Interim bool
	Marked        bool
	Above         int // the number of the one above; -1 where there is none
}

// The measures of the picture, in pixels, and how many boxes it may have.
const (
	boxHeight, boxTop = 17, 22
	pageWidth         = 976
	mostSeats         = 200 // of which each is drawn
	mostManagers      = 150
)

// newStill draws seats: all of them while they are few, or else the managers of the highest layers. It is nil where nobody is in a layer.
func newStill(seats []standing, name func(seat int) (name, full string)) *still {
	p := &still{OnlyManagers: len(seats) > mostSeats}
	first, last := p.layers(seats)
	if last == 0 {
		return nil
	}
	p.caption(seats, last)
	size, from, rows := rowsOf(seats, func(i int) bool { return p.draws(&seats[i], last) })
	columns := last - first + 1
	step := float64(pageWidth) / float64(columns)
	p.Width, p.Step, p.Height = "100%", percent(1, float64(columns)), boxTop+boxHeight*rows+4
	if step < 80 {
		step = 80
		p.Width = strconv.Itoa(80 * columns)
	}
	for layer := first; layer <= last; layer++ {
		text := strconv.Itoa(layer)
		if layer == first {
			text = "Layer " + text
		}
		p.Heads = append(p.Heads, head{percent(float64(layer-first), float64(columns)), text})
	}
	for i := range seats {
		if s := &seats[i]; p.draws(s, last) {
			b := box{Seat: i, X: percent(float64(s.Layer-first), float64(columns)), Y: boxTop + boxHeight*from[i], H: boxHeight * size[i]}
			b.Name, b.Full = name(i)
			p.paint(&b, s, step)
			p.Boxes = append(p.Boxes, b)
		}
	}
	return p
}

// layers returns the first layer that is drawn and the last; the last is 0 where none is.
func (p *still) layers(seats []standing) (first, last int) {
	var counts []int // of who may be drawn, by layer
	for i := range seats {
		if s := &seats[i]; p.draws(s, s.Layer) {
			for len(counts) <= s.Layer {
				counts = append(counts, 0)
			}
			counts[s.Layer]++
		}
	}
	first = slices.IndexFunc(counts, func(n int) bool { return n > 0 })
	boxes := 0
	for layer, n := range counts {
		if boxes += n; p.OnlyManagers && boxes > mostManagers {
			break
		}
		last = layer
	}
	if last < first || first < 0 {
		return 0, 0
	}
	return first, last
}

// caption says what is drawn.
func (p *still) caption(seats []standing, last int) {
	managers, drawn, deepest := 0, 0, 0
	for i := range seats {
		s := &seats[i]
		deepest = max(deepest, s.Layer)
		if s.Reports > 0 {
			managers++
		}
		if p.draws(s, last) {
			drawn++
		}
	}
	switch {
	case !p.OnlyManagers:
		p.Caption = "Everybody who has a line to the top"
	case drawn == managers:
		p.Caption = "All " + grouped(managers) + " managers, with how many report to each"
	default:
		p.Caption = grouped(drawn) + " of " + grouped(managers) + " managers, those of layers 1 to " + strconv.Itoa(last) + " of " + strconv.Itoa(deepest) + ", with how many report to each"
	}
	p.Said = grouped(drawn) + " boxes, one a seat, each at the right of the manager’s."
}

// draws reports whether a seat is drawn where the picture ends with a layer.
func (p *still) draws(s *standing, last int) bool {
	return s.Layer > 0 && s.Layer <= last && (!p.OnlyManagers || s.Reports > 0)
}

// paint gives a box the look of a seat, and a name that fits in a column.
func (p *still) paint(b *box, s *standing, step float64) {
	b.RectH, b.TextX, b.Class, b.Fill, b.Open, b.Marked = b.H-2, 5, "bc", "#eaf1f7", s.Open, s.Marked
	switch {
	case s.Open:
		b.Class, b.Fill = "bv", "#fff"
	case s.Reports > 0:
		b.Class, b.Fill = "bm", "#cfe0ee"
	}
	if s.Interim {
		p.Interims = true
		b.Name += " (interim)"
	}
	if b.Marked {
		b.TextX = 16
		b.Class += " marked"
	}
	count := ""
	if p.OnlyManagers {
		count = " " + strconv.Itoa(s.Reports)
	}
	b.Name = fitting(b.Name, step-float64(b.TextX)-4-7*float64(len(count))) + count
}

// fitting shortens a text to a width in pixels, in letters of 12.
func fitting(s string, width float64) string {
	used := 0.0
	for i, r := range s {
		used += wide(r)
		if used > width {
			cut := []rune(s[:i])
			for len(cut) > 0 && used > width-wide('…') {
				used -= wide(cut[len(cut)-1])
				cut = cut[:len(cut)-1]
			}
			return strings.TrimRight(string(cut), " ,") + "…"
		}
	}
	return s
}

// wide estimates the width of a letter of 12 pixels.
func wide(r rune) float64 {
	switch {
	case strings.ContainsRune("iljtfr .,:;'|I!()", r):
		return 3.8
	case strings.ContainsRune("mwMW…@", r):
		return 10.2
	case r >= 'A' && r <= 'Z':
		return 8.2
	case r >= 0x1100:
		return 12
	}
	return 6.7
}
