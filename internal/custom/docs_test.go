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

var update = flag.Bool("update", false, "write docs/custom-rules.md anew: the output of the examples, and the tables")

const page = "../../docs/custom-rules.md"

// asOf is the day for which the examples are checked.
const asOf = "2026-11-23"

var example = regexp.MustCompile("(?s)```yaml\n([^`]*)```\n\n```yaml\n([^`]*)```\n\n```text\n([^`]*)```")

// TestExamples runs the examples on the page, and compares what orglint says of them.
func TestExamples(t *testing.T) {
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
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
	for _, table := range custom.Tables() {
		head := "| name | kind | what it is |\n|---|---|---|\n"
		if *update {
			text = strings.Replace(text, "@"+table.Name+"@\n", table.Rows+"\n", 1)
		} else if !strings.Contains(text, head+table.Rows+"\n") {
			t.Errorf("the page lacks the table\n%s", head+table.Rows)
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
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

// run checks a chart with a configuration.
func run(t testing.TB, c *config.Config, chart string) *lint.Result {
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

// TestLimits compares the limits on the page with those of the code.
func TestLimits(t *testing.T) {
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("has %d characters and %d parts at most", custom.Longest, custom.MostParts),
		fmt.Sprintf("look at %d items of lists", custom.StepsAtOnce),
	} {
		if !strings.Contains(strings.Join(strings.Fields(string(data)), " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
