package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// figureFlags are the flags of commands that say what a chart is like.
type figureFlags struct {
	chartFlags
	failOn     choice
	only, skip []string
	unit       string // that is shown; empty for all
}

// add adds the flags to a command.
func (f *figureFlags) add(cmd *cobra.Command) {
	f.chartFlags.add(cmd)
	f.failOn = choice{"never", []string{"error", "warning", "info", "never"}}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.only, "only", nil, "count the findings of these `rules` only (and syntax)")
	flags.StringSliceVar(&f.skip, "skip", nil, "do not count the findings of these `rules`")
	flags.Var(&f.failOn, "fail-on", "the least severity that makes the exit status 1")
}

// run checks a chart and counts what is in it. Before it does, a function may refuse, given the files that are read; after it another
// writes what was found, given the path of the configuration.
func (f *figureFlags) run(s streams, paths []string, allowed func(found *found, families *family.Set, read ...string) error, write func(result *lint.Result, config string) error) error {
	c, err := f.config.load()
	if err != nil {
		return err
	}
	if err := selectRules(&c.Policy, f.only, f.skip); err != nil {
		return err
	}
	bar := startProgress(s.err, isTerminal(s.err), patience)
	defer bar.stop()
	found, err := f.start(s.in, s.err, c, paths)
	if err != nil {
		return err
	}
	found.job.Figures, found.job.Targets, found.job.Unit, found.job.Progress = true, c.Targets, f.unit, bar.set
	result, err := found.run(func(families *family.Set) error { return allowed(found, families, c.Path) })
	bar.stop()
	if err != nil {
		return err
	}
	if err := write(result, c.Path); err != nil {
		if _, known := errors.AsType[*statusError](err); known {
			return err
		}
		return fault(err)
	}
	if err := found.whole(result, false); err != nil {
		return err
	}
	if failed(result, f.failOn.value) {
		return &statusError{status: exitFindings}
	}
	return nil
}

func newSummary(s streams) *cobra.Command {
	var f figureFlags
	format := choice{"text", report.FigureFormats()}
	cmd := &cobra.Command{
		Use:               "summary [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Count the people, managers, spans and layers of a chart",
		Long: "Count the people, open seats and managers of the chart that the files make together, how many report to each\n" +
			"manager, and in how many layers, for the whole chart and by unit. The files are found as orglint check finds them.\n" +
			"docs/audit.md says what each figure counts.\n\n" +
			"Exit status: 0; 1 findings at or above --fail-on; 2 wrong usage, configuration or job family, or nothing to\n" +
			"read; 3 a file could not be read.",
		Example: "  orglint summary examples/acme\n  orglint summary --as-of 2027-01-01 -f json org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return f.run(s, paths, func(*found, *family.Set, ...string) error { return nil }, func(result *lint.Result, _ string) error {
				return report.WriteFigures(s.out, format.value, result, report.Options{Version: version})
			})
		},
	}
	f.add(cmd)
	cmd.Flags().VarP(&format, "format", "f", "how to write the figures")
	return cmd
}
