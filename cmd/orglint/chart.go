package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// chartFlags are the flags of commands that read a chart.
type chartFlags struct {
	config    configFlags
	families  []string
	asOf      string
	stdinName string
	show      choice
	layout    string
}

// add adds the flags to a command.
func (f *chartFlags) add(cmd *cobra.Command) {
	f.config.add(cmd)
	flags := cmd.Flags()
	flags.StringSliceVar(&f.families, "families", nil,
		"job `families`: built-in names, files, or none to check structure only (default "+builtInNames()+")")
	flags.StringVar(&f.asOf, "as-of", "", "the `date` for which people are counted, such as 2026-03-31 (default today)")
	f.show = choice{choices: privacy.Shows()}
	flags.Var(&f.show, "show", "how to name people (default names, in CI ids; the configuration may show less)")
	f.addLayout(cmd)
}

// A found is what is to be checked: the files, and the job to do with them once the families are loaded.
type found struct {
	*lint.Found
	job      lint.Job
	families func() (*family.Set, error)
	told     io.Writer // for what is no finding
}

// start finds the files to check, says on a stream what is probably left out by mistake, and begins to load the families.
func (f *chartFlags) start(in io.Reader, told io.Writer, c *config.Config, paths []string) (*found, error) {
	if f.stdinName != "" && !slices.Contains(paths, "-") {
		return nil, errors.New("--stdin-filename names standard input; give - as a path too")
	}
	asOf, err := day(f.asOf)
	if err != nil {
		return nil, err
	}
	families := f.loadFamilies(c)
	all, err := f.find(in, told, c, paths)
	if err != nil {
		return nil, err
	}
	tellSkipped(told, all)
	job := f.job(c, all, asOf)
	if len(paths) > 0 { // which may be a part of what the configuration speaks of
		job.Policy.Named = rules.Named{}
	}
	return &found{all, job, families, told}, nil
}

// tellSkipped says what is probably left out by mistake.
func tellSkipped(told io.Writer, all *lint.Found) {
	for _, skipped := range all.Skipped {
		if skipped.Likely {
			note(told, "%s is not checked: %s", skipped.Path, skipped.Reason)
		}
	}
}

// job says what to do with files that were found.
func (f *chartFlags) job(c *config.Config, all *lint.Found, asOf string) lint.Job {
	return lint.Job{
		Files: all.Charts, Policy: c.Policy, AsOf: asOf, Show: f.shown(c), Unopened: all.Failed, Layouts: f.layouts(c),
	}
}

// shown returns how people are named: as the flag says or else, by their names or, in logs that many can read, by their ids. A
// configuration comes with the files that are checked, so that it may only ask for less.
func (f *chartFlags) shown(c *config.Config) privacy.Show {
	show, said := privacy.Parse(f.show.value)
	if !said {
		show = shownHere()
	}
	asked, _ := privacy.Parse(c.Show)
	return show.Stricter(asked)
}

// shownHere returns how people are named where nothing says it: by their ids in logs that many can read.
func shownHere() privacy.Show {
	if inCI, err := strconv.ParseBool(os.Getenv("CI")); err == nil && inCI {
		return privacy.IDs
	}
	return privacy.Names
}

// run waits for the families and checks the chart. What could not be read is an error beside the result.
func (f *found) run(allowed func(*family.Set) error) (*lint.Result, error) {
	if len(f.Charts) == 0 {
		return nil, fault(errors.Join(f.Failed...))
	}
	var err error
	if f.job.Families, err = f.families(); err != nil {
		return nil, err
	}
	if err := allowed(f.job.Families); err != nil {
		return nil, err
	}
	result, err := lint.Run(f.job)
	if usage, ok := errors.AsType[*adapt.Error](err); ok {
		return nil, usage
	}
	if unit, ok := errors.AsType[*lint.UnitError](err); ok {
		return nil, fmt.Errorf("--unit: %w", unit)
	}
	if err != nil {
		return nil, fault(err)
	}
	tellReadings(f.told, result)
	return result, nil
}

// unread is the error for files that could not be read; nil if there are none.
func (f *found) unread() error {
	if len(f.Failed) == 0 {
		return nil
	}
	return fault(errors.Join(f.Failed...))
}

// whole is the error for what could not be checked: files that could not be read, and mistakes of orglint's own; nil if all was.
// Of a file in which there is such a mistake a finding tells, which may have been shown.
func (f *found) whole(result *lint.Result, shown bool) error {
	if len(f.Failed) == 0 && !result.Failed() {
		return nil
	}
	failed := slices.Clone(f.Failed)
	for _, finding := range result.Findings {
		if finding.Own && !shown {
			failed = append(failed, fmt.Errorf("%s: %s", finding.Pos, finding.Message))
		}
	}
	for _, failure := range result.Failures {
		failed = append(failed, failure)
	}
	return fault(errors.Join(failed...))
}

// loadFamilies loads the job families of the command line, or else of the configuration, while other things are done, and
// returns a function that waits for them.
func (f *chartFlags) loadFamilies(c *config.Config) func() (*family.Set, error) {
	names, where, reach := f.families, "", disk.Named().With(f.config.texts)
	if len(names) == 0 {
		names, where, reach = c.Families, c.Path, c.Reach
	}
	var set *family.Set
	var err error
	var wait sync.WaitGroup
	var failed *diag.Fault
	wait.Go(func() { failed = diag.Catch(func() { set, err = family.LoadWithin(reach, names, scaleOf(c)) }) })
	return func() (*family.Set, error) {
		wait.Wait()
		diag.Throw(failed)
		return set, inConfig(err, "families", where)
	}
}

// scaleOf returns what a configuration says of grades.
func scaleOf(c *config.Config) family.Scale { return family.Scale{Grades: c.Grades, Order: c.Order} }

// inConfig adds to an error which field of the configuration it comes from. An error with places of its own stays as it is.
func inConfig(err error, field, path string) error {
	if _, placed := errors.AsType[*diag.FileError](err); err == nil || placed || path == "" {
		return err
	}
	return fmt.Errorf("%w (%s in %s)", err, field, path)
}

// find reads the files to check.
func (f *chartFlags) find(in io.Reader, told io.Writer, c *config.Config, named []string) (*lint.Found, error) {
	paths, where, err := chartPaths(c, named)
	if err != nil {
		return nil, err
	}
	unnamed := len(paths) == 0
	paths = orHere(paths)
	choice := f.choice(c)
	if where != "" {
		choice.Reach = c.Reach
	}
	var piped *source.File
	if slices.Contains(paths, "-") {
		if piped, err = f.readInput(in, c); err != nil {
			return nil, err
		}
		paths = slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == "-" || isInput(in, p) })
	}
	found, err := lint.FindChosen(paths, choice)
	if err != nil {
		return nil, inConfig(err, "chart", where)
	}
	if piped != nil {
		found.Add(piped)
	}
	if f.config.path == "" && !f.config.none {
		tellOtherConfigs(told, c, found, paths)
	}
	if len(found.Charts) == 0 && len(found.Failed) == 0 {
		return nil, nothing(found)
	}
	switch {
	case unnamed:
		if err := oneChart(told, found); err != nil {
			return nil, err
		}
	case found.Only:
		note(told, "no other file there is an org chart, so %s is checked", found.Charts[0].Path)
	}
	return found, nil
}

// chartPaths returns the paths of the command line or, where there are none, those of the configuration, with its path, or else
// the usual ones; none where there are none of these either.
func chartPaths(c *config.Config, named []string) (paths []string, where string, err error) {
	if len(named) == 0 && len(c.Chart) > 0 {
		for _, path := range c.Chart {
			if err := c.Reach.Covers(path); err != nil {
				return nil, "", fmt.Errorf("%s is not read: %w; only the command line may name it (chart in %s)", path, errors.Unwrap(err), c.Path)
			}
		}
		return c.Chart, c.Path, nil
	}
	if len(named) == 0 {
		named = usual()
	}
	return named, "", nil
}

// day returns the day that a flag gives, or today.
func day(flag string) (string, error) {
	if flag == "" {
		return time.Now().Format(time.DateOnly), nil
	}
	if _, err := time.Parse(time.DateOnly, flag); err != nil {
		return "", fmt.Errorf("--as-of must be a date such as 2026-03-31, not %q", flag)
	}
	return flag, nil
}
