package picture

import "strings"

// The measures of a box, in pixels.
const (
	boxWidth  = 184
	padX      = 10
	padY      = 9
	textWidth = boxWidth - 2*padX
)

// A boxLine is a line of text in a box.
type boxLine struct {
	text, class string
	y           int // of the base line
}

// A style is how the lines of a part of a box look.
type style struct {
	font
	class  string
	height int // of a line
	most   int // lines
}

// styles returns how a name, a title, a state and the findings look.
func nameStyle() style  { return style{font{13, true}, "n", 16, 2} }
func titleStyle() style { return style{font{12, false}, "t", 15, 3} }
func stateStyle() style { return style{font{12, false}, "s", 15, 3} }
func markStyle(class string) style {
	return style{font{12, true}, class, 16, 2}
}

// boxesOf makes the boxes of seats and of all below them, as deep as the picture is.
func (p *Picture) boxesOf(w *widths, seats []int) []*box {
	var layers [][]*box // of those with others below
	all := make([]*box, 0, len(seats))
	for _, i := range seats {
		all = append(all, p.boxOf(w, i, 1, &layers))
	}
	for _, managers := range layers { // those of a layer stand in line
		tallest := 0
		for _, b := range managers {
			tallest = max(tallest, b.height)
		}
		for _, b := range managers {
			b.height = tallest
		}
	}
	return all
}

// boxOf makes the box of a seat in a layer of the picture.
func (p *Picture) boxOf(w *widths, seat, layer int, layers *[][]*box) *box {
	p.words[seat] = p.say(seat, layer)
	b := &box{seat: seat, width: boxWidth}
	b.fill(w, &p.words[seat])
	if layer >= p.depth || len(p.brief.ReportsOf(seat)) == 0 {
		return b
	}
	if len(*layers) < layer {
		*layers = append(*layers, nil)
	}
	(*layers)[layer-1] = append((*layers)[layer-1], b)
	for _, below := range p.brief.ReportsOf(seat) {
		b.below = append(b.below, p.boxOf(w, int(below), layer+1, layers))
	}
	return b
}

// fill writes into a box what there is to say of a seat.
func (b *box) fill(w *widths, said *words) {
	y := padY
	add := func(text string, s style) {
		for _, line := range w.wrap(text, s.font, textWidth, s.most) {
			b.lines = append(b.lines, boxLine{line, s.class, y + s.height - 4})
			y += s.height
		}
	}
	add(said.name, nameStyle())
	add(said.title, titleStyle())
	add(said.state, stateStyle())
	add(said.findings, markStyle(severityClass(said)))
	add(said.hidden, stateStyle())
	b.height = y + padY
}

// severityClass is the class of a mark.
func severityClass(said *words) string { return said.worst.String()[:1] + "m" }

// full is all that a box says and what was found, for whoever points at it.
func (w *words) full() string {
	said := nonEmpty([]string{w.name, w.title, w.state, w.findings, w.hidden})
	return strings.Join(append(said, w.problems...), "\n")
}
