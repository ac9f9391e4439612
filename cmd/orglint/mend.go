package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/text"
)

// mendFlags are the flags of orglint check that mend what it finds.
type mendFlags struct{ fix, unsafe, diff bool }

// asked reports whether anything is to be mended, or shown how.
func (m mendFlags) asked() bool { return m.fix || m.unsafe || m.diff }

// check refuses what makes no sense together.
func (m mendFlags) check(newSince string, paths []string) error {
	switch {
	case m.unsafe && !m.fix && !m.diff:
		return errors.New("--unsafe-fixes goes with --fix or --diff")
	case m.asked() && newSince != "":
		return errors.New("--fix and --diff mend the whole chart; leave out --new-since")
	case m.asked() && slices.Contains(paths, "-"):
		return errors.New("--fix and --diff change files; standard input (-) is none, so name the file instead")
	}
	return nil
}

// mendFirst mends the chart before it is checked. It is done where only the change was asked for.
func (f *checkFlags) mendFirst(s streams, told io.Writer, c *config.Config, found *found) (done bool, err error) {
	left, changed, err := f.mendChart(s, told, c, found)
	if err != nil || left == nil && !changed {
		return true, err
	}
	if changed {
		return true, &statusError{status: exitFindings}
	}
	found.Found, found.job.Files = left, left.Charts
	families := found.job.Families
	found.families = func() (*family.Set, error) { return families, nil }
	return false, nil
}

// A mending is a chart that is mended.
type mending struct {
	flags  mendFlags
	found  *found
	texts  []fix.Text
	tables []diag.Finding // which are mended where the tables come from
	told   io.Writer
}

// mend mends a chart that was found, by its flags. What it returns is what is left to check: nil where only the change is shown.
func (f *checkFlags) mendChart(s streams, told io.Writer, c *config.Config, found *found) (left *lint.Found, changed bool, err error) {
	texts, err := textsOf(found.Found)
	if err != nil {
		return nil, false, err
	}
	m := &mending{flags: f.mend, found: found, texts: texts, told: told}
	if found.job.Families, err = found.families(); err != nil {
		return nil, false, err
	}
	outcome, err := fix.Run(fix.Chart{Texts: m.texts, Check: m.check, Unsafe: f.mend.unsafe})
	if err != nil {
		return nil, false, fault(err)
	}
	m.tell(outcome)
	if f.mend.diff {
		changed, err := m.show(s.out, outcome, f.shown(c))
		return nil, changed, err
	}
	if err := writeTexts(told, texts, outcome.Texts); err != nil {
		return nil, false, err
	}
	return found.Again(textOf(outcome.Texts)), false, nil
}

// textsOf reads the bytes of the files that were found.
func textsOf(found *lint.Found) ([]fix.Text, error) {
	var texts []fix.Text
	for _, chart := range found.Charts {
		if slices.ContainsFunc(texts, func(t fix.Text) bool { return t.Path == chart.Path }) {
			continue
		}
		data, err := disk.Named().Read(filepath.FromSlash(chart.Path), disk.Chart)
		if err != nil {
			return nil, fault(fmt.Errorf("read %s again: %w", chart.Path, errors.Unwrap(err)))
		}
		texts = append(texts, fix.Text{Path: chart.Path, Data: data})
	}
	return texts, nil
}

// textOf returns a function that gives texts by their paths.
func textOf(texts []fix.Text) func(path string) string {
	return func(path string) string {
		i := slices.IndexFunc(texts, func(t fix.Text) bool { return t.Path == path })
		return string(texts[i].Data)
	}
}

// check checks the chart as it would be.
func (m *mending) check(texts []fix.Text) (fix.Checked, error) {
	job := m.found.job
	job.Files, job.Show, job.Progress = m.found.Again(textOf(texts)).Charts, privacy.Names, nil
	result, err := lint.Run(job)
	if err != nil {
		return fix.Checked{}, err
	}
	m.tables = nil
	for _, f := range result.Findings {
		if f.Fix != nil && f.Pos.File != nil && f.Pos.File.Table && (m.flags.unsafe || !f.Fix.Unsafe) {
			m.tables = append(m.tables, f)
		}
	}
	return fix.Checked{Findings: result.Findings, Judged: result.Coverage.Lines.Judged}, nil
}

// tell says what was mended, what could not be, and what came to light.
func (m *mending) tell(o *fix.Outcome) {
	if n := len(o.Made); n > 0 {
		verb := "fixed"
		if m.flags.diff {
			verb = "would be fixed"
		}
		note(m.told, "%s %s", text.Count(n, "finding", "findings"), verb)
	}
	for _, missed := range o.Missed {
		if missed.Finding.Pos.File == nil || !missed.Finding.Pos.File.Table {
			note(m.told, "%s: not fixed (%s): %s", missed.Finding.Pos, missed.Finding.Rule, missed.Why)
		}
	}
	if n := len(m.tables); n > 0 && !m.flags.diff {
		note(m.told, "%s in tables, which are mended where they come from: --diff lists the cells", text.Count(n, "fix is", "fixes are"))
	}
	if n := len(o.Came); n > 0 {
		because := ""
		if o.Judged > 0 {
			because = ", because " + text.Count(o.Judged, "line", "lines") + " can now be judged"
		}
		note(m.told, "%s came to light%s", text.Count(n, "finding", "findings"), because)
	}
}

// writeTexts writes the files that changed, all of them or none.
func writeTexts(told io.Writer, before, after []fix.Text) error {
	var outputs []disk.Output
	for i, t := range after {
		if bytes.Equal(t.Data, before[i].Data) {
			continue
		}
		place, err := placeOf(filepath.FromSlash(t.Path))
		if err != nil {
			return err
		}
		outputs = append(outputs, disk.Output{Place: place, Data: t.Data})
	}
	return writeFiles(told, outputs...)
}

// show writes what would change: a unified diff, or where people are not shown by name a list of places, and for tables the cells.
func (m *mending) show(out io.Writer, o *fix.Outcome, show privacy.Show) (changed bool, err error) {
	var b strings.Builder
	for i, after := range o.Texts {
		if !o.Changed(i, m.texts) {
			continue
		}
		changed = true
		if !show.Hides() {
			b.WriteString(udiff.Unified("a/"+after.Path, "b/"+after.Path, string(m.texts[i].Data), string(after.Data)))
		}
	}
	listed := m.tables
	if show.Hides() {
		listed = slices.Concat(o.Made, m.tables)
	}
	lines := listOf(listed)
	if show.Hides() && len(lines) > 0 {
		if err := m.hide(lines, show); err != nil {
			return false, err
		}
	}
	for _, line := range lines {
		b.WriteString(line.where + ": " + line.now)
		if line.should != "" {
			b.WriteString(" → " + line.should)
		}
		b.WriteByte('\n')
	}
	_, err = io.WriteString(out, b.String())
	return changed || len(m.tables) > 0, err
}

// A changeLine says where something changes, what stands there now, and what should; or else what is to be done there.
type changeLine struct{ where, now, should string }

// listOf lists what fixes change.
func listOf(findings []diag.Finding) []changeLine {
	var lines []changeLine
	for _, f := range findings {
		for _, e := range f.Fix.Edits {
			place := e.Pos.Place()
			line := changeLine{where: fmt.Sprintf("%s:%d", place.Path, place.Line), now: f.Fix.Message}
			switch {
			case e.Pos.Cell() != "":
				line.where = e.Pos.File.Path + ": " + e.Pos.Cell()
			case e.Pos.File.Table:
				line.where = fmt.Sprintf("%s: row %d", place.Path, place.Line)
				if word := e.Pos.Word(f.Field); word != "" {
					line.where += ", " + word
				}
			}
			if e.Do == diag.Replace || e.Do == diag.Rename {
				line.now, line.should = e.Pos.File.Data()[e.Pos.Offset:e.Pos.Offset+e.Pos.Length], e.Text
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// hide takes out of lines what may not be shown.
func (m *mending) hide(lines []changeLine, show privacy.Show) error {
	job := m.found.job
	job.Files, job.Show, job.Progress = m.found.Again(textOf(m.texts)).Charts, show, nil
	result, err := lint.Run(job)
	if err != nil {
		return fault(err)
	}
	result.Hide(func(do func(*string)) {
		for i := range lines {
			do(&lines[i].now)
			do(&lines[i].should)
		}
	})
	return nil
}
