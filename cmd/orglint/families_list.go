package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/family"
)

func newFamiliesList(s streams) *cobra.Command {
	format := choice{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:               "list",
		ValidArgsFunction: cobra.NoFileCompletions,
		Short:             "List the built-in job families",
		Long: "List the built-in job families: name, title, number of levels, whom each is for, and where its facts come from. Those that\n" +
			"apply where none is named come first; the others apply where --families or the configuration names them.",
		Example: "  orglint families list\n  orglint families list -f json",
		Args:    atMost(0, "no arguments"),
		RunE:    func(*cobra.Command, []string) error { return listFamilies(s.out, format.value) },
	}
	cmd.Flags().VarP(&format, "format", "f", "how to write the list")
	return cmd
}

// A listedFamily is a built-in job family as it is listed.
type listedFamily struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Levels  int    `json:"levels"`
	Default bool   `json:"default"` // whether it applies where none is named
	Purpose string `json:"description"`
	Source  string `json:"source"`
}

// listFamilies writes the built-in job families.
func listFamilies(out io.Writer, format string) error {
	set, err := family.Load(family.All())
	if err != nil {
		return fault(err)
	}
	var all []listedFamily
	for _, f := range set.Families {
		all = append(all, listedFamily{
			f.Name.Value, f.Title.Value, len(f.Levels), slices.Contains(family.BuiltIn(), f.Name.Value), f.Purpose.Value, f.Source.Value,
		})
	}
	if format == "json" {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return writeFault(encoder.Encode(struct {
			Version  int            `json:"version"`
			Families []listedFamily `json:"families"`
		}{1, all}))
	}
	var b strings.Builder
	for i, f := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		when := ""
		if f.Default {
			when = "; applies where no family is named"
		}
		fmt.Fprintf(&b, "%s: %s, %d levels%s\n  For %s.\n  Source: %s\n", f.Name, f.Title, f.Levels, when, f.Purpose, f.Source)
	}
	_, err = io.WriteString(out, b.String())
	return writeFault(err)
}
