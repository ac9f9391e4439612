package rules

import "github.com/orglint/orglint/internal/diag"

// FamilyRules returns the rules that orglint families lint applies to job families, and orglint check does not. It also
// applies syntax, duplicate-key, schema and family-unknown-level.
func FamilyRules() []Rule {
	return []Rule{
		{Name: "family-duplicate-level", Severity: diag.Error},
		{Name: "family-duplicate-title", Severity: diag.Error},
		{Name: "family-level-cycle", Severity: diag.Error},
		{Name: "family-limits", Severity: diag.Error},
		{Name: "family-hiring", Severity: diag.Warning},
		{Name: "family-extends", Severity: diag.Warning},
		{Name: "family-grade-order", Severity: diag.Warning},
		{Name: "family-equal-grade", Severity: diag.Info},
		{Name: "family-inverted-grade", Severity: diag.Info},
		{Name: "family-no-line", Severity: diag.Info},
		{Name: "family-unreachable-level", Severity: diag.Info},
	}
}
