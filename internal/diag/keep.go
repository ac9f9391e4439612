package diag

import (
	"cmp"
	"slices"
	"sort"
)

// How many findings of a rule are kept: in all, and in one record. Nobody reads more, and they would fill the memory. The others
// are counted.
const (
	MostOfRule   = 100_000
	MostInRecord = 100

	// MostOfRuleWhole is how many of a rule are kept where all are asked for: about as many as a sheet has rows.
	MostOfRuleWhole = 1_000_000
)

// A Keeper keeps the findings of a run as far as there is room: of each rule those that stand first in the files, whatever the
// order in which they come. The zero Keeper is ready to use.
type Keeper struct {
	// Record returns where the record begins that a place is in. Without it findings are not counted by record.
	Record func(Pos) Pos
	// Scoped reports whether a rule is set differently for parts of the chart, so that it matters where findings stand that are
	// only counted.
	Scoped func(rule string) bool
	// Whole says that all findings are asked for, however many are in one record.
	Whole bool

	kept  []Finding
	room  int // how many may be kept before some are left out
	left  []Finding
	index map[standing]int // in left
}

// A Starts tells which record a place is in, by where records start.
type Starts []start

// A start is a place from which on a record goes.
type start struct{ at, record Pos }

// Add adds a record that goes on from a place.
func (s *Starts) Add(at, record Pos) { *s = append(*s, start{at, record}) }

// Sort must be called when all are added.
func (s Starts) Sort() { slices.SortStableFunc(s, func(a, b start) int { return a.at.Compare(b.at) }) }

// Of returns where the record of a place starts.
func (s Starts) Of(pos Pos) Pos {
	after := sort.Search(len(s), func(i int) bool { return s[i].at.Compare(pos) > 0 })
	if after == 0 || s[after-1].at.File != pos.File {
		return Pos{File: pos.File}
	}
	return Pos{File: pos.File, Offset: s[after-1].record.Offset}
}

// A standing is what findings have in common for which another stands.
type standing struct {
	rule     string
	severity Severity
	path     string
	subject  string
	affected string
}

// Add adds findings.
func (k *Keeper) Add(findings ...Finding) {
	for _, f := range findings {
		if f.NotShown > 0 {
			k.leave(&f, f.NotShown)
			continue
		}
		if k.kept = append(k.kept, f); len(k.kept) > max(k.room, 2*MostInRecord) {
			k.cut()
		}
	}
}

// All returns the findings that are kept, and those that stand for others.
func (k *Keeper) All() []Finding {
	if len(k.kept) > MostInRecord {
		k.cut()
	}
	return append(k.kept, k.left...)
}

// cut leaves out what is too much.
func (k *Keeper) cut() {
	type place struct {
		rule   string
		record Pos
	}
	Sort(k.kept)
	most := MostOfRule
	if k.Whole {
		most = MostOfRuleWhole
	}
	ofRule, inRecord := map[string]int{}, map[place]int{}
	kept := k.kept[:0]
	for i := range k.kept {
		f := &k.kept[i]
		at := place{rule: f.Rule}
		byRecord := k.Record != nil && !k.Whole
		if byRecord {
			at.record = k.Record(f.Pos)
		}
		if !f.Own && (ofRule[f.Rule] >= most || byRecord && inRecord[at] >= MostInRecord) {
			k.leave(f, 1)
			continue
		}
		ofRule[f.Rule]++
		inRecord[at]++
		kept = append(kept, *f)
	}
	clear(k.kept[len(kept):])
	k.kept, k.room = kept, 2*len(kept)
}

// leave counts findings that are not kept.
func (k *Keeper) leave(f *Finding, n int) {
	stand := Finding{Rule: f.Rule, Severity: f.Severity}
	at := standing{rule: f.Rule, severity: f.Severity}
	if k.Scoped != nil && k.Scoped(f.Rule) {
		stand.Pos, stand.Subject, stand.Affected = f.Pos, f.Subject, slices.Clone(f.Affected[:min(1, len(f.Affected))])
		at.subject = f.Subject
		if !f.Pos.IsZero() {
			at.path = f.Pos.File.Path
		}
		if len(stand.Affected) > 0 {
			at.affected = stand.Affected[0]
		}
	}
	i, ok := k.index[at]
	if !ok {
		if k.index == nil {
			k.index = map[standing]int{}
		}
		i = len(k.left)
		k.index[at] = i
		k.left = append(k.left, stand)
	}
	k.left[i].NotShown += n
}

// A Cut is how many findings of a rule and a severity are counted and not kept.
type Cut struct {
	Rule     string
	Severity Severity
	Findings int
}

// Cuts takes the findings that stand for others out of some, and counts those: by rule, the worst first.
func Cuts(findings []Finding) (kept []Finding, cuts []Cut) {
	kept = slices.DeleteFunc(findings, func(f Finding) bool {
		if f.NotShown == 0 {
			return false
		}
		i := slices.IndexFunc(cuts, func(c Cut) bool { return c.Rule == f.Rule && c.Severity == f.Severity })
		if i < 0 {
			i = len(cuts)
			cuts = append(cuts, Cut{Rule: f.Rule, Severity: f.Severity})
		}
		cuts[i].Findings += f.NotShown
		return true
	})
	slices.SortFunc(cuts, func(a, b Cut) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(b.Severity, a.Severity))
	})
	return kept, cuts
}
