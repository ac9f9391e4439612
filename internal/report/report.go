// Package report writes what a run found, one file a format.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// Options say how to write a result.
type Options struct {
	Version string        // of orglint
	Color   bool          // whether to colour text
	Least   diag.Severity // findings below it are left out, but counted
	Quiet   bool          // whether to leave out the summary
	Verbose bool          // whether to show the deviation that would allow a finding

	// Note, if there is one, is told what a format had to leave out.
	Note func(text string)
}

// note tells what a format had to leave out.
func (o Options) note(format string, arguments ...any) {
	if o.Note != nil {
		o.Note(fmt.Sprintf(format, arguments...))
	}
}

// A format is a way to write a result and those of its findings that are shown.
type format struct {
	name  string
	write func(w io.Writer, result *lint.Result, findings []diag.Finding, options Options) error
	folds bool // whether people read it, who are told once of a cause that spoils the whole chart
}

func formats() []format {
	return []format{
		{"text", writeText, true},
		{"concise", writeConcise, true},
		{"json", writeJSON, false},
		{"csv", writeCSV, false},
		{"xlsx", writeXLSX, false},
		{"sarif", writeSARIF, false},
		{"github", writeGitHub, true},
		{"gitlab", writeGitLab, false},
		{"junit", writeJUnit, false},
		{"checkstyle", writeCheckstyle, false},
		{"markdown", writeMarkdown, true},
	}
}

// Formats returns the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Write writes a result in a format.
func Write(w io.Writer, format string, result *lint.Result, options Options) error {
	for _, f := range formats() {
		if f.name == format {
			if told := format == "text" || format == "json"; len(result.Cut) > 0 && !told {
				options.note("%s: %s", format, NotShown(result))
			}
			findings := shown(result, options)
			if f.folds {
				findings = result.Folded(findings)
			}
			return f.write(w, result, findings, options)
		}
	}
	return fmt.Errorf("there is no format %q", format)
}

// NotShown says which findings are only counted.
func NotShown(result *lint.Result) string {
	most := diag.MostOfRule
	if result.Whole {
		most = diag.MostOfRuleWhole
	}
	all, rules, byRule := 0, []string{}, map[string]int{}
	for _, c := range result.Cut {
		if all += c.Findings; byRule[c.Rule] == 0 {
			rules = append(rules, c.Rule)
		}
		byRule[c.Rule] += c.Findings
	}
	for i, rule := range rules {
		rules[i] = fmt.Sprintf("%d of %s", byRule[rule], rule)
	}
	return fmt.Sprintf("%s counted and not shown (%s): more than %d of one rule, or %d in one record",
		text.Count(all, "finding is", "findings are"), strings.Join(rules, ", "), most, diag.MostInRecord)
}

// shown returns the findings of a result that are not below the least severity.
func shown(result *lint.Result, options Options) []diag.Finding {
	var all []diag.Finding
	for _, f := range result.Findings {
		if f.Severity >= options.Least {
			all = append(all, f)
		}
	}
	return all
}

// hiddenBelow counts the findings of a result that are below the least severity.
func hiddenBelow(result *lint.Result, options Options) int {
	return len(result.Findings) - len(shown(result, options))
}
