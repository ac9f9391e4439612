package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/text"
)

func newFamiliesLint(s streams) *cobra.Command {
	var config configFlags
	format := choice{"text", []string{"text", "concise", "json"}}
	failOn := choice{"error", []string{"error", "warning", "info", "never"}}
	color := choice{"auto", []string{"auto", "always", "never"}}
	cmd := &cobra.Command{
		Use:               "lint [NAME|FILE...]",
		ValidArgsFunction: builtIn,
		Short:             "Check job families for mistakes",
		Long: "Check job families, files of your own or built-in ones by name: levels that are missing or given twice,\n" +
			"circles, grades and limits that contradict each other, levels that nobody can report to. They may refer to\n" +
			"each other and to the built-in families. Without a NAME or FILE, those of the configuration are checked, or\n" +
			"else the built-in ones.\n\n" +
			"Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or no such file; 3 a file could not\n" +
			"be read or written.",
		Example: "  orglint families lint families/*.yaml\n  orglint explain family-level-cycle",
		RunE: func(cmd *cobra.Command, names []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			linted, err := lintFamilies(names, config)
			if err != nil {
				return err
			}
			result := lintResult(linted)
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
	config.add(cmd)
	cmd.Flags().VarP(&format, "format", "f", "how to write findings")
	cmd.Flags().Var(&failOn, "fail-on", "the least severity that makes the exit status 1")
	cmd.Flags().Var(&color, "color", "when to use colour")
	return cmd
}

// lintFamilies lints the families of some names, or those of the configuration, or the built-in ones. A file that is there
// but cannot be read is a fault.
func lintFamilies(names []string, flags configFlags) (*family.Linted, error) {
	where, reach := "", disk.Named()
	c, err := flags.load()
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		names, where, reach = c.Families, c.Path, c.Reach
	}
	if len(names) == 0 || slices.Equal(names, []string{"none"}) {
		names = family.BuiltIn()
	}
	linted, err := family.Lint(reach, names, scaleOf(c))
	if unread, ok := errors.AsType[*fs.PathError](err); ok && !errors.Is(unread, fs.ErrNotExist) {
		return nil, fault(err)
	}
	return linted, inConfig(err, "families", where)
}

// lintResult makes a result of what was found, with what there is to count.
func lintResult(l *family.Linted) *lint.Result {
	result := &lint.Result{Findings: l.Findings}
	result.Summary.Files = l.Files
	result.Summary.Count(l.Findings)
	return result
}

// lintSummary says what was checked and what was found.
func lintSummary(l *family.Linted) string {
	s := lintResult(l).Summary
	var found []string
	for _, part := range []struct {
		n    int
		noun string
	}{{s.Errors, "error"}, {s.Warnings, "warning"}, {s.Infos, "info"}} {
		if part.n > 0 {
			found = append(found, text.Count(part.n, part.noun, part.noun+"s"))
		}
	}
	if len(found) == 0 {
		found = []string{"no findings"}
	}
	return text.Count(l.Families, "job family", "job families") + " with " + text.Count(l.Levels, "level", "levels") + ": " +
		strings.Join(found, ", ")
}
