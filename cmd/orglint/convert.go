package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// convertFlags are the flags of orglint convert.
type convertFlags struct {
	chartFlags
	output string
	byUnit bool
	force  bool
}

func newConvert(s streams) *cobra.Command {
	f := &convertFlags{}
	cmd := &cobra.Command{
		Use:               "convert FILE... [-o FOLDER]",
		ValidArgsFunction: charts,
		Short:             "Turn spreadsheets and other layouts into a clean org chart",
		Long: "Turn files into one chart in orglint's own layout: exports as CSV or Excel, YAML of other layouts, or charts. Ids and\n" +
			"order stay; a comment behind each record says where it was read. What could not be carried over is listed on standard\n" +
			"error. A chart that was converted before stays as it is.",
		Example: "  orglint convert export.csv > orgchart.yaml\n  orglint convert export.xlsx -o org/ --by-unit",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return convertFiles(s, f, args)
		},
	}
	f.config.add(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "folder for orgchart.yaml (default standard output)")
	flags.BoolVar(&f.byUnit, "by-unit", false, "write one file for each unit; needs -o")
	flags.BoolVar(&f.force, "force", false, "overwrite files that orglint did not write, or that somebody has changed since")
	f.addLayout(cmd)
	flags.SortFlags = false
	return cmd
}

// convertFiles runs orglint convert.
func convertFiles(s streams, f *convertFlags, paths []string) error {
	switch {
	case len(paths) == 0:
		return errors.New("convert needs the path of at least one file")
	case f.byUnit && f.output == "":
		return errors.New("--by-unit writes several files; name the folder for them with -o")
	}
	c, err := f.config.load()
	if err != nil {
		return err
	}
	families := f.loadFamilies(c)
	found, err := f.find(s.in, s.err, c, paths)
	if err != nil {
		return err
	}
	if len(found.Failed) > 0 {
		return fault(errors.Join(found.Failed...))
	}
	whole(found.Charts)
	set, err := families()
	if err != nil {
		return err
	}
	options, show := f.layouts(c), f.shown(c)
	options.Show, options.IsGrade = show, set.IsGrade
	options.AsOf, _ = day("") // today
	found.Charts = adapt.Sheets(found.Charts, options)
	readings, err := adapt.Apply(found.Charts, options)
	if err != nil {
		return err
	}
	whole(found.Charts)
	tellLayouts(s.err, readings, show)
	if err := f.unreadable(s.err, found.Charts, show); err != nil {
		return err
	}
	if !slices.ContainsFunc(found.Charts, holdsRecords) {
		return errors.New("nothing is written: no person, open seat, team or unit was found in what was to be converted")
	}
	outputs, lost := convert.Chart(found.Charts, f.byUnit)
	for _, what := range lost {
		note(s.err, "not carried over: %s", withoutQuotes(what, show))
	}
	if f.output == "" {
		_, err := io.WriteString(s.out, outputs[0].Text)
		return writeFault(err)
	}
	return f.writeOutputs(s.err, found, c.Path, outputs)
}

// whole reads the records that are still to be read of files.
func whole(files []*source.File) {
	for _, file := range files {
		if len(file.Pieces()) > 0 {
			file.Whole()
		}
	}
}

// holdsRecords reports whether a file has anything that a chart is made of.
func holdsRecords(file *source.File) bool {
	return slices.ContainsFunc(file.Documents, func(v source.Value) bool {
		return slices.ContainsFunc(chart.Lists(), func(list string) bool {
			value := v.Get(list)
			return value != nil && slices.ContainsFunc(value.Items, func(item source.Value) bool {
				return slices.ContainsFunc(item.Fields, func(f source.Field) bool { return f.Value.Kind != source.Null })
			})
		})
	})
}

// unreadable tells what was wrong with reading the files. What does not read at all is not converted.
func (f *convertFlags) unreadable(w io.Writer, files []*source.File, show privacy.Show) error {
	incomplete, status := false, exitFindings
	for _, file := range files {
		for _, finding := range file.Findings {
			if show.Hides() { // a message may name somebody in other ways
				finding.Message = "this is wrong or cannot be read; orglint check says why"
			}
			note(w, "%s: %s", finding.Pos, finding.Message)
		}
		incomplete = incomplete || file.Damaged()
		if file.Failed() {
			status = exitFault
		}
	}
	if incomplete {
		return &statusError{status: status, err: errors.New("nothing is written: part of what was to be converted cannot be read")}
	}
	return nil
}

// withoutQuotes takes what is quoted of a chart out of a text, where names are not to be shown: it may be one.
func withoutQuotes(text string, show privacy.Show) string {
	parts := strings.Split(text, `"`)
	for i := 1; i < len(parts) && show.Hides(); i += 2 {
		parts[i] = privacy.NotShown
	}
	return strings.Join(parts, `"`)
}

// tellLayouts says what was read of files that are not of orglint's own layout.
func tellLayouts(w io.Writer, readings []*adapt.Reading, show privacy.Show) {
	for _, r := range readings {
		if show.Hides() {
			used := r.Used
			r = r.Hide(func(text string) string {
				if privacy.LikeName(text) && !slices.ContainsFunc(used, func(u adapt.Use) bool { return u.Column == text }) {
					return privacy.NotShown
				}
				return text
			})
		}
		for _, line := range r.Lines() {
			note(w, "%s", line)
		}
	}
}

// addLayout adds the flags that say what files are.
func (f *chartFlags) addLayout(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.layout, "as", "",
		"the layout of files that are not in orglint's own, such as csv, workday or keyed (default by their headers or shape)")
	cmd.Flags().StringVar(&f.stdinName, "stdin-filename", "", "the name under which standard input is shown and read")
}
