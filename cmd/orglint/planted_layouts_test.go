package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/adapt"
)

// plantedLayouts are charts in every layout in which all that may be a name is marked: people who are there and who left, managers by name,
// by address and unknown, in columns and fields that are used and that are not.
var plantedLayouts = map[string]map[string]string{
	"csv": {"staff.csv": "Name,Preferred Name,Title,Manager,Email,Status,Team,Department,Coach,Salary,Birthday\n" +
		"Xqada B. Xqosei,Xqaddie,CEO,,xqada@acme.example,Active,Team Xqosei,Xqosei's unit,Xqtilda Xqmarch,xq1,xq2\n" +
		"Xqbo Xqlind,,EA to Xqosei,Xqada Xqosei,xqbo@acme.example,Active,,,,,\nXqcy Xqgone,,CTO,Xqada B. Xqosei,,Terminated,,,,,\n" +
		"Xqdi Xqroe,,EA to Xqcy Xqgone and Xqaddie,Xqcy Xqgone,,Active,,,,,\nXqed Xqpoe,,VP of Xqtilda,Xqnobody Xqknown,,Active,,,,,\n" +
		"Xqed Xqpoe,,\"=?utf-8?Q?Xqada_Xqosei?=\",\"Xqlind, Xqbo\",,Active,,,,,\nXqfi Xqfoe,,X\u030cqOSEI'S AIDE,xqno.body@acme.example,,Active,,,,,xq,xq\n"},
	"google": {"google.csv": "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Employee Title,Manager Email,Department\n" +
		"Xqada,Xqosei,xqada.xqosei@acme.example,xq,/,CEO,,Office\nXqbo,Xqlind,xqbo+xq@acme.example,xq,/,Aide of Xqada,xqada.xqosei@acme.exampl,Office\n"},
	"workday": {"workday.csv": "Worker,Worker ID,Business Title,Worker's Manager,Supervisory Organization,Worker Status\nXqada Xqosei,1,CEO,,Office (Xqada Xqosei),Active\n" +
		"Xqbo Xqlind (On Leave),2,CTO,Xqcy Xqgone,Office (Xqbo Xqlind),Active\nXqcy Xqgone,3,CTO,Xqada Xqosei,x,Terminated\n"},
	"bamboohr":       {"bamboo.csv": "Employee #,First Name,Last Name,Job Title,Supervisor,Division\n1,Xqada,Xqosei,CEO,,Xqosei\n2,Xqbo,Xqlind,CTO,\"Xqgone, Xqcy\",\n"},
	"successfactors": {"sf.csv": "STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,MANAGER,HR,JOBCODE,TITLE\nStatus,User ID,User Name,First Name,Last Name,Manager,HR,Job Code,Title\nactive,xqada.xqosei,xqao,Xqada,Xqosei,NO_MANAGER,NO_HR,1,CEO\nactive,xqbo.xqlind,xqbl,Xqbo,Xqlind,xqno.one,xqada.xqosei,2,CTO\n"},
	"adp":            {"adp.csv": "Associate ID,Reports To Associate ID,Job Title,First Name,Last Name\nXqosei,,CEO,Xqada,Xqosei\nXqlind,xqgone.cy,CTO to Xqada,Xqbo,Xqlind\nXqlind,Xqosei,CTO,Xqbo,Xqlind\n"},
	"rippling":       {"rippling.csv": "Full name,Work email,Title,Manager - Work email\nXqada Xqosei,xqada@acme.example,CEO,\nXqbo Xqlind,xqbo@acme.example,CTO,xqcy@acme.example\n"},
	"lattice":        {"lattice.csv": "Name,Email,Title,Manager Email\nXqada Xqosei,xqada@acme.example,CEO,\nXqbo Xqlind,xqbo@acme.example,CTO,xqada@acme.exampel\n"},
	"hibob":          {"hibob.csv": "Display name,Email,Job title,Reports to\nXqada Xqosei,xqada@acme.example,CEO,\nXqbo Xqlind,xqbo@acme.example,CTO,Xqada Xqoseii\nXqada Xqosei,xqada2@acme.example,CTO,Xqada Xqosei\n"},
	"charthop":       {"charthop.csv": "Name,Work Email,Manager,Job Title,Start Date,Base pay,Ethnicity\nXqada Xqosei,xqada@acme.example,,CEO,1/2/2020,xq,xq\nXqbo Xqlind,xqbo@acme.example,Xqnobody,CTO,13/13/2020,xq,xq\n"},
	"pingboard":      {"pingboard.csv": "First Name,Last Name,Job Title,Reports To\nXqada,Xqosei,CEO,\nXqbo,Xqlind,CTO,Xqada Xq-Osei\n"},
	"orgchart":       {"orgchart.csv": "PersonID,SupervisorID,Name,Title\n1,-1,Xqada Xqosei,CEO\n2,3,Xqbo Xqlind,Deputy of Xqada\n"},
	"organimi":       {"organimi.csv": "ID,Boss ID,Name,Title,Dottedids\n1,,Xqada Xqosei,CEO,2:Xqbo Xqlind\n2,1,Xqbo Xqlind,CTO,Xqcy Xqgone\n"},
	"visio":          {"visio.csv": "Name,Reports_To,Title\nXqada Xqosei,,CEO\nXqbo Xqlind,Xqada Xqosie,CTO\nXqbo Xqlind,Xqada Xqosei,CTO\n"},
	"organogram": {
		"senior.csv": "Post Unique Reference,Name,Grade,Job Title,Unit,Contact Phone,Contact E-mail,Reports to Senior Post\n" +
			"1,Xqada Xqosei,SCS2,Head,Office,xq,xq@x,XX\n2,Eliminated,SCS1,Deputy of Xqada Xqosei,Office,xq,xq,1\n3,Xqbo Xqlind,SCS1,Adviser,Office,xq,xq,2\n",
		"junior.csv": "Parent Department,Unit,Reporting Senior Post,Grade,Payscale Minimum,Generic Job Title,Number of Posts in FTE\nxq,xq,9,xq,xq,xq,2\nxq,xq,2,xq,xq,xq,2\n",
	},
	"file-per-person": {
		"team/xqada-xqosei.yml": "name: Xqada Xqosei\nrole: CEO\nreports_to: null\nsalary: xq\n",
		"team/xqbo-xqlind.yml":  "name: Xqbo Xqlind\nrole: <a href=\"/xqada\">Aide to Xqada Xqosei</a>\nreports_to: xqcy-xqgone\ndepartments: [Xqosei Team]\n",
		"team/xqdi-xqroe.yml":   "name: Xqdi Xqroe\nrole: CTO\nreports_to: [xqada-xqosei, Xqbo Xqlind]\n",
		"team/xqed-xqpoe.yml":   "name: Xqed Xqpoe\nrole: \"CTO\nreports_to: xqada-xqosei\n",
	},
	"keyed": {"team.yml": "xqada-xqosei: {name: Xqada Xqosei, role: CEO, reports_to: none, manager_role_slug: ceo, phone: xq}\n" +
		"xqbo.xqlind: {name: Xqbo Xqlind, role: Aide to Xqada, reports_to: Xqada Xqosei, manager_role_slug: ceo}\nXqtilda Xqmarch: xq\n" +
		"xqbo.xqlind: {name: Xqbo Xqlind, role: '', reports_to: xqcy-gone}\nxqtilda.xqmarch: [xq]\n"},
	"backstage": {"catalog.yaml": "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: xqada.xqosei, annotations: {note: xq}}\nspec: {profile: {displayName: Xqada Xqosei, email: xqada@acme.example}, memberOf: [team-xqosei]}\n" +
		"---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: xqosei-team, title: Xqosei's team}\nspec: {type: team, members: [xqada.xqosei, xqbo.xqlind]}\n" +
		"---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: xqosei-unit}\nspec: {type: department, members: [xqcy.xqgone], children: [xqosei-teams]}\n"},
	"teams": {"teams.yaml": "orgs:\n  acme:\n    admins: [xqada.xqosei]\n    members: [xqbo.xqlind, xqcy@acme.example]\n    phone: xq\n    teams:\n" +
		"      verify:\n        maintainers: [xqada.xqosei]\n        members: [xqada.xqosei, xqno.body, xqbo.xqlind]\n      runner: {members: [xqbo.xqlind, xqbo.xqlind]}\n"},
	"own": {"org.yaml": "version: 1\norganization: Acme\npeople:\n  - {id: xqada.xqosei, name: Xqada B. Xqosei, role: CEO, email: xqada@acme.example, attributes: {nick: Xqaddie, birthday: xq, Xqada Xqosei pay: 1}}\n" +
		"  - {id: Xqbo Xqlind, name: Xqbo Xqlind, role: Aide to Xqaddie and X.  Xqosei, reports_to: Xqada Xqosei, dotted_line_to: [Xqcy Xqgone, xqada.xqosei], Xqtilda Xqmarch: x, salry: xq}\n" +
		"  - {id: xqcy@acme.example, name: Xqcy Xqroe, rolle: CTO, reports_to: \"xqno.body\", unit: Xqosei, team: [xqlind team], start: xq, grade: xq}\n" +
		"  - {id: e9, name: Xqdi Xqmay, role: \"CTO, Xqdi Xqmay\", reports_to: XQADA.XQOSEI, employment: xq, experience: {Xqada Xqosei: xq}, experience: {xqbo: 1}}\n" +
		"  - {id: e9, name: \"Xqed Xqpoe, role: CTO}\n  - {id: e10, role: Backfill of Xqed Xqpoe, reports_to: *Xqed}\n" +
		"  - {id: xqgus-xqpike, name: [Xqgus, Xqpike], role: CTO}\n  - {id: xqhal-xqquill, first_name: Xqhal, last_name: Xqquill, role: CTO}\n" +
		"  - {id: xqpell, name: {first: Xqida, last: Xqpell}, role: CTO, reports_to: xqquill}\n" +
		"vacancies:\n  - {id: backfill-xqlind, name: Backfill for Xqbo Xqlind, role: CTO, reports_to: xqboxqlind, opened: xq, interviews: [{step: xqbo, minutes: xq, by: xqboxqlind}, {step: first, by: {text: Xqbo Xqlind}}]}\n" +
		"teams:\n  - {id: team-xqosei, name: Xqosei's, lead: Xqada Xqosei, members: [xqbo.lind, Xqbo Xqlind], unit: xqosei}\n  - {id: xqlind, kind: xqosei}\n" +
		"units:\n  - {id: u1, name: Office of Xqada B. Xqosei, head: xqada@acme.example, parent: xqada.xqosei}\n  - {id: u1, kind: xqosei, head: xqtilda.xqmarch}\n" +
		"external:\n  - {id: xqhed.xqgabl, name: Xqhed Xqgabl, role: CTO}\n" +
		"deviations:\n  - {rule: single-report, subject: Xqada Xqosei, ground: Xqbo wanted it, reason: Xqtilda Xqmarch asked, approved_by: Xqtilda Xqmarch, approved_on: xq}\n" +
		"  - {rule: Xqada, subjects: [xqada.xqosei, e9], ground: business-need, reason: xq, approved_by: xqbo}\n  - {rule: single-report, subject: e10, ground: business-need, reason: ask xq, approved_by: xqada.xqosei, expires: 2026-12-01}\n"},
	"broken": {"org.json": `{"version": 1, "people": [{"id": "xqada.xqosei", "name": "Xqada Xqosei", "role": "CEO"}, {"id": "e2", "name": "Xqbo Xqlind", "role": "Xqcy Xqgone", "reports_to": "xqada.xqosei", "reports_to": "Xqada"}, {"id": "e3", "name": "Xqcy Xqgone`},
}

// TestPlantedLayouts looks for what is planted in charts of every layout, in every format and command.
func TestPlantedLayouts(t *testing.T) {
	for _, layout := range adapt.Layouts() {
		if plantedLayouts[layout] == nil {
			t.Errorf("the layout %s has no chart with planted names", layout)
		}
	}
	for layout, files := range plantedLayouts {
		t.Run(layout, func(t *testing.T) {
			t.Chdir(t.TempDir())
			var paths []string
			for path, text := range files {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
				paths = append(paths, path)
			}
			slices.Sort(paths)
			for _, show := range []string{"ids", "initials"} {
				if found := everyFormat(t, show, paths); len(found) == 0 && !t.Failed() {
					t.Errorf("nothing is found, so that the test means nothing")
				}
				if show == "ids" || thorough() {
					everyFormat(t, show, paths, "--families", "none")
				}
				for _, format := range []string{"text", "json"} {
					orglintShows(t, paths, append([]string{"deviations", "--show", show, "-f", format}, paths...)...)
				}
			}
			t.Setenv("CI", "true")
			orglintShows(t, paths, append([]string{"check", "-q"}, paths...)...)
			orglintShows(t, paths, append([]string{"baseline"}, paths...)...)
			if data, err := os.ReadFile(".orglint-baseline.yaml"); err == nil {
				noPlanted(t, "the baseline", string(data))
			}
		})
	}
}

// TestPlantedFields wants every field of the schema to be in the chart with planted names.
func TestPlantedFields(t *testing.T) {
	var schema struct {
		Definitions map[string]struct{ Properties map[string]any }
	}
	if err := json.Unmarshal([]byte(read(t, "../../schema/chart.schema.json")), &schema); err != nil {
		t.Fatal(err)
	}
	chart := plantedLayouts["own"]["org.yaml"] + read(t, "../../testdata/privacy/org.yaml")
	for name, definition := range schema.Definitions {
		for field := range definition.Properties {
			if !strings.Contains(chart, field+":") && !slices.Contains([]string{
				"appointment_since", "appointment_until", "on_leave", "cost_center", "deviations",
			}, field) {
				t.Errorf("no planted name stands in %s of a %s", field, name)
			}
		}
	}
}
