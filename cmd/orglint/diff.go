package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/rules"
)

// diffFlags are the flags of orglint diff.
type diffFlags struct {
	chartFlags
	format, failOn choice
	only, skip     []string
	output         string
}

func newDiff(s streams) *cobra.Command {
	f := &diffFlags{}
	cmd := &cobra.Command{
		Use:               "diff BEFORE [AFTER]",
		ValidArgsFunction: charts,
		Short:             "Compare two states of an org chart",
		Long: "Say what is different between two states of an org chart: who joined, left and moved, with how many people, what managers\n" +
			"have then, and which findings are new, worse or fixed. Each is a file, an export, a folder, or git:REF[:PATH] for what\n" +
			"stood at a commit, PATH being a path of the repository. Without a PATH that is the path of the other side or, where there\n" +
			"is none, the chart of the configuration; so is AFTER where it is left out. Both are judged under the same configuration\n" +
			"and job families, each with its own deviations. The order of records, comments and layout never matter.\n\n" +
			"Exit status: 0; 1 findings at or above --fail-on are new or worse; 2 wrong usage, configuration or job family, or\n" +
			"nothing to compare; 3 a file could not be read or written.",
		Example: "  orglint diff examples/acme examples/acme-reorg\n  orglint diff git:origin/main\n  orglint diff october.xlsx november.xlsx -f markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("diff takes the chart before and the chart after: two paths, or git:REF for a commit, such as: orglint diff git:origin/main")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return diff(s, f, args)
		},
	}
	f.add(cmd)
	cmd.Flags().Lookup("as-of").Usage = "the `date` for which people are counted, such as 2026-03-31, or two: before,after (default today)"
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "`file` to write to (default standard output)")
	return cmd
}

// add adds the flags that comparisons have in common to a command.
func (f *diffFlags) add(cmd *cobra.Command) {
	f.chartFlags.add(cmd)
	f.format = choice{"text", report.DifferenceFormats()}
	f.failOn = choice{"error", []string{"error", "warning", "info", "never"}}
	flags := cmd.Flags()
	flags.VarP(&f.format, "format", "f", "how to write what is different")
	flags.Var(&f.failOn, "fail-on", "the least severity of a new or worse finding that makes the exit status 1")
	flags.StringSliceVar(&f.only, "only", nil, "apply only these `rules` (and syntax)")
	flags.StringSliceVar(&f.skip, "skip", nil, "do not apply these `rules`")
}

// diff runs orglint diff.
func diff(s streams, f *diffFlags, args []string) error {
	c, err := f.config.load()
	if err != nil {
		return err
	}
	if err := selectRules(&c.Policy, f.only, f.skip); err != nil {
		return err
	}
	c.Policy.Named = rules.Named{} // each side may be a part of what the configuration speaks of
	days, err := f.days()
	if err != nil {
		return err
	}
	var place *disk.Place
	if f.output != "" {
		if place, err = outputOf(f.output); err != nil {
			return err
		}
	}
	families := f.loadFamilies(c)
	states, err := f.states(s, c, args)
	if err != nil {
		return err
	}
	set, err := families()
	if err != nil {
		return err
	}
	var jobs [2]lint.Job
	for i, state := range states {
		if len(state.Charts) == 0 {
			return fault(errors.Join(state.Failed...))
		}
		if err := spareRead(place, state.Found, set, c.Path); err != nil {
			return fmt.Errorf("-o %w", err)
		}
		jobs[i] = f.job(c, state.Found, days[i])
		jobs[i].Families, jobs[i].Figures, jobs[i].Incomplete = set, true, state.incomplete
	}
	d, err := lint.Diff(jobs[0], jobs[1])
	if usage, ok := errors.AsType[*adapt.Error](err); ok {
		return usage
	}
	if err != nil {
		return fault(err)
	}
	return f.finish(s, d, place, states)
}

// finish writes what is different, and decides on the exit status.
func (f *diffFlags) finish(s streams, d *lint.Difference, place *disk.Place, states [2]state) error {
	var text bytes.Buffer
	if err := report.WriteDifference(&text, f.format.value, d); err != nil {
		return fault(err)
	}
	if place != nil {
		if err := writeFiles(s.err, disk.Output{Place: place, Data: text.Bytes()}); err != nil {
			return err
		}
	} else if _, err := s.out.Write(text.Bytes()); err != nil {
		return fault(err)
	}
	for i, result := range []*lint.Result{d.Before, d.After} {
		tellReadings(s.err, result)
		if err := (&found{Found: states[i].Found}).whole(result, true); err != nil {
			return err
		}
	}
	if columns := d.Columns(); columns != "" {
		note(s.err, "the two are read by different columns: %s; what is told as a change may only be that (name the columns under map: in .orglint.yaml)", columns)
	}
	least, fails := diag.ParseSeverity(f.failOn.value)
	if fails && d.Reaches(least) {
		return &statusError{status: exitFindings}
	}
	return nil
}

// days returns the days for which people are counted before and after.
func (f *diffFlags) days() (days [2]string, err error) {
	first, second, two := strings.Cut(f.asOf, ",")
	if !two {
		second = first
	}
	for i, given := range []string{first, second} {
		if two && given == "" {
			return days, errors.New("--as-of takes a date, or two with a comma between: 2026-03-31,2026-06-30")
		}
		if days[i], err = day(given); err != nil {
			return days, err
		}
	}
	return days, nil
}

// A state is one side of a comparison.
type state struct {
	*lint.Found

	incomplete bool // whether something of it could not be had
}

// states finds the files of both sides.
func (f *diffFlags) states(s streams, c *config.Config, args []string) (states [2]state, err error) {
	if len(args) == 2 && args[0] == "-" && args[1] == "-" {
		return states, errors.New("only one of the two can be standard input (-)")
	}
	for i := range states {
		arg, other := "", ""
		if i < len(args) {
			arg = args[i]
		}
		if 1-i < len(args) {
			other = args[1-i]
		}
		ref, ok := strings.CutPrefix(arg, "git:")
		switch {
		case ok:
			states[i], err = f.stateAt(s.err, c, ref, other)
		case arg == "":
			states[i].Found, err = f.working(s, c, other)
		default:
			states[i].Found, err = f.find(s.in, s.err, c, []string{arg})
		}
		if err != nil {
			return states, err
		}
		tellSkipped(s.err, states[i].Found)
	}
	return states, nil
}

// working finds the files that the later side is where only the earlier is given: those that it names at a commit, or else those of the
// configuration.
func (f *diffFlags) working(s streams, c *config.Config, other string) (*lint.Found, error) {
	_, path, _ := strings.Cut(strings.TrimPrefix(other, "git:"), ":")
	if path == "" || !strings.HasPrefix(other, "git:") {
		return f.find(s.in, s.err, c, nil)
	}
	err := askGit(other, func(ctx context.Context) (err error) {
		path, err = lint.InWorkingTree(ctx, path)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f.find(s.in, s.err, c, []string{path})
}

// stateAt finds the files of a side at a commit: REF or REF:PATH. The other side may tell the path.
func (f *diffFlags) stateAt(told io.Writer, c *config.Config, at, other string) (state, error) {
	ref, path, _ := strings.Cut(at, ":")
	commit := lint.Commit{Ref: ref, Path: path}
	elsewhere, isCommit := strings.CutPrefix(other, "git:")
	if path == "" && isCommit {
		_, commit.Path, _ = strings.Cut(elsewhere, ":")
	}
	switch {
	case commit.Path != "":
	case other == "-":
		return state{}, fmt.Errorf("standard input (-) was in no commit; name the path: git:%s:PATH", ref)
	case other == "" || isCommit:
		paths, _, err := chartPaths(c, nil)
		if err != nil {
			return state{}, err
		}
		commit.Paths = orHere(paths)
	default:
		commit.Paths = []string{other}
	}
	var before *lint.Before
	var all *lint.Found
	err := askGit("git:"+at, func(ctx context.Context) (err error) {
		before, all, err = lint.FindAt(ctx, commit, f.choice(c))
		return err
	})
	if err != nil {
		return state{}, err
	}
	if len(all.Charts) == 0 && len(all.Failed) == 0 {
		return state{}, nothing(all)
	}
	for _, absent := range before.Absent {
		note(told, "%s, so git does not hold what it was, and what is wrong there counts as new", absent)
	}
	return state{all, before.Incomplete()}, nil
}
