package report

import (
	"encoding/xml"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// A JUnit report: each file is a suite of tests, each rule a test that the file passes or fails.
type (
	junit struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr,omitempty"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Failure *junitFailure `xml:"failure"`
		Skipped *junitSkipped `xml:"skipped"`
	}
	junitSkipped struct {
		Text string `xml:",chardata"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a JUnit report. A test has one failure at most, which holds all findings of the rule in the file: some
// readers look at the first only.
func writeJUnit(w io.Writer, result *lint.Result, findings []diag.Finding, _ Options) error {
	report := junit{Name: "orglint"}
	paths, grouped := groupedBy(result.Files, findings, func(f diag.Finding) string {
		if f.Pos.IsZero() {
			return "orglint"
		}
		return f.Pos.File.Path
	})
	for _, path := range paths {
		suite := suiteOf(clean(path), result.Rules, grouped[path])
		report.Tests += suite.Tests
		report.Failures += suite.Failures
		report.Suites = append(report.Suites, suite)
	}
	if unchecked := suiteOfUnchecked(Below(result)); unchecked.Tests > 0 {
		report.Tests += unchecked.Tests
		report.Suites = append(report.Suites, unchecked)
	}
	return encodeXML(w, report)
}

// suiteOf makes the suite of a file: a test for each rule that applies, and for others that found something.
func suiteOf(path string, rules []lint.Rule, findings []diag.Finding) junitSuite {
	var names []string
	for _, rule := range rules {
		if rule.Severity > 0 {
			names = append(names, rule.Name)
		}
	}
	names, grouped := groupedBy(names, findings, func(f diag.Finding) string { return f.Rule })
	suite := junitSuite{Name: path, Tests: len(names)}
	for _, name := range names {
		test := junitCase{Name: name, Class: path}
		if found := grouped[name]; len(found) > 0 {
			suite.Failures++
			test.Failure = failureOf(found)
		}
		suite.Cases = append(suite.Cases, test)
	}
	return suite
}

// suiteOfUnchecked makes tests that were skipped of what could not be checked: every reader shows them, and none fails by them.
func suiteOfUnchecked(lines []string) junitSuite {
	suite := junitSuite{Name: "coverage", Tests: len(lines), Skipped: len(lines)}
	for _, line := range lines {
		what, _, _ := strings.Cut(line, ":")
		suite.Cases = append(suite.Cases, junitCase{Name: what, Class: "coverage", Skipped: &junitSkipped{Text: line}})
	}
	return suite
}

// failureOf puts findings of one rule together.
func failureOf(findings []diag.Finding) *junitFailure {
	failure := &junitFailure{Message: clean(findings[0].Message), Type: worstFirst(findings)[0].Severity.String()}
	if more := len(findings) - 1; more > 0 {
		failure.Message += " And " + text.Count(more, "more finding.", "more findings.")
	}
	var b strings.Builder
	for _, f := range findings {
		b.WriteString("\n" + line(f))
		if f.Suggestion != "" {
			b.WriteString("\n  " + didYouMean(f))
		}
	}
	failure.Text = b.String() + "\n"
	return failure
}
