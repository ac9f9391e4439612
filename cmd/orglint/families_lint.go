package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

func newFamiliesLint(s streams) *cobra.Command {
	format := choice{"text", []string{"text", "concise"}}
	failOn := choice{"error", []string{"error", "warning", "info", "never"}}
	color := choice{"auto", []string{"auto", "always", "never"}}
	cmd := &cobra.Command{
		Use:   "lint [FILE...]",
		Short: "Check job families for what is wrong or doubtful in them",
		Long: "Check job families, files of your own or built-in ones by name: levels that do not exist or are there twice,\n" +
			"circles, grades and limits that contradict each other, levels that nobody can report to. They may refer to\n" +
			"each other and to the built-in families. Without a FILE, the built-in ones are checked.\n\n" +
			"Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or no such file; 3 a file could not\n" +
			"be read or written.",
		Example: "  orglint families lint families/*.yaml\n  orglint explain family-level-cycle",
		RunE: func(_ *cobra.Command, names []string) error {
			if len(names) == 0 {
				names = family.BuiltIn()
			}
			linted, err := family.Lint(names)
			if err != nil {
				return err
			}
			result := &lint.Result{Findings: linted.Findings}
			options := report.Options{Version: version, Quiet: true, Color: useColor(color.value, s.out)}
			if err := report.Write(s.out, format.value, result, options); err != nil {
				return fault(err)
			}
			if format.value == "text" {
				if _, err := fmt.Fprintln(s.out, lintSummary(linted)); err != nil {
					return fault(err)
				}
			}
			if failed(result, failOn.value) {
				return &statusError{status: exitFindings}
			}
			return nil
		},
	}
	cmd.Flags().VarP(&format, "format", "f", "how to write findings")
	cmd.Flags().Var(&failOn, "fail-on", "the least severity that makes the exit status 1")
	cmd.Flags().Var(&color, "color", "when to use colour")
	return cmd
}

// lintSummary says what was checked and what was found.
func lintSummary(l *family.Linted) string {
	families := "job families"
	if l.Families == 1 {
		families = "job family"
	}
	var found []string
	for severity := diag.Error; severity >= diag.Info; severity-- {
		n := len(slices.DeleteFunc(slices.Clone(l.Findings), func(f diag.Finding) bool { return f.Severity != severity }))
		if n == 1 {
			found = append(found, "1 "+severity.String())
		} else if n > 1 {
			found = append(found, fmt.Sprintf("%d %ss", n, severity))
		}
	}
	if len(found) == 0 {
		found = []string{"no findings"}
	}
	return fmt.Sprintf("%d %s with %d levels: %s", l.Families, families, l.Levels, strings.Join(found, ", "))
}
