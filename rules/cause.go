package rules

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// managerRules are the rules that speak against somebody to whom people report. Where several do, the cause is told once, by the first.
func managerRules() []string {
	return []string{"inactive-manager", "contributor-with-reports", "contractor-manages"}
}

// OncePerManager leaves of those findings that speak against one manager the first, which says in short what the others say, and returns
// those others apart. What a deviation allows must have been taken out before, so that it wakes the next.
func OncePerManager(findings []diag.Finding) (told, untold []diag.Finding) {
	first := firstOfManager(findings)
	if len(first) == 0 {
		return findings, nil
	}
	besides := map[int][]diag.Finding{}
	for i, f := range findings {
		if leader, ok := first[f.Subject]; ok && f.Besides != "" && leader != i {
			besides[leader], untold = append(besides[leader], f), append(untold, f)
		}
	}
	for i, f := range findings {
		if leader, ok := first[f.Subject]; !ok || f.Besides == "" || leader == i {
			told = append(told, withOthers(f, besides[i]))
		}
	}
	return told, untold
}

// firstOfManager returns which of the findings that speak against a manager is told, by the manager's id.
func firstOfManager(findings []diag.Finding) map[string]int {
	first := map[string]int{}
	rank := func(i int) int { return slices.Index(managerRules(), findings[i].Rule) }
	for i, f := range findings {
		if f.Besides == "" || f.Subject == "" {
			continue
		}
		if other, ok := first[f.Subject]; !ok || rank(i) < rank(other) {
			first[f.Subject] = i
		}
	}
	return first
}

// WithoutCopies leaves out what is found in a record that says again what another with the same id says: that the record is there twice
// is all there is to say, but for what does not read, or is given twice there.
func WithoutCopies(c *chart.Chart, findings []diag.Finding) []diag.Finding {
	told := []string{"duplicate-id", "syntax", "duplicate-key"}
	return slices.DeleteFunc(findings, func(f diag.Finding) bool { return !slices.Contains(told, f.Rule) && f.NotShown == 0 && c.IsCopy(f.Pos) })
}

// withOthers adds to a finding what others say of the same manager.
func withOthers(f diag.Finding, others []diag.Finding) diag.Finding {
	if len(others) == 0 {
		return f
	}
	slices.SortFunc(others, func(a, b diag.Finding) int {
		return slices.Index(managerRules(), a.Rule) - slices.Index(managerRules(), b.Rule)
	})
	var also []string
	for _, other := range others {
		also = append(also, other.Besides)
	}
	says, proposal, proposed := strings.Cut(f.Message, chart.ProposedManager)
	if f.Message, f.Parts.End = says+" They are also "+strings.Join(also, ", and ")+".", min(f.Parts.End, len(says)); proposed {
		f.Message += chart.ProposedManager + proposal
	}
	return f
}

// these points to some people who were counted just before: this person, these 3 people.
func these(n int, plural string) string {
	if n == 1 {
		return "this " + strings.TrimPrefix(howMany(1, plural), "1 ")
	}
	return "these " + howMany(n, plural)
}
