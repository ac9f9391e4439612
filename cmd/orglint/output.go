package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/mattn/go-isatty"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

// An output is a format and where to write it: a file, or standard output where there is no path.
type output struct {
	format, path string
	place        *disk.Place // of the path
}

// outputs are the pairs of -f and -o, in the order of the command line.
type outputs []output

// spareTerminal refuses to write a workbook to a terminal.
func (o outputs) spareTerminal(out io.Writer) error {
	if slices.ContainsFunc(o, func(each output) bool { return each.format == "xlsx" && each.path == "" }) && isTerminal(out) {
		return errors.New("-f xlsx writes a workbook, which a terminal can't show; name a file with -o")
	}
	return nil
}

// whole reports whether there is a format in which all findings are asked for.
func (o outputs) whole() bool {
	return slices.ContainsFunc(o, func(each output) bool { return slices.Contains([]string{"json", "csv", "xlsx"}, each.format) })
}

// settle makes text the default, looks at where files are to be written, and refuses two formats in one place.
func (o *outputs) settle() error {
	if len(*o) == 0 {
		*o = outputs{{format: "text"}}
	}
	toOut := 0
	for i := range *o {
		out := &(*o)[i]
		if out.path == "" {
			toOut++
			continue
		}
		var err error
		if out.place, err = outputOf(out.path); err != nil {
			return err
		}
		if slices.ContainsFunc((*o)[:i], func(before output) bool { return before.place != nil && before.place.Same(out.place) }) {
			return fmt.Errorf("two formats would go to %s; give each a file of its own", source.Shown(out.path))
		}
	}
	if toOut > 1 {
		return errors.New("two formats would go to standard output; give all but one an -o of its own")
	}
	return nil
}

// spare refuses to write over the charts that are checked, the families they are checked with and the other files that are
// read.
func (o outputs) spare(found *lint.Found, families *family.Set, others ...string) error {
	for _, out := range o {
		if err := spareRead(out.place, found, families, others...); err != nil {
			return fmt.Errorf("-o %w", err)
		}
		if path := summaryFile(out.format); path != "" {
			place, err := outputOf(path)
			if err := errors.Join(err, spareRead(place, found, families, others...)); err != nil {
				return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
			}
		}
	}
	return nil
}

// A formatFlag is -f.
type formatFlag struct{ outputs *outputs }

// String returns nothing: the default stands in the help.
func (f formatFlag) String() string { return "" }

// Type names what the flag takes.
func (f formatFlag) Type() string { return "format" }

// Set starts an output.
func (f formatFlag) Set(name string) error {
	if err := oneOf(name, report.Formats()); err != nil {
		return err
	}
	*f.outputs = append(*f.outputs, output{format: name})
	return nil
}

// An outputFlag is -o, which belongs to the -f before it.
type outputFlag struct{ outputs *outputs }

// String returns nothing: the default stands in the help.
func (f outputFlag) String() string { return "" }

// Type names what the flag takes.
func (f outputFlag) Type() string { return "file" }

// Set gives the output begun last its file.
func (f outputFlag) Set(path string) error {
	if len(*f.outputs) == 0 {
		*f.outputs = outputs{{format: "text"}}
	}
	last := &(*f.outputs)[len(*f.outputs)-1]
	switch {
	case path == "" || path == "-":
		return errors.New("it needs the name of a file; without it, findings go to standard output")
	case last.path != "":
		return fmt.Errorf("%s already goes to %s; put another -f before this -o", last.format, last.path)
	}
	if !slices.Contains([]string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}, path) {
		last.path = path
	}
	return nil
}

// writeFiles writes a result to the files of -o.
func (f *checkFlags) writeFiles(told io.Writer, result *lint.Result, options report.Options) error {
	var files []disk.Output
	for _, out := range f.outputs {
		if out.path == "" {
			continue
		}
		var text bytes.Buffer
		if err := report.Write(&text, out.format, result, options); err != nil {
			return fmt.Errorf("write findings: %w", err)
		}
		files = append(files, disk.Output{Place: out.place, Data: text.Bytes()})
	}
	return writeFiles(told, files...)
}

// write writes a result in all formats: the files first, because nobody may be left to read what goes to standard output.
func (f *checkFlags) write(s streams, result *lint.Result) error {
	least, _ := diag.ParseSeverity(f.least.value)
	options := report.Options{Version: version, Least: least, Quiet: f.quiet, Verbose: f.verbose, Color: f.color.value == "always"}
	told := s.err
	if f.quiet {
		told = io.Discard
	} else {
		options.Note = func(text string) { note(s.err, "%s", text) }
	}
	if err := f.writeFiles(told, result, options); err != nil {
		return err
	}
	for _, out := range f.outputs {
		if out.path == "" {
			shown := options
			shown.Color = useColor(f.color.value, s.out)
			if err := report.Write(s.out, out.format, result, shown); err != nil {
				return fmt.Errorf("write findings: %w", err)
			}
		}
		if err := writeSummary(out.format, result, options); err != nil {
			return err
		}
	}
	f.tellBelow(s.err, result)
	if f.statistics {
		tellStatistics(s.err, result)
	}
	return nil
}

// tellBelow says on a stream what stands below the summary, where no text has one.
func (f *checkFlags) tellBelow(w io.Writer, result *lint.Result) {
	if !f.quiet && slices.ContainsFunc(f.outputs, func(o output) bool { return o.format == "text" }) {
		return
	}
	for _, line := range report.Below(result) {
		note(w, "%s", line)
	}
}

// summaryFile is where GitHub takes the summary of a step from, where annotations are written and there is one.
func summaryFile(format string) string {
	if format != "github" {
		return ""
	}
	return os.Getenv("GITHUB_STEP_SUMMARY")
}

// writeSummary adds a table of the findings to the summary of a step on GitHub.
func writeSummary(format string, result *lint.Result, options report.Options) error {
	path := summaryFile(format)
	if path == "" {
		return nil
	}
	var text bytes.Buffer
	if err := report.WriteSummary(&text, result, options); err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	return unwritten(path, disk.Append(path, text.Bytes()))
}

// useColor decides for one stream: the flag, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether it is a
// terminal.
func useColor(flag string, w io.Writer) bool {
	off := func(name string) bool { v := os.Getenv(name); return v == "0" || v == "false" }
	on := func(name string) bool { return os.Getenv(name) != "" && !off(name) }
	switch {
	case flag != "auto":
		return flag == "always"
	case os.Getenv("NO_COLOR") != "" || off("FORCE_COLOR"):
		return false
	case on("FORCE_COLOR") || on("CLICOLOR_FORCE"):
		return true
	}
	return isTerminal(w)
}

// isTerminal reports whether what is written is shown on a terminal.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && os.Getenv("TERM") != "dumb" && isatty.IsTerminal(file.Fd())
}
