package diag_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
)

// lines is a file of that many lines of two bytes.
func lines(n int) *diag.File { return diag.NewFile("a.yaml", strings.Repeat("x\n", n)) }

// onLine is a finding at a line, counted from 0.
func onLine(file *diag.File, rule string, line int) diag.Finding {
	return diag.Finding{Rule: rule, Pos: diag.Pos{File: file, Offset: uint32(2 * line), Length: 1}, Subject: fmt.Sprint(line)}
}

// TestKeeperInRecord checks that the first findings of each record are kept, in whatever order they come, and the others counted.
func TestKeeperInRecord(t *testing.T) {
	file := lines(1000)
	var starts diag.Starts
	for _, line := range []int{500, 0, 990} {
		starts.Add(diag.Pos{File: file, Offset: uint32(2 * line)}, diag.Pos{File: file, Offset: uint32(2 * line)})
	}
	starts.Sort()
	var all []diag.Finding
	for line := range 1000 {
		all = append(all, onLine(file, "a", line), onLine(file, "b", line))
	}
	var want []string
	for seed := range uint64(5) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		k := diag.Keeper{Record: starts.Of}
		k.Add(all...)
		kept, cuts := diag.Cuts(k.All())
		diag.Sort(kept)
		var got []string
		for _, f := range kept {
			got = append(got, f.Rule+f.Subject)
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("another order keeps other findings (-first +now):\n%s", diff)
		}
		if diff := cmp.Diff([]diag.Cut{{Rule: "a", Findings: 790}, {Rule: "b", Findings: 790}}, cuts); diff != "" {
			t.Errorf("cuts (-want +got):\n%s", diff)
		}
		if !slices.Contains(got, "a99") || slices.Contains(got, "a100") || !slices.Contains(got, "b599") || !slices.Contains(got, "a999") {
			t.Errorf("got %v, want the first hundred of each record", got)
		}
	}
}

// TestKeeperOfRule checks that no more findings of a rule are kept than there is room for, and what those that are not kept have
// in common.
func TestKeeperOfRule(t *testing.T) {
	const n = diag.MostOfRule + 500
	file := lines(n)
	k := diag.Keeper{Scoped: func(rule string) bool { return rule == "scoped" }}
	for line := n - 1; line >= 0; line-- {
		k.Add(onLine(file, "a", line))
	}
	kept, cuts := diag.Cuts(k.All())
	diag.Sort(kept)
	if len(kept) != diag.MostOfRule || kept[len(kept)-1].Subject != fmt.Sprint(diag.MostOfRule-1) {
		t.Errorf("got %d findings, the last of them %s", len(kept), kept[len(kept)-1].Subject)
	}
	if diff := cmp.Diff([]diag.Cut{{Rule: "a", Findings: 500}}, cuts); diff != "" {
		t.Errorf("cuts (-want +got):\n%s", diff)
	}
	k.Add(diag.Finding{Rule: "scoped", Subject: "ada", NotShown: 3}, diag.Finding{Rule: "scoped", Subject: "bo", NotShown: 4},
		diag.Finding{Rule: "scoped", Subject: "ada", NotShown: 5}, diag.Finding{Rule: "a", Subject: "ada", NotShown: 1})
	var stands []string
	for _, f := range k.All()[diag.MostOfRule:] {
		stands = append(stands, fmt.Sprint(f.Rule, " ", f.Subject, " ", f.NotShown))
	}
	if diff := cmp.Diff([]string{"a  501", "scoped ada 8", "scoped bo 4"}, stands); diff != "" {
		t.Errorf("what stands for others (-want +got):\n%s", diff)
	}
}

// TestKeeperOwn checks that what orglint itself did wrong is always told.
func TestKeeperOwn(t *testing.T) {
	file := lines(1000)
	k := diag.Keeper{Record: func(diag.Pos) diag.Pos { return diag.Pos{} }}
	for line := range 1000 {
		k.Add(onLine(file, "syntax", line))
	}
	own := onLine(file, "syntax", 999)
	own.Own = true
	k.Add(own)
	kept, _ := diag.Cuts(k.All())
	if len(kept) != diag.MostInRecord+1 || !kept[len(kept)-1].Own {
		t.Errorf("got %d findings", len(kept))
	}
}

// TestKeeperWhole keeps all findings where they are asked for, beyond what is kept of a rule and of a record otherwise.
func TestKeeperWhole(t *testing.T) {
	file := lines(1)
	k := diag.Keeper{Record: func(diag.Pos) diag.Pos { return diag.Pos{File: file} }, Whole: true}
	for range diag.MostOfRule + 10 {
		k.Add(onLine(file, "a", 0))
	}
	if kept, cuts := diag.Cuts(k.All()); len(kept) != diag.MostOfRule+10 || len(cuts) > 0 {
		t.Errorf("got %d findings and %v, want all", len(kept), cuts)
	}
}
