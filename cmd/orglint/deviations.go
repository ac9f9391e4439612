package main

import (
	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/report"
)

func newDeviations(s streams) *cobra.Command {
	var f chartFlags
	format := choice{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:               "deviations [PATH...]",
		ValidArgsFunction: charts,
		Short:             "List, add and take out the deviations of a chart",
		Long: "List the deviations in the chart that the files make together: by ground, subject and last day, with who approved\n" +
			"each and what it allows. The files are found as orglint check finds them.\n\n" +
			"Exit status: 0; 2 wrong usage, configuration or job family, or nothing to read; 3 a file could not be read.",
		Example: "  orglint deviations examples/acme\n  orglint deviations --as-of 2027-04-01 -f json org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			c, err := f.config.load()
			if err != nil {
				return err
			}
			found, err := f.start(s.in, s.err, c, paths)
			if err != nil {
				return err
			}
			result, err := found.run(func(*family.Set) error { return nil })
			if err != nil {
				return err
			}
			if err := report.WriteDeviations(s.out, format.value, result, report.Options{Version: version}); err != nil {
				return fault(err)
			}
			return found.whole(result, false)
		},
	}
	f.add(cmd)
	cmd.Flags().VarP(&format, "format", "f", "how to write the list")
	cmd.AddCommand(newDeviationsAdd(s), newDeviationsRemove(s), newDeviationsPrune(s))
	return cmd
}
