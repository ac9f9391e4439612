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
			if err := knownRule(args[0]); err != nil {
				return err
			}
			page, _ := rules.Page(args[0]) // a test sees to it that every rule has one
			_, err := fmt.Fprint(s.out, page)
			return writeFault(err)
		},
	}
}
