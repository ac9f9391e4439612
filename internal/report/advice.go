package report

import (
	"regexp"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// adviceOf returns a function that says what to do about a finding, in Markdown and in the words of its file.
func adviceOf(result *lint.Result) func(diag.Finding) string {
	known := map[string]string{} // by rule
	for _, rule := range result.Rules {
		if known[rule.Name] = rules.Advice(rule.Name); known[rule.Name] == "" {
			known[rule.Name] = "Change the chart so that the rule holds."
		}
		if rule.Deviation {
			known[rule.Name] += " If it is right as it is, agree a deviation."
		}
	}
	field := regexp.MustCompile("`[^`]*`")
	return func(f diag.Finding) string {
		advice := markdown(field.ReplaceAllStringFunc(known[f.Rule], func(name string) string {
			name = strings.Trim(name, "`")
			if word := f.Pos.Word(name); word != "" && !result.Show.Hides() {
				return word
			}
			return name
		}))
		if f.Suggestion == "" {
			return advice
		}
		return `Did you mean "` + markdown(f.Suggestion) + `"? ` + advice
	}
}
