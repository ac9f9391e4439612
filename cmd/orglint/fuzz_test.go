package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// FuzzRun gives any bytes to the command line as standard input, as YAML and as JSON. There may be findings or nothing to
// check, but no fault; and the JSON report must be JSON, whatever the chart holds.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "version: 1\n", "{}", "[", "\xff\xfe\x00", "\xef\xbb\xbfversion: 1\n", "a: &a [*a]\n", "<<: [1]\n",
		"version: 1\npeople:\n  - {id: ada, role: CEO}\n  - {id: bo, role: CTO, reports_to: ada, grade: 12}\n",
		"version: 1\npeople:\n  - {id: ada, role: Senior Manager, reports_to: ada}\n---\nteams: [{id: x, lead: y}]\n",
		"version: 1\npeople: &p\n  - id: ada\n    role: Director, Engineering\n    <<: {grade: 9}\nvacancies: *p\n",
		`{"version":1,"people":[{"id":"a","role":"CEO","reports_to":"b"},{"id":"b","role":"CTO","reports_to":"a"}]}`,
		"version: 1\nfamily: f\ntitle: F\nlevels: []\n", "version: 1\nunits: [{id: a, parent: b}, {id: b, parent: a}]\n",
		"version: 1\nexternal: [{id: b, role: CEO}]\npeople: [{id: 00, name: \"\\e[2J\", role: cto, reports_to: b, end: 2020-13-01}]\n",
		"id,name,title,manager,start\n1,Ada,CEO,,2020-01-01\n2,Bo,CTO,1,03/04/2020\n", "id;name;title\n1;\"Ada;CEO\n",
		"ada: {name: Ada, role: CEO, reports_to: none, manager_role_slug: ceo}\nbo: {role: CTO, reports_to: CEO}\n",
		`[{"id": 1, "name": "Ada \"\ud83d\ude00", "title": "CTO"}, {"id": 2, "name": {"first": "Bo"}, "manager": {"id": 1}, "tags": [1, [2], {}]}, 7, {}]`,
		`{"data": {"users": [{"name": "Ada", "children": [{"name": "Bo", "children": [{}, 1, {"name": "Bo"}]}]}]}}`,
		"source,target\nAda Osei,\"Bo, L\"\n\"Bo, L\",Cy Roe\nCy Roe,Ada Osei\nCy Roe\n,x\n",
		"Employee,Lead,Manager\nAda A,Bo B,Cy C\n\"Dee, D\",Bo B,Cy C\nEve,,Cy C\n,,\n", "id,name,path\n1,Ada,\n2,Bo,1 > 2\n3,Cy,\"1 > 2 > 3\"\n4,Dee,1 > 2 > > 3\n",
		"dn: cn=Ada,dc=x\ncn: Ada\nsn: A\ntitle: CTO\n\ndn:: Y249Qm8=\ncn: Bo\n sn\nmanager: cn=Ada,dc=x\nmail: b\n",
		"orgs: {a: {admins: [x], members: [{name: y}, z], teams: {t: {maintainers: [x, q], teams: {u: {members: x}}}}}}\n", "a: {ptl: {irc: x}}\nb: {ptl: [], members: [1, {is_lead: true, name: y}]}\n",
		"- name: Ada\n  title: &t >\n    CTO\n- {name: 'B''o', title: *t, manager: Ada, reports: [{name: Cy}]}\n- name: \"D\n",
		"{\"name\": \"Ada\", \"title\": \"CTO\"}\n{\"name\": \"Bo\", \"manager\": \"Ada\", \"manager\": 2}\n",
		`{"1": {"name": "Ada", "managerId": null}, "2": {"name": "Bo", "managerId": "1", "name": "x"}, "3": [{}]}`, `[["Name", "Manager"], ["Ada", null], [{"v": "Bo"}, "Ada", 1]]`,
		`{"nodes": [{"id": 1, "name": "Ada"}, {"id": 2}], "links": [{"source": 1, "target": 2}, {"source": 3, "target": {"id": 2}}, {"from": 1, "to": 9}]}`,
		`{"manager": {"name": "Ada"}, "reports": [{"name": "Bo", "children": [{"manager": {"name": "Cy"}, "team": []}]}]}`,
		"ID,Name,Manager,,ID,Name,Manager,,Unit,n\n1,Ada,,,3,Cy,1,,a,1\n2,Bo,1\n\nx\nID,Name,Manager\n4,Dee,\"1\n\"\n\nUnit,Head\nb,2\n",
		"x\n\n|**Name**|[Manager](u)|\n|-|:-:|\n|`A`||\n|B|\\|\"A\n\n||Name||Manager||\n||C|A|\n|--|\nx|", "+--+--+\n| id | manager |\n+--+--+\n|1|2|\n+--+--+\n",
		`{"x": [{"a": {"label": "Name", "value": {"value": "Ada"}}, "is_bot": true}], "data": [{"attributes": {"name": {"value": "Bo"}}}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"org.yaml", "org.json", "org.csv", "org.jsonl"} {
			var out, errs bytes.Buffer
			s := streams{in: bytes.NewReader(data), out: &out, err: &errs}
			status := run([]string{"check", "-f", "json", "--as-of", "2026-11-23", "--stdin-filename", name, "-"}, s)
			switch {
			case strings.Contains(errs.String(), "internal fault"):
				t.Fatalf("%s: got a fault:\n%s", name, errs.String())
			case status < exitClean || status > exitUsage:
				t.Fatalf("%s: got exit status %d, want 0, 1 or 2:\n%s", name, status, errs.String())
			case status == exitUsage && out.Len() > 0:
				t.Fatalf("%s: got exit status 2 and findings:\n%s", name, out.String())
			case status != exitUsage && !json.Valid(out.Bytes()):
				t.Fatalf("%s: got a report that is no JSON:\n%s", name, out.String())
			}
			checkPlaces(t, name, out.Bytes())
			if name == "org.yaml" {
				checkText(t, data, status)
			}
		}
	})
}

// checkText fails where -f text leaves another exit status than -f json, or writes what a terminal would act on.
func checkText(t *testing.T, data []byte, status int) {
	t.Helper()
	var text, errs bytes.Buffer
	s := streams{in: bytes.NewReader(data), out: &text, err: &errs}
	again := run([]string{"check", "--as-of", "2026-11-23", "--stdin-filename", "org.yaml", "-"}, s)
	if again != status {
		t.Fatalf("got exit status %d with -f text, %d with -f json:\n%s", again, status, errs.String())
	}
	shown := text.String() + errs.String()
	if i := strings.IndexFunc(shown, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }); i >= 0 {
		t.Fatalf("a terminal would act on %q", shown[i:min(i+20, len(shown))])
	}
}

// checkPlaces fails where a finding has no place, no message or no rule.
func checkPlaces(t *testing.T, name string, report []byte) {
	t.Helper()
	if len(report) == 0 {
		return
	}
	var got struct {
		Findings []struct {
			Rule, Message, Path, Fingerprint string
			Line, Column                     int
			EndLine                          int `json:"end_line"`
			EndColumn                        int `json:"end_column"`
		}
	}
	if err := json.Unmarshal(report, &got); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, f := range got.Findings {
		ended := f.EndLine > f.Line || (f.EndLine == f.Line && f.EndColumn >= f.Column)
		if f.Rule == "" || f.Message == "" || f.Path == "" || f.Fingerprint == "" || f.Line < 1 || f.Column < 1 || !ended {
			t.Errorf("%s: got a finding without a place or words: %+v", name, f)
		}
	}
}
