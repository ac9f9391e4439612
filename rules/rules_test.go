package rules_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// fixtures is the folder of the fixtures: a folder a rule; in it a file, or a folder of files, a case.
const fixtures = "../testdata/rules"

// asOf is the day of every fixture that gives none in a comment such as "# as-of: 2026-11-23".
const asOf = "2026-11-23"

var asOfComment = regexp.MustCompile(`(?m)^# as-of: (\S+)$`)

// TestFixtures runs every rule alone over its fixtures. A comment such as # want "regexp" stands on the line where the
// rule must report a message that matches.
func TestFixtures(t *testing.T) {
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			cases, err := os.ReadDir(filepath.Join(fixtures, rule.Name))
			if err != nil {
				t.Fatal(err)
			}
			wrong, right := 0, 0
			for _, c := range cases {
				t.Run(c.Name(), func(t *testing.T) {
					wants := checkFixture(t, rule, filepath.Join(fixtures, rule.Name, c.Name()))
					if wants > 0 {
						wrong++
					} else {
						right++
					}
				})
			}
			if wrong == 0 || right == 0 {
				t.Errorf("%d fixtures where the rule reports something and %d where it does not; want at least one of each", wrong, right)
			}
		})
	}
}

// TestFixturesHaveRules finds fixtures that no rule runs.
func TestFixturesHaveRules(t *testing.T) {
	folders, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if !slices.Contains(rules.Names(rules.All()), folder.Name()) {
			t.Errorf("testdata/rules/%s: there is no such rule", folder.Name())
		}
	}
}

// checkFixture compares what a rule reports in a case with what the case wants, and returns the number of wants.
func checkFixture(t *testing.T, rule rules.Rule, path string) int {
	t.Helper()
	wants := map[string][]string{} // by path:line
	day := asOf
	total := 0
	err := filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if m := asOfComment.FindSubmatch(data); m != nil {
			day = string(m[1])
		}
		for i, line := range strings.Split(string(data), "\n") {
			patterns := wantsIn(t, line)
			total += len(patterns)
			if len(patterns) > 0 {
				wants[fmt.Sprintf("%s:%d", filepath.ToSlash(path), i+1)] = patterns
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range run(t, path, day, []rules.Rule{rule}) {
		place := f.Pos.Place()
		key := fmt.Sprintf("%s:%d", place.Path, place.Line)
		i := slices.IndexFunc(wants[key], func(p string) bool { return regexp.MustCompile(p).MatchString(f.Message) })
		if i < 0 {
			t.Errorf("%s: unexpected finding: %s", key, f.Message)
			continue
		}
		wants[key] = slices.Delete(wants[key], i, i+1)
	}
	for key, patterns := range wants {
		for _, p := range patterns {
			t.Errorf("%s: no finding matches %q", key, p)
		}
	}
	return total
}

// wantsIn returns the patterns of a # want comment.
func wantsIn(t *testing.T, line string) []string {
	t.Helper()
	_, rest, _ := strings.Cut(line, "# want ")
	var patterns []string
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil {
			t.Fatalf("%s: a want is a text in quotation marks or backquotes: %v", line, err)
		}
		pattern, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatal(err)
		}
		patterns = append(patterns, pattern)
		rest = rest[len(quoted):]
	}
	return patterns
}

// run checks a file or folder with some rules. Job families in the folder apply beside the built-in ones.
func run(t *testing.T, path, day string, applied []rules.Rule) []diag.Finding {
	t.Helper()
	found, err := lint.Find([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	names := family.BuiltIn()
	for _, skipped := range found.Skipped {
		names = append(names, skipped.Path)
	}
	return runFiles(t, found.Charts, names, day, applied)
}

func runFiles(t *testing.T, files []*source.File, names []string, day string, applied []rules.Rule) []diag.Finding {
	t.Helper()
	families, err := family.Load(names)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{Files: files, Families: families, Rules: applied, Options: rules.Defaults(), AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

// TestPages runs the examples on the pages of the rules, and compares what a page says with the rule.
func TestPages(t *testing.T) {
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			page, ok := rules.Page(rule.Name)
			if !ok {
				t.Fatal("the rule has no page")
			}
			if !strings.HasPrefix(page, "# "+rule.Name+"\n\n") {
				t.Errorf("the page does not begin with the name of the rule")
			}
			line := "Severity: " + rule.Severity.String() + "."
			if rule.Deviation {
				line += " It depends on your organization, so it can be agreed otherwise."
			}
			if !strings.Contains(page, "\n"+line+"\n") {
				t.Errorf("the page lacks the line %q", line)
			}
			for _, example := range examples(t, page, "Fails") {
				found := runExample(t, example, []rules.Rule{rule})
				if len(found) == 0 {
					t.Errorf("the rule reports nothing in the example that fails:\n%s", example)
				}
			}
			for _, example := range examples(t, page, "Passes") {
				for _, f := range runExample(t, example, rules.All()) {
					if f.Severity > diag.Info {
						t.Errorf("the example that passes has a finding: %s: %s [%s]", f.Pos, f.Message, f.Rule)
					}
				}
			}
		})
	}
}

// examples returns the YAML blocks under a heading of a page: at least one.
func examples(t *testing.T, page, heading string) []string {
	t.Helper()
	_, section, _ := strings.Cut(page, "\n## "+heading+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var all []string
	for _, block := range strings.Split(section, "```yaml\n")[1:] {
		text, _, _ := strings.Cut(block, "```")
		all = append(all, text)
	}
	if len(all) == 0 {
		t.Errorf("the page has no YAML under the heading %s", heading)
	}
	return all
}

// runExample checks an example. One that holds a job family beside the chart, as a document of its own, loads it.
func runExample(t *testing.T, example string, applied []rules.Rule) []diag.Finding {
	t.Helper()
	names := family.BuiltIn()
	if chart, own, ok := strings.Cut(example, "\n---\n"); ok && strings.Contains(own, "family:") {
		path := filepath.Join(t.TempDir(), "family.yaml")
		if err := os.WriteFile(path, []byte(own), 0o600); err != nil {
			t.Fatal(err)
		}
		names, example = append(names, path), chart
	}
	return runFiles(t, []*source.File{source.Read("example.yaml", []byte(example))}, names, asOf, applied)
}
