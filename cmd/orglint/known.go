package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// A known is what was there before a check: a baseline, and the chart at an earlier commit. Either may be nil.
type known struct {
	baseline *baseline.Baseline
	before   *lint.Before
	prune    string // the command that prunes the baseline; empty where only a part of the chart is checked
}

// load reads the baseline that holds, and the chart that the paths stood for at the commit of --new-since.
func (f *checkFlags) load(c *config.Config, paths []string) (*known, error) {
	k := &known{}
	if !isPart(c, paths) {
		k.prune = f.pruneCommand(paths)
	}
	var err error
	if k.baseline, err = f.loadBaseline(c); err != nil {
		return nil, err
	}
	if f.newSince != "" && !f.showFiles {
		k.before, err = f.loadBefore(c, paths)
	}
	return k, err
}

// isPart reports whether paths may be only a part of the chart: the configuration says what is all of it.
func isPart(c *config.Config, paths []string) bool { return len(paths) > 0 && len(c.Chart) > 0 }

// loadBaseline reads the baseline of the flag, which must be there, or that of the configuration, which need not.
func (f *checkFlags) loadBaseline(c *config.Config) (*baseline.Baseline, error) {
	switch {
	case f.noBaseline && f.baseline != "":
		return nil, errors.New("--baseline and --no-baseline cannot be used together")
	case f.noBaseline:
		return nil, nil //nolint:nilnil // there is none, and nothing is wrong with that
	case f.baseline != "":
		b, err := baseline.Load(f.baseline, disk.Named())
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no baseline %s; to write one, run: orglint baseline --baseline %s", f.baseline, f.baseline)
		}
		return b, err
	}
	return baselineOf(c)
}

// baselineOf reads the baseline of a configuration, which need not be there.
func baselineOf(c *config.Config) (*baseline.Baseline, error) {
	b, err := baseline.Load(c.Baseline, c.Reach)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // there is none, and nothing is wrong with that
	}
	return b, inConfig(err, "baseline", c.Path)
}

// loadBefore reads the chart that the paths stood for at the commit of --new-since.
func (f *checkFlags) loadBefore(c *config.Config, named []string) (*lint.Before, error) {
	paths, _, err := chartPaths(c, named)
	if err != nil {
		return nil, err
	}
	if slices.Contains(paths, "-") {
		return nil, errors.New("--new-since compares files with an earlier commit; standard input (-) has none, so name the file instead")
	}
	var before *lint.Before
	err = askGit("--new-since "+f.newSince, func(ctx context.Context) (err error) {
		before, err = lint.FindBefore(ctx, f.newSince, orHere(paths), f.choice(c))
		return err
	})
	return before, err
}

// askGit runs a function that asks git, which ends where orglint is interrupted. What was asked for stands before an error.
func askGit(what string, ask func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := ask(ctx)
	if ctx.Err() != nil {
		return &statusError{status: exitInterrupted}
	}
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return fault(err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// pruneCommand is the command that prunes the baseline of a check.
func (f *checkFlags) pruneCommand(paths []string) string {
	words := []string{"orglint baseline --prune"}
	if f.config.none {
		words = append(words, "--no-config")
	}
	for _, flag := range []struct{ name, value string }{
		{"--config", f.config.path},
		{"--families", strings.Join(f.families, ",")},
		{"--as-of", f.asOf},
		{"--as", f.layout},
		{"--baseline", f.baseline},
	} {
		if flag.value != "" {
			words = append(words, flag.name, flag.value)
		}
	}
	return strings.Join(append(words, paths...), " ")
}

// path is the path of the baseline; empty if there is none.
func (k *known) path() string {
	if k.baseline == nil {
		return ""
	}
	return k.baseline.Path
}

// compare leaves only what is new since the earlier commit in a result. It returns what is to be told of the baseline and of that
// commit.
func (k *known) compare(result *lint.Result, job lint.Job) (notes []string, err error) {
	notes = k.outdated(result)
	if k.before == nil {
		return notes, nil
	}
	whole, err := lint.Compare(result, job, k.before)
	if err != nil {
		return nil, fault(err)
	}
	for _, absent := range k.before.Absent {
		notes = append(notes, absent+", so git does not hold what it was, and what is wrong there counts as new")
	}
	if !whole && len(k.before.Absent) == 0 {
		notes = append(notes, "part of the chart could not be read at "+k.before.Ref+", so what is wrong there counts as new")
	}
	return notes, nil
}

// outdated says what in the baseline is fixed or has become better, and how to take it out.
func (k *known) outdated(result *lint.Result) []string {
	if k.baseline == nil || k.prune == "" {
		return nil
	}
	if b := k.baseline; b.Earlier && len(b.Entries) > 0 {
		return []string{fmt.Sprintf("the baseline %s is of an earlier orglint: %s matched by rule and subject; to carry it over, run: %s",
			b.Path, text.Count(b.Carried, "finding was", "findings were"), k.prune)}
	}
	var parts []string
	_, gone, lowered := k.baseline.Prune(result.Baselined, result.Findings, result.Judged)
	if gone > 0 {
		parts = append(parts, text.Count(gone, "finding", "findings")+" can be removed")
	}
	if lowered > 0 {
		parts = append(parts, text.Count(lowered, "measure", "measures")+" can be lowered")
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("in the baseline %s %s; run: %s", k.baseline.Path, strings.Join(parts, " and "), k.prune)}
}
