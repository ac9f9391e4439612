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
// of the organizations, if they are listed. It is not ok where most entries are no teams.
func teamsIn(v *source.Value) (teams []*source.Field, people []diag.Text, ok bool) {
	if orgs := v.Get("orgs"); orgs != nil {
		for i := range orgs.Fields {
			more, who, is := teamsIn(&orgs.Fields[i].Value)
			if teams, people = append(teams, more...), append(people, who...); !is {
				return nil, nil, false
			}
		}
		return teams, people, len(teams) > 0
	}
	within, fewest := v, 2 // without a field that says that teams follow, one is too few
	if under := v.Get("teams"); under != nil {
		within, fewest = under, 1
		people = append(v.GetTexts("admins"), v.GetTexts("members")...)
	}
	is := 0
	for i := range within.Fields {
		f := &within.Fields[i]
		if isTeam(&f.Value) {
			is++
		} else if within == v || !mayBeTeam(&f.Value) {
			continue
		}
		teams = append(teams, f)
	}
	return teams, people, is >= fewest && 2*is > len(within.Fields)
}

// mayBeTeam reports whether an entry among teams may be one that has neither leads nor members.
func mayBeTeam(v *source.Value) bool {
	return v.Kind == source.Map && !hasKey(v, "role", "reports_to", "manager", "title")
}

// isTeam reports whether an entry is a team: a group of fields with leads or members, and nothing that a person or a chart has.
func isTeam(v *source.Value) bool {
	return mayBeTeam(v) && slices.ContainsFunc(slices.Concat(leadKeys(), memberKeys()), func(key string) bool {
		m := v.Get(key)
		return m != nil && (m.Kind == source.List || key == "ptl" && m.Kind == source.Map)
	})
}

// teamFields are the fields of a team, with what they are to a chart.
func teamFields() map[string]string {
	fields := map[string]string{}
	for _, key := range leadKeys() {
		fields[key] = "lead"
	}
	for _, key := range memberKeys() {
		fields[key] = "members"
	}
	return fields
}

// isTeams reports whether a document holds teams and nothing else of a chart.
func isTeams(v *source.Value) bool {
	_, _, ok := teamsIn(v)
	return ok
}

// A teamReader reads files of teams.
type teamReader struct {
	*adapter
	chart  *chart
	listed bool            // whether the people of the organization are listed
	met    map[string]bool // people, in lower case
}

// readTeams reads files of teams. They do not say who reports to whom. Where an organization lists its people only those are people; else
// whoever a team names is one.
func (a *adapter) readTeams(c *chart) {
	c.reading.Shape = "teams and their members; who reports to whom is not said"
	c.call("members", "members")
	r := &teamReader{adapter: a, chart: c, met: map[string]bool{}}
	for i := range c.file.Documents {
		teams, people, _ := teamsIn(&c.file.Documents[i])
		r.listed = len(people) > 0
		for _, t := range people {
			r.person(member{id: t})
		}
		for _, f := range teams {
			r.team(f, "")
		}
	}
}

// person adds somebody, once.
func (r *teamReader) person(m member) {
	if form := strings.ToLower(m.id.Value); form != "" && !r.met[form] {
		r.met[form] = true
		r.add(r.chart, &person{place: m.id.Pos, id: m.id, name: m.name, noManager: true, noRole: true})
	}
}

// team adds a team, which stands in others, and those that stand in it.
func (r *teamReader) team(f *source.Field, above string) {
	record := &person{chart: r.chart, place: f.Key.Pos, id: diag.Text{Value: above + f.Key.Value, Pos: f.Key.Pos}, name: f.Key}
	r.chart.tellMisspelt(record, &f.Value, teamFields())
	leads, members := r.members(&f.Value)
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
	team := record.value(nil)
	if len(leads) != 1 {
		team.Lack("lead") // none or several: that is how these files are
	}
	r.chart.teams = append(r.chart.teams, team)
	r.below(&f.Value, record.id.Value)
}

// members returns the leads of a team, and all who are in it. Where nobody else says who there is they are added to the people.
func (r *teamReader) members(v *source.Value) (leads, members []diag.Text) {
	in := func(all []diag.Text, one diag.Text) bool {
		return slices.ContainsFunc(all, func(m diag.Text) bool { return m.Value == one.Value })
	}
	for i, key := range slices.Concat(memberKeys(), leadKeys()) { // whoever leads a team is in it, whether the members name them or not
		isLead := i >= len(memberKeys())
		for _, m := range membersOf(v.Get(key)) {
			if !r.listed {
				r.person(m)
			}
			r.call(key, isLead)
			if isLead || m.leads {
				leads = append(leads, m.id)
			}
			if !isLead || !in(members, m.id) {
				members = append(members, m.id)
			}
		}
	}
	return leads, members
}

// call notes what the file calls the members of teams, and their leads.
func (r *teamReader) call(key string, lead bool) {
	if lead {
		r.chart.call("lead", key)
	}
	r.chart.call("members", key)
}

// below adds the teams that stand in another, and hides what else is said of that.
func (r *teamReader) below(v *source.Value, name string) {
	for i := range v.Fields {
		field := &v.Fields[i]
		if slices.Contains(slices.Concat(leadKeys(), memberKeys()), field.Key.Value) {
			continue
		}
		if field.Key.Value != "teams" || field.Value.Kind != source.Map {
			r.chart.hidden = append(r.chart.hidden, &field.Value)
			continue
		}
		for j := range field.Value.Fields {
			if inner := &field.Value.Fields[j]; mayBeTeam(&inner.Value) {
				r.team(inner, name+"/")
			}
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
