package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/repair"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

// repairFlags are the flags of orglint whatif that look for moves.
type repairFlags struct {
	rules []string
	unit  string
	lift  bool
}

// check refuses what cannot be repaired, or makes no sense together.
func (r *repairFlags) check(f *whatifFlags) error {
	if len(r.rules) == 0 {
		if r.unit != "" || r.lift {
			return errors.New("--unit and --lift go with --repair")
		}
		return nil
	}
	for _, rule := range r.rules {
		if err := oneOf(rule, repairable()); err != nil {
			return fmt.Errorf("--repair: %w", err)
		}
	}
	switch {
	case f.moves != "" || len(f.move)+len(f.role)+len(f.remove) > 0:
		return errors.New("--repair takes no moves: first write the planned chart with -o FOLDER, then run --repair on that folder")
	case f.output != "":
		return errors.New("--repair writes moves to standard output; give them to whatif --moves with -o")
	case !slices.Contains(report.RepairFormats(), f.format.value):
		return fmt.Errorf("--repair writes %v, not %s", report.RepairFormats(), f.format.value)
	}
	return nil
}

// repairable are the rules of which the findings can be cleared by moves.
func repairable() []string { return []string{"span-of-control", "max-teams"} }

// writeRepair looks for the fewest moves and writes them.
func (f *whatifFlags) writeRepair(s streams, paths []string) error {
	found, c, err := f.open(s, paths)
	if err != nil {
		return err
	}
	if len(found.Failed) > 0 {
		return found.unread()
	}
	if found.job.Baseline, err = baselineOf(c); err != nil {
		return err
	}
	texts := map[string]string{}
	for _, file := range found.Charts {
		data, err := readBytes(file)
		if err != nil {
			return fault(err)
		}
		texts[file.Path] = string(data)
	}
	open := func() []*source.File { return found.Again(func(path string) string { return texts[path] }).Charts }
	ask := repair.Request{Span: slices.Contains(f.fewest.rules, "span-of-control"), Teams: slices.Contains(f.fewest.rules, "max-teams"), Lift: f.fewest.lift}
	r := lint.Repairing{Job: found.job, Unit: f.fewest.unit, Ask: ask, Open: open, Bytes: readBytes}
	outcomes, err := r.Repair()
	if unit, ok := errors.AsType[*lint.UnitError](err); ok {
		return fmt.Errorf("--unit: %w", unit)
	}
	if err != nil {
		return usageOrFault(err)
	}
	if err := showable(outcomes, found.job.Show); err != nil {
		return err
	}
	if err := report.WriteRepair(s.out, f.format.value, outcomes, found.job.Show); err != nil {
		return fault(err)
	}
	if slices.ContainsFunc(outcomes, func(o *repair.Outcome) bool { return o.Status == repair.Impossible || o.Status == repair.Refused }) {
		return &statusError{status: exitFindings}
	}
	return nil
}

// showable refuses to write moves of people whose ids are names where these are not to be shown.
func showable(outcomes []*repair.Outcome, show privacy.Show) error {
	for _, o := range outcomes {
		for _, s := range slices.Concat(o.Movers, o.Managers) {
			if id := s.ID().Value; show.Hides() && privacy.NamesPerson(id, s.Name().Value) {
				return errors.New("the ids of this chart are names, and moves cannot be written without them; use --show names")
			}
		}
	}
	return nil
}
