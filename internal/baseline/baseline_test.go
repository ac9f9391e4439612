package baseline_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/source"
)

// found returns a finding with its fingerprint.
func found(rule, subject string, measure int) diag.Finding {
	one := []diag.Finding{{Rule: rule, Subject: subject, Measure: measure, Message: "It is so."}}
	diag.Finish(one)
	return one[0]
}

func TestApply(t *testing.T) {
	few := func(measure int) diag.Finding {
		f := found("min-teams", "ada", measure)
		f.TooFew = true
		return f
	}
	tests := []struct {
		name     string
		baseline []diag.Finding
		finding  diag.Finding
		want     string // the message of what is left; empty where it is held
	}{
		{"the same", []diag.Finding{found("max-teams", "ada", 8)}, found("max-teams", "ada", 8), ""},
		{"shrunk", []diag.Finding{found("max-teams", "ada", 8)}, found("max-teams", "ada", 7), ""},
		{"grown", []diag.Finding{found("max-teams", "ada", 8)}, found("max-teams", "ada", 9), "It is so. The baseline has 8; now it is 9."},
		{"too few, and fewer", []diag.Finding{few(3)}, few(2), "It is so. The baseline has 3; now it is 2."},
		{"too few, but more", []diag.Finding{few(2)}, few(3), ""},
		{"nothing is counted", []diag.Finding{found("grade-mismatch", "ada", 0)}, found("grade-mismatch", "ada", 0), ""},
		{"counted since then", []diag.Finding{found("grade-mismatch", "ada", 0)}, found("grade-mismatch", "ada", 9), ""},
		{"counted no more", []diag.Finding{found("grade-mismatch", "ada", 9)}, found("grade-mismatch", "ada", 0), ""},
		{"somebody else", []diag.Finding{found("max-teams", "ada", 8)}, found("max-teams", "bo", 8), "It is so."},
		{"another rule", []diag.Finding{found("max-teams", "ada", 8)}, found("min-teams", "ada", 8), "It is so."},
		{"a file that does not read", []diag.Finding{found("syntax", "", 0)}, found("syntax", "", 0), "It is so."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			left, held := baseline.Of(test.baseline).Apply([]diag.Finding{test.finding})
			got := ""
			if len(left) == 1 && len(held) == 0 {
				got = left[0].Message
			} else if len(left) != 0 || len(held) != 1 {
				t.Fatalf("got %d left and %d held of one finding", len(left), len(held))
			}
			if got != test.want {
				t.Errorf("got %q left, want %q", got, test.want)
			}
		})
	}
	var none *baseline.Baseline
	if left, held := none.Apply([]diag.Finding{few(1)}); len(left) != 1 || len(held) != 0 {
		t.Errorf("without a baseline: got %v left and %v held, want the finding left", left, held)
	}
}

func TestPrune(t *testing.T) {
	few := found("min-teams", "eli", 2)
	few.TooFew = true
	b := baseline.Of([]diag.Finding{
		found("max-teams", "ada", 8), found("max-teams", "bo", 8), found("max-teams", "cy", 8), found("single-top", "dana", 0),
		found("schema", "", 0), few,
	})
	few.Measure = 3
	held := []diag.Finding{found("max-teams", "ada", 7), few}
	left := []diag.Finding{found("max-teams", "bo", 9), found("max-teams", "zoe", 8)}
	pruned, gone, lowered := b.Prune(held, left, []string{"max-teams", "min-teams", "schema"})
	if gone != 2 || lowered != 2 {
		t.Errorf("got %d gone and %d lowered, want 2 and 2", gone, lowered)
	}
	var got []string
	for line := range strings.Lines(pruned.Text()) {
		if before, _, ok := strings.Cut(line, ", fingerprint: "); ok {
			got = append(got, before)
		}
	}
	want := []string{
		"  - {rule: max-teams, subject: ada, measure: 7",
		"  - {rule: max-teams, subject: bo, measure: 8",
		"  - {rule: min-teams, subject: eli, measure: 3",
		"  - {rule: single-top, subject: dana",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the pruned baseline differs (-want +got):\n%s", diff)
	}
}

// TestCarryOver reads a baseline of an earlier orglint, whose fingerprints were others. Its entries hold by rule and subject, each one
// finding, and what is written of it is of now.
func TestCarryOver(t *testing.T) {
	const old = "version: 1\nfindings:\n" +
		"  - {rule: max-teams, subject: ada, measure: 8, fingerprint: 00000000000000000000000000000001}\n" +
		"  - {rule: max-teams, subject: bo, measure: 8, fingerprint: 00000000000000000000000000000002}\n" +
		"  - {rule: single-top, subject: gone, fingerprint: 00000000000000000000000000000003}\n"
	b, err := baseline.Read(source.Read("b.yaml", []byte(old)))
	if err != nil || !b.Earlier {
		t.Fatalf("got %+v and %v, want a baseline of an earlier orglint", b, err)
	}
	now := []diag.Finding{
		found("max-teams", "ada", 8), found("max-teams", "ada", 7), found("max-teams", "bo", 9), found("syntax", "ada", 0), found("max-teams", "cy", 7),
	}
	diag.Finish(now)
	left, held := b.Apply(now)
	if len(held) != 1 || held[0].Subject != "ada" || held[0].Measure != 8 || len(left) != 4 || b.Carried != 2 {
		t.Errorf("got %d left, %+v held and %d carried over, want the worst finding about ada held and that about bo worse", len(left), held, b.Carried)
	}
	pruned, gone, lowered := b.Prune(held, left, []string{"max-teams", "single-top"})
	if gone != 1 || lowered != 0 || pruned.Earlier {
		t.Errorf("got %d gone, %d lowered and %+v, want what is gone left out", gone, lowered, pruned)
	}
	again, err := baseline.Read(source.Read("b.yaml", []byte(pruned.Text())))
	if err != nil || again.Earlier || !again.Own {
		t.Fatalf("got %+v and %v, want a baseline of now", again, err)
	}
	if left, held := again.Apply(now); len(held) != 1 || len(left) != 4 || again.Carried != 0 {
		t.Errorf("got %d left and %d held, want the same as before", len(left), len(held))
	}
}

// TestTextReads writes any findings and reads them again.
func TestTextReads(t *testing.T) {
	subject := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"ada", "null", "~", "007", "true", "a: b", "1E+05", "{x}", "# no", "\u2028", "'\"", " "}))
	rapid.Check(t, func(t *rapid.T) {
		var findings []diag.Finding
		for range rapid.IntRange(0, 6).Draw(t, "findings") {
			findings = append(findings, diag.Finding{
				Rule: rapid.SampledFrom([]string{"max-teams", "off", "no"}).Draw(t, "rule"), Subject: subject.Draw(t, "subject"),
				Measure: rapid.IntRange(0, 99).Draw(t, "measure"),
			})
		}
		diag.Finish(findings)
		want := baseline.Of(findings)
		got, err := baseline.Read(source.Read("b.yaml", []byte(want.Text())))
		if err != nil {
			t.Fatalf("%v\n%s", err, want.Text())
		}
		if diff := cmp.Diff(want.Entries, got.Entries); diff != "" {
			t.Errorf("what is read is not what was written (-written +read):\n%s\n%s", diff, want.Text())
		}
		if got.Text() != want.Text() {
			t.Errorf("got another text when it was written again:\n%s\nwant\n%s", got.Text(), want.Text())
		}
	})
}

// TestTextKeepsOrder writes findings in any order: the file is the same, so that branches can be merged.
func TestTextKeepsOrder(t *testing.T) {
	a, b, c := found("max-teams", "ada", 8), found("max-teams", "bo", 7), found("grade-mismatch", "cy", 0)
	want := baseline.Of([]diag.Finding{a, b, c}).Text()
	if got := baseline.Of([]diag.Finding{c, b, a}).Text(); got != want {
		t.Errorf("got\n%s\nin another order, want\n%s", got, want)
	}
	if lines := strings.Count(want, "\n"); lines != 8 {
		t.Errorf("got %d lines, want a line each of three findings below five others:\n%s", lines, want)
	}
}

func TestLoadNothing(t *testing.T) {
	if _, err := baseline.Load("none.yaml", disk.Anywhere()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want an error that there is no such file", err)
	}
}

// FuzzBaseline reads any bytes: a baseline, or what is wrong with them and where.
func FuzzBaseline(f *testing.F) {
	for _, seed := range []string{
		"", "version: 1\n", "version: 1\nfindings: []\n", "version: 1\nfindings: ~\n", "<<<<<<< a\n=======\n>>>>>>> b\n", "- a\n", "\xff",
		baseline.Of([]diag.Finding{found("max-teams", "ada", 8), found("schema", "", 0)}).Text(),
		"version: 1\nfindings:\n  - {rule: a, measure: 99999999999999999999, fingerprint: 00000000000000000000000000000000}\n",
		"version: 1\nfindings:\n  - &a {rule: a, fingerprint: 00000000000000000000000000000000}\n  - *a\n",
		"version: 1\nfindings: 7\n---\nversion: 1\n", `{"version": 1, "findings": [{"rule": "x", "fingerprint": 1}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, path := range []string{"b.yaml", "b.json"} {
			file := source.Read(path, data)
			b, err := baseline.Read(file)
			if err != nil {
				checkPlaces(t, file, err)
				continue
			}
			again, err := baseline.Read(source.Read("b.yaml", []byte(b.Text())))
			if err != nil {
				t.Fatalf("what was read cannot be written and read again: %v\n%s", err, b.Text())
			}
			if diff := cmp.Diff(b.Entries, again.Entries); diff != "" {
				t.Errorf("what is read changes when it is written (-first +second):\n%s", diff)
			}
		}
	})
}

// checkPlaces checks that all that is wrong has words and a place in the file.
func checkPlaces(t *testing.T, file *source.File, err error) {
	t.Helper()
	var wrong *diag.FileError
	if !errors.As(err, &wrong) || len(wrong.Findings) == 0 {
		t.Fatalf("got the error %v, want one with places", err)
	}
	for _, f := range wrong.Findings {
		place := f.Pos.Place()
		if f.Message == "" || place.Line < 1 || place.Line > len(diag.LineStarts(file.Data())) || place.Column < 1 {
			t.Errorf("got the place %+v and the message %q", place, f.Message)
		}
	}
}
