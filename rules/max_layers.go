package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
)

// maxLayers reports a chart with too many layers, once, at the deepest seat.
func maxLayers(p *Pass) {
	var deepest *chart.Seat
	var deep []*chart.Seat
	for s := range p.Chart.Counted() {
		if s.Layer <= p.Options(s).Layers {
			continue
		}
		deep = append(deep, s)
		if deepest == nil || s.Layer > deepest.Layer {
			deepest = s
		}
	}
	if deepest == nil {
		return
	}
	f := p.Seat(deepest, "layers", "is on layer %d, counted from the top; the limit is %d layers, and %s deeper than that.",
		deepest.Layer, p.Options(deepest).Layers, howDeep(len(deep)))
	f.Identity, f.Measure, f.Affected = "layers", deepest.Layer, ids(deep)
	p.Report(f)
}

// howDeep says how many seats stand too deep.
func howDeep(n int) string {
	if n == 1 {
		return "1 person or open seat is"
	}
	return fmt.Sprintf("%d people or open seats are", n)
}
