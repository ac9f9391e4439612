package lint

import (
	"regexp"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/rules"
)

// Advice returns a function that says what is to be done about findings of a rule, in the words of the file that one of them is in.
func (r *Result) Advice() func(f *diag.Finding) string {
	known := map[string]string{} // by rule
	for _, rule := range r.Rules {
		if known[rule.Name] = rules.Advice(rule.Name); known[rule.Name] == "" {
			known[rule.Name] = "Change the chart so that the rule holds."
		}
		if rule.Deviation {
			known[rule.Name] += " If it is right as it is, agree a deviation."
		}
	}
	field := regexp.MustCompile("`[^`]*`")
	return func(f *diag.Finding) string {
		return field.ReplaceAllStringFunc(known[f.Rule], func(name string) string {
			name = strings.Trim(name, "`")
			if word := f.Pos.Word(name); word != "" && !r.Show.Hides() {
				return word
			}
			return name
		})
	}
}
