package fix

import (
	"bytes"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
)

// maxRounds is how often a chart is mended and checked again: what one fix brings to light another may mend.
const maxRounds = 10

// maxCulprits is how many fixes are found out, one by one, that bring something new that is wrong.
const maxCulprits = 20

// isProven reports whether a rule is one of which no fix may bring a new finding.
func isProven(rule string) bool {
	return slices.Contains([]string{
		"syntax", "duplicate-key", "schema", "duplicate-id", "unknown-manager", "reporting-cycle", "single-top", "unknown-reference", "unit-cycle", "unknown-role",
	}, rule)
}

// A Checked is what a check of the texts found, and of how many lines of the chart it could judge the reporting.
type Checked struct {
	Findings []diag.Finding
	Judged   int
}

// A Chart is the files of a chart, and how they are checked. Nothing is written.
type Chart struct {
	Texts  []Text
	Check  func(texts []Text) (Checked, error)
	Unsafe bool // whether fixes that somebody has to think over are made too
}

// A Missed is a fix that was asked for and not made.
type Missed struct {
	Finding diag.Finding
	Why     string
}

// An Outcome is what became of a chart.
type Outcome struct {
	Texts  []Text         // as they should be now
	Made   []diag.Finding // whose fixes were made, in order
	Missed []Missed
	Came   []diag.Finding // that came to light
	Judged int            // how many more lines can be judged now
}

// Run mends what can be mended. A fix that brings a new finding of one of the proven rules is not made.
func Run(chart Chart) (*Outcome, error) {
	before, err := chart.Check(chart.Texts)
	if err != nil {
		return nil, err
	}
	r := &run{Chart: chart, before: before, left: map[string]string{}}
	for n := 1; ; n++ {
		s, err := r.rounds(nil)
		if err != nil {
			return nil, err
		}
		if len(r.broke(s)) == 0 {
			s.Came, s.Judged = r.came(s), s.after.Judged-before.Judged
			return &s.Outcome, nil
		}
		at, err := r.culprit(s.Made)
		if err != nil {
			return nil, err
		}
		r.left[s.Made[at].Fingerprint] = "something else would be wrong then"
		if n == maxCulprits {
			for _, f := range s.Made[at+1:] {
				r.left[f.Fingerprint] = "too many others bring something new that is wrong"
			}
		}
	}
}

// A run is one attempt after the other.
type run struct {
	Chart
	before Checked
	left   map[string]string // by fingerprint: why a fix is not made
}

// A state is what becomes of the chart in an attempt.
type state struct {
	Outcome
	after Checked
}

// rounds mends in rounds until nothing changes. Where some are given by fingerprint, only those are made.
func (r *run) rounds(only map[string]bool) (*state, error) {
	s := &state{Outcome: Outcome{Texts: slices.Clone(r.Texts)}, after: r.before}
	for range maxRounds {
		made := r.round(s, only)
		if len(made) == 0 {
			break
		}
		s.Made = append(s.Made, made...)
		after, err := r.Check(s.Texts)
		if err != nil {
			return nil, err
		}
		s.after = after
	}
	return s, nil
}

// wants reports whether the fix of a finding was asked for.
func (r *run) wants(f *diag.Finding) bool { return f.Fix != nil && (r.Unsafe || !f.Fix.Unsafe) }

// round makes the fixes that do not stand in each other's way.
func (r *run) round(s *state, only map[string]bool) []diag.Finding {
	files := newFiles(s.Texts)
	s.Missed = nil // what could not be made in the round before may be now
	miss := func(f diag.Finding, why string) { s.Missed = append(s.Missed, Missed{f, why}) }
	var claimed []Change
	var made []diag.Finding
	for _, f := range s.after.Findings {
		if !r.wants(&f) || only != nil && !only[f.Fingerprint] {
			continue
		}
		changes, err := files.changes(f.Fix)
		switch why := r.left[f.Fingerprint]; {
		case why != "":
			miss(f, why)
		case err != nil:
			miss(f, err.Error())
		case !r.Unsafe && !Safe(f.Fix, changes):
			miss(f, ErrComment.Error())
		case !overlaps(changes, claimed): // else in the next round
			claimed, made = append(claimed, changes...), append(made, f)
		}
	}
	good := files.settle(made)
	for _, f := range made {
		if !slices.ContainsFunc(good, func(g diag.Finding) bool { return g.Fingerprint == f.Fingerprint }) {
			miss(f, "the file would not read as it should then")
		}
	}
	texts, _ := files.write(good)
	for i := range s.Texts {
		if data, ok := texts[s.Texts[i].Path]; ok {
			s.Texts[i].Data = data
		}
	}
	return good
}

// settle returns the fixes that can be made together, each of which reads as it should.
func (f *files) settle(fixes []diag.Finding) []diag.Finding {
	if _, err := f.write(fixes); err == nil {
		return fixes
	}
	if len(fixes) == 1 {
		return nil
	}
	half := len(fixes) / 2
	first, second := f.settle(fixes[:half]), f.settle(fixes[half:])
	both := slices.Concat(first, second)
	if _, err := f.write(both); err != nil {
		return first
	}
	return both
}

// write returns the files in which fixes are made.
func (f *files) write(fixes []diag.Finding) (map[string][]byte, error) {
	all := drafts{files: f, byPath: map[string]*edit.Draft{}}
	for i := range fixes {
		if err := all.apply(fixes[i].Fix); err != nil {
			return nil, err
		}
	}
	texts := map[string][]byte{}
	for _, path := range all.paths {
		data, err := all.byPath[path].Bytes()
		if err != nil {
			return nil, err
		}
		texts[path] = data
	}
	return texts, nil
}

// Make makes fixes that nobody found but somebody asked for, and checks nothing but that the files read as they should then. Those that are
// refused are missing in what is returned, with why by their number.
func Make(texts []Text, fixes []diag.Fix) (after []Text, refused map[int]error, err error) {
	files, refused := newFiles(texts), map[int]error{}
	var made []diag.Finding
	for i := range fixes {
		changes, err := files.changes(&fixes[i])
		if err == nil && !fixes[i].Unsafe && !Safe(&fixes[i], changes) {
			err = ErrComment
		}
		if err != nil {
			refused[i] = err
			continue
		}
		made = append(made, diag.Finding{Fix: &fixes[i]})
	}
	written, err := files.write(made)
	if err != nil {
		return nil, nil, err
	}
	after = slices.Clone(texts)
	for i := range after {
		if data, ok := written[after[i].Path]; ok {
			after[i].Data = data
		}
	}
	return after, refused, nil
}

// broke returns the new findings of the proven rules.
func (r *run) broke(s *state) []diag.Finding {
	return slices.DeleteFunc(r.came(s), func(f diag.Finding) bool { return !isProven(f.Rule) })
}

// came returns the findings that were not there before.
func (r *run) came(s *state) []diag.Finding {
	was := map[string]bool{}
	for i := range r.before.Findings {
		was[r.before.Findings[i].Fingerprint] = true
	}
	var came []diag.Finding
	for _, f := range s.after.Findings {
		if !was[f.Fingerprint] {
			came = append(came, f)
		}
	}
	return came
}

// culprit finds, of fixes that together bring what must not come, one without which they do not: the last of the fewest first ones that
// bring it.
func (r *run) culprit(made []diag.Finding) (int, error) {
	least, most := 1, len(made)
	for least < most {
		middle := (least + most) / 2
		only := map[string]bool{}
		for _, f := range made[:middle] {
			only[f.Fingerprint] = true
		}
		s, err := r.rounds(only)
		if err != nil {
			return 0, err
		}
		if len(r.broke(s)) > 0 {
			most = middle
		} else {
			least = middle + 1
		}
	}
	return least - 1, nil
}

// Changed reports whether a file is to be another.
func (o *Outcome) Changed(i int, before []Text) bool {
	return !bytes.Equal(o.Texts[i].Data, before[i].Data)
}
