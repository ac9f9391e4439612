package rules

import "github.com/orglint/orglint/internal/diag"

// FamilyRules returns the rules that orglint families lint applies to job families, and orglint check does not.
func FamilyRules() []Rule {
	return []Rule{
		{Name: "family-level-cycle", Severity: diag.Error},
	}
}
