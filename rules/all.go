package rules

import (
	"embed"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// All returns every rule, from what stands in the files to what stands in the chart. A rule without a Check is found
// before the chart is built: it has its page, its severity and its switch like any other.
func All() []Rule {
	return []Rule{
		{Name: "syntax", Severity: diag.Error},
		{Name: "duplicate-key", Severity: diag.Error},
		{Name: "schema", Severity: diag.Error},
		{Name: "duplicate-id", Severity: diag.Error, Check: duplicateID},
		{Name: "unknown-manager", Severity: diag.Error, Check: unknownManager},
		{Name: "reporting-cycle", Severity: diag.Error, Check: reportingCycle},
		{Name: "single-top", Severity: diag.Error, Check: singleTop},
		{Name: "unknown-reference", Severity: diag.Error, Check: unknownReference},
		{Name: "unit-cycle", Severity: diag.Error, Check: unitCycle},
		{Name: "suspicious-id", Severity: diag.Warning, Check: suspiciousID},
		{Name: "unknown-role", Severity: diag.Error, Check: unknownRole},
		{Name: "grade-mismatch", Severity: diag.Error, Check: gradeMismatch},
		{Name: "contributor-with-reports", Severity: diag.Error, Deviation: true, Check: contributorWithReports},
		{Name: "skipped-level", Severity: diag.Error, Deviation: true, Check: skippedLevel},
		{Name: "reporting-line", Severity: diag.Error, Deviation: true, Check: reportingLine},
		{Name: "inverted-grade", Severity: diag.Warning, Deviation: true, Check: invertedGrade},
		{Name: "max-teams", Severity: diag.Error, Deviation: true, Check: maxTeams},
		{Name: "span-of-control", Severity: diag.Warning, Deviation: true, Check: spanOfControl},
		{Name: "max-layers", Severity: diag.Warning, Deviation: true, Check: maxLayers},
		{Name: "inactive-manager", Severity: diag.Error, Check: inactiveManager},
		{Name: "vacancy-with-reports", Severity: diag.Warning, Deviation: true, Check: vacancyWithReports},
		{Name: "family-unknown-level", Severity: diag.Warning},
	}
}

//go:embed *.md
var pages embed.FS

// Page returns the page of a rule, in Markdown; ok is false if there is no such rule.
func Page(name string) (page string, ok bool) {
	text, err := pages.ReadFile(strings.ReplaceAll(name, "-", "_") + ".md")
	return string(text), err == nil
}

// Summary returns the first sentence of a rule's page: what the rule reports.
func Summary(name string) string {
	page, _ := Page(name)
	_, body, _ := strings.Cut(page, "\n\n")
	paragraph, _, _ := strings.Cut(body, "\n\n")
	return strings.Join(strings.Fields(paragraph), " ")
}

// Names returns the names of rules.
func Names(rules []Rule) []string {
	names := make([]string, len(rules))
	for i, rule := range rules {
		names[i] = rule.Name
	}
	return names
}
