package lint

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/repair"
	"github.com/orglint/orglint/internal/source"
)

// A Repairing is a chart of which something is to be repaired.
type Repairing struct {
	Job   Job
	Unit  string                             // the only one that is repaired; empty for each that is in no other
	Ask   repair.Request                     // what is to be cleared
	Open  func() []*source.File              // opens the files of the chart anew
	Bytes func(*source.File) ([]byte, error) // returns the bytes of a file
}

// Repair finds the fewest moves that clear what is asked for. A plan is checked whole: a move that brings another finding is forbidden, and
// others are looked for.
func (r *Repairing) Repair() ([]*repair.Outcome, error) {
	job := &r.Job
	job.Show, job.Figures, job.Files = privacy.Names, true, r.Open()
	result, err := Run(*job)
	if err != nil {
		return nil, err
	}
	c, policy := result.Chart()
	units := []string{r.Unit}
	if r.Unit == "" {
		units = repair.Units(c)
	} else if len(c.UnitsOf(r.Unit)) == 0 {
		var ids []string
		for _, u := range c.Units {
			ids = append(ids, u.ID.Value)
		}
		return nil, &UnitError{r.Unit, diag.Nearest(r.Unit, ids)}
	}
	r.Ask.Excused = excused(result)
	var outcomes []*repair.Outcome
	for _, id := range units {
		outcome, err := r.repair(func() *repair.Part { return repair.NewPart(c, policy, id, r.Ask) })
		if err != nil {
			return nil, err
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes, nil
}

// excused returns a function that reports whether a deviation or the baseline allows somebody what a rule finds.
func excused(result *Result) func(rule, id string) bool {
	all := slices.Clone(result.Baselined)
	for _, a := range result.Allowed {
		all = append(all, a.Finding)
	}
	type key struct{ rule, id string }
	allowed := map[key]bool{}
	for _, f := range all {
		allowed[key{f.Rule, f.Subject}] = true
	}
	return func(rule, id string) bool { return allowed[key{rule, id}] }
}

// A pair is who moves, and to which manager.
type pair struct{ who, to string }

// repair repairs one part, until its plan brings no finding that moves could be blamed for.
func (r *Repairing) repair(part func() *repair.Part) (*repair.Outcome, error) {
	const most = 50
	forbidden := map[pair]bool{}
	r.Ask.Forbidden = nil
	for range most {
		o := part().Repair()
		switch {
		case len(forbidden) > 0 && o.Status == repair.Fewest:
			o.Status = repair.FewestFound
		case len(forbidden) > 0 && o.Status == repair.Impossible:
			o.Refuse()
		}
		if len(o.Moves) == 0 {
			return o, nil
		}
		r.Job.Files = r.Open()
		planned, err := WhatIf(r.Job, o.Plan(), r.Job.AsOf, r.Bytes)
		if err != nil {
			return nil, err
		}
		blamed := blame(o, planned.Difference)
		if len(blamed) == 0 {
			return o, nil
		}
		for _, p := range blamed {
			forbidden[p], forbidden[pair{p.who, ""}] = true, true
		}
		r.Ask.Forbidden = func(who, to string) bool { return forbidden[pair{who, to}] }
	}
	o := part().Repair()
	o.Refuse()
	return o, nil
}

// blame returns the moves without which a plan would not bring what it does: those of whom a finding is about, or else the last one of those
// that concern the manager or the team that it is about.
func blame(o *repair.Outcome, d *Difference) []pair {
	fresh := slices.Clone(d.New)
	for _, s := range d.Worse {
		fresh = append(fresh, s.Finding)
	}
	var blamed []pair
	for _, f := range fresh {
		if f.Severity <= diag.Info {
			continue
		}
		about := func(m repair.Move) bool {
			who := o.Movers[m.Mover].ID().Value
			return f.Subject == who || slices.Contains(f.Affected, who)
		}
		moves := slices.DeleteFunc(slices.Clone(o.Moves), func(m repair.Move) bool { return !about(m) })
		for _, m := range slices.Backward(o.Moves) {
			if len(moves) == 0 && o.Touches(m, f.Subject) {
				moves = append(moves, m)
			}
		}
		for _, m := range moves {
			blamed = append(blamed, pair{o.Movers[m.Mover].ID().Value, o.Managers[m.To].ID().Value})
		}
	}
	return blamed
}
