package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/rules"
)

// written says in the help of a command what becomes of the files.
const written = "Only its own lines change in the file; every other byte stays.\n\n" +
	"Exit status: 0; 2 wrong usage, configuration or job family, or nothing to do it with; 3 a file could not be read or written."

func newDeviationsAdd(s streams) *cobra.Command {
	var f chartFlags
	var n deviation.New
	cmd := &cobra.Command{
		Use:               "add RULE SUBJECT [PATH...]",
		ValidArgsFunction: ruleThenCharts,
		Short:             "Write a deviation into the chart",
		Long: "Write a deviation from a rule into the chart, for the person, open seat, team or unit with the id SUBJECT: behind the\n" +
			"others, or as the first at the end of the file in which the subject stands. " + written,
		Example: "  orglint deviations add max-teams ada --ground G --reason R --approved-by bo",
		Args:    ruleAndSubject,
		RunE: func(cmd *cobra.Command, args []string) error {
			n.Rule, n.Subject = args[0], args[1]
			if n.Ground == "" || n.Reason == "" || n.ApprovedBy == "" {
				return errors.Join(emptyFlag(cmd), errors.New("deviations add needs --ground, --reason and --approved-by"))
			}
			c, err := f.exceptions(cmd, s, args[2:])
			if err != nil {
				return err
			}
			return c.add(&n)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&n.Ground, "ground", "", "on which `ground`: one of those that the job families accept")
	flags.StringVar(&n.Reason, "reason", "", "why, in a sentence")
	flags.StringVar(&n.ApprovedBy, "approved-by", "", "who agreed: an `id`, or a name")
	flags.StringVar(&n.Expires, "expires", "", "the last `date` on which it holds, such as 2027-03-31 (default none)")
	return cmd
}

func newDeviationsRemove(s streams) *cobra.Command {
	var f chartFlags
	cmd := &cobra.Command{
		Use:               "remove RULE SUBJECT [PATH...]",
		ValidArgsFunction: ruleThenCharts,
		Short:             "Take a deviation out of the chart",
		Long: "Take the deviations from a rule out of the chart that are for SUBJECT, with the comments in their lines. Of one that is for\n" +
			"others too only the subject is taken out. " + written,
		Example: "  orglint deviations remove max-teams ada org/",
		Args:    ruleAndSubject,
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := f.exceptions(cmd, s, args[2:])
			if err != nil {
				return err
			}
			return c.remove(args[0], args[1])
		},
	}
	f.add(cmd)
	return cmd
}

func newDeviationsPrune(s streams) *cobra.Command {
	var f chartFlags
	cmd := &cobra.Command{
		Use:               "prune [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Take out the deviations that have ended, or allow nothing",
		Long: "Take the deviations out of the chart that have ended, or for which there is nothing to allow. One with a comment in its\n" +
			"lines stays, and is told. " + written,
		Example: "  orglint deviations prune org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			c, err := f.exceptions(cmd, s, paths)
			if err != nil {
				return err
			}
			return c.prune()
		},
	}
	f.add(cmd)
	return cmd
}

// ruleAndSubject takes a rule and whom it is for, and then the files.
func ruleAndSubject(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("deviations %s takes a rule and the id of whom it is for, and then the files", cmd.Name())
	}
	return nil
}

// ruleThenCharts offers the rules that take deviations, and then charts.
func ruleThenCharts(cmd *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		names := slices.DeleteFunc(rules.All(), func(r rules.Rule) bool { return !r.Deviation })
		return described(rules.Names(names)), cobra.ShellCompDirectiveNoFileComp
	case 1:
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return charts(cmd, args, begun)
}
