package rules

import (
	"embed"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// All returns every rule, from what stands in the files to what stands in the chart. A rule without a Check is found
// before the chart is built: it has its page, its severity and its switch like any other.
func All() []Rule {
	const e, w, i = diag.Error, diag.Warning, diag.Info
	return []Rule{
		{Name: "syntax", Severity: e, Integrity: true},
		{Name: "duplicate-key", Severity: e, Integrity: true},
		{Name: "schema", Severity: e, Integrity: true},
		{Name: "unread-column", Severity: e, Integrity: true},
		{Name: "broken-cell", Severity: e, Integrity: true},
		{Name: "duplicate-id", Severity: e, Integrity: true, Check: duplicateID},
		{Name: "unknown-manager", Severity: e, Integrity: true, Check: unknownManager},
		{Name: "reporting-cycle", Severity: e, Integrity: true, Check: reportingCycle},
		{Name: "single-top", Severity: e, Integrity: true, Check: singleTop},
		{Name: "unknown-reference", Severity: e, Integrity: true, Check: unknownReference},
		{Name: "unit-cycle", Severity: e, Integrity: true, Check: unitCycle},
		{Name: "suspicious-id", Severity: w, Integrity: true, Check: suspiciousID},
		{Name: "dotted-line", Severity: w, Integrity: true, Check: dottedLine},
		{Name: "unknown-role", Severity: e, Check: unknownRole},
		{Name: "grade-mismatch", Severity: e, Check: gradeMismatch},
		{Name: "skipped-level", Severity: e, Deviation: true, Check: skippedLevel},
		{Name: "reporting-line", Severity: e, Deviation: true, Check: reportingLine},
		{Name: "inverted-grade", Severity: w, Deviation: true, Check: invertedGrade},
		{Name: "report-kind", Severity: w, Deviation: true, Check: reportKind},
		{Name: "contributor-with-reports", Severity: e, Deviation: true, Check: contributorWithReports},
		{Name: "missing-experience", Severity: i, Deviation: true, Check: missingExperience},
		{Name: "max-teams", Severity: e, Deviation: true, Check: maxTeams},
		{Name: "min-teams", Severity: i, Deviation: true, Check: minTeams},
		{Name: "span-of-control", Severity: w, Deviation: true, Check: spanOfControl, Options: []Option{
			{"min", 0, "the fewest direct reports of a manager", func(o *Options) *int { return &o.Span.Min }},
			{"max", 1, "the most direct reports of a manager", func(o *Options) *int { return &o.Span.Max }},
		}},
		{Name: "single-report", Severity: i, Deviation: true, Check: singleReport},
		{Name: "manager-without-reports", Severity: i, Deviation: true, Check: managerWithoutReports},
		{Name: "max-layers", Severity: w, Deviation: true, Check: maxLayers, Options: []Option{
			{"layers", 1, "the most layers, the top included", func(o *Options) *int { return &o.Layers }},
		}},
		{Name: "interim-too-long", Severity: w, Deviation: true, Check: interimTooLong, Options: []Option{
			{"days", 0, "the most days that an acting or interim appointment lasts", func(o *Options) *int { return &o.Days }},
		}},
		{Name: "inactive-manager", Severity: e, Check: inactiveManager},
		{Name: "vacancy-with-reports", Severity: w, Deviation: true, Check: vacancyWithReports},
		{Name: "contractor-manages", Severity: w, Deviation: true, Check: contractorManages},
		{Name: "team-lead", Severity: w, Deviation: true, Check: teamLead},
		{Name: "empty-team", Severity: i, Check: emptyTeam},
		{Name: "unit-head", Severity: w, Deviation: true, Check: unitHead},
		{Name: "sensitive-field", Severity: w, Check: sensitiveField},
		{Name: "shared-email", Severity: w, Check: sharedEmail},
		{Name: "same-person", Severity: i, Check: samePerson},
		{Name: "date-order", Severity: w, Check: dateOrder},
		{Name: "similar-label", Severity: i, Check: similarLabel},
		{Name: "duplicate-member", Severity: i, Check: duplicateMember},
		{Name: "unused-setting", Severity: w, Check: unusedSetting},
		{Name: "invalid-deviation", Severity: e, Integrity: true},
		{Name: "expired-deviation", Severity: w, Integrity: true},
		{Name: "expiring-deviation", Severity: i, Integrity: true},
		{Name: "unused-deviation", Severity: i, Integrity: true},
		{Name: "family-unknown-level", Severity: w},
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

// Advice returns what the page of a rule says is to be done about a finding; it is empty where there is no such page.
func Advice(name string) string {
	page, _ := Page(name)
	_, text, _ := strings.Cut(page, "\n## What to do\n")
	text, _, _ = strings.Cut(text, "\n## ")
	return strings.Join(strings.Fields(text), " ")
}

// Names returns the names of rules.
func Names(rules []Rule) []string {
	names := make([]string, len(rules))
	for i, rule := range rules {
		names[i] = rule.Name
	}
	return names
}
