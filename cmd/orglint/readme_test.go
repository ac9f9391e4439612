package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/rules"
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

// TestLinks finds links in the documents to files that do not exist.
func TestLinks(t *testing.T) {
	t.Chdir("../..")
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, document := range []string{"README.md", "CONTRIBUTING.md", "docs/chart.md", "docs/design.md", "docs/families.md", "docs/output.md"} {
		for _, m := range link.FindAllStringSubmatch(read(t, document), -1) {
			path := m[1]
			if strings.HasPrefix(document, "docs/") {
				path = "docs/" + path
			}
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s: %v", document, err)
			}
		}
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
