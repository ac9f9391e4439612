package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// version is the version of orglint; CHANGELOG.md has it too.
const version = "0.1.0"

func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		ValidArgsFunction: cobra.NoFileCompletions,
		Short:             "Print the version",
		Example:           "  orglint version",
		Args:              atMost(0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(s.out, "orglint", version)
			return writeFault(err)
		},
	}
}
