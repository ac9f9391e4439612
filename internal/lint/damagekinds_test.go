package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
)

// TestLostLinesAccuseNobody breaks a line that says who somebody is or reports to, or what was agreed. Nothing is held against others for it.
func TestLostLinesAccuseNobody(t *testing.T) {
	const ldif = "dn: uid=ada,dc=x\nobjectClass: person\nuid: ada\ncn: Ada Osei\ntitle: CEO\n\ndn: uid=bo,dc=x\nobjectClass: person\nuid: bo\ncn: Bo Lind\ntitle: CTO\n" +
		"manager: uid=ada,dc=x\n\ndn: uid=cy,dc=x\nobjectClass: person\nuid: cy\ncn: Cy Park\ntitle: Engineer\nmanager: uid=bo,dc=x\n\ndn: uid=di,dc=x\nobjectClass: person\n" +
		"uid: di\ncn: Di Park\ntitle: Engineer\nmanager: uid=bo,dc=x\n"
	const list = "[\n  {\"employeeId\": \"ada\", \"name\": \"Ada Osei\", \"title\": \"CEO\", \"managerId\": null},\n  {\"employeeId\": \"bo\", \"name\": \"Bo Lind\", \"title\": \"CTO\", " +
		"\"managerId\": \"ada\"},\n  {\"employeeId\": \"cy\", \"name\": \"Cy Park\", \"title\": \"Engineer\", \"managerId\": \"bo\"},\n  {\"employeeId\": \"di\", \"name\": " +
		"\"Di Park\", \"title\": \"Engineer\", \"managerId\": \"bo\"}\n]\n"
	lines := strings.NewReplacer("[\n", "", "\n]\n", "\n", "},\n", "}\n").Replace(list)
	const nested = "[\n  {\n    \"id\": \"ada\",\n    \"name\": \"Ada Osei\",\n    \"title\": \"CEO\"\n  },\n  {\n    \"id\": \"bo\",\n    \"name\": \"Bo Lind\",\n    \"title\": \"CTO\",\n" +
		"    \"manager\": {\n      \"value\": \"ada\"\n    }\n  },\n  {\n    \"id\": \"cy\",\n    \"name\": \"Cy Park\",\n    \"title\": \"Engineer\",\n    \"manager\": {\n" +
		"      \"value\": \"bo\"\n    }\n  },\n  {\n    \"id\": \"di\",\n    \"name\": \"Di Park\",\n    \"title\": \"Engineer\",\n    \"manager\": {\n      \"value\": \"bo\"\n    }\n  }\n]\n"
	const own = "version: 1\ndeviations:\n  - rule: single-report\n    subjects: [ada]\n    ground: other\n    reason: A small house.\n    approved_by: Board\npeople:\n  - {id: ada, role: CEO}\n" +
		"  - {id: bo, role: CTO, reports_to: ada}\n  - {id: cy, role: Engineer, reports_to: bo}\n  - {id: di, role: Engineer, reports_to: bo}\n"
	const conflict = "<<<<<<< HEAD\n    \"manager\": {\n=======\n    \"manager\": {\n>>>>>>> other\n      \"value\": \"bo\""
	for _, test := range []struct{ path, text, from, to string }{
		{"a.ldif", ldif, "dn: uid=bo,dc=x", "dn"},
		{"a.ldif", ldif, "manager: uid=ada", "- manager: uid=ada"},
		{"a.ldif", ldif, "manager: uid=ada", "manager: uid=a\xffda"},
		{"a.json", list, "{\"employeeId\": \"bo\", \"name\": \"Bo Lind\", \"title\": \"CTO\", \"managerId\": \"ada\"},", "{"},
		{"a.json", list, "\"CTO\", \"managerId\": \"ada\"},", "\"CTO\", \"managerId\": "},
		{"a.json", strings.ReplaceAll(list, "\n", ""), "\"employeeId\": \"bo\", \"name\": \"Bo Lind\", \"title\": \"CTO\", \"managerId\": \"ada\"}", "\"e"},
		{"a.jsonl", lines, " \"bo\", \"name\": \"Bo Lind\", \"title\": \"CTO\", \"managerId\": \"ada\"}", ""},
		{"a.json", nested, "\"id\": \"bo\",", "\""},
		{"a.json", nested, "\"ada\"\n    }\n  },", "\"ada\"\n    }\n  - },"},
		{"a.json", nested, "\"manager\": {\n      \"value\": \"ada\"", "\"manager\": {\xff\n      \"value\": \"ada\""},
		{"a.json", strings.Replace(nested, "\"value\": \"ada\"", "\"value\": \"bo\"", 1), "    \"manager\": {\n      \"value\": \"bo\"", conflict},
		{"a.yaml", own, "    subjects: [ada]", "    subje"},
		{"a.yaml", own, "- rule: single-report", "- rule"},
	} {
		if !strings.Contains(test.text, test.from) {
			t.Fatalf("%q is not there", test.from)
		}
		broken := strings.Replace(test.text, test.from, test.to, 1)
		result := check(t, &family.Set{}, lint.Named(lint.Open(test.path, broken, ""))...)
		was := check(t, &family.Set{}, lint.Named(lint.Open(test.path, test.text, ""))...)
		told := 0
		for _, f := range result.Findings {
			same := func(other diag.Finding) bool { return other.Rule == f.Rule && other.Subject == f.Subject }
			if f.Rule == "syntax" {
				told++
			} else if !slices.ContainsFunc(was.Findings, same) {
				t.Errorf("%q for %q in %s: %s", test.to, test.from, test.path, f.Message)
			}
		}
		if told != 1 {
			t.Errorf("%q for %q in %s: told %d times", test.to, test.from, test.path, told)
		}
	}
}
