package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// A Difference is what is different between two states of a chart, as far as it may be shown.
type Difference struct {
	Before, After *Result

	Renamed             []Renamed
	Joined, Left        []Person // whose records are new or gone; of two days, also who begins or ends between them
	Begun, Ended        []Person // who is in both states, and counts only in the later, or has left by then
	Filled              []Filled
	Unknown             []Person // of whom nobody can tell, because a part of either state was not read
	Changed             []Changed
	Moved               []Moved
	Teams, Units        Records
	Managers            []Manager
	New, Fixed          []diag.Finding
	Worse, Better       []Step
	Unchanged, Excepted int // findings that both states have, and that only the earlier one has because a deviation allows them now

	Plan    bool      // whether the later state is only planned
	Between []Passing // what states of the plan in between have, by the day on which each is there first
	Open    []string  // sentences about what the plan leaves to be settled
}

// Diff checks two states of a chart, and compares them and what is found in them. The families are the same, and so are the rules.
func Diff(before, after Job) (*Difference, error) {
	then, err := read(before)
	if err != nil {
		return nil, err
	}
	now, err := read(after)
	if err != nil {
		return nil, err
	}
	return compareStates(then, now, nil), nil
}

// compareStates judges two states of a chart, and compares them and what is found in them. Beside that, a plan may leave something open.
func compareStates(then, now *readChart, open []string) *Difference {
	list := change.Between(then.chart, now.chart)
	then.now = &diag.Renaming{ID: list.Now, Path: sameFiles(then.job.Files, now.job.Files)}
	d := &Difference{Before: then.judge(nil), After: now.judge(list), Open: open}
	m := match(d.After, d.Before)
	same, gone := sameTops(m, list), certainlyGone(m, list, d.After, now)
	d.tell(list)
	if now.job.Show.Hides() {
		then.conceal(d.Before)
		now.conceal(d.After)
		d.After.hideAlso(then.hidden)
		d.Before.hideAlso(now.hidden)
		d.hide(then, now)
		m = match(d.After, d.Before)
	}
	d.take(m, list, same, gone)
	return d
}

// sameFiles returns a function that gives the path in a later state for that of a file in an earlier one: the only file of each, or the one
// that stands in the same place below the folder that all are in.
func sameFiles(before, after []*source.File) func(string) string {
	if len(before) == 1 && len(after) == 1 {
		return func(string) string { return after[0].Path }
	}
	folder, base, now := folderOf(before), folderOf(after), map[string]string{}
	for _, file := range after {
		now[strings.TrimPrefix(file.Path, base)] = file.Path
	}
	return func(path string) string { return cmp.Or(now[strings.TrimPrefix(path, folder)], path) }
}

// folderOf returns the folder that all of some files are in, with '/' at its end.
func folderOf(files []*source.File) string {
	if len(files) == 0 {
		return ""
	}
	folder := files[0].Path
	for _, file := range files {
		for !strings.HasPrefix(file.Path, folder) || !strings.HasSuffix(folder, "/") && folder != "" {
			folder = folder[:strings.LastIndexByte(strings.TrimSuffix(folder, "/"), '/')+1]
		}
	}
	return folder
}

// Columns says which fields were read from other columns before than after; empty where that is of no concern.
func (d *Difference) Columns() string { return adapt.Differing(d.Before.Readings, d.After.Readings) }

// take takes over what became of the findings. Some that are new are the same as others that are gone; of those that are gone only some
// certainly are.
func (d *Difference) take(m Matched, list *change.List, same, gone map[string]bool) {
	d.New = slices.DeleteFunc(m.New, func(f diag.Finding) bool { return same[f.Fingerprint] })
	d.Worse, d.Better, d.Unchanged = m.Worse, m.Better, len(m.Same)+len(m.New)-len(d.New)
	for _, f := range m.Gone {
		if !gone[f.Fingerprint] || same[f.Fingerprint] {
			continue
		}
		f.Subject, f.Affected = list.Now(f.Subject), slices.Clone(f.Affected)
		for i, id := range f.Affected {
			f.Affected[i] = list.Now(id)
		}
		d.Fixed = append(d.Fixed, f)
	}
	counted := map[string]bool{}
	for _, f := range d.Before.Findings {
		counted[f.Fingerprint] = true
	}
	for _, a := range d.After.Allowed {
		if counted[a.Finding.Fingerprint] {
			d.Excepted++
		}
	}
}

// sameTops finds which of the findings about people without a manager are the same as before, by fingerprints: which of several such people
// is presumed to be the top may change with what stands below them. It takes those they are the same as out of what is gone.
func sameTops(m Matched, list *change.List) map[string]bool {
	isTop := func(c *chart.Chart, id string) bool {
		seats := c.SeatsOf(id)
		return len(seats) == 1 && seats[0].IsTop()
	}
	then := map[string]string{} // ids of Before, by those of After
	for _, r := range list.Renamed {
		then[r.After.ID().Value] = r.Before.ID().Value
	}
	same := map[string]bool{}
	at := 0
	for _, f := range m.New {
		was := f.Subject
		if id, ok := then[was]; ok {
			was = id
		}
		if f.Rule != "single-top" || !isTop(list.Before, was) {
			continue
		}
		for ; at < len(m.Gone); at++ {
			if g := m.Gone[at]; g.Rule == "single-top" && isTop(list.After, list.Now(g.Subject)) {
				same[f.Fingerprint], same[g.Fingerprint] = true, true
				at++
				break
			}
		}
	}
	return same
}

// certainlyGone finds which findings are not there any more for certain, by fingerprints: the rule ran over all whom they are about, and
// nothing that was not read may have to do with them.
func certainlyGone(m Matched, list *change.List, result *Result, now *readChart) map[string]bool {
	judges := map[string]bool{}
	for _, rule := range now.job.Policy.Rules {
		judges[rule.Name] = ran(now.chart, &now.job.Policy, rule) && result.NotShown(rule.Name) == 0 &&
			!slices.ContainsFunc(result.Failures, func(failed rules.FailedError) bool { return failed.Rule == rule.Name })
	}
	settled := func(id string) bool { return now.chart.Settled(list.Now(id)) && now.chart.Settled(id) }
	gone := map[string]bool{}
	for _, f := range m.Gone {
		whole := now.chart.Complete() || f.Subject != "" && settled(f.Subject) && !slices.ContainsFunc(f.Affected, func(id string) bool { return !settled(id) })
		gone[f.Fingerprint] = judges[f.Rule] && whole
	}
	return gone
}
