package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// The fields under which files of teams, such as those of Peribolos, OpenStack and Rust, name leads and members.
func leadKeys() []string {
	return []string{"lead", "leads", "maintainers", "ptl", "chair", "chairs", "tech_leads", "owner", "owners"}
}
func memberKeys() []string { return []string{"members", "people"} }

// teamsIn returns the teams that a document has by their names: at its top, under teams or under the organizations under orgs; and the people
// of the organizations, if they are listed. It is nothing where most entries are no teams.
func teamsIn(v *source.Value) (teams []*source.Field, people []diag.Text, ok bool) {
	if orgs := v.Get("orgs"); orgs != nil {
		for i := range orgs.Fields {
			more, who, is := teamsIn(&orgs.Fields[i].Value)
			if teams, people, ok = append(teams, more...), append(people, who...), ok || is; !is {
				return nil, nil, false
			}
		}
		return teams, people, ok
	}
	within := v
	if under := v.Get("teams"); under != nil {
		within = under
		for _, key := range []string{"admins", "members"} {
			people = append(people, v.GetTexts(key)...)
		}
	}
	for i := range within.Fields {
		if f := &within.Fields[i]; isTeam(&f.Value) {
			teams = append(teams, f)
		}
	}
	fewest := 1
	if within == v {
		fewest = 2 // without a field that says that teams follow, one is too few
	}
	return teams, people, len(teams) >= fewest && 2*len(teams) > len(within.Fields)
}

// isTeam reports whether an entry is a team: a group of fields with leads or members, and nothing that a person or a chart has.
func isTeam(v *source.Value) bool {
	return v.Kind == source.Map && !hasKey(v, "role", "reports_to", "manager", "title") &&
		slices.ContainsFunc(slices.Concat(leadKeys(), memberKeys()), func(key string) bool {
			m := v.Get(key)
			return m != nil && (m.Kind == source.List || key == "ptl" && m.Kind == source.Map)
		})
}

// isTeams reports whether a document holds teams and nothing else of a chart.
func isTeams(v *source.Value) bool {
	_, _, ok := teamsIn(v)
	return ok
}

// readTeams reads files of teams. They do not say who reports to whom. Where an organization lists its people only those are people; else
// whoever a team names is one.
func (a *adapter) readTeams(c *chart) {
	c.reading.Shape = "teams and their members; who reports to whom is not said"
	met := map[string]bool{}
	for i := range c.file.Documents {
		teams, people, _ := teamsIn(&c.file.Documents[i])
		listed := len(people) > 0
		for _, t := range people {
			a.addMember(c, t, diag.Text{}, met)
		}
		for _, f := range teams {
			a.addTeam(c, f, "", listed, met)
		}
	}
}

// addMember adds somebody, once.
func (a *adapter) addMember(c *chart, id, name diag.Text, met map[string]bool) {
	if form := strings.ToLower(id.Value); id.Value != "" && !met[form] {
		met[form] = true
		a.add(c, &person{place: id.Pos, id: id, name: name, noManager: true, noRole: true})
	}
}

// addTeam adds a team and those below it.
func (a *adapter) addTeam(c *chart, f *source.Field, above string, listed bool, met map[string]bool) {
	v := &f.Value
	record := &person{chart: c, place: f.Key.Pos, id: diag.Text{Value: above + f.Key.Value, Pos: f.Key.Pos}, name: f.Key}
	var leads, members []diag.Text
	add := func(keys []string, to *[]diag.Text) {
		for _, key := range keys {
			for _, m := range membersOf(v.Get(key)) {
				if !listed {
					a.addMember(c, m.id, m.name, met)
				}
				*to = append(*to, m.id)
				if m.leads {
					leads = append(leads, m.id)
				}
			}
		}
	}
	add(leadKeys(), &leads)
	add(memberKeys(), &members)
	for _, lead := range leads {
		if !slices.ContainsFunc(members, func(m diag.Text) bool { return m.Value == lead.Value }) {
			members = append(members, lead)
		}
	}
	if len(leads) == 1 {
		record.set("lead", leads[0])
	}
	if len(members) > 0 {
		list := source.Value{Kind: source.List, Pos: members[0].Pos}
		for _, m := range members {
			list.Items = append(list.Items, textValue(m))
		}
		record.fields = append(record.fields, source.Field{Key: diag.Text{Value: "members", Pos: list.Pos}, Value: list})
	}
	team := record.value()
	if len(leads) != 1 {
		team.Lack("lead") // none or several: that is how these files are
	}
	c.teams = append(c.teams, team)
	for i := range v.Fields {
		switch field := &v.Fields[i]; {
		case field.Key.Value == "teams" && field.Value.Kind == source.Map:
			for j := range field.Value.Fields {
				if isTeam(&field.Value.Fields[j].Value) {
					a.addTeam(c, &field.Value.Fields[j], record.id.Value+"/", listed, met)
				}
			}
		case !slices.Contains(slices.Concat(leadKeys(), memberKeys()), field.Key.Value):
			c.hidden = append(c.hidden, &field.Value)
		}
	}
}

// A member is somebody whom a team names.
type member struct {
	id, name diag.Text
	leads    bool
}

// membersOf returns whom a field of a team names: by texts, or by groups of fields with a login, an e-mail address or a name.
func membersOf(v *source.Value) []member {
	if v == nil {
		return nil
	}
	items := v.Items
	if v.Kind != source.List {
		items = []source.Value{*v}
	}
	var all []member
	for i := range items {
		item := &items[i]
		if item.IsText() && item.Text != "" {
			all = append(all, member{id: diag.Text{Value: item.Text, Pos: item.Pos}})
			continue
		}
		if m := (member{id: get(item, "github", "login", "irc", "email", "id", "name"), name: get(item, "name")}); m.id.Value != "" {
			m.leads = item.GetText("is_lead").Value == "true"
			all = append(all, m)
		}
	}
	return all
}
