package rules_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

var update = flag.Bool("update", false, "write the output on the pages anew")

// failing matches an example that fails, and what orglint says about it.
var failing = regexp.MustCompile("(?s)```(?:yaml|csv)\n([^`]*)```\n[^`]*\n```text\n([^`]*)```")

// TestPages runs the examples on the pages of the rules, and compares what a page says with the rule.
func TestPages(t *testing.T) {
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			page, ok := rules.Page(rule.Name)
			if !ok {
				t.Fatal("the rule has no page")
			}
			checkHead(t, rule, page)
			path, err := filepath.Abs(strings.ReplaceAll(rule.Name, "-", "_") + ".md")
			if err != nil {
				t.Fatal(err)
			}
			fails := failing.FindAllStringSubmatch(section(t, page, "Fails"), -1)
			if len(fails) == 0 {
				t.Error("the page does not show what orglint says of an example that fails")
			}
			for _, m := range fails {
				result := runExample(t, m[1], alone(rule))
				result.Findings = of(rule, result.Findings)
				got := concise(t, result)
				if !strings.Contains(got, "["+rule.Name+"]\n") {
					t.Errorf("the rule reports nothing in the example that fails:\n%s", m[1])
				}
				if *update {
					page = strings.Replace(page, m[0], strings.TrimSuffix(m[0], m[2]+"```")+got+"```", 1)
				} else if got != m[2] {
					t.Errorf("got\n%swant\n%s(go test ./rules -run TestPages -update)", got, m[2])
				}
			}
			for _, m := range regexp.MustCompile("(?s)```(?:yaml|csv)\n([^`]*)```").FindAllStringSubmatch(section(t, page, "Passes"), -1) {
				for _, f := range runExample(t, m[1], rules.All()).Findings {
					if f.Severity > diag.Info || f.Rule == rule.Name {
						t.Errorf("the example that passes has a finding: %s: %s [%s]", f.Pos, f.Message, f.Rule)
					}
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkHead compares the head of a page with the rule.
func checkHead(t *testing.T, rule rules.Rule, page string) {
	t.Helper()
	if !strings.HasPrefix(page, "# "+rule.Name+"\n\n") {
		t.Errorf("the page does not begin with the name of the rule")
	}
	line := "Severity: " + rule.Severity.String() + "."
	if rule.Deviation {
		line += " An approved [deviation](../docs/deviations.md) may allow it."
	}
	if !strings.Contains(page, "\n"+line+"\n") {
		t.Errorf("the page lacks the line %q", line)
	}
	if advice := rules.Advice(rule.Name); !strings.HasSuffix(advice, ".") {
		t.Errorf("the page does not say what to do: got %q under the heading", advice)
	}
	checkOptions(t, rule, page)
}

// checkOptions compares the table of options on a page with those of the rule.
func checkOptions(t *testing.T, rule rules.Rule, page string) {
	t.Helper()
	_, got, ok := strings.Cut(page, "\n## Options\n\n")
	got, _, _ = strings.Cut(got, "\n\n")
	if ok != (len(rule.Options) > 0) {
		t.Errorf("the page speaks of options: %v; the rule has %d", ok, len(rule.Options))
		return
	}
	want := []string{"| option | default | what it is |", "|---|---|---|"}
	defaults := rules.Defaults()
	for _, o := range rule.Options {
		want = append(want, fmt.Sprintf("| %#q | %d | %s |", o.Name, *o.Field(&defaults), o.About))
	}
	if ok && got != strings.Join(want, "\n") {
		t.Errorf("the options on the page are\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if ok {
		checkSample(t, rule, section(t, page, "Options"))
	}
}

// checkSample reads the configuration that a page shows: it must set every option of the rule, to something else.
func checkSample(t *testing.T, rule rules.Rule, text string) {
	t.Helper()
	_, sample, _ := strings.Cut(text, "```yaml\n")
	sample, _, _ = strings.Cut(sample, "```")
	c, err := config.Read(".", source.Read(".orglint.yaml", []byte("version: 1\n"+sample)))
	if err != nil {
		t.Fatalf("the configuration on the page: %v", err)
	}
	defaults, set := rules.Defaults(), c.Policy.Effective(rule, rules.Where{}).Options
	for _, o := range rule.Options {
		if *o.Field(&set) == *o.Field(&defaults) {
			t.Errorf("the configuration on the page does not set %s", o.Name)
		}
	}
}

// section returns what stands under a heading of a page: there must be an example.
func section(t *testing.T, page, heading string) string {
	t.Helper()
	_, text, _ := strings.Cut(page, "\n## "+heading+"\n")
	text, _, _ = strings.Cut(text, "\n## ")
	if !strings.Contains(text, "```yaml\n") && !strings.Contains(text, "```csv\n") {
		t.Errorf("the page has no example under the heading %s", heading)
	}
	return text
}

// runExample checks an example. One that holds a job family or a configuration beside the chart, as a document of its own,
// loads it.
func runExample(t *testing.T, example string, applied []rules.Rule) *lint.Result {
	t.Helper()
	names, policy := family.BuiltIn(), rules.Policy{}
	before, compared := "", false
	if rest, ok := strings.CutPrefix(example, "# before\n"); ok {
		before, example, compared = cutExample(t, rest)
	}
	chart, own, _ := strings.Cut(example, "\n---\n")
	switch {
	case strings.Contains(own, "family:"):
		t.Chdir(t.TempDir())
		if err := os.WriteFile("family.yaml", []byte(own), 0o600); err != nil {
			t.Fatal(err)
		}
		names, example = append(names, "family.yaml"), chart
	case own != "":
		c, err := config.Read(".", source.Read(config.Name, []byte(own)))
		if err != nil {
			t.Fatal(err)
		}
		policy, example = c.Policy, chart
	}
	policy.Rules = applied
	if compared {
		then, now := source.Read("before.yaml", []byte(before)), source.Read("after.yaml", []byte(example))
		return &lint.Result{Findings: compareFiles(t, []*source.File{then}, []*source.File{now}, jobFor(t, names, asOf, policy))}
	}
	if !strings.Contains(example, ":") {
		return runFiles(t, []*source.File{source.ReadTables("export.csv", example)}, names, asOf, policy)
	}
	return runFiles(t, []*source.File{source.Read("org.yaml", []byte(example))}, names, asOf, policy)
}

// cutExample cuts an example into a chart before, and what comes after.
func cutExample(t *testing.T, example string) (before, after string, ok bool) {
	t.Helper()
	before, after, ok = strings.Cut(example, "\n---\n# after\n")
	if !ok {
		t.Fatalf("the example has no chart after it:\n%s", example)
	}
	return before + "\n", after, true
}

// concise returns the findings of a result, one a line.
func concise(t *testing.T, result *lint.Result) string {
	t.Helper()
	var b strings.Builder
	if err := report.Write(&b, "concise", result, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
