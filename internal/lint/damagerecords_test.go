package lint_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// each writes everybody alike, between a beginning and an end.
func each(begin, end, between string, one func(h human) string) func([]human) []fragment {
	return func(people []human) []fragment {
		all := []fragment{{-1, begin}}
		for i, h := range people {
			text := one(h)
			if i < len(people)-1 {
				text += between
			}
			all = append(all, fragment{i, text + "\n"})
		}
		return append(all, fragment{-1, end})
	}
}

// recordLayouts are lists and trees of records.
func recordLayouts() []layout {
	object := func(open, between, end string) func(h human) string {
		return func(h human) string {
			return open + strings.Join([]string{
				`"employeeId": ` + strconv.Quote(h.id), `"name": ` + strconv.Quote(h.name), `"jobTitle": ` + strconv.Quote(h.role),
				`"managerId": ` + strconv.Quote(h.manager), `"team": ` + strconv.Quote(h.team),
			}, between) + end
		}
	}
	item := func(indent string) func(h human) string {
		return func(h human) string {
			return fmt.Sprintf("%s- employee_id: %s\n%s  name: %s\n%s  title: %s\n%s  manager: %s\n%s  team: %s", indent, h.id, indent, h.name, indent, h.role, indent,
				manager(h), indent, h.team)
		}
	}
	both := []string{"role", "manager"}
	line := object("  {", ", ", "}")
	return []layout{
		{"list of objects", "people.json", "", both, each("[\n", "]\n", ",", line)},
		{"list of objects on lines", "people.json", "", both, each("[\n", "]\n", ",", object("  {\n    ", ",\n    ", "\n  }"))},
		{"wrapped objects", "people.json", "", both, each("{\"status\": \"ok\", \"data\": {\"employees\": [\n", "]}}\n", ",", line)},
		{"wrapped objects on lines", "people.json", "", both, each("{\n  \"data\": [\n", "  ],\n  \"total\": 46\n}\n", ",", object("    {\n      ", ",\n      ", "\n    }"))},
		{"objects on one line", "people.json", "", both, func(people []human) []fragment {
			all := each("{\"employees\": [", "]}", ", ", object("{", ",", "}"))(people)
			for i := range all {
				all[i].text = strings.TrimSuffix(all[i].text, "\n")
			}
			return all
		}},
		{"objects in objects", "people.json", "", both, each("[\n", "]\n", ",", func(h human) string {
			return fmt.Sprintf("  {\n    \"id\": %q,\n    \"name\": {\"givenName\": %q, \"familyName\": %q},\n    \"title\": %q,\n    \"manager\": {\n      \"value\": %q\n    }\n  }",
				h.id, strings.Fields(h.name)[0], strings.Fields(h.name)[1], h.role, h.manager)
		})},
		{"lines of objects", "people.jsonl", "", both, each("", "", "", object("{", ", ", "}"))},
		{"yaml list", "people.yaml", "", both, each("", "", "", item(""))},
		{"yaml list below a key", "people.yaml", "", both, each("# who is who\nemployees:\n", "", "", item("  "))},
		{"yaml list below keys", "people.yaml", "", both, each("company: Acme\ndata:\n  staff:\n", "", "", item("  "))},
		{"yaml list in brackets", "people.yaml", "", both, each("", "", "", func(h human) string {
			return fmt.Sprintf("- {employee_id: %s, name: %s, title: %q, manager: %s}", h.id, h.name, h.role, manager(h))
		})},
		{"document a person", "people.yaml", "", both, each("", "", "", func(h human) string {
			return fmt.Sprintf("---\nemployee_id: %s\nname: %s\ntitle: %s\nmanager: %s\nteam: %s", h.id, h.name, h.role, manager(h), h.team)
		})},
		{"directory", "people.ldif", "", both, each("version: 1\n\n", "", "\n", func(h human) string {
			text := fmt.Sprintf("dn: uid=%s,ou=people,dc=acme\nobjectClass: inetOrgPerson\nuid: %s\ncn: %s\ntitle: %s", h.id, h.id, h.name, h.role)
			if h.manager != "" {
				text += fmt.Sprintf("\nmanager: uid=%s,ou=people,dc=acme", h.manager)
			}
			return text
		})},
		{"backstage", "org.yaml", "", []string{"team"}, func(people []human) []fragment {
			const group = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: %s\nspec:\n  type: team\n  children: []\n"
			all := []fragment{{-1, fmt.Sprintf(group, "zz-guild")}}
			for _, team := range teamsOf(people) {
				all = append(all, fragment{-1, "---\n" + fmt.Sprintf(group, team)})
			}
			for i, h := range people {
				all = append(all, fragment{i, fmt.Sprintf("---\napiVersion: backstage.io/v1alpha1\nkind: User\nmetadata:\n  name: %s\nspec:\n"+
					"  profile:\n    displayName: %s\n    email: %s@acme.example\n  memberOf: [%s]\n", h.id, h.name, h.id, h.team)})
			}
			return all
		}},
	}
}

func manager(h human) string {
	if h.manager == "" {
		return "none"
	}
	return h.manager
}

func teamsOf(people []human) (teams []string) {
	for _, h := range people {
		if h.team != "" && h.team != "zzyzx" && !slices.Contains(teams, h.team) {
			teams = append(teams, h.team)
		}
	}
	return teams
}
