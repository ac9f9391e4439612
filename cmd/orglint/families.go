package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/text"
)

func newFamilies(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "families",
		Short:   "List, show, check and import job families",
		Example: "  orglint families show engineering\n  orglint families lint families/*.yaml",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return oneOf(args[0], []string{"list", "show", "lint", "import"})
		},
		RunE: func(*cobra.Command, []string) error { return listFamilies(s.out, "text") },
	}
	cmd.AddCommand(newFamiliesList(s), newFamiliesShow(s), newFamiliesLint(s), newFamiliesImport(s))
	return cmd
}

func newFamiliesShow(s streams) *cobra.Command {
	var raw bool
	cmd := &cobra.Command{
		Use:               "show NAME|FILE",
		ValidArgsFunction: first(builtIn),
		Short:             "Show a job family: its levels, grades, lines and limits",
		Long: "Show a job family, built in or from a file: its levels with their grades, to whom each reports, and the limits;\n" +
			"then what it asks of each level, what it measures, and the steps by which it hires.",
		Example: "  orglint families show engineering-leadership\n  orglint families show --yaml engineering > my-family.yaml",
		Args:    exactly(1, "the name of one built-in job family, or one file"),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := family.Load(append([]string{args[0]}, family.BuiltIn()...))
			if err != nil {
				return err
			}
			f := set.Families[0]
			if raw {
				_, err := io.WriteString(s.out, f.Name.Pos.File.Data())
				return writeFault(err)
			}
			return writeFault(showFamily(s.out, f, set))
		},
	}
	cmd.Flags().BoolVar(&raw, "yaml", false, "print the family as it is written, to start one of your own from it")
	return cmd
}

// showFamily writes a family of a set for people.
func showFamily(out io.Writer, f *family.Family, set *family.Set) error {
	var head strings.Builder
	fmt.Fprintf(&head, "%s (%s)\n", report.Clean(f.Title.Value), f.Name.Value)
	if f.Purpose.Value != "" {
		fmt.Fprintf(&head, "For %s.\n", report.Clean(f.Purpose.Value))
	}
	if f.Source.Value != "" {
		fmt.Fprintf(&head, "Source: %s\n", report.Clean(f.Source.Value))
	}
	var grounds []string
	for _, ground := range f.Grounds {
		grounds = append(grounds, ground.Value)
	}
	if len(grounds) > 0 {
		fmt.Fprintf(&head, "Deviations may be made on these grounds: %s.\n", strings.Join(grounds, ", "))
	}
	if grades := f.Scale.Grades; len(grades) > 0 {
		fmt.Fprintf(&head, "Grades, the lowest first: %s.\n",
			report.Clean(text.List(grades, len(grades), func(g diag.Text) string { return g.Value })))
	}
	if f.ByGrade {
		head.WriteString("People are judged by their grades alone: no title is unknown, and no line is judged by titles.\n")
	}
	if f.Scale.Order == "descending" {
		head.WriteString("Of grades that are numbers 1 is the highest.\n")
	}
	if _, err := fmt.Fprintln(out, head.String()); err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "TITLE\tID\tGRADE\tTRACK\tREPORTS TO\tLIMITS")
	for _, level := range f.Levels {
		track := "management"
		if level.Track == family.IndividualContributor {
			track = "individual contributor"
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", report.Clean(level.Title.Value), level.ID.Value,
			report.Clean(level.GradeText), track, report.Clean(linesOf(level)), report.Clean(limitsOf(level, set)))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return showLevels(out, f, set)
}

// linesOf says to whom a level reports.
func linesOf(level *family.Level) string {
	var all []string
	for _, line := range level.Lines {
		switch {
		case line.External.Value != "":
			all = append(all, line.External.Value+" (outside the chart)")
		case line.Within != "":
			all = append(all, line.Title()+" (of the same "+line.Within+")")
		case line.OrAbove:
			all = append(all, line.Title()+" or above")
		default:
			all = append(all, line.Title())
		}
	}
	return orDash(strings.Join(all, "; "))
}

// limitsOf says how many teams a level manages, and which experience it needs.
func limitsOf(level *family.Level, set *family.Set) string {
	var all []string
	teams := func(n int) string {
		kind := "teams"
		if n == 1 {
			kind = "team"
		}
		if level.TeamKind.Value != "" {
			kind = level.TeamKind.Value + " " + kind
		}
		return strconv.Itoa(n) + " " + kind
	}
	if level.MinTeams != nil {
		all = append(all, "at least "+teams(level.MinTeams.Value))
	}
	if level.MaxTeams != nil {
		all = append(all, "up to "+teams(level.MaxTeams.Value))
	}
	for _, e := range level.Experience {
		years, as := " years", e.Level.Value
		if e.Years == 1 {
			years = " year"
		}
		if known := set.Level(as); known != nil {
			as = known.Title.Value
		}
		all = append(all, text.Number(e.Years)+years+" as "+as)
	}
	return orDash(strings.Join(all, "; "))
}

func orDash(words string) string {
	if words == "" {
		return "-"
	}
	return words
}
