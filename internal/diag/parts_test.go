package diag_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
)

// TestSplit takes messages apart that were made of parts.
func TestSplit(t *testing.T) {
	for _, test := range []struct {
		make                          func(f *diag.Finding)
		message, who, problem, advice string
	}{
		{
			func(f *diag.Finding) {
				f.Say("Ada Osei (CTO)", " manages %d teams", 7)
				f.Advise("; give %d away.", 1)
			},
			"Ada Osei (CTO) manages 7 teams; give 1 away.", "Ada Osei (CTO)", "Manages 7 teams.", "Give 1 away.",
		},
		{
			func(f *diag.Finding) {
				f.Say("", "The ids %q and %q differ; or not", "a", "b")
				f.Advise("; are they the same?")
				f.Message += " (cell A1)"
			},
			`The ids "a" and "b" differ; or not; are they the same? (cell A1)`, "", `The ids "a" and "b" differ; or not. (cell A1)`, "Are they the same?",
		},
		{
			func(f *diag.Finding) {
				f.Say(`The person "bo"`, ": employment must be one.")
				f.Advise(" Émile knows.")
			},
			`The person "bo": employment must be one. Émile knows.`, `The person "bo"`, "Employment must be one.", "Émile knows.",
		},
		{func(f *diag.Finding) { f.Message = "It is wrong." }, "It is wrong.", "", "It is wrong.", ""},
		{func(*diag.Finding) {}, "", "", "", ""},
	} {
		var f diag.Finding
		test.make(&f)
		who, problem, advice := f.Split()
		if f.Message != test.message || who != test.who || problem != test.problem || advice != test.advice {
			t.Errorf("got %q: %q, %q, %q; want %q: %q, %q, %q", f.Message, who, problem, advice, test.message, test.who, test.problem, test.advice)
		}
	}
}

// TestThrough follows parts of a message in which names are changed.
func TestThrough(t *testing.T) {
	var f diag.Finding
	f.Say("Ada Osei (CTO)", " manages Bo Lind")
	f.Advise("; ask Bo Lind.")
	hide := strings.NewReplacer("Ada Osei", "a", "Bo Lind", "the very first").Replace
	said := f.Message
	f.Message = hide(said)
	f.Parts = f.Parts.Through(hide, said, f.Message)
	if who, problem, advice := f.Split(); who != "a (CTO)" || problem != "Manages the very first." || advice != "Ask the very first." {
		t.Errorf("got %q, %q, %q", who, problem, advice)
	}
	if got := f.Parts.Through(func(text string) string { return text + "!" }, f.Message, f.Message); got != (diag.Parts{}) {
		t.Errorf("got %v of a message that is not made of its parts, want none", got)
	}
}
