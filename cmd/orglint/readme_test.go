package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
	"github.com/orglint/orglint/schema"
)

// TestReadmeRules compares the README's table of rules with the rules.
func TestReadmeRules(t *testing.T) {
	var want []string
	for _, rule := range rules.All() {
		page := "rules/" + strings.ReplaceAll(rule.Name, "-", "_") + ".md"
		want = append(want, "| ["+rule.Name+"]("+page+") | "+rule.Severity.String()+" | "+rules.Summary(rule.Name)+" |")
	}
	got := regexp.MustCompile(`(?m)^\| \[.*$`).FindAllString(read(t, "../../README.md"), -1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table of rules in the README differs from the rules (-rules +README):\n%s", diff)
	}
}

// TestReadmeOptions compares the table of options in docs/configuration.md with those of the rules.
func TestReadmeOptions(t *testing.T) {
	var want []string
	defaults := rules.Defaults()
	for _, rule := range rules.All() {
		for _, option := range rule.Options {
			want = append(want, fmt.Sprintf("| %s | %#q | %d | %s |", rule.Name, option.Name, *option.Field(&defaults), option.About))
		}
	}
	got := regexp.MustCompile("(?m)^\\| [a-z-]+ \\| `[a-z]+` \\| \\d+ \\|.*$").FindAllString(read(t, "../../docs/configuration.md"), -1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table of options in docs/configuration.md differs from the rules (-rules +table):\n%s", diff)
	}
}

// TestFamilyRules compares the table of rules about job families with these.
func TestFamilyRules(t *testing.T) {
	var want []string
	for _, rule := range rules.FamilyRules() {
		page := "../rules/" + strings.ReplaceAll(rule.Name, "-", "_") + ".md"
		want = append(want, "| ["+rule.Name+"]("+page+") | "+rule.Severity.String()+" | "+rules.Summary(rule.Name)+" |")
	}
	got := regexp.MustCompile(`(?m)^\| \[.*$`).FindAllString(read(t, "../../docs/families.md"), -1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table of rules in docs/families.md differs from the rules (-rules +table):\n%s", diff)
	}
}

// TestLinks finds links in the documents to files that do not exist.
func TestLinks(t *testing.T) {
	t.Chdir("../..")
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	documents := []string{"README.md", "CONTRIBUTING.md", "SECURITY.md"}
	for _, pattern := range []string{"docs/*.md", "rules/*.md", "examples/*/*.md"} {
		more, err := filepath.Glob(pattern)
		if err != nil || len(more) == 0 {
			t.Fatalf("%s: got %v and %v", pattern, more, err)
		}
		documents = append(documents, more...)
	}
	for _, document := range documents {
		for _, m := range link.FindAllStringSubmatch(read(t, document), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(document), m[1])); err != nil {
				t.Errorf("%s: %v", document, err)
			}
		}
	}
}

// TestExamplesInDocuments checks that the YAML in the documents reads as what it shows: a chart, or a job family.
func TestExamplesInDocuments(t *testing.T) {
	block := regexp.MustCompile("(?s)```yaml\\n(.*?)```")
	for _, document := range []string{"README.md", "docs/chart.md", "docs/configuration.md", "docs/deviations.md", "docs/families.md"} {
		blocks := block.FindAllStringSubmatch(read(t, "../../"+document), -1)
		if len(blocks) == 0 {
			t.Errorf("%s has no example in YAML", document)
		}
		for _, m := range blocks {
			made := lint.ChartSchema
			switch {
			case strings.Contains(m[1], "\nfamily:"):
				made = func(*family.Set) (*schema.Schema, error) { return schema.Families() }
			case strings.Contains(m[1], "\npreset:"), strings.Contains(m[1], "\ntargets:"):
				made = func(*family.Set) (*schema.Schema, error) { return config.Schema() }
			}
			families, err := family.Load(nil)
			if err != nil {
				t.Fatal(err)
			}
			s, err := made(families)
			if err != nil {
				t.Fatal(err)
			}
			file := source.Read(document, []byte(m[1]))
			findings := file.Findings
			if len(file.Documents) == 1 {
				more, err := s.Check(&file.Documents[0])
				if err != nil {
					t.Fatal(err)
				}
				findings = append(findings, more...)
			}
			for _, f := range findings {
				t.Errorf("%s: the example has a fault: %s", f.Pos, f.Message)
			}
		}
	}
}

// TestOutputInDocument compares the JSON in docs/output.md, which leaves out all but the first related place, with a run.
func TestOutputInDocument(t *testing.T) {
	t.Chdir("../..")
	var out, errs bytes.Buffer
	run([]string{"check", "-f", "json", "--as-of", "2026-11-23", "--only", "max-teams", "examples/acme-reorg"},
		streams{in: strings.NewReader(""), out: &out, err: &errs})
	var got, want map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err, errs.String())
	}
	for _, finding := range got["findings"].([]any) {
		fields := finding.(map[string]any)
		fields["related"] = fields["related"].([]any)[:1]
	}
	_, text, _ := strings.Cut(read(t, "docs/output.md"), "```json\n")
	text, _, _ = strings.Cut(text, "```")
	if err := json.Unmarshal([]byte(text), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs/output.md does not show what orglint prints (-document +run):\n%s", diff)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestPromisedTests checks that the tests which the README names exist, so that no promise outlives its test.
func TestPromisedTests(t *testing.T) {
	_, text, found := strings.Cut(read(t, "../../README.md"), "## What orglint promises")
	text, _, _ = strings.Cut(text, "\n## ")
	named := regexp.MustCompile("`(Test\\w+)(?:/(\\w+))?`((?:,? (?:and )?`Test\\w+`)*)(?: in\\s+`([\\w/]+)`)?").FindAllStringSubmatch(text, -1)
	if !found || len(named) < 15 {
		t.Fatalf("got %d tests that hold the promises, want more", len(named))
	}
	for _, m := range named {
		folder := "cmd/orglint"
		if m[4] != "" {
			folder = m[4]
		}
		var code strings.Builder
		files, err := filepath.Glob("../../" + folder + "/*_test.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			code.WriteString(read(t, file))
		}
		for _, name := range regexp.MustCompile(`Test\w+`).FindAllString(m[1]+m[3], -1) {
			if !strings.Contains(code.String(), "func "+name+"(t *testing.T)") {
				t.Errorf("%s has no %s", folder, name)
			}
		}
		if script := "../../testdata/script/" + m[2] + ".txtar"; m[2] != "" {
			if _, err := os.Stat(script); err != nil {
				t.Error(err)
			}
		}
	}
}
