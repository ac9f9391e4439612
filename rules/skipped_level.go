package rules

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// skippedLevel reports lines to a manager who stands higher on the same line than the family provides.
func skippedLevel(p *Pass) {
	p.judged(chart.LineSkips, func(s *chart.Seat) {
		var titles []string
		for _, level := range s.Line().Skipped {
			titles = append(titles, level.Title.Value)
		}
		skipped := "the level " + titles[0]
		if between := s.Line().Between; between > 1 { // titles hold commas
			skipped = text.Count(between, "level", "levels") + ": " + text.AndOthers(strings.Join(titles, "; "), between-len(titles))
		}
		p.Report(lineFinding(s, fmt.Sprintf("; that skips %s. %s%s", skipped, rightManagers(s.Level), p.Chart.ManagerFor([]*chart.Seat{s}, s.Manager))))
	})
}
