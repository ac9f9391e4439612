package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// baselineFlags are the flags of orglint baseline.
type baselineFlags struct {
	chartFlags
	path         string
	prune, force bool
}

func newBaseline(s streams) *cobra.Command {
	f := &baselineFlags{}
	cmd := &cobra.Command{
		Use:               "baseline [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Record the findings there are now, so that only new ones count",
		Long: "Record what is found in the chart now in a baseline, " + config.BaselineName + " beside the configuration (or\n" +
			"here, if there is none). From then on orglint check counts only what is not in it, or has become worse. The\n" +
			"files are found as orglint check finds them. Nothing is ever added to a baseline unasked.\n\n" +
			"Exit status: 0; 2 wrong usage, configuration or job family, nothing to read, or the baseline is there already;\n" +
			"3 a file could not be read or written.",
		Example: "  orglint baseline\n  orglint baseline --prune org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return f.run(s, paths)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.path, "baseline", "", "the file to write (default that of the configuration, or "+config.BaselineName+")")
	flags.BoolVar(&f.prune, "prune", false, "take out what is fixed, lower what has got better, and add nothing")
	flags.BoolVar(&f.force, "force", false, "replace the baseline with all that is found now")
	return cmd
}

// run runs orglint baseline.
func (f *baselineFlags) run(s streams, paths []string) error {
	c, err := f.config.load()
	if err != nil {
		return err
	}
	if f.prune && isPart(c, paths) {
		return fmt.Errorf("--prune takes what it does not find as fixed, so it needs the whole chart; leave out the paths, which %s has", c.Path)
	}
	path, reach := c.Baseline, c.Reach
	if f.path != "" {
		path, reach = f.path, disk.Named()
	}
	if strings.EqualFold(filepath.Ext(path), ".json") {
		return fmt.Errorf("%s is not a name for a baseline, which is YAML; choose one that ends in .yaml", source.Shown(path))
	}
	place, err := placeOf(path)
	if err != nil {
		return err
	}
	before, err := f.before(place, reach)
	if err != nil {
		return err
	}
	found, err := f.start(s.in, s.err, c, paths)
	if err != nil {
		return err
	}
	if err := found.unread(); err != nil {
		return err
	}
	found.job.Baseline = before
	found.job.Show = privacy.IDs // a baseline is kept beside the chart, and holds no names
	result, err := found.run(func(set *family.Set) error { return spareRead(place, withoutBaselines(found.Found), set, c.Path) })
	if err != nil {
		return err
	}
	if err := found.whole(result, false); err != nil {
		return err
	}
	if err := readable(result.Findings); err != nil {
		return err
	}
	if f.prune {
		return pruneBaseline(s.err, place, before, result)
	}
	if len(result.Cut) > 0 {
		return errors.New("no baseline is written of more findings than are kept: " + report.NotShown(result))
	}
	return f.write(s.err, place, result)
}

// before reads the baseline that is to be pruned; nil where one is to be written. One that is in the way is an error.
func (f *baselineFlags) before(place *disk.Place, reach disk.Reach) (*baseline.Baseline, error) {
	shown := source.Shown(place.Path())
	switch {
	case f.prune && f.force:
		return nil, errors.New("--prune and --force cannot be used together")
	case f.prune && !place.Exists():
		return nil, fmt.Errorf("there is no baseline %s to prune; orglint baseline writes one", shown)
	case f.prune:
		return baseline.Load(place.Path(), reach)
	case place.Exists() && !place.Free() && !f.force:
		return nil, fmt.Errorf("%s already exists, and nothing is added to it unasked; --prune takes out what is fixed, "+
			"--force replaces it with all that is found now", shown)
	}
	return nil, nil //nolint:nilnil // there is none, and nothing is wrong with that
}

// readable refuses findings about files that do not read: nobody knows yet what is in them.
func readable(findings []diag.Finding) error {
	lines := linesError{"no baseline is written while a file cannot be read; fix that first:"}
	for _, finding := range findings {
		if finding.Rule == "syntax" {
			lines = append(lines, "  "+finding.Pos.String()+": "+finding.Message)
		}
	}
	if len(lines) == 1 {
		return nil
	}
	return lines
}

// write writes the findings of a run to a baseline.
func (f *baselineFlags) write(told io.Writer, place *disk.Place, result *lint.Result) error {
	if len(result.Findings) == 0 && !f.force {
		if unchecked := report.NotChecked(result); unchecked != "" {
			note(told, "%s", unchecked)
		}
		note(told, "there are no findings to put in a baseline")
		return nil
	}
	if err := writeBaseline(told, place, baseline.Of(result.Findings)); err != nil {
		return err
	}
	summary := result.Summary
	note(told, "wrote %s: %s (%s, %s, %s)", source.Shown(place.Path()), text.Count(len(result.Findings), "finding", "findings"),
		text.Count(summary.Errors, "error", "errors"), text.Count(summary.Warnings, "warning", "warnings"), text.Count(summary.Infos, "info", "infos"))
	check := "orglint check"
	if f.path != "" {
		check += " --baseline " + f.path
	}
	note(told, "from now on, %s counts only what is not in it; commit it with the chart", check)
	return nil
}

// pruneBaseline takes what is fixed out of a baseline.
func pruneBaseline(told io.Writer, place *disk.Place, before *baseline.Baseline, result *lint.Result) error {
	if !before.Own {
		return fmt.Errorf("%s is not pruned: somebody has changed it, and that would be lost; take out what orglint did not write, such as comments, "+
			"or replace it with --force", before.Path)
	}
	if len(result.Judged) == 0 {
		return errors.New("the baseline is not pruned: part of the chart cannot be read, so nobody knows what is fixed; orglint check says where")
	}
	pruned, gone, lowered := before.Prune(result.Baselined, result.Findings, result.Judged)
	if before.Earlier {
		note(told, "%s is of an earlier orglint: %s carried over by rule and subject", before.Path,
			text.Count(before.Carried, "finding was", "findings were"))
	} else if gone+lowered == 0 {
		note(told, "nothing in %s is fixed or better than before; it stays as it is", before.Path)
		return nil
	}
	if err := writeBaseline(told, place, pruned); err != nil {
		return err
	}
	note(told, "pruned %s: %d removed, %d lowered, %d left", before.Path, gone, lowered, len(pruned.Entries))
	if len(pruned.Entries) == 0 {
		note(told, "it is empty now; delete it")
	}
	return nil
}

func writeBaseline(told io.Writer, place *disk.Place, b *baseline.Baseline) error {
	return writeFiles(told, disk.Output{Place: place, Data: []byte(b.Text())})
}

// withoutBaselines leaves out files that were met in a folder and hold a baseline: that to write is one of them.
func withoutBaselines(found *lint.Found) *lint.Found {
	others := *found
	others.Skipped = slices.DeleteFunc(slices.Clone(found.Skipped), func(skipped lint.Skipped) bool {
		_, err := baseline.Load(skipped.Path, disk.Anywhere())
		return err == nil
	})
	return &others
}
