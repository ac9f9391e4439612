package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/schema"
)

func newSchema(s streams) *cobra.Command {
	var f chartFlags
	cmd := &cobra.Command{
		Use:               "schema [chart|families|config|moves|output|diff]",
		ValidArgsFunction: words(schemas()...),
		Short:             "Print the JSON Schema of charts, job families, the configuration, moves or reports",
		Long: "Print a JSON Schema (draft-07), for editors that complete and check as you type. The schemas of charts\n" +
			"and moves are made from the job families: they know their roles. Those of output and diff are for programs that read\n" +
			"check -f json and diff -f json.",
		Example: "  orglint schema chart > org.schema.json",
		Args:    atMost(1, "one word: chart, families, config, moves, output or diff"),
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := f.schemaOf(append(args, "chart")[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(s.out, text)
			return writeFault(err)
		},
	}
	f.config.add(cmd)
	cmd.Flags().StringSliceVar(&f.families, "families", nil,
		"job `families` whose roles the schemas of charts and moves know (default those of the configuration, or "+builtInNames()+")")
	return cmd
}

// schemas are the words for the schemas.
func schemas() []string { return []string{"chart", "families", "config", "moves", "output", "diff"} }

// schemaOf returns the JSON Schema of something.
func (f *chartFlags) schemaOf(what string) (string, error) {
	made := schema.Families
	switch what {
	case "output":
		return schema.Output(), nil
	case "diff":
		return schema.Difference()
	case "chart", "moves":
		c, err := f.config.load()
		if err != nil {
			return "", err
		}
		set, err := f.loadFamilies(c)()
		if err != nil {
			return "", err
		}
		of := map[string]func(*family.Set) (*schema.Schema, error){"chart": lint.ChartSchema, "moves": lint.MovesSchema}[what]
		made = func() (*schema.Schema, error) { return of(set) }
	case "config":
		made = config.Schema
	default:
		if err := oneOf(what, schemas()); err != nil {
			return "", err
		}
	}
	printed, err := made()
	if err != nil {
		return "", fault(err)
	}
	text, err := printed.Text()
	if err != nil {
		return "", fault(err)
	}
	return string(text), nil
}
