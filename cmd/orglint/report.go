package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/page"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

// reportFlags are the flags of orglint report.
type reportFlags struct {
	figureFlags
	files []string
	since string // a folder of earlier results; empty for none
}

func newReport(s streams) *cobra.Command {
	f := &reportFlags{}
	cmd := &cobra.Command{
		Use:               "report [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Write a report of a chart, for a meeting",
		Long: "Write down for people to read what a chart is like: its figures, everything that was found in it, what is allowed\n" +
			"and until when, and what could not be judged. The files are found as orglint check finds them.\n\n" +
			"Exit status: 0 written; 1 findings at or above --fail-on; 2 wrong usage, configuration or job family, or nothing\n" +
			"to read; 3 a file could not be read or written.",
		Example: "  orglint report examples/acme -o report.md\n  orglint report --as-of 2027-01-01 org/ > report.md",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return writeReport(s, f, paths)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.unit, "unit", "", "show only this `unit` and those below it, by its id; the whole chart is checked all the same")
	cmd.Flags().StringVar(&f.since, "since", "", "a `folder` of earlier results (summary -f json, check -f json) to compare with")
	cmd.Flags().StringArrayVarP(&f.files, "output", "o", nil,
		"`file` to write to: "+strings.Join(reportEndings(), ", ")+"; may be repeated (default Markdown on standard output)")
	return cmd
}

// A reportFormat is a way to write a report, by the ending of the file that it is written to.
type reportFormat struct {
	ending string
	write  func(io.Writer, *brief.Brief) error
}

// reportFormats are the ways to write a report. The first is that of standard output.
func reportFormats() []reportFormat {
	return []reportFormat{
		{".md", report.WriteBrief},
		{".html", page.Write},
		{".xlsx", report.WriteBriefBook},
	}
}

// reportEndings returns the endings of the files that a report can be written to.
func reportEndings() []string {
	var endings []string
	for _, f := range reportFormats() {
		endings = append(endings, f.ending)
	}
	return endings
}

// A reportFile is a file that a report is written to.
type reportFile struct {
	place *disk.Place
	write func(io.Writer, *brief.Brief) error
}

// reportFiles looks at where a report is to be written, and how.
func reportFiles(paths []string) ([]reportFile, error) {
	var files []reportFile
	for _, path := range paths {
		at := slices.Index(reportEndings(), strings.ToLower(filepath.Ext(path)))
		if at < 0 {
			return nil, fmt.Errorf("-o %s: a report is written to a file that ends in %s", source.Shown(path), strings.Join(reportEndings(), ", "))
		}
		place, err := outputOf(path)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(files, func(before reportFile) bool { return before.place.Same(place) }) {
			return nil, fmt.Errorf("-o %s is given twice", source.Shown(path))
		}
		files = append(files, reportFile{place, reportFormats()[at].write})
	}
	return files, nil
}

// writeReport runs orglint report.
func writeReport(s streams, f *reportFlags, paths []string) error {
	files, err := reportFiles(f.files)
	if err != nil {
		return err
	}
	earlier, err := f.history()
	if err != nil {
		return err
	}
	return f.run(s, paths, func(found *found, families *family.Set, read ...string) error {
		found.job.Policy.Whole = true
		for _, file := range files {
			if err := spareRead(file.place, found.Found, families, read...); err != nil {
				return fmt.Errorf("-o %w", err)
			}
		}
		return nil
	}, func(result *lint.Result, config string) error {
		told := brief.Of(result)
		told.Version, told.Config = version, config
		told.Compare(earlier)
		return writeReports(s, files, told)
	})
}

// history reads the earlier results; nil where none are asked for.
func (f *reportFlags) history() (*brief.History, error) {
	if f.since == "" {
		return nil, nil //nolint:nilnil // there is nothing to compare with
	}
	earlier, err := brief.ReadHistory(f.since)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	return earlier, nil
}

// writeReports writes a report to files, or to standard output.
func writeReports(s streams, files []reportFile, told *brief.Brief) error {
	if len(files) == 0 {
		return reportFormats()[0].write(s.out, told)
	}
	var outputs []disk.Output
	for _, file := range files {
		var b bytes.Buffer
		if err := file.write(&b, told); err != nil {
			return err
		}
		outputs = append(outputs, disk.Output{Place: file.place, Data: b.Bytes()})
	}
	return writeFiles(s.err, outputs...)
}
