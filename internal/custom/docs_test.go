package custom_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

var update = flag.Bool("update", false, "write docs/custom-rules.md anew: the tables, and what is said of the examples")

const page = "../../docs/custom-rules.md"

// asOf is the day for which the examples are checked.
const asOf = "2026-11-23"

var example = regexp.MustCompile("(?s)```yaml\n([^`]*)```\n\n```yaml\n([^`]*)```\n\n```text\n([^`]*)```")

// TestExamples runs the examples on the page, and compares what orglint says of them.
func TestExamples(t *testing.T) {
	text := read(t)
	found := example.FindAllStringSubmatch(text, -1)
	if len(found) != 10 {
		t.Errorf("the page has %d examples, want 10", len(found))
	}
	for i, m := range found {
		result := check(t, m[1], m[2])
		var own []diag.Finding
		for _, f := range result.Findings {
			if f.Field == "custom" {
				own = append(own, f)
			}
		}
		result.Findings = own
		var out bytes.Buffer
		if err := report.Write(&out, "concise", result, report.Options{}); err != nil {
			t.Fatal(err)
		}
		switch got := out.String(); {
		case len(own) == 0:
			t.Errorf("example %d reports nothing", i+1)
		case *update:
			text = strings.Replace(text, m[0], strings.TrimSuffix(m[0], m[3]+"```")+got+"```", 1)
		case got != m[3]:
			t.Errorf("example %d: got\n%swant\n%s(go test ./internal/custom -update)", i+1, got, m[3])
		}
	}
	write(t, text)
}

var table = regexp.MustCompile(`(?m)^\| name \| kind \| what it is \|\n\|---\|---\|---\|\n((?:\|.*\n)+)`)

// TestTables compares the tables on the page with what expressions know.
func TestTables(t *testing.T) {
	text := read(t)
	found, want := table.FindAllStringSubmatch(text, -1), custom.Tables()
	if len(found) != len(want) {
		t.Fatalf("the page has %d tables, want %d", len(found), len(want))
	}
	for i, m := range found {
		if *update {
			text = strings.Replace(text, m[1], want[i], 1)
		} else if m[1] != want[i] {
			t.Errorf("table %d: got\n%swant\n%s(go test ./internal/custom -update)", i+1, m[1], want[i])
		}
	}
	write(t, text)
}

// read returns the page.
func read(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// write writes the page with -update.
func write(t *testing.T, text string) {
	t.Helper()
	if !*update {
		return
	}
	if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// check runs the custom rules of a configuration over a chart.
func check(t testing.TB, configuration, chart string) *lint.Result {
	t.Helper()
	c, err := config.Read(t.TempDir(), source.Read(".orglint.yaml", []byte(configuration)))
	if err != nil {
		t.Fatal(err)
	}
	own, err := custom.Compile(c.Custom)
	if err != nil {
		t.Fatal(err)
	}
	c.Policy.Rules = append(c.Policy.Rules, own...)
	return run(t, c, chart)
}

// A tester is a test, of the standard library or a random one.
type tester interface {
	Helper()
	Errorf(format string, arguments ...any)
	Fatal(arguments ...any)
}

// run checks a chart with a configuration.
func run(t tester, c *config.Config, chart string) *lint.Result {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{
		Files: []*source.File{source.Read("org.yaml", []byte(chart))}, Families: families, Policy: c.Policy, AsOf: asOf,
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestLimits compares the limits and the functions on the page with those of the code.
func TestLimits(t *testing.T) {
	text := strings.Join(strings.Fields(read(t)), " ")
	for _, want := range []string{
		fmt.Sprintf("have %d characters at most", custom.Longest),
		fmt.Sprintf("and an expression %d parts", custom.MostParts),
		fmt.Sprintf("for every %d parts", custom.PartsAStep),
		fmt.Sprintf("may take %d steps for one person", custom.StepsAtOnce),
		fmt.Sprintf("%d and %d more for each person", custom.StepsAtAll, custom.StepsAPerson),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, name := range custom.Functions() {
		if !strings.Contains(text, "`"+name+"`") && !strings.Contains(text, "`"+name+"(") {
			t.Errorf("the page does not name the function %s", name)
		}
	}
}
