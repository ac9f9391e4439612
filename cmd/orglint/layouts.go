package main

import (
	"bytes"
	"io"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/lint"
)

// layouts says how files are read that are not of orglint's own layout.
func (f *chartFlags) layouts(c *config.Config) adapt.Options {
	return adapt.Options{As: f.layout, Sources: c.Sources, External: c.Policy.IsExternal}
}

// choice says which files of folders are taken: spreadsheets only where the configuration says how they are read.
func (f *chartFlags) choice(c *config.Config) lint.Choice {
	return lint.Choice{Excluded: c.Excluded, Table: c.IsSource, Document: c.IsDocument, As: f.layout}
}

// pipedName is the name of standard input: one of a table where it is said to be one.
func (f *chartFlags) pipedName() string {
	if f.stdinName == "" && f.layout != "" && !adapt.IsDocument(f.layout) {
		return "stdin.csv"
	}
	return f.stdinName
}

// isTable reports whether a text without a file name seems to be a table: its first line names at least three columns, as no YAML
// begins.
func isTable(data []byte) bool {
	first, _, _ := bytes.Cut(bytes.TrimSpace(data), []byte("\n"))
	const fewest = 2 // separators
	return bytes.Count(first, []byte(","))+bytes.Count(first, []byte(";"))+bytes.Count(first, []byte("\t")) >= fewest &&
		!bytes.ContainsAny(first, ":#[]{}")
}

// tellReadings says what was read of files that are not of orglint's own layout.
func tellReadings(w io.Writer, result *lint.Result) {
	tellLayouts(w, result.Readings)
	if t := result.Titles; len(result.Readings) > 0 && 2*t.Unknown > t.All {
		note(w, "%d of %d titles are in no loaded job family: bring your own with --families FILE (orglint families import writes one "+
			"from a page), or check the structure only with --families none", t.Unknown, t.All)
	}
}
