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

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
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
	for _, f := range of(rule, run(t, path, day, alone(rule))) {
		checkParts(t, rule, f)
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

// checkParts holds that a finding knows whom it names at its beginning, and that its parts are sentences.
func checkParts(t *testing.T, rule rules.Rule, f diag.Finding) {
	t.Helper()
	who, problem, advice := f.Split()
	if names := strings.HasPrefix(strings.ToLower(f.Message), strings.ToLower(f.Who)) && f.Who != ""; names && !strings.HasPrefix(strings.ToLower(who), strings.ToLower(f.Who)) {
		t.Errorf("%s: it is not said that the message begins with who it is about: %q", rule.Name, f.Message)
	}
	for _, sentence := range []string{problem, advice} {
		if sentence != "" && !regexp.MustCompile(`^[^\p{Ll}\s;].*[.?)]$`).MatchString(sentence) || problem == "" {
			t.Errorf("%s: %q is no sentence; in %q", rule.Name, sentence, f.Message)
		}
	}
}

// TestTitles holds that every rule has a title of its own, in the words of a heading.
func TestTitles(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range rules.All() {
		if !regexp.MustCompile(`^[A-Z][a-z',-]*( [a-z',-]+){1,9}$`).MatchString(rule.Title) || seen[rule.Title] {
			t.Errorf("%s: %q is no heading of its own", rule.Name, rule.Title)
		}
		seen[rule.Title] = true
	}
}

// alone returns a rule alone; one about deviations together with those that deviations allow.
func alone(rule rules.Rule) []rules.Rule {
	if strings.HasSuffix(rule.Name, "-deviation") {
		return rules.All()
	}
	return []rules.Rule{rule}
}

// of returns the findings of a rule.
func of(rule rules.Rule, findings []diag.Finding) []diag.Finding {
	return slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.Rule != rule.Name })
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

// run checks a file or folder with some rules. Job families in the folder apply beside the built-in ones, and so does a configuration.
func run(t *testing.T, path, day string, applied []rules.Rule) []diag.Finding {
	t.Helper()
	found, err := lint.Find([]string{path}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if exists(filepath.Join(path, "before.yaml")) { // the rule compares it with after.yaml
		found.Charts = slices.DeleteFunc(found.Charts, func(f *source.File) bool { return filepath.Base(f.Path) == "before.yaml" })
	}
	names := family.BuiltIn()
	for _, skipped := range found.Skipped {
		names = append(names, skipped.Path)
	}
	policy := rules.Policy{}
	if name := filepath.Join(path, config.Name); exists(name) {
		c, err := config.Load(name, disk.Around(path))
		if err != nil {
			t.Fatal(err)
		}
		policy = c.Policy
	}
	policy.Rules = applied
	if before := filepath.Join(path, "before.yaml"); exists(before) {
		earlier, err := lint.Find([]string{before}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return compareFiles(t, earlier.Charts, found.Charts, jobFor(t, names, day, policy))
	}
	return runFiles(t, found.Charts, names, day, policy).Findings
}

// compareFiles returns what is found in a state of a chart, compared with an earlier one.
func compareFiles(t *testing.T, before, after []*source.File, job lint.Job) []diag.Finding {
	t.Helper()
	then := job
	then.Files, job.Files, then.Figures, job.Figures = before, after, true, true
	d, err := lint.Diff(then, job)
	if err != nil {
		t.Fatal(err)
	}
	if d.Before.Failed() || d.After.Failed() {
		t.Fatalf("orglint itself failed: %v %v", d.Before.Failures, d.After.Failures)
	}
	return d.After.Findings
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func runFiles(t *testing.T, files []*source.File, names []string, day string, policy rules.Policy) *lint.Result {
	t.Helper()
	job := jobFor(t, names, day, policy)
	job.Files = files
	result, err := lint.Run(job)
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() { // a rule that fails finds nothing, as many fixtures want it
		t.Fatalf("orglint itself failed: %v", result.Failures)
	}
	return result
}

// jobFor says how to check files, with some job families.
func jobFor(t *testing.T, names []string, day string, policy rules.Policy) lint.Job {
	t.Helper()
	families, err := family.Load(names)
	if err != nil {
		t.Fatal(err)
	}
	return lint.Job{Families: families, Policy: policy, AsOf: day}
}
