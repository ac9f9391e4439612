package fix_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// mend mends one chart, with the built-in job families.
func mend(t testing.TB, text string, unsafe bool) (*fix.Outcome, []fix.Text) {
	t.Helper()
	texts := []fix.Text{{Path: "c.yaml", Data: []byte(text)}}
	o, err := fix.Run(fix.Chart{Texts: texts, Check: checker(t), Unsafe: unsafe})
	if err != nil {
		t.Skip(err) // it is no chart
	}
	return o, texts
}

func checker(t testing.TB) func(texts []fix.Text) (fix.Checked, error) {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(texts []fix.Text) (fix.Checked, error) {
		var files []*source.File
		for _, text := range texts {
			files = append(files, source.Read(text.Path, text.Data))
		}
		result, err := lint.Run(lint.Job{Files: files, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23"})
		if err != nil {
			return fix.Checked{}, err
		}
		return fix.Checked{Findings: result.Findings, Judged: result.Coverage.Lines.Judged}, nil
	}
}

// proven are the rules of which a fix may bring nothing new.
var proven = []string{
	"syntax", "duplicate-key", "schema", "duplicate-id", "unknown-manager", "reporting-cycle", "single-top", "unknown-reference", "unit-cycle", "unknown-role",
}

// checkMended checks what must hold of every chart that was mended.
func checkMended(t *testing.T, text string, unsafe bool) {
	t.Helper()
	o, texts := mend(t, text, unsafe)
	check := checker(t)
	before, errBefore := check(texts)
	after, errAfter := check(o.Texts)
	if errBefore != nil || errAfter != nil {
		t.Fatal(errBefore, errAfter)
	}
	was := map[string]bool{}
	for _, f := range before.Findings {
		was[f.Fingerprint] = true
	}
	for _, f := range after.Findings {
		if slices.Contains(proven, f.Rule) && !was[f.Fingerprint] {
			t.Errorf("a fix brought %s: %s", f.Rule, f.Message)
		}
	}
	if again, _ := mend(t, string(o.Texts[0].Data), unsafe); string(again.Texts[0].Data) != string(o.Texts[0].Data) {
		t.Errorf("mended once more it is\n%s\nwant\n%s", again.Texts[0].Data, o.Texts[0].Data)
	}
	if len(o.Made) == 0 && o.Changed(0, texts) {
		t.Error("the chart changed, though no fix was made")
	}
}

const messy = `version: 1
people:
  - {id: ada, role: "Senior Manager, Engineering"}
  - id: bo
    role: Engineering Manager
    reports_to: ADA
    dotted_line_to: [ada]
  - {id: cy, role: Backend Enginer, reports_to: b0, grade: 7}
  - {id: dee, rolle: Backend Engineer, reports_to: bo}
  - {id: dee, rolle: Backend Engineer, reports_to: bo}
  - {id: eli, role: Backend Engineer, reports_to: bo, reports_to: bo, start: 31.12.2025}
teams: [{id: ops, lead: bo, members: [cy, eli, cy]}]
deviations:
  - {rule: span-of-control, subject: ada, ground: transition, reason: r, approved_by: ada, expires: 2026-01-31}
`

// TestDropped looks at a fix that would make somebody report to themselves in a circle: it is not made, and told; the others are.
func TestDropped(t *testing.T) {
	o, _ := mend(t, `version: 1
people:
  - {id: top, role: "Senior Manager, Engineering"}
  - {id: ada, role: Engineering Manager, reports_to: BO}
  - {id: bo, role: Engineering Manager, reports_to: ada}
  - {id: cy, role: Backend Engineer, reports_to: ADA}
`, false)
	got := string(o.Texts[0].Data)
	if strings.Contains(got, "reports_to: bo") || !strings.Contains(got, "cy, role: Backend Engineer, reports_to: ada") {
		t.Errorf("got\n%s\nwant cy mended, and no circle", got)
	}
	if len(o.Missed) != 1 || o.Missed[0].Finding.Named != "BO" || o.Missed[0].Why == "" {
		t.Errorf("got as missed %+v, want the line to BO with a reason", o.Missed)
	}
}

// TestMended mends a chart with much wrong, safely and not.
func TestMended(t *testing.T) {
	for _, unsafe := range []bool{false, true} {
		checkMended(t, messy, unsafe)
	}
	o, _ := mend(t, messy, true)
	for _, want := range []string{"reports_to: ada\n", "reports_to: b0, grade: 6", "start: 2025-12-31", "members: [cy, eli]"} {
		if got := string(o.Texts[0].Data); !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant in it %q", got, want)
		}
	}
}

// FuzzRun mends any text.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{messy, "people:\n- id: a\n- id: a\n", `{"people": [{"id": "a", "repors_to": "b"}]}`, "version: 1\npeople: &p\n- {id: a, role: x, role: x}\nvacancies: *p\n"} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, unsafe bool) {
		checkMended(t, text, unsafe)
	})
}

// TestAlike looks at two records with one id that are the same only once a fix was made, and at one that would take a comment with it.
func TestAlike(t *testing.T) {
	const chart = `version: 1
people:
  - {id: ada, role: Director of Engineering}
  - {id: bo, role: Engineering Manager, reports_to: ada%s}
  - {id: bo, role: Engineering Manager, reports_to: ada}
`
	for _, test := range []struct {
		more   string
		unsafe bool
		twice  bool // whether the record stays there twice
	}{
		{"", false, false},
		{", deviations: [{rule: max-teams, ground: business-need, reason: r, approved_by: ada}]", false, false}, // which allows nothing, and goes first
		{", attributes: {desk: {floor: 4}}", true, true},
	} {
		text := fmt.Sprintf(chart, test.more)
		checkMended(t, text, test.unsafe)
		o, _ := mend(t, text, test.unsafe)
		if got := string(o.Texts[0].Data); strings.Count(got, "id: bo") != 1 != test.twice {
			t.Errorf("with %q got\n%s", test.more, got)
		}
	}
}

// TestComments looks at a record with a comment: it is taken out only where that was asked for.
func TestComments(t *testing.T) {
	const chart = "version: 1\npeople:\n- {id: ada, role: VP of Engineering}\n- {id: bo, reports_to: ada}\n- {id: bo, reports_to: ada} # the second\n"
	for _, unsafe := range []bool{false, true} {
		o, _ := mend(t, chart, unsafe)
		if gone := !strings.Contains(string(o.Texts[0].Data), "second"); gone != unsafe || len(o.Missed) > 0 == unsafe {
			t.Errorf("unsafe %v: got %+v and\n%s", unsafe, o.Missed, o.Texts[0].Data)
		}
	}
}

// TestFixtures mends the charts in which the rules find something; all of them only where all is tried.
func TestFixtures(t *testing.T) {
	charts, err := filepath.Glob("../../testdata/rules/*/*.yaml")
	if err != nil || len(charts) < 100 {
		t.Fatalf("got %d charts: %v", len(charts), err)
	}
	step := 20
	if os.Getenv("ORGLINT_THOROUGH") != "" {
		step = 1
	}
	for i := 0; i < len(charts); i += step {
		t.Run(filepath.Base(charts[i]), func(t *testing.T) {
			data, err := os.ReadFile(charts[i])
			if err != nil {
				t.Fatal(err)
			}
			for _, unsafe := range []bool{false, true} {
				checkMended(t, string(data), unsafe)
			}
		})
	}
}
