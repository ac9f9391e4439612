package diag_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/diag"
)

// at returns a finding at an offset of a file.
func at(f *diag.File, offset uint32, rule, subject string) diag.Finding {
	return diag.Finding{Rule: rule, Subject: subject, Pos: diag.Pos{File: f, Offset: offset}}
}

func TestFinishOrder(t *testing.T) {
	a, b := diag.NewFile("a.yaml", "one\ntwo\n"), diag.NewFile("b.yaml", "one\ntwo\n")
	want := []diag.Finding{
		at(a, 0, "schema", "zoe"),
		at(a, 4, "max-teams", "zoe"),
		at(a, 4, "schema", "ada"),
		at(a, 4, "schema", "bo"),
		at(a, 5, "max-teams", "ada"),
		at(b, 0, "max-teams", "ada"),
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		got := slices.Clone(want)
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		diag.Finish(got)
		for i := range got {
			got[i].Fingerprint = ""
		}
		same := cmp.Comparer(func(x, y diag.Pos) bool { return x == y })
		if diff := cmp.Diff(want, got, same); diff != "" {
			t.Fatalf("the order differs (-want +got):\n%s", diff)
		}
	}
}

// fingerprint returns the fingerprint of one finding.
func fingerprint(f diag.Finding) string {
	all := []diag.Finding{f}
	diag.Finish(all)
	return all[0].Fingerprint
}

func TestFingerprintIgnores(t *testing.T) {
	a, b := diag.NewFile("a.yaml", "one\ntwo\n"), diag.NewFile("b.yaml", "one\ntwo\n")
	first := diag.Finding{
		Rule: "max-teams", Subject: "ada", Field: "id", Named: "x", Severity: diag.Error,
		Message: "7 teams", Measure: 7, Pos: diag.Pos{File: a}, Affected: []string{"ada"},
	}
	want := fingerprint(first)
	if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(want) {
		t.Errorf("got the fingerprint %q, want 32 hexadecimal digits", want)
	}
	for name, change := range map[string]func(*diag.Finding){
		"line":     func(f *diag.Finding) { f.Pos.Offset = 4 },
		"path":     func(f *diag.Finding) { f.Pos.File = b },
		"message":  func(f *diag.Finding) { f.Message = "8 teams" },
		"measure":  func(f *diag.Finding) { f.Measure = 8 },
		"severity": func(f *diag.Finding) { f.Severity = diag.Info },
		"affected": func(f *diag.Finding) { f.Affected = nil },
	} {
		changed := first
		change(&changed)
		if got := fingerprint(changed); got != want {
			t.Errorf("another %s: got the fingerprint %s, want %s still", name, got, want)
		}
	}
	for name, change := range map[string]func(*diag.Finding){
		"rule":    func(f *diag.Finding) { f.Rule = "schema" },
		"subject": func(f *diag.Finding) { f.Subject = "bo" },
		"field":   func(f *diag.Finding) { f.Field = "role" },
		"named":   func(f *diag.Finding) { f.Named = "y" },
	} {
		changed := first
		change(&changed)
		if got := fingerprint(changed); got == want {
			t.Errorf("another %s: got the fingerprint %s still, want another", name, got)
		}
	}
}

func TestFingerprintOfSyntaxHasThePath(t *testing.T) {
	a, b := diag.NewFile("a.yaml", "x"), diag.NewFile("b.yaml", "x")
	if got := fingerprint(at(a, 0, "syntax", "")); got == fingerprint(at(b, 0, "syntax", "")) {
		t.Errorf("got the fingerprint %s for a fault in each of two files, want two", got)
	}
}

func TestFingerprintOrdinals(t *testing.T) {
	a := diag.NewFile("a.yaml", "one two three")
	equal := []diag.Finding{at(a, 8, "schema", "ada"), at(a, 0, "schema", "ada"), at(a, 4, "schema", "ada")}
	diag.Finish(equal)
	if equal[0].Fingerprint != fingerprint(at(a, 9, "schema", "ada")) {
		t.Errorf("the first of three equal findings has another fingerprint than one alone")
	}
	if equal[0].Fingerprint == equal[1].Fingerprint || equal[1].Fingerprint == equal[2].Fingerprint {
		t.Errorf("got equal fingerprints for findings that differ only in place: %+v, want three", equal)
	}
}

// TestFingerprintOrdinalsByMeasure moves two findings that differ in nothing but their measures. The worse one comes first.
func TestFingerprintOrdinalsByMeasure(t *testing.T) {
	a := diag.NewFile("a.yaml", "one two three")
	for _, few := range []bool{false, true} {
		want := map[int]string{}
		for _, offsets := range [][2]uint32{{0, 4}, {4, 0}} {
			both := []diag.Finding{at(a, offsets[0], "max-teams", "ada"), at(a, offsets[1], "max-teams", "ada")}
			both[0].Measure, both[0].TooFew, both[1].Measure, both[1].TooFew = 7, few, 9, few
			diag.Finish(both)
			for _, f := range both {
				if want[f.Measure] == "" {
					want[f.Measure] = f.Fingerprint
				}
				if f.Fingerprint != want[f.Measure] {
					t.Errorf("few %v: the finding with %d got another fingerprint when it changed its place", few, f.Measure)
				}
			}
		}
		first := fingerprint(at(a, 0, "max-teams", "ada"))
		if worst := map[bool]int{false: 9, true: 7}[few]; want[worst] != first {
			t.Errorf("few %v: the finding with %d is not the first", few, worst)
		}
	}
}

func TestIdentity(t *testing.T) {
	a := diag.NewFile("a.yaml", "one two three")
	circle := at(a, 0, "reporting-cycle", "ada")
	circle.Field, circle.Named, circle.Identity = "reports_to", "bo", "ada bo"
	turned := circle
	turned.Subject, turned.Field, turned.Named = "bo", "x", "ada"
	if fingerprint(circle) != fingerprint(turned) {
		t.Error("the fingerprint depends on the subject, the field or what is named although there is an identity")
	}
	turned.Identity = "ada bo cy"
	if fingerprint(circle) == fingerprint(turned) {
		t.Error("got one fingerprint for two identities, want two")
	}
}

func TestWorse(t *testing.T) {
	for _, test := range []struct {
		measure, than int
		few, want     bool
	}{
		{8, 7, false, true},
		{7, 7, false, false},
		{6, 7, false, false},
		{2, 3, true, true},
		{3, 3, true, false},
		{4, 3, true, false},
		{8, 0, false, false},
		{0, 8, true, false},
	} {
		f := diag.Finding{Measure: test.measure, TooFew: test.few}
		if got := f.Worse(test.than); got != test.want {
			t.Errorf("%d is worse than %d (too few: %v): got %v, want %v", test.measure, test.than, test.few, got, test.want)
		}
	}
}

// TestFinishAgainstReordering finishes the same findings in any order, with lines added above.
func TestFinishAgainstReordering(t *testing.T) {
	word := rapid.SampledFrom([]string{"", "ada", "bo"})
	rapid.Check(t, func(t *rapid.T) {
		f := diag.NewFile("a.yaml", strings.Repeat(" ", 50))
		moved := diag.NewFile("a.yaml", strings.Repeat(" ", 90))
		var all []diag.Finding
		for i := range rapid.IntRange(0, 8).Draw(t, "findings") {
			finding := at(f, uint32(i), rapid.SampledFrom([]string{"schema", "syntax"}).Draw(t, "rule"), word.Draw(t, "subject"))
			finding.Field, finding.Named = word.Draw(t, "field"), word.Draw(t, "named")
			all = append(all, finding)
		}
		other := rapid.Permutation(all).Draw(t, "order")
		for i := range other {
			other[i].Pos = diag.Pos{File: moved, Offset: other[i].Pos.Offset + 30}
		}
		diag.Finish(all)
		diag.Finish(other)
		seen := map[string]bool{}
		for i := range all {
			if all[i].Fingerprint != other[i].Fingerprint || all[i].Subject != other[i].Subject {
				t.Errorf("finding %d: got %+v, want %+v", i, other[i], all[i])
			}
			if seen[all[i].Fingerprint] {
				t.Errorf("got the fingerprint %s twice, want each once", all[i].Fingerprint)
			}
			seen[all[i].Fingerprint] = true
		}
	})
}
