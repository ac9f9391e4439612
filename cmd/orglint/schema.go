package main

import (
	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/schema"
)

func newSchema(s streams) *cobra.Command {
	var families []string
	cmd := &cobra.Command{
		Use:   "schema [chart|families]",
		Short: "Print the JSON Schema of charts or of job families",
		Long: "Print a JSON Schema (draft-07), for editors that complete and check while one types. The schema of charts is\n" +
			"made from the job families: it knows their roles.",
		Args: atMost(1, "one word, chart or families"),
		RunE: func(_ *cobra.Command, args []string) error {
			made := schema.Families
			if len(args) == 0 || args[0] == "chart" {
				set, err := family.Load(families)
				if err != nil {
					return err
				}
				made = func() (*schema.Schema, error) { return lint.ChartSchema(set) }
			} else if err := oneOf(args[0], []string{"chart", "families"}); err != nil {
				return err
			}
			printed, err := made()
			if err != nil {
				return fault(err)
			}
			text, err := printed.Text()
			if err != nil {
				return fault(err)
			}
			_, err = s.out.Write(text)
			return writeFault(err)
		},
	}
	cmd.Flags().StringSliceVar(&families, "families", nil, "job families whose roles the schema of charts knows (default "+builtInNames()+")")
	return cmd
}
