package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// maxLayers reports a chart with too many layers, once, at the deepest seat.
func maxLayers(p *Pass) {
	var deepest *chart.Seat
	var deep []*chart.Seat
	for _, s := range p.Chart.Seats {
		if !s.Counted || s.Repeat || s.Layer <= p.Options(s).Layers {
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
	p.Report(diag.Finding{
		Pos: deepest.Place(), Subject: deepest.ID().Value, Field: "layers", Identity: "layers", Measure: deepest.Layer, Affected: ids(deep),
		Message: fmt.Sprintf("%s is on layer %d, counted from the top; the limit is %d layers, and %s deeper than that.",
			sentence(deepest.String()), deepest.Layer, p.Options(deepest).Layers, howDeep(len(deep))),
	})
}

// howDeep says how many seats stand too deep.
func howDeep(n int) string {
	if n == 1 {
		return "1 person or open seat is"
	}
	return fmt.Sprintf("%d people or open seats are", n)
}
