package main

import (
	"io"
	"slices"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
)

// layouts says how files are read that are not of orglint's own layout.
func (f *chartFlags) layouts(c *config.Config) adapt.Options {
	return adapt.Options{As: f.layout, Sources: c.Sources, External: c.Policy.IsExternal}
}

// choice says which files of folders are taken: spreadsheets only where the configuration says how they are read.
func (f *chartFlags) choice(c *config.Config) lint.Choice {
	return lint.Choice{
		Excluded: c.Excluded, Table: c.IsSource, Document: c.IsDocument, As: f.layout, Layout: c.Layout, Reach: disk.Named().With(f.config.texts), Folder: c.Folder(),
	}
}

// tellReadings says what was read of files that are not of orglint's own layout.
func tellReadings(w io.Writer, result *lint.Result) {
	tellLayouts(w, result.Readings, privacy.Names) // names are taken out of them already
	if c := result.Coverage; c.Families && c.Grades.Judged == 0 && c.Grades.Given > 0 &&
		slices.ContainsFunc(result.Readings, func(r *adapt.Reading) bool { return r.Layout == "organogram" }) {
		note(w, "--families uk-civil-service compares the grades of an organogram")
	}
	roles := result.Coverage.Roles
	unknown := roles.Given - roles.Judged
	if len(result.Readings) == 0 || !result.Coverage.Families || 2*unknown <= roles.Given || roles.Judged == 0 {
		return
	}
	told := func(f lint.Fold) bool { return f.Told.Rule == "unknown-role" }
	if !slices.ContainsFunc(result.Folds(result.Findings), told) {
		note(w, "%d of %d titles are in no loaded job family: bring your own with --families FILE (orglint families import writes one "+
			"from a page), or check the structure only with --families none", unknown, roles.Given)
	}
}
