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
	return append([]Rule{
		{Name: "syntax", Title: "A file does not read", Severity: e, Integrity: true},
		{Name: "duplicate-key", Title: "A field is given twice", Severity: e, Integrity: true},
		{Name: "schema", Title: "A record is not as it should be", Severity: e, Integrity: true},
		{Name: "unread-column", Title: "A column could not be read", Severity: e, Integrity: true},
		{Name: "broken-cell", Title: "A cell holds an error", Severity: e, Integrity: true},
		{Name: "duplicate-id", Title: "One id for several records", Severity: e, Integrity: true, Check: duplicateID},
		{Name: "unknown-manager", Title: "The manager is not in the chart", Severity: e, Integrity: true, Check: unknownManager},
		{Name: "reporting-cycle", Title: "People report to each other in a circle", Severity: e, Integrity: true, Check: reportingCycle},
		{Name: "single-top", Title: "More than one top of the chart", Severity: e, Integrity: true, Check: singleTop},
		{Name: "unknown-reference", Title: "Somebody or something named is not in the chart", Severity: e, Integrity: true, Check: unknownReference},
		{Name: "unit-cycle", Title: "Units are part of each other", Severity: e, Integrity: true, Check: unitCycle},
		{Name: "suspicious-id", Title: "An id looks wrong", Severity: w, Integrity: true, Check: suspiciousID},
		{Name: "dotted-line", Title: "A dotted line says nothing", Severity: w, Integrity: true, Check: dottedLine},
		{Name: "unknown-role", Title: "The role is in no job family", Severity: e, Check: unknownRole},
		{Name: "grade-mismatch", Title: "The grade is not that of the role", Severity: e, Check: gradeMismatch},
		{Name: "skipped-level", Title: "Reports past a level", Severity: e, Deviation: true, Check: skippedLevel},
		{Name: "reporting-line", Title: "Reports to the wrong level", Severity: e, Deviation: true, Check: reportingLine},
		{Name: "inverted-grade", Title: "Reports to a lower grade", Severity: w, Deviation: true, Check: invertedGrade},
		{Name: "report-kind", Title: "Reports to a manager of other roles", Severity: w, Deviation: true, Check: reportKind},
		{Name: "contributor-with-reports", Title: "A contributor's role with direct reports", Severity: e, Deviation: true, Check: contributorWithReports},
		{Name: "missing-experience", Title: "Less experience than the role requires", Severity: i, Deviation: true, Check: missingExperience},
		{Name: "max-teams", Title: "Too many teams", Severity: e, Deviation: true, Check: maxTeams},
		{Name: "min-teams", Title: "Too few teams", Severity: i, Deviation: true, Check: minTeams},
		{Name: "span-of-control", Title: "Too many or too few direct reports", Severity: w, Deviation: true, Check: spanOfControl, Options: []Option{
			{"min", 0, "the fewest direct reports of a manager", func(o *Options) *int { return &o.Span.Min }},
			{"max", 1, "the most direct reports of a manager", func(o *Options) *int { return &o.Span.Max }},
		}},
		{Name: "single-report", Title: "Only one direct report", Severity: i, Deviation: true, Check: singleReport},
		{Name: "manager-without-reports", Title: "A manager's role without direct reports", Severity: i, Deviation: true, Check: managerWithoutReports},
		{Name: "max-layers", Title: "Too many layers", Severity: w, Deviation: true, Check: maxLayers, Options: []Option{
			{"layers", 1, "the most layers, the top included", func(o *Options) *int { return &o.Layers }},
		}},
		{Name: "interim-too-long", Title: "Acting or interim for too long", Severity: w, Deviation: true, Check: interimTooLong, Options: []Option{
			{"days", 0, "the most days that an acting or interim appointment lasts", func(o *Options) *int { return &o.Days }},
		}},
		{Name: "inactive-manager", Title: "The manager is not there", Severity: e, Check: inactiveManager},
		{Name: "vacancy-with-reports", Title: "People report to an open seat", Severity: w, Deviation: true, Check: vacancyWithReports},
		{Name: "interview-plan", Title: "The interviews are not those of the job family", Severity: w, Deviation: true, Check: interviewPlan},
		{Name: "interviewer", Title: "Somebody who should not hold an interview", Severity: e, Deviation: true, Check: interviewer},
		{Name: "contractor-manages", Title: "Employees report to a contractor or intern", Severity: w, Deviation: true, Check: contractorManages},
		{Name: "team-lead", Title: "A team without a fitting lead", Severity: w, Deviation: true, Check: teamLead},
		{Name: "empty-team", Title: "A team without members", Severity: i, Check: emptyTeam},
		{Name: "unit-head", Title: "A unit without a fitting head", Severity: w, Deviation: true, Check: unitHead},
		{Name: "sensitive-field", Title: "Private data in the chart", Severity: w, Check: sensitiveField},
		{Name: "shared-email", Title: "One e-mail address for several people", Severity: w, Check: sharedEmail},
		{Name: "same-person", Title: "Perhaps the same person twice", Severity: i, Check: samePerson},
		{Name: "date-order", Title: "The last day is before the first", Severity: w, Check: dateOrder},
		{Name: "similar-label", Title: "One name in two spellings", Severity: i, Check: similarLabel},
		{Name: "duplicate-member", Title: "A member is listed twice", Severity: i, Check: duplicateMember},
		{Name: "unused-setting", Title: "The configuration names what is not in the chart", Severity: w, Check: unusedSetting},
		{Name: "invalid-deviation", Title: "A deviation that allows nothing", Severity: e, Integrity: true},
		{Name: "expired-deviation", Title: "A deviation has ended", Severity: w, Integrity: true},
		{Name: "expiring-deviation", Title: "A deviation ends soon", Severity: i, Integrity: true},
		{Name: "unused-deviation", Title: "A deviation that is no longer needed", Severity: i, Integrity: true},
		{Name: "family-unknown-level", Title: "A job family names a level that is not there", Severity: w},
	}, compared()...)
}

// compared returns the rules about what is different between two states of a chart.
func compared() []Rule {
	return []Rule{
		{Name: "promotion-jump", Title: "A promotion of several steps", Severity: diag.Warning, Deviation: true, Compare: promotionJump},
		{Name: "track-change", Title: "A change of track", Severity: diag.Info, Deviation: true, Compare: trackChange},
		{Name: "grade-without-level", Title: "A higher grade with the same role", Severity: diag.Warning, Deviation: true, Compare: gradeWithoutLevel},
		{Name: "mass-move", Title: "Many people move at once", Severity: diag.Info, Deviation: true, Compare: massMove, Options: []Option{
			{"people", 1, "the most people and open seats that move with one line", func(o *Options) *int { return &o.People }},
		}},
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
