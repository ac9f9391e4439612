package adapt_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/source"
)

// TestRecords reads records of people wherever they stand.
func TestRecords(t *testing.T) {
	for _, test := range []struct{ name, path, text, shape, want string }{
		{"a list", "a.json", `[{"id": 1, "name": "Ada"}, {"id": 2, "name": "B\u006f", "manager_id": 1}]`, "a list of records", "1 Ada . | 2 Bo 1"},
		{"a list of one", "a.json", `[{"id": 1, "name": "Ada", "title": "CTO"}]`, "a list of records", "1 Ada ."},
		{"wrapped", "a.json", `{"version": "2.1", "result": {"Users": [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bo", "boss": 1}]}}`, `a list of records under "result.Users"`, "1 Ada . | 2 Bo 1"},
		{"people with other fields", "a.yaml", "people:\n  - name: Ada\n    title: CTO\n  - name: Bo\n    title: CTO\n    manager: Ada\n", `a list of records under "people"`, "Ada Ada . | Bo Bo Ada"},
		{"an anchor", "a.yaml", "- &a {name: Ada, title: CTO}\n- {<<: *a, name: Bo, manager: Ada}\n", "a list of records", "Ada Ada . | Bo Bo Ada"},
		{"documents", "a.yaml", "name: Ada\ntitle: CTO\n---\nname: Bo\ntitle: CTO\nlead: x\nsupervisor: Ada\n", "a list of records", "Ada Ada . | Bo Bo Ada"},
		{"a manager as a group", "a.json", `[{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bo", "supervisor": {"id": 1, "name": "Ada"}}]`, "a list of records", "1 Ada . | 2 Bo 1"},
		{"a manager as a list of one", "a.json", `[{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bo", "manager": [{"id": 1}]}]`, "a list of records", "1 Ada . | 2 Bo 1"},
		{"a first and a last name", "a.json", `[{"id": 1, "name": {"first_name": "Ada", "last_name": "Osei"}}]`, "a list of records", "1 Ada Osei ."},
		{"fields in fields", "a.json", `[{"id": 1, "profile": {"displayName": "Ada", "manager": {"email": "x"}}}]`, "a list of records", "1 Ada x"},
		{"a tree", "a.json", `{"name": "Ada", "children": [{"name": "Bo", "children": [{"name": "Cy"}]}, {"name": "Dee"}]}`, `a tree of records, each below their manager in "children"`, "Ada Ada . | Bo Bo Ada | Dee Dee Ada | Cy Cy Bo"},
		{"a tree by id", "a.json", `[{"id": "1", "name": "Ada", "reports": [{"id": "2", "name": "Ada"}]}]`, `a tree of records, each below their manager in "reports"`, "1 Ada . | 2 Ada 1"},
		{"a tree of one name", "a.json", `{"name": "Ada", "title": "CTO", "employees": [{"name": "Ada", "title": "CTO"}]}`, `a tree of records, each below their manager in "employees"`, "ada Ada . | ada/ada Ada ada"},
		{"a company is nobody", "a.json", `{"name": "Acme", "employees": [{"name": "Ada", "title": "CTO"}]}`, `a list of records under "employees"`, "Ada Ada ."},
		{"reports again", "a.json", `[{"id": 1, "name": "Ada", "directReports": [{"id": 2}]}, {"id": 2, "name": "Bo", "manager_id": 1}]`, "a list of records", "1 Ada . | 2 Bo 1"},
		{"a tree with two words for those below", "a.json", `{"name": "Ada", "title": "CTO", "children": [{"name": "Bo", "title": "CTO", "reports": [{"name": "Cy", "title": "CTO"}]}]}`, `a tree of records, each below their manager in "children", "reports"`, "Ada Ada . | Bo Bo Ada | Cy Cy Bo"},
		{"both words hold the same", "a.json", `{"id": "1", "name": "Ada", "title": "CTO", "reports": [{"id": "2", "name": "Bo", "title": "CTO"}], "children": [{"id": "2", "name": "Bo", "title": "CTO"}]}`, `a tree of records, each below their manager in "children"`, "1 Ada . | 2 Bo 1"},
		{"a tree of managers in a field", "a.json", `{"manager": {"name": "Ada"}, "reports": [{"manager": {"name": "Bo"}, "reports": [{"name": "Cy"}]}, {"manager": {"name": "Dee"}}]}`, `a tree of records, each below their manager in "reports"`, "Ada Ada . | Bo Bo Ada | Dee Dee Ada | Cy Cy Bo"},
		{"by their ids", "a.json", `{"7": {"name": "Ada", "managerId": null}, "8": {"name": "Bo", "managerId": "7"}}`, "records by their keys", "7 Ada . | 8 Bo 7"},
		{"by their ids below a field", "a.yaml", "version: 3\nstaff:\n  ada: {name: Ada}\n  bo: {name: Bo, boss: ada}\n", `records by their keys under "staff"`, "ada Ada . | bo Bo ada"},
		{"by their ids, which they say again", "a.json", `{"7": {"id": 7, "name": "Ada"}, "8": {"id": 8, "name": "Bo", "managerId": 7}}`, "records by their keys", "7 Ada . | 8 Bo 7"},
		{"by their numbers in a list", "a.json", `{"0": {"id": "a7", "name": "Ada"}, "1": {"id": "b8", "name": "Bo", "managerId": "a7"}}`, "records by their keys", "a7 Ada . | b8 Bo a7"},
		{"by their names", "a.yaml", "Ada Osei: {title: CTO}\nBo Lind: {title: CTO, manager: Ada Osei}\n", "records by their keys", "Ada Osei Ada Osei . | Bo Lind Bo Lind Ada Osei"},
		{"by their units", "a.yaml", "Sales:\n- {name: Ada, title: CTO}\nOps:\n- {name: Bo, title: CTO, manager: Ada}\n", "lists of records by their units", "Ada Ada . | Bo Bo Ada"},
		{"people and lines", "a.json", `{"nodes": [{"id": 7, "name": "Ada"}, {"id": 8, "name": "Bo"}], "links": [{"source": 7, "target": 8}]}`, `a list of records under "nodes", with the lines between them under "links"`, "7 Ada . | 8 Bo 7"},
		{"lines by number", "a.json", `{"nodes": [{"name": "Bo"}, {"name": "Ada"}], "links": [{"source": 1, "target": 0}]}`, `a list of records under "nodes", with the lines between them under "links"`, "Bo Bo Ada | Ada Ada ."},
		{"lines from those below", "a.json", `{"nodes": [{"id": 7, "name": "Ada"}, {"id": 8, "name": "Bo"}, {"id": 9, "name": "Cy"}], "edges": [{"from": 8, "to": 7}, {"from": 9, "to": 7}]}`, `a list of records under "nodes", with the lines between them under "edges"`, "7 Ada . | 8 Bo 7 | 9 Cy 7"},
		{"lines in one list", "a.json", `[{"data": {"id": "a", "name": "Ada"}}, {"data": {"id": "b", "name": "Bo"}}, {"data": {"id": "e1", "source": "a", "target": "b"}}]`, "a list of records and of the lines between them", "a Ada . | b Bo a"},
		{"a line to nobody", "a.json", `{"nodes": [{"id": 7, "name": "Ada"}, {"id": 8, "name": "Bo"}], "edges": [{"from": 9, "to": 7}, {"from": 7, "to": 8}]}`, `a list of records under "nodes", with the lines between them under "edges"`, "7 Ada 9 | 8 Bo 7"},
		{"rows below a header", "a.json", `[["Name", "Manager"], ["Ada", null], ["Bo", "Ada"]]`, "lists of values, below a list of headers", "Ada Ada . | Bo Bo Ada"},
		{"rows beside a header", "a.json", `{"columns": ["name", "manager"], "data": [["Ada", ""], ["Bo", "Ada"]]}`, "lists of values, below a list of headers", "Ada Ada . | Bo Bo Ada"},
		{"rows of a chart", "a.json", `{"cols": [{"label": "Name"}, {"label": "Manager"}], "rows": [{"c": [{"v": "Ada", "f": "<b>Ada</b>"}, null]}, {"c": [{"v": "Bo"}, {"v": "Ada"}]}]}`, "lists of values, below a list of headers", "Ada Ada . | Bo Bo Ada"},
		{"several lists", "a.json", `{"employees": [{"id": 1, "name": "Ada", "title": "CTO"}], "contractors": [{"id": 2, "name": "Bo", "title": "CTO", "manager_id": 1}]}`, `a list of records under "employees", "contractors"`, "1 Ada . | 2 Bo 1"},
		{"more pages", "a.json", `{"@odata.nextLink": "https://x.example/users?$skiptoken=1", "value": [{"id": 1, "name": "Ada", "title": "CTO"}]}`, `a list of records under "value"; more pages follow, as "@odata.nextLink" says, and are not in the file`, "1 Ada ."},
		{"more pages of a group", "a.json", `{"items": [{"id": 1, "name": "Ada", "title": "CTO"}], "paging": {"next": {"after": "2"}}}`, `a list of records under "items"; more pages follow, as "paging.next" says, and are not in the file`, "1 Ada ."},
		{"the last page", "a.json", `{"items": [{"id": 1, "name": "Ada", "title": "CTO"}], "hasMore": false, "next": null}`, `a list of records under "items"`, "1 Ada ."},
		{"a list of something else beside", "a.json", `{"employees": [{"id": 1, "name": "Ada", "title": "CTO"}], "offices": [{"city": "Oslo"}]}`, `a list of records under "employees"; what stands beside it under "offices" is not read`, "1 Ada ."},
		{"the only list, whatever it is called", "a.json", `{"status": 1, "staff_export": [{"id": 1, "name": "Ada", "title": "CTO"}, {"id": 2, "name": "Bo", "title": "CTO", "manager_id": 1}]}`, `a list of records under "staff_export"`, "1 Ada . | 2 Bo 1"},
		{"labels and values", "a.json", `[{"attributes": {"id": {"label": "ID", "value": 1}, "name": {"label": "Name", "value": "Ada"}}}, {"attributes": {"id": {"label": "ID", "value": 2}, "name": {"label": "Name", "value": "Bo"}, "supervisor": {"label": "Supervisor", "value": {"attributes": {"id": {"label": "ID", "value": 1}}}}}}]`, "a list of records", "1 Ada . | 2 Bo 1"},
		{"values", "a.json", `[{"id": {"value": 1}, "title": {"value": "CTO"}, "name": {"value": "Ada"}}, {"id": {"value": 2}, "title": {"value": "CTO"}, "name": {"value": "Bo"}, "manager": {"value": 1}}]`, "a list of records", "1 Ada . | 2 Bo 1"},
		{"relationships", "a.json", `{"data": [{"id": "1", "attributes": {"name": "Ada"}}, {"id": "2", "attributes": {"name": "Bo"}, "relationships": {"manager": {"data": {"id": "1", "type": "employees"}}}}]}`, `a list of records under "data"`, "1 Ada . | 2 Bo 1"},
		{"groups and bots", "a.json", `[{"id": 1, "name": "Ada", "title": "CTO", "is_bot": false}, {"id": 2, "name": "standup", "is_bot": true}, {"id": 3, "name": "All", "type": "group"}]`, "a list of records", "1 Ada ."},
		{"an index of a program", "a.json", `[{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bo", "pid": 1}, {"id": 3, "name": "Cy", "pid": 2}]`, "a list of records", "1 Ada . | 2 Bo 1 | 3 Cy 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := source.Read(test.path, []byte(test.text))
			if !adapt.IsRecords(file) || adapt.Recognize(file) != "records" {
				t.Fatalf("got %t and %q, want records", adapt.IsRecords(file), adapt.Recognize(file))
			}
			readings, err := adapt.Apply([]*source.File{file}, adapt.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(test.want, strings.Join(record(t, file, "id", "name", "reports_to"), " | ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if readings[0].Shape != test.shape {
				t.Errorf("got %q, want %q", readings[0].Shape, test.shape)
			}
		})
	}
}

// TestNoRecords leaves alone what is a chart of orglint's own or of another layout, or holds no records.
func TestNoRecords(t *testing.T) {
	for _, text := range []string{
		"version: 1\npeople: [{id: a, name: b}]\n", "people: [{id: a, role: b}]\n", "people: [a, b]\n", "a: 1\n", "[1, 2, {a: b}]\n", "teams: [{id: a, name: b}]\n",
		"name: Ada\nrole: CTO\nreports_to: x\n", "ada: {name: Ada, reports_to: x}\n", "family: x\nlevels: [{id: a}]\n", "a: {b: 1}\nc: {d: 2}\n", "a: {b: 1}\nc: x\nd: y\n", "", "version: 1\nvacancies: [{id: a}]\n",
	} {
		if adapt.IsRecords(source.Read("a.yaml", []byte(text))) {
			t.Errorf("got records in %q", text)
		}
	}
}
