package main

import (
	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/report"
)

// summaryFlags are the flags of orglint summary.
type summaryFlags struct {
	chartFlags
	format, failOn choice
	only, skip     []string
}

func newSummary(s streams) *cobra.Command {
	f := summaryFlags{format: choice{"text", report.FigureFormats()}, failOn: choice{"never", []string{"error", "warning", "info", "never"}}}
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
			return summary(s, &f, paths)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.VarP(&f.format, "format", "f", "how to write the figures")
	flags.StringSliceVar(&f.only, "only", nil, "count the findings of these `rules` only (and syntax)")
	flags.StringSliceVar(&f.skip, "skip", nil, "do not count the findings of these `rules`")
	flags.Var(&f.failOn, "fail-on", "the least severity that makes the exit status 1")
	return cmd
}

// summary runs orglint summary.
func summary(s streams, f *summaryFlags, paths []string) error {
	c, err := f.config.load()
	if err != nil {
		return err
	}
	if err := selectRules(&c.Policy, f.only, f.skip); err != nil {
		return err
	}
	found, err := f.start(s.in, s.err, c, paths)
	if err != nil {
		return err
	}
	found.job.Figures = true
	result, err := found.run(func(*family.Set) error { return nil })
	if err != nil {
		return err
	}
	if err := report.WriteFigures(s.out, f.format.value, result, report.Options{Version: version}); err != nil {
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
