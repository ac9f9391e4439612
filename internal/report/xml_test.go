package report_test

import (
	"encoding/json"
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/schema"
)

func itoa(n int) string { return strconv.Itoa(n) }

// TestJUnit validates every case against the schema that Jenkins publishes.
func TestJUnit(t *testing.T) {
	eachCase(t, "junit", func(t *testing.T, _ *lint.Result, text string) {
		run(t, text, "xmllint", "--noout", "--nonet", "--schema", "testdata/jenkins-junit.xsd", "-")
	})
}

// TestJUnitShape wants a suite a file, a test a rule, and a failure with message and place.
func TestJUnitShape(t *testing.T) {
	second := finding("x: ▸y◂\n")
	second.Pos.File.Path, second.Message, second.Rule = "b.yaml", "Another.", "max-teams"
	twice := finding("a: ▸b◂\n")
	twice.Message = "It is so again."
	r := result(finding("a: ▸b◂\n"), twice, second)
	r.Files = []string{"a.yaml", "b.yaml", "org.yaml"}
	text, _ := writeResult(t, "junit", r)
	var got struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Suites   []struct {
			Name     string `xml:"name,attr"`
			Tests    int    `xml:"tests,attr"`
			Failures int    `xml:"failures,attr"`
			Cases    []struct {
				Name    string `xml:"name,attr"`
				Failure *struct {
					Message string `xml:"message,attr"`
					Type    string `xml:"type,attr"`
					Text    string `xml:",chardata"`
				} `xml:"failure"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Tests != 9 || got.Failures != 2 || len(got.Suites) != 3 {
		t.Fatalf("got %d tests, %d failures and %d suites, want 9, 2 and 3:\n%s", got.Tests, got.Failures, len(got.Suites), text)
	}
	if a := got.Suites[0]; a.Name != "a.yaml" || a.Tests != 3 || a.Failures != 0 || len(a.Cases) != 3 {
		t.Errorf("got %+v for a file without findings, want 3 tests that pass", a)
	}
	if b := got.Suites[1]; b.Failures != 1 || b.Cases[1].Name != "max-teams" || b.Cases[1].Failure == nil || b.Cases[0].Failure != nil {
		t.Errorf("got %+v, want max-teams to fail only", b)
	}
	failure := got.Suites[2].Cases[0].Failure
	if failure == nil || failure.Type != "error" || failure.Message != "It is so. And 1 more finding." ||
		!strings.Contains(failure.Text, "\norg.yaml:1:4: error: It is so. [schema]\norg.yaml:1:4: error: It is so again. [schema]\n") {
		t.Errorf("got the failure %+v", failure)
	}
}

// TestCheckstyle has the stylesheet of Apache Ant read every case, and compares what it makes of the findings.
func TestCheckstyle(t *testing.T) {
	eachCase(t, "checkstyle", func(t *testing.T, _ *lint.Result, text string) {
		run(t, text, "xsltproc", "--nonet", "testdata/checkstyle-text.xsl", "-")
	})
	text, _ := writeResult(t, "checkstyle", result(finding("a: ▸b◂\n"), hostile(), builtIn()))
	got := run(t, text, "xsltproc", "--nonet", "testdata/checkstyle-text.xsl", "-")
	for _, want := range []string{"org.yaml:1:4 It is so.", ":1:4 %0A::error::x", "org.yaml:1:1 It is so."} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwhich lacks %q", got, want)
		}
	}
}

// TestCheckstyleShape wants file and error with all that dashboards look for.
func TestCheckstyleShape(t *testing.T) {
	text, _ := writeResult(t, "checkstyle", result(finding("a: ▸b◂\n")))
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="org.yaml">
    <error line="1" column="4" severity="error" message="It is so." source="orglint.schema"></error>
  </file>
</checkstyle>
`
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if text, _ := writeResult(t, "checkstyle", result()); !strings.Contains(text, `<checkstyle version="4.3"></checkstyle>`) {
		t.Errorf("got %s for nothing", text)
	}
}

// TestGitLab wants what the Code Quality report must have.
func TestGitLab(t *testing.T) {
	eachCase(t, "gitlab", func(t *testing.T, r *lint.Result, text string) {
		if !strings.HasPrefix(text, "[") {
			t.Errorf("got %.20q, want a list without byte order mark", text)
		}
		var got []struct {
			Description string
			CheckName   string `json:"check_name"`
			Fingerprint string
			Severity    string
			Location    struct {
				Path  string
				Lines struct{ Begin int }
			}
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil || got == nil {
			t.Fatalf("got %v and %v", got, err)
		}
		if want := len(r.Findings) + len(report.Below(r)); len(got) != want {
			t.Fatalf("got %d entries, want %d", len(got), want)
		}
		seen := map[string]bool{}
		for i, entry := range got {
			if i >= len(r.Findings) {
				r.Findings = append(r.Findings, diag.Finding{Rule: "coverage", Severity: diag.Info})
			}
			severity := map[string]string{"error": "major", "warning": "minor", "info": "info"}[r.Findings[i].Severity.String()]
			if entry.CheckName != r.Findings[i].Rule || !strings.HasPrefix(entry.Description, entry.CheckName+": ") || entry.Severity != severity {
				t.Errorf("got %+v", entry)
			}
			if entry.Fingerprint == "" || seen[entry.Fingerprint] {
				t.Errorf("the fingerprint %q is not the only one", entry.Fingerprint)
			}
			seen[entry.Fingerprint] = true
			if p := entry.Location.Path; p == "" || strings.HasPrefix(p, "./") || strings.HasPrefix(p, "/") || strings.HasPrefix(p, "builtin:") || entry.Location.Lines.Begin < 1 {
				t.Errorf("the place is %+v", entry.Location)
			}
		}
	})
}

// TestJSONSchema validates every case against the schema that orglint prints.
func TestJSONSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(schema.Output()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("output.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("output.json")
	if err != nil {
		t.Fatal(err)
	}
	validate := func(text string) error {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return compiled.Validate(value)
	}
	all := cases()
	delete(all, "empty") // which has no day
	for name, r := range all {
		for i := range r.Allowed {
			r.Allowed[i].Finding.Fingerprint = strings.Repeat("a", 32)
		}
		for i := range r.Baselined {
			r.Baselined[i].Fingerprint = strings.Repeat("b", 32)
		}
		text, _ := writeResult(t, "json", r)
		if err := validate(text); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	text, _ := writeResult(t, "json", all["held"])
	for _, change := range [][2]string{
		{`"findings": [`, `"found": [`},
		{`"severity": "error"`, `"severity": "bad"`},
		{`"baselined": 1`, `"baselined": -1`},
		{`"line": 1,`, `"line": "1",`},
		{`"version": 1,`, `"version": 2,`},
		{`"ground": "business-need",`, ``},
	} {
		changed := strings.Replace(text, change[0], change[1], 1)
		if changed == text || validate(changed) == nil {
			t.Errorf("the schema takes %s for %s", change[1], change[0])
		}
	}
}
