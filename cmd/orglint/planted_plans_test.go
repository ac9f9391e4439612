package main

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/report"
)

// TestPlantedPlans looks for what is planted in a chart and in the moves of a plan, where the plan can be made and where it cannot.
func TestPlantedPlans(t *testing.T) {
	t.Chdir(t.TempDir())
	writePlanted(t, map[string]string{
		"org.yaml": `version: 1
organization: Acme
people:
  - {id: xqada.xqosei, name: Xqada Xqosei, role: Director of Engineering}
  - {id: bo, name: Xqbo Xqlind, role: Engineering Manager, reports_to: xqada.xqosei, team: t1}
  - {id: cy, name: Xqcy Xqmor, role: Backend Engineer, reports_to: bo, team: t1}
teams: [{id: t1, name: Team of Xqbo Xqlind, lead: bo}]
units: [{id: ops, name: Xqbo Xqlind's unit, head: bo}]
`,
		"good.yaml": `version: 1
moves:
  - {remove: bo, reports_to: xqada.xqosei, date: 2027-01-01}
  - {add: {id: xqdana.xqwu, name: Xqdana Xqwu, role: Backend Engineer}, reports_to: cy}
  - {who: xqdana.xqwu, reports_to: bo, date: 2026-12-01}
`,
		"unknown.yaml": `version: 1
moves:
  - {remove: xqgus.xqholm}
  - {who: cy, reports_to: Xqgia Xqholm, role: Chief Xqgia Xqholm, unit: Xqgia Xqholm}
  - {who: Xqgia Xqholm, reports_to: bo}
  - {team: t1, lead: Xqgia Xqholm}
  - {add: {id: xqada.xqosei, role: CTO}, file: Xqgia Xqholm.yaml}
`,
		"circle.yaml": "version: 1\nmoves:\n  - {who: xqada.xqosei, reports_to: cy}\n",
		"twice.yaml":  "version: 1\nmoves:\n  - {who: xqada.xqosei, grade: 9}\n  - {who: xqada.xqosei, grade: 10}\n",
		"wrong.yaml":  "version: 1\nmoves:\n  - {who: xqada.xqosei, Xqgia Xqholm: bo}\n  - {who: cy, grade: Xqgia Xqholm}\n",
		"torn.yaml":   "version: 1\nmoves:\n  - {who: \"xqada.xqosei, reports_to: *Xqgia\n",
	}, same)
	for _, show := range []string{"ids", "initials"} {
		for _, format := range report.DifferenceFormats() {
			out := orglintShows(t, nil, "whatif", "--as-of", "2026-11-23", "--show", show, "-f", format, "--moves", "good.yaml", "org.yaml")
			if !strings.Contains(out, "2027") {
				t.Errorf("the plan is not made, so that the test means nothing:\n%s", out)
			}
		}
		for _, wrong := range []string{"unknown", "circle", "twice", "wrong", "torn"} {
			if out := orglintShows(t, nil, "whatif", "--as-of", "2026-11-23", "--show", show, "--moves", wrong+".yaml", "org.yaml"); out != "" {
				t.Errorf("%s.yaml is made, so that the test means nothing:\n%s", wrong, out)
			}
		}
		orglintShows(t, nil, "whatif", "--show", show, "--move", "Xqgia Xqholm=bo", "--remove", "xqada.xqosei", "--role", "cy=Chief Xqgia", "org.yaml")
		orglintShows(t, nil, "whatif", "--show", show, "--move", "Xqgia Xqholm", "org.yaml")
	}
}
