package picture

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// css gives a picture its colours, in light and in dark. On paper it is light.
//
//go:embed svg.css
var css string

// The measures of a page, in pixels.
const (
	margin     = 24
	leastWidth = 480
	titleSize  = 19
	headLine   = 19
	legendLine = 18
	apartGap   = 80 // above those who are in no layer
)

// SVG draws a picture as SVG: one file that needs nothing else, and stays sharp at any size.
func (p *Picture) SVG() []byte {
	p.words = make([]words, len(p.brief.Seats))
	w := newWidths()
	tops, apart := p.boxesOf(w, p.tops), p.boxesOf(w, p.apart)
	s := &sheet{Picture: p, widths: w, blocks: proportioned(tops, apart, p.count)}
	return s.write()
}

// proportioned lays out boxes so that a slide holds them as large as can be: those that are in layers, and below them the others.
func proportioned(tops, apart []*box, count int) []*block {
	const across, down = 16, 9
	all := [][]*block{{}}
	for _, boxes := range [][]*box{tops, apart} {
		if len(boxes) == 0 {
			continue
		}
		var more [][]*block
		for _, before := range all {
			for _, each := range arrangements(boxes, count) {
				more = append(more, append(slices.Clip(before), each))
			}
		}
		all = more
	}
	cost := func(blocks []*block) float64 {
		width, height := leastWidth, 0
		for _, each := range blocks {
			width, height = max(width, each.w), height+each.h+apartGap
		}
		return max(float64(width)/across, float64(height)/down)
	}
	return slices.MinFunc(all, func(x, y []*block) int { return cmp.Compare(cost(x), cost(y)) })
}

// A sheet is a picture on its way to SVG.
type sheet struct {
	*Picture

	widths *widths
	blocks []*block
	b      bytes.Buffer
}

func (s *sheet) write() []byte {
	width := leastWidth
	for _, block := range s.blocks {
		width = max(width, block.w)
	}
	title, lines := s.head()
	var shown []string
	for _, line := range lines {
		if strings.HasSuffix(line, apartSaid[1:]) {
			continue // it stands there
		}
		shown = append(shown, s.widths.wrap(line, font{13, false}, width, 3)...)
	}
	heading := s.widths.wrap(title, font{titleSize, true}, width, 2)
	y := margin + len(heading)*26 + len(shown)*headLine + 16
	top := y
	for i, block := range s.blocks {
		if i > 0 {
			y += apartGap
		}
		y += block.h
	}
	keys := s.keys()
	height := y + margin + (len(keys)+boolean(len(keys) > 0))*legendLine
	s.open(width+2*margin, height, title, append(lines, keys.said()...))
	y = margin
	for _, line := range heading {
		y += 26
		s.text(margin, y-6, "h", line)
	}
	for _, line := range shown {
		y += headLine
		s.text(margin, y-5, "k", line)
	}
	y = top
	for i, block := range s.blocks {
		if i > 0 {
			y += apartGap
			fmt.Fprintf(&s.b, "<path class=\"z\" d=\"M%d %dH%d\"/>\n", margin, y-apartGap+gapY, width+margin)
			s.text(margin, y-16, "k", apartSaid)
		}
		s.draw(block, margin, y)
		y += block.h
	}
	for i, key := range keys {
		s.key(key, margin, y+margin+i*legendLine)
	}
	s.b.WriteString("</svg>\n")
	return s.b.Bytes()
}

func boolean(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// open begins the file, with what a screen reader reads.
func (s *sheet) open(width, height int, title string, lines []string) {
	fmt.Fprintf(&s.b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"org-title org-desc\">\n",
		width, height, width, height)
	fmt.Fprintf(&s.b, "<title id=\"org-title\">%s</title>\n<desc id=\"org-desc\">%s</desc>\n", escapeXML(title), escapeXML(strings.Join(lines, ". ")+"."))
	fmt.Fprintf(&s.b, "<style>\n%s</style>\n<rect class=\"p\" width=\"%d\" height=\"%d\"/>\n", css, width, height)
}

// text writes a line of text.
func (s *sheet) text(x, y int, class, text string) {
	fmt.Fprintf(&s.b, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", class, x, y, escapeXML(text))
}

// draw draws a block at a place: the lines first, so that they end at the boxes.
func (s *sheet) draw(b *block, x, y int) {
	if b.box != nil {
		if d := b.lines(x, y); d != "" {
			fmt.Fprintf(&s.b, "<path class=\"l\" d=\"%s\"/>\n", d)
		}
		s.box(b.box, x+b.x, y)
	}
	at := y
	for _, each := range b.stack {
		s.box(each, x+indent, at)
		at += each.height + stackY
	}
	for _, part := range b.parts() {
		s.draw(part.block, x+part.x, y+part.y)
	}
}

// parts returns all that is below a box.
func (a *block) parts() []part {
	var all []part
	if a.staff != nil {
		all = append(all, a.staff.parts...)
	}
	for _, r := range a.rows {
		all = append(all, r.parts...)
	}
	return all
}

// lines returns the lines from a box down to those right below it.
func (a *block) lines(x, y int) string {
	var d strings.Builder
	if a.staff != nil {
		last := a.staff.parts[len(a.staff.parts)-1]
		if last.x > a.stem {
			fmt.Fprintf(&d, "M%d %dH%d", x+a.stem, y+a.staff.y, x+last.x)
		}
	}
	for i, r := range a.rows {
		from, to := a.span(i)
		if i == 0 {
			fmt.Fprintf(&d, "M%d %dV%d", x+a.stem, y+a.box.height, y+r.y)
		}
		if i == len(a.rows)-1 && i > 0 {
			fmt.Fprintf(&d, "M%d %dV%d", x+a.trunk(), y+a.rows[0].y, y+r.y)
		}
		if from < to {
			fmt.Fprintf(&d, "M%d %dH%d", x+from, y+r.y, x+to)
		}
		r.lines(&d, x, y)
	}
	if a.staff != nil {
		a.staff.lines(&d, x, y)
	}
	return d.String()
}

// lines draws the lines from the one above a row down to its parts.
func (r *row) lines(d *strings.Builder, x, y int) {
	for _, part := range r.parts {
		if part.stack == nil {
			fmt.Fprintf(d, "M%d %dV%d", x+part.x+part.port, y+r.y, y+part.y)
			continue
		}
		at := part.y + stackTick
		for i, each := range part.stack {
			if i == len(part.stack)-1 {
				fmt.Fprintf(d, "M%d %dV%d", x+part.x, y+r.y, y+at)
			}
			fmt.Fprintf(d, "M%d %dH%d", x+part.x, y+at, x+part.x+indent)
			at += each.height + stackY
		}
	}
}

// stackTick is how far below the top of a box in a stack the line comes to it.
const stackTick = 18

// box draws a seat.
func (s *sheet) box(b *box, x, y int) {
	said := &s.words[b.seat]
	fmt.Fprintf(&s.b, "<g transform=\"translate(%d %d)\"><title>%s</title><rect class=\"%s\" width=\"%d\" height=\"%d\" rx=\"3\"/>\n",
		x, y, escapeXML(said.full()), said.classes(), b.width, b.height)
	for _, line := range b.lines {
		s.text(padX, line.y, line.class, line.text)
	}
	s.b.WriteString("</g>\n")
}

// classes are those of the box of a seat.
func (w *words) classes() string {
	class := "m"
	if w.contributor {
		class = "c"
	}
	if w.open {
		class = "v"
	}
	if w.term {
		class += " i"
	}
	if w.marked() {
		class += " f"
	}
	return class
}

// A key explains a sign.
type key struct{ class, text string }

type keys []key

// keys explains the signs that there are in a picture.
func (s *sheet) keys() keys {
	var open, term, found, hints bool
	for i := range s.words {
		w := &s.words[i]
		open, term, found = open || w.open, term || w.term, found || w.marked()
		hints = hints || w.findings != "" && !w.marked()
	}
	var all keys
	if open {
		all = append(all, key{"v", "Open seat (dashes)"})
	}
	if term {
		all = append(all, key{"m i", "Acting or interim (dots and dashes)"})
	}
	if found {
		all = append(all, key{"m f", "▲ Errors and warnings of orglint"})
	}
	if hints {
		all = append(all, key{"m", "△ Infos of orglint"})
	}
	return all
}

// said is what the keys say, in words.
func (k keys) said() []string {
	var all []string
	for _, each := range k {
		all = append(all, each.text)
	}
	return all
}

func (s *sheet) key(k key, x, y int) {
	fmt.Fprintf(&s.b, "<rect class=%s x=\"%d\" y=\"%d\" width=\"22\" height=\"12\" rx=\"2\"/>\n", strconv.Quote(k.class), x+1, y)
	s.text(x+32, y+10, "k", k.text)
}
