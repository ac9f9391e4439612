// Package picture draws an org chart, or a part of it: as SVG, and for Mermaid and Graphviz. One box is one seat. It needs neither a browser
// nor a program, and draws the same chart in the same way each time.
package picture

import (
	"fmt"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// A Picture is what is drawn of a chart.
type Picture struct {
	brief *brief.Brief
	words []words // by seat; empty of those that are not drawn

	tops   []int // seats that nobody is drawn above, in order of the file
	apart  []int // likewise, of those in no layer
	left   int   // seats in no layer that are not drawn
	depth  int   // how many layers are drawn
	layers int   // how many there are
	under  int   // below whom all are drawn; -1 where that is everybody
	count  int   // seats that are drawn
}

// New returns a picture of the whole chart or, unless under is -1, of a seat and all below it. A depth above 0 is how many layers are drawn.
func New(b *brief.Brief, under, depth int) *Picture {
	p := &Picture{brief: b, under: under}
	for i := range b.Seats {
		switch s := &b.Seats[i]; {
		case under >= 0 && i != under, under < 0 && s.Above >= 0:
		case under < 0 && s.Cause != audit.Placed:
			p.apart = append(p.apart, i)
		default:
			p.tops = append(p.tops, i)
		}
	}
	seats := p.countLayers(p.tops, p.apart)
	if p.layers, p.depth = len(seats), len(seats); depth > 0 {
		p.depth = min(depth, p.layers)
	}
	for _, n := range seats[:p.depth] {
		p.count += n
	}
	return p
}

// Count returns how many seats are drawn.
func (p *Picture) Count() int { return p.count }

// countLayers counts the seats in each layer, from some tops down.
func (p *Picture) countLayers(tops ...[]int) (seats []int) {
	type place struct{ seat, layer int }
	var open []place
	for _, some := range tops {
		for _, i := range some {
			open = append(open, place{i, 0})
		}
	}
	for len(open) > 0 {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		if at.layer == len(seats) {
			seats = append(seats, 0)
		}
		seats[at.layer]++
		for _, below := range p.brief.ReportsOf(at.seat) {
			open = append(open, place{int(below), at.layer + 1})
		}
	}
	return seats
}

// Fit leaves out the layers that would make more than so many seats, from the bottom, and those in no layer where there is no room for them. It
// is an error if there is no room for the first layer.
func (p *Picture) Fit(most int) error {
	if p.count <= most {
		return nil
	}
	depth, count := fitting(p.countLayers(p.tops), most)
	if depth == 0 && len(p.tops) > 0 {
		return fmt.Errorf("the first layer alone has %s, and a picture holds %d; --under ID draws what is below one of them",
			text.Count(len(p.tops), "seat", "seats"), most)
	}
	apart := p.countLayers(p.apart)
	if depth == 0 {
		depth = len(apart)
	}
	sum := 0
	for i, n := range apart {
		if p.left += n; i < depth {
			sum += n
		}
	}
	if count+sum <= most && len(p.apart) > 0 {
		p.left = 0
		count += sum
	} else {
		p.apart = nil
	}
	if p.depth, p.count = depth, count; count == 0 {
		return fmt.Errorf("the lines of these %d seats lead to no top, and a picture holds %d; --under ID draws what is below one of them, and orglint check says why",
			p.left, most)
	}
	return nil
}

// fitting returns how many layers have no more than so many seats together, and how many these have.
func fitting(seats []int, most int) (depth, count int) {
	for _, n := range seats {
		if count+n > most {
			break
		}
		count += n
		depth++
	}
	return depth, count
}

// CutSaid says which part of the chart is drawn; empty where that is all.
func (p *Picture) CutSaid() []string {
	var said []string
	if p.depth < p.layers {
		line := fmt.Sprintf("%d of %s; --under ID", p.depth, text.Count(p.layers, "layer", "layers"))
		said = append(said, line+" draws what is below somebody")
	}
	if p.left > 0 {
		said = append(said, text.Count(p.left, "seat", "seats")+" in no layer "+text.Verb(p.left, "is", "are")+" not drawn; orglint check says why")
	}
	return said
}
