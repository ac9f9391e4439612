package lint

import (
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/rules"
)

// A Rule is what readers of a result are told of a rule of the policy.
type Rule struct {
	Name      string
	Title     string        // what it finds, in the words of a heading
	Severity  diag.Severity // in the whole chart; 0 where it is off, but for parts of the chart perhaps
	Deviation bool          // whether a deviation may allow it
	Integrity bool          // whether it holds in every chart
	Summary   string        // what it reports
	Page      string        // in Markdown, where it is a rule of the organization's own
}

// rulesOf returns the rules of a policy.
func rulesOf(policy *rules.Policy) []Rule {
	all := make([]Rule, len(policy.Rules))
	for i, rule := range policy.Rules {
		all[i] = Rule{
			Name: rule.Name, Title: rule.Title, Severity: policy.Effective(rule, rules.Where{}).Severity, Deviation: rule.Deviation,
			Integrity: rule.Integrity, Summary: rule.Summary, Page: rule.Page,
		}
	}
	return all
}
