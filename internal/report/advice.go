package report

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// adviceOf returns a function that says what to do about a finding, in Markdown.
func adviceOf(result *lint.Result) func(diag.Finding) string {
	known := map[string]string{} // by rule
	for _, rule := range result.Rules {
		if known[rule.Name] = markdown(strings.ReplaceAll(rules.Advice(rule.Name), "`", "")); known[rule.Name] == "" {
			known[rule.Name] = "Change the chart so that the rule holds."
		}
		if rule.Deviation {
			known[rule.Name] += " If it is right as it is, agree a deviation."
		}
	}
	return func(f diag.Finding) string {
		if f.Suggestion == "" {
			return known[f.Rule]
		}
		return `Did you mean "` + markdown(f.Suggestion) + `"? ` + known[f.Rule]
	}
}
