package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// whatifFlags are the flags of orglint whatif.
type whatifFlags struct {
	diffFlags
	moves              string
	move, role, remove []string
	force              bool
	fewest             repairFlags
}

func newWhatif(s streams) *cobra.Command {
	f := &whatifFlags{}
	cmd := &cobra.Command{
		Use:               "whatif [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Plan a re-organisation: what its moves would change and break",
		Long: "Make moves in a chart without touching it, check what comes of it by all rules, and say what is different then, as orglint\n" +
			"diff does. Moves without a date come first, then the others by date; the chart is checked after each date, and what only a\n" +
			"state in between breaks is told with its days. Lines are those of the planned chart, which -o writes. The files are found\n" +
			"as orglint check finds them. --repair looks for the fewest moves and writes them. docs/reorganisation.md says how moves\n" +
			"are written; orglint schema moves is for editors.\n\n" +
			"Exit status: 0; 1 findings at or above --fail-on are new, worse or there in between; 2 wrong usage, configuration or\n" +
			"job family, a mistake in the plan, or nothing to read; 3 a file could not be read or written.",
		Example: "  orglint whatif --move nadia=ada examples/acme\n  orglint whatif --moves plan.yaml org/\n  orglint whatif --moves plan.yaml -o planned/ org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return f.run(s, paths)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.Lookup("as-of").Usage = "the `date` for which people are counted, such as 2026-03-31, or two: before,after (default today, and the last date of the plan)"
	flags.StringVar(&f.moves, "moves", "", "the `file` of the moves; - for standard input")
	flags.StringArrayVar(&f.move, "move", nil, "who gets which manager: `ID=MANAGER` (repeatable)")
	flags.StringArrayVar(&f.role, "role", nil, "who gets which role: `ID=LEVEL` (repeatable)")
	flags.StringArrayVar(&f.remove, "remove", nil, "who leaves, and to whom the reports go if not to their manager: `ID[=MANAGER]` (repeatable)")
	flags.StringVarP(&f.output, "output", "o", "", "`folder` to write the planned chart to: all its files, with nothing but the moves changed")
	flags.StringArrayVar(&f.fewest.rules, "repair", nil, "look for the fewest moves that clear this `rule`, span-of-control or max-teams (repeatable)")
	flags.StringVar(&f.fewest.unit, "unit", "", "with --repair: only in this unit, by `id`, and those below it")
	flags.BoolVar(&f.fewest.lift, "lift", false, "with --repair: nobody may have too few direct reports either")
	flags.BoolVar(&f.force, "force", false, "write the planned chart over what is there, which may be the chart itself")
	return cmd
}

// run runs orglint whatif.
func (f *whatifFlags) run(s streams, paths []string) error {
	if err := f.fewest.check(f); err != nil {
		return err
	}
	if len(f.fewest.rules) > 0 {
		return f.writeRepair(s, paths)
	}
	if f.moves == "" && len(f.move)+len(f.role)+len(f.remove) == 0 {
		return errors.New("whatif needs moves: --moves FILE, --move ID=MANAGER, --role ID=LEVEL or --remove ID; or --repair RULE to look for them")
	}
	_, _, two := strings.Cut(f.asOf, ",")
	days, err := f.days()
	if err != nil {
		return err
	}
	f.asOf = days[0]
	found, _, err := f.open(s, paths)
	if err != nil {
		return err
	}
	p, err := f.plan(s.in, &found.job, slices.Contains(paths, "-"))
	if err != nil {
		return err
	}
	if !two {
		days[1] = max(days[1], p.Last())
	}
	planned, err := lint.WhatIf(found.job, p, days[1], readBytes)
	if err != nil {
		return usageOrFault(err)
	}
	if len(planned.Before.Readings) > 0 {
		note(s.err, "the plan is made in the chart as orglint convert writes it; lines are those of %s, which -o writes", planned.Files[0].Path)
	}
	for _, what := range planned.Lost {
		note(s.err, "not carried over: %s", withoutQuotes(what, found.job.Show))
	}
	if f.output != "" {
		if err := f.write(s.err, planned.Files, found.Found, paths); err != nil {
			return err
		}
	}
	return f.finish(s, planned.Difference, nil, [2]state{{Found: found.Found}, {Found: found.Found}})
}

// open finds the files of the chart, and loads what it is judged by.
func (f *whatifFlags) open(s streams, paths []string) (*found, *config.Config, error) {
	c, err := f.config.load()
	if err != nil {
		return nil, nil, err
	}
	if err := selectRules(&c.Policy, f.only, f.skip); err != nil {
		return nil, nil, err
	}
	found, err := f.start(s.in, s.err, c, paths)
	if err != nil {
		return nil, nil, err
	}
	if len(found.Charts) == 0 || f.output != "" { // a part of a chart is not written
		if err := found.unread(); err != nil {
			return nil, nil, err
		}
	}
	found.job.Figures = true
	found.job.Families, err = found.families()
	return found, c, err
}

// usageOrFault is the error of what the user can mend, as it is, and else a fault.
func usageOrFault(err error) error {
	if usage, ok := errors.AsType[*adapt.Error](err); ok {
		return usage
	}
	if wrong, ok := errors.AsType[*plan.Error](err); ok {
		return wrong
	}
	if unread, ok := errors.AsType[*plan.UnreadError](err); ok {
		return unread
	}
	return fault(err)
}

// plan reads the moves of the file and of the flags.
func (f *whatifFlags) plan(in io.Reader, job *lint.Job, taken bool) (*plan.Plan, error) {
	p, err := f.planned(in, job, taken)
	if err != nil {
		return nil, err
	}
	for _, flag := range []struct {
		given []string
		move  func(string, privacy.Show) (plan.Move, error)
	}{{f.move, plan.Moved}, {f.role, plan.Promoted}, {f.remove, plan.Removed}} {
		for _, given := range flag.given {
			move, err := flag.move(given, job.Show)
			if err != nil {
				return nil, err
			}
			p.Moves = append(p.Moves, move)
		}
	}
	err = p.Check(job.Show)
	return p, err
}

// planned reads the moves of the file; there are none without one.
func (f *whatifFlags) planned(in io.Reader, job *lint.Job, taken bool) (*plan.Plan, error) {
	if f.moves == "" {
		return &plan.Plan{}, nil
	}
	file, err := f.readMoves(in, taken)
	if err != nil {
		return nil, err
	}
	check, err := lint.MovesSchema(job.Families)
	if err != nil {
		return nil, fault(err)
	}
	p, err := plan.Read(file, check)
	if wrong, ok := errors.AsType[*plan.Error](err); ok {
		for i := range wrong.Findings {
			wrong.Findings[i].Message = withoutQuotes(wrong.Findings[i].Message, job.Show)
		}
	}
	return p, err
}

// readMoves reads the file of the moves, which may be standard input if that is not taken.
func (f *whatifFlags) readMoves(in io.Reader, taken bool) (*source.File, error) {
	if f.moves == "-" {
		if taken {
			return nil, errors.New("only one of the chart and the moves can be standard input (-)")
		}
		data, err := disk.ReadStream(in, disk.Moves)
		if err != nil {
			return nil, fault(fmt.Errorf("read the moves from standard input: %w", err))
		}
		return source.Read("stdin", data), nil
	}
	data, err := disk.Named().Read(f.moves, disk.Moves)
	if err != nil {
		return nil, fmt.Errorf("read the moves %s: %w", source.Shown(f.moves), errors.Unwrap(err))
	}
	return source.Read(source.Shown(f.moves), data), nil
}

// readBytes returns the bytes of a file of a chart, once more: what was read of it has no byte order mark. What came from standard input or was
// converted is on no disk.
func readBytes(file *source.File) ([]byte, error) {
	data, err := disk.Anywhere().Read(filepath.FromSlash(file.Path), disk.Chart)
	if err != nil {
		return []byte(file.Data()), nil //nolint:nilerr // it came from standard input, or was made
	}
	return data, nil
}
