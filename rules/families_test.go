package rules_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// TestFamilyPages runs the examples on the pages of the rules about job families.
func TestFamilyPages(t *testing.T) {
	for _, rule := range rules.FamilyRules() {
		t.Run(rule.Name, func(t *testing.T) {
			page, ok := rules.Page(rule.Name)
			if !ok || !strings.HasPrefix(page, "# "+rule.Name+"\n\n") || !strings.Contains(page, "\nSeverity: "+rule.Severity.String()+". ") {
				t.Fatalf("the page does not begin with the name and the severity of the rule:\n%s", page)
			}
			path, err := filepath.Abs(strings.ReplaceAll(rule.Name, "-", "_") + ".md")
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range failing.FindAllStringSubmatch(section(t, page, "Fails"), -1) {
				findings := of(rule, lintFamily(t, m[1]))
				got := concise(t, &lint.Result{Findings: findings})
				if len(findings) == 0 {
					t.Errorf("the rule reports nothing in the example that fails:\n%s", m[1])
				}
				if *update {
					page = strings.Replace(page, m[0], strings.TrimSuffix(m[0], m[2]+"```")+got+"```", 1)
				} else if got != m[2] {
					t.Errorf("got\n%swant\n%s(go test ./rules -run TestFamilyPages -update)", got, m[2])
				}
			}
			for _, m := range regexp.MustCompile("(?s)```yaml\n([^`]*)```").FindAllStringSubmatch(section(t, page, "Passes"), -1) {
				for _, f := range lintFamily(t, m[1]) {
					t.Errorf("the example that passes has a finding: %s: %s [%s]", f.Pos, f.Message, f.Rule)
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

// lintFamily looks at a family that stands in family.yaml.
func lintFamily(t *testing.T, text string) []diag.Finding {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("family.yaml", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	linted, err := family.Lint(disk.Named(), []string{"family.yaml"}, family.Scale{})
	if err != nil {
		t.Fatal(err)
	}
	return linted.Findings
}

// TestFamilyFixtures compares what is said of a family with the comments in it: # want "regexp" stands on the line that must
// be reported by the rule that its folder is named after, with the severity of that rule.
func TestFamilyFixtures(t *testing.T) {
	all := rules.FamilyRules()
	for _, rule := range rules.All() {
		if slices.Contains([]string{"syntax", "schema", "family-unknown-level"}, rule.Name) {
			all = append(all, rule)
		}
	}
	for _, rule := range all {
		paths, err := filepath.Glob("../testdata/families/" + rule.Name + "/*.yaml")
		if err != nil || len(paths) < 2 {
			t.Errorf("%s has the fixtures %v, want one that is wrong and one that is right", rule.Name, paths)
		}
		for _, path := range paths {
			t.Run(rule.Name+"/"+filepath.Base(path), func(t *testing.T) { checkFamily(t, rule, path) })
		}
	}
}

func checkFamily(t *testing.T, rule rules.Rule, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	linted, err := family.Lint(disk.Named(), []string{path}, family.Scale{})
	if err != nil {
		t.Fatal(err)
	}
	wants := map[int][]string{}
	for i, line := range strings.Split(string(data), "\n") {
		wants[i+1] = wantsIn(t, line)
	}
	for _, f := range of(rule, linted.Findings) {
		line := f.Pos.Place().Line
		i := slices.IndexFunc(wants[line], func(p string) bool { return regexp.MustCompile(p).MatchString(f.Message) })
		if i < 0 || f.Severity != rule.Severity {
			t.Errorf("%s:%d: unexpected finding: %s: %s", path, line, f.Severity, f.Message)
			continue
		}
		wants[line] = slices.Delete(wants[line], i, i+1)
	}
	for line, patterns := range wants {
		for _, p := range patterns {
			t.Errorf("%s:%d: no finding matches %q", path, line, p)
		}
	}
}

// TestBuiltInFamilies holds the built-in families to their own rules: what is left is declared on purpose, in a comment.
func TestBuiltInFamilies(t *testing.T) {
	alone := [][]string{family.BuiltIn()}
	for _, name := range family.Others() {
		alone = append(alone, []string{name})
	}
	for _, names := range alone {
		linted, err := family.Lint(disk.Named(), names, family.Scale{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range linted.Findings {
			line, _ := f.Pos.File.Line(f.Pos.Place().Line)
			if f.Severity > diag.Info || !strings.Contains(line, " # ") {
				t.Errorf("%s: %s: %s [%s]", f.Pos, f.Severity, f.Message, f.Rule)
			}
		}
		set, err := family.Load(names)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range set.Families {
			if f.Purpose.Value == "" || f.Source.Value == "" {
				t.Errorf("%s does not say whom it is for, or where its facts come from", f.Name.Value)
			}
			dated := strings.Contains(f.Source.Value, "read 20") && (strings.Contains(f.Source.Value, "CC BY 4.0") ||
				strings.Contains(f.Source.Value, "Apache-2.0") || strings.Contains(f.Source.Value, "Open Government Licence"))
			if len(names) == 1 && !dated {
				t.Errorf("%s does not say when its facts were read, or under which licence: %s", f.Name.Value, f.Source.Value)
			}
		}
	}
}
