package rules

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// reportKind reports people whose level does not say to whom it reports, and is not among those that the level of their
// manager manages.
func reportKind(p *Pass) {
	p.judged(chart.LineNotManaged, func(s *chart.Seat) {
		manager := managerLevel(s)
		f := lineFinding(s, fmt.Sprintf("; in the job family %s, %s manages %s.",
			manager.Family.Name.Value, manager.Title.Value, titles(p.Chart.Families, manager.Manages)))
		f.Related = append(f.Related, fact(manager, manager.Manages[0].Pos, "manages these levels"))
		p.Report(f)
	})
}

// managerLevel returns the level of a seat's manager.
func managerLevel(s *chart.Seat) *family.Level {
	if s.Manager != nil {
		return s.Manager.Level
	}
	return s.External.Level
}

// titles names the first few levels of a list, and counts the others.
func titles(set *family.Set, list []diag.Text) string {
	const most = 4
	var names []string
	for _, id := range list[:min(len(list), most)] {
		name := id.Value
		if level := set.Level(name); level != nil {
			name = level.Title.Value
		}
		names = append(names, name)
	}
	text := strings.Join(names, "; ")
	if more := len(list) - most; more > 0 {
		text += " and " + howMany(more, "more levels")
	}
	return text
}
