package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/report"
)

// TestJSONShape compares the whole of a report with section 7 of the specification.
func TestJSONShape(t *testing.T) {
	bare, whole := finding("a: ▸b◂\n"), finding("a: b\nç: ▸d\ne◂\n")
	bare.Fingerprint, whole.Fingerprint = "f1", "f2"
	whole.Rule, whole.Severity, whole.Message, whole.Subject = "max-teams", diag.Warning, "<A> & \"B\" ü", "ada"
	whole.Measure, whole.Suggestion, whole.Affected = 7, "grace", []string{"ada", "bo"}
	whole.Related = []diag.Related{{Pos: bare.Pos, Message: "first given here"}}
	const want = `{
  "version": 1,
  "tool": {
    "name": "orglint",
    "version": "1.2.3"
  },
  "as_of": "2026-11-23",
  "coverage": {
    "reporting_lines": {
      "state": "checked",
      "judged": 1,
      "given": 1
    },
    "roles": {
      "state": "checked",
      "judged": 1,
      "given": 1
    },
    "grades": {
      "state": "checked",
      "judged": 1,
      "given": 1
    },
    "not_read": []
  },
  "folds": [],
  "not_shown": {},
  "summary": {
    "files": 1,
    "people": 2,
    "vacancies": 0,
    "teams": 0,
    "units": 0,
    "errors": 1,
    "warnings": 1,
    "infos": 0,
    "deviations": 0,
    "baselined": 0
  },
  "findings": [
    {
      "rule": "schema",
      "severity": "error",
      "message": "It is so.",
      "path": "org.yaml",
      "line": 1,
      "column": 4,
      "end_line": 1,
      "end_column": 5,
      "subject": "",
      "fingerprint": "f1",
      "affected": [],
      "related": [],
      "help": "orglint explain schema"
    },
    {
      "rule": "max-teams",
      "severity": "warning",
      "message": "<A> & \"B\" ü",
      "path": "org.yaml",
      "line": 2,
      "column": 4,
      "end_line": 3,
      "end_column": 2,
      "subject": "ada",
      "fingerprint": "f2",
      "affected": [
        "ada",
        "bo"
      ],
      "related": [
        {
          "path": "org.yaml",
          "line": 1,
          "column": 4,
          "message": "first given here"
        }
      ],
      "measure": 7,
      "suggestion": "grace",
      "help": "orglint explain max-teams"
    }
  ],
  "allowed": [],
  "baselined": []
}
`
	if diff := cmp.Diff(want, write(t, "json", report.Options{Version: "1.2.3"}, bare, whole)); diff != "" {
		t.Errorf("JSON differs (-want +got):\n%s", diff)
	}
}
