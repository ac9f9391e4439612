package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/rules"
)

func newExplain(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "Explain a rule, with examples",
		Args:  exactly(1, "the name of one rule; orglint rules lists them"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf(args[0], rules.Names(rules.All())); err != nil {
				return fmt.Errorf("rule: %w (orglint rules lists them)", err)
			}
			page, _ := rules.Page(args[0]) // a test sees to it that every rule has one
			_, err := fmt.Fprint(s.out, page)
			return writeFault(err)
		},
	}
}

// atMost takes up to n arguments and says what they are where there are more.
func atMost(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return fmt.Errorf("orglint %s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

// exactly takes n arguments and says what they are where they are not given.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return fmt.Errorf("orglint %s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

// writeFault makes a fault of an error in writing to standard output.
func writeFault(err error) error {
	if err == nil {
		return nil
	}
	return fault(err)
}
