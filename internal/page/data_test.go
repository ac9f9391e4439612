package page_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/bench"
	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/page"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// dataOf returns the data of a chart as the script reads it, and as it is written.
func dataOf(t testing.TB, chart string, show privacy.Show) (data map[string]any, written string) {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{
		Files: []*source.File{lint.Open("org.yaml", chart, "")}, Families: families, Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended},
		AsOf: "2026-11-28", Show: show, Figures: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := page.WriteData(&out, brief.Of(result)); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &data); err != nil {
		t.Fatal(err)
	}
	return data, out.String()
}

const odd = `version: 1
organization: "Acme </script><script>alert(1)</script> & <!-- \u2028"
people:
  - {id: ada, name: "Ada </script> Osei", role: CTO, unit: tech, team: run}
  - {id: bo, name: Bo Lind, role: VP of Engineering, reports_to: ada, unit: ops, appointment: interim, appointment_until: 2026-12-31}
  - {id: gone, name: Cy Gone, role: Director of Engineering, reports_to: bo, end: 2026-01-31}
  - {id: dana, name: Dana Fox, role: Backend Engineer, reports_to: gone, team: run, employment: contractor}
  - {id: x, name: X Ray, role: Backend Engineer, reports_to: y}
  - {id: y, name: Y Ray, role: Backend Engineer, reports_to: x}
  - {id: z, name: Z Ray, role: Backend Engineer, reports_to: y}
  - {id: lost, name: Lo Stone, role: Backend Engineer, reports_to: nobody}
vacancies:
  - {id: v1, role: Backend Engineer, reports_to: bo, opened: 2026-08-01}
units:
  - {id: tech, name: Technology}
  - {id: ops, parent: tech, head: bo}
teams:
  - {id: run, name: Run, lead: bo}
`

// TestData holds what the script gets to know of a chart with all that is odd.
func TestData(t *testing.T) {
	got, _ := dataOf(t, odd, privacy.Names)
	texts := got["texts"].([]any)
	text := func(number any) string { return texts[int(number.(float64))].(string) }
	list := func(numbers ...float64) []any {
		all := make([]any, len(numbers))
		for i, n := range numbers {
			all[i] = n
		}
		return all
	}
	for _, each := range []struct {
		what string
		want []any
	}{
		{"above", list(-1, 1, 1, -2, 4, 1, -5, 2)}, // -1, 0, 1, -1, 3, 4, -1, 1
		{"unit", list(0, 1, -2, 0, 0, 0, 0, 0)},    // 0, 1, none
		{"adrift", list(3, 6)},
		{"cut", []any{list(3, 4)}},
		{"stray", list(2)},
		{"open", list(7)},
		{"interim", list(1)},
		{"contractors", list(2)},
		{"unitNames", []any{"Technology", "ops"}},
		{"unitParents", list(-1, 0)},
		{"teamNames", []any{"Run"}},
		{"teamLeads", list(1)},
		{"team", list(0, -1, 1, -1, 0, 0, 0, 0)},
	} {
		if diff := gocmp.Diff(any(each.want), got[each.what]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", each.what, diff)
		}
	}
	if got["ids"] != "ada\nbo\ndana\nx\ny\nz\nlost\nv1" {
		t.Errorf("got the ids %q", got["ids"])
	}
	until := got["until"].([]any)[0].([]any)
	if text(until[1]) != "31 December 2026" || text(got["role"].([]any)[2]) != "Backend Engineer" {
		t.Errorf("got %v and %v", until, got["role"])
	}
	findings := got["findings"].(map[string]any)
	n := len(findings["rule"].([]any))
	for name, column := range findings {
		if len(column.([]any)) != n {
			t.Errorf("%s has %d findings, not %d", name, len(column.([]any)), n)
		}
	}
	if n < 3 {
		t.Errorf("got %d findings", n)
	}
}

// TestDataIsInert holds that nothing that people write ends the script element that the data stands in, or acts in the page.
func TestDataIsInert(t *testing.T) {
	_, written := dataOf(t, odd, privacy.Names)
	if i := strings.IndexAny(written, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("it has %q", written[max(0, i-20):i+20])
	}
}

// TestDataHides holds that the data has no name where names are not to be shown.
func TestDataHides(t *testing.T) {
	for _, show := range []privacy.Show{privacy.IDs, privacy.Initials} {
		_, written := dataOf(t, odd, show)
		for _, name := range []string{"Osei", "Lind", "Fox", "Stone"} {
			if strings.Contains(written, name) {
				t.Errorf("with --show %s it has %s", show, name)
			}
		}
	}
}

// TestDataIsSmall holds what 100,000 people weigh.
func TestDataIsSmall(t *testing.T) {
	const people, most = 10_000, 400_000
	_, written := dataOf(t, string(bench.Chart(people, 0)), privacy.Names)
	t.Logf("%d bytes", len(written))
	if len(written) > most {
		t.Errorf("%d people are %d bytes", people, len(written))
	}
}
