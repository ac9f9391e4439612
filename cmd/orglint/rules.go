package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/rules"
)

func newRules(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules with their severities",
		Args:  atMost(0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			for _, rule := range rules.All() {
				_, _ = fmt.Fprintf(w, "%s\t%s\t%s\n", rule.Name, rule.Severity, rules.Summary(rule.Name))
			}
			return writeFault(w.Flush())
		},
	}
}
