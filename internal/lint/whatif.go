package lint

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/source"
)

// A Planned is what a plan makes of a chart.
type Planned struct {
	*Difference

	Files []plan.File // of the planned chart: the same that was checked
	Lost  []string    // what could not be carried over of files that are not of orglint's own layout
}

// A Passing is a finding that only a state in between has: neither the chart as it is nor as it is planned.
type Passing struct {
	From, Until string // the day on which it is there first, and that on which it is not any more
	Finding     diag.Finding
}

// WhatIf checks a chart, makes the moves of a plan in its files, and checks what comes of it: after each day, and at the end on a day. A
// function returns the bytes of a file. What is wrong with the plan is a *plan.Error.
func WhatIf(job Job, p *plan.Plan, last string, bytes func(*source.File) ([]byte, error)) (*Planned, error) {
	then, lost, err := readOwn(job)
	if err != nil {
		return nil, err
	}
	planned := &Planned{Lost: lost}
	for _, file := range then.job.Files {
		data, err := bytes(file)
		if err != nil {
			return nil, err
		}
		planned.Files = append(planned.Files, plan.File{File: file, Data: data})
	}
	now, open := then, []plan.Open(nil)
	var between []*Result
	for _, day := range p.Days() {
		if now != then {
			between = append(between, now.passing(then))
		}
		more, err := planned.make(&day, now, max(job.AsOf, day.Date))
		if err != nil {
			return nil, err
		}
		open = slices.DeleteFunc(open, func(o plan.Open) bool { return slices.Contains(more.orders.Settled, o.Of) })
		now, open = more.state, append(open, more.orders.Open...)
	}
	if now == then || now.job.AsOf != last {
		if now != then {
			between = append(between, now.passing(then))
		}
		if now, err = read(now.again(planned.Files, last)); err != nil {
			return nil, err
		}
	}
	planned.Difference = compareStates(then, now, said(open))
	planned.Plan = true
	planned.pass(between)
	return planned, nil
}

// passing judges a state that is not the last.
func (r *readChart) passing(then *readChart) *Result {
	state := *r
	state.job.Figures = false
	result := state.judge(change.Between(then.chart, r.chart))
	if r.job.Show.Hides() {
		state.conceal(result)
		result.hideAlso(then.hidden)
	}
	return result
}

// readOwn reads the chart of a job. What is not of orglint's own layout is converted to it before.
func readOwn(job Job) (r *readChart, lost []string, err error) {
	readings, hidden, err := adapted(&job)
	if err != nil {
		return nil, nil, err
	}
	if len(readings) == 0 {
		r, err = read(job)
		return r, nil, err
	}
	for _, file := range job.Files {
		if len(file.Pieces()) > 0 {
			file.Whole()
		}
		if file.Damaged() {
			return nil, nil, &plan.UnreadError{Path: file.Path}
		}
	}
	outputs, lost := convert.Chart(job.Files, false)
	job.Files = []*source.File{source.Open(outputs[0].Name, outputs[0].Text)}
	if r, err = read(job); err != nil {
		return nil, nil, err
	}
	r.readings = readings
	r.hidden.texts, r.hidden.more = append(r.hidden.texts, hidden.texts...), append(r.hidden.more, hidden.more...)
	return r, lost, nil
}

// again is the job of reading the chart of other files, on another day.
func (r *readChart) again(files []plan.File, day string) Job {
	job := r.job
	job.AsOf, job.Files = day, nil
	for _, f := range files {
		job.Files = append(job.Files, source.Open(f.Path, f.File.Data()))
	}
	return job
}

// said are the sentences about what is left to be settled.
func said(open []plan.Open) []string {
	var all []string
	for _, o := range open {
		all = append(all, o.Said)
	}
	return all
}

// A made is what the moves of a day make of a chart.
type made struct {
	state  *readChart
	orders *plan.Orders
}

// make makes the moves of a day in a state of the chart, and reads what comes of it.
func (p *Planned) make(day *plan.Day, state *readChart, asOf string) (*made, error) {
	files := make([]*source.File, len(p.Files))
	for i, f := range p.Files {
		files[i] = f.File
	}
	orders, err := day.Orders(state.chart, files)
	if err != nil {
		return nil, err
	}
	check, err := ChartSchema(state.job.Families)
	if err != nil {
		return nil, err
	}
	if p.Files, err = orders.Write(p.Files, check); err != nil {
		return nil, err
	}
	job := state.again(p.Files, asOf)
	for i, file := range job.Files {
		p.Files[i].File = file
	}
	next, err := read(job)
	return &made{next, orders}, err
}

// pass finds what only states in between have.
func (p *Planned) pass(between []*Result) {
	there := map[string]bool{}
	for _, f := range p.New {
		there[f.Fingerprint] = true
	}
	for _, s := range p.Worse {
		there[s.Finding.Fingerprint] = true
	}
	at := map[string]int{}
	for i, result := range between {
		until := p.After.AsOf
		if i+1 < len(between) {
			until = between[i+1].AsOf
		}
		m := match(result, p.Before)
		fresh := m.New
		for _, step := range m.Worse {
			fresh = append(fresh, step.Finding)
		}
		diag.Sort(fresh)
		slices.SortStableFunc(fresh, func(a, b diag.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
		for _, f := range fresh {
			if n, met := at[f.Fingerprint]; met {
				p.Between[n].Until = until
			} else if !there[f.Fingerprint] {
				at[f.Fingerprint] = len(p.Between)
				p.Between = append(p.Between, Passing{result.AsOf, until, f})
			}
		}
	}
}

// Reaches reports whether a finding that is new, worse or there in between has a severity, or a higher one.
func (d *Difference) Reaches(least diag.Severity) bool {
	isBad := func(f diag.Finding) bool { return f.Severity >= least }
	return slices.ContainsFunc(d.New, isBad) || slices.ContainsFunc(d.Worse, func(s Step) bool { return isBad(s.Finding) }) ||
		slices.ContainsFunc(d.Between, func(p Passing) bool { return isBad(p.Finding) })
}
