package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// readBackstage reads the users and groups of a Backstage catalog. It knows no managers and no titles: people are members of
// groups. A group that is a team is a team, any other a unit.
func (a *adapter) readBackstage(c *chart) {
	for i := range c.file.Documents {
		v := &c.file.Documents[i]
		c.hideRest(v)
		switch {
		case !isBackstage(*v):
		case v.GetText("kind").Value == "User":
			p := backstageUser(v)
			c.tellMisspelt(p, within(v, "spec"), specFields("unit"))
			p.noteGroup(v, "unit")
			a.add(c, p)
		default:
			c.addGroup(v)
		}
	}
	c.call("parent", "parent")
	c.call("id", "name") // in a sentence; the reading has its path
	for _, use := range [][2]string{
		{"metadata.name", "id"},
		{"spec.profile.displayName", "name"},
		{"spec.profile.email", "email"},
		{"spec.memberOf", "team"},
		{"spec.parent", "unit"},
		{"spec.members", "members"},
	} {
		c.reading.use(use[0], use[1])
	}
}

// specFields are the fields under spec that are read, with what they are to a chart: above a team is its unit, above a unit its parent.
func specFields(above string) map[string]string {
	return map[string]string{"memberOf": "team", "profile": "name", "type": "kind", "parent": above, "members": "members"}
}

// noteGroup notes what is not known of a user or a group; above it is what the parent is.
func (p *person) noteGroup(v *source.Value, above string) {
	known := specFields(above)
	known["metadata"], known["name"], known["displayName"] = "id", "id", "name"
	p.noteDamage(v, known)
	if d := v.Damage(); d != nil && p.id.Value == "" {
		p.damage.Fields = append(p.damage.Fields, "id")
	}
}

// hideRest hides what is not read of a document.
func (c *chart) hideRest(v *source.Value) {
	for i := range v.Fields {
		top := &v.Fields[i]
		if top.Key.Value != "metadata" && top.Key.Value != "spec" {
			c.hidden = append(c.hidden, &top.Value)
			continue
		}
		for j := range top.Value.Fields {
			field := &top.Value.Fields[j]
			if !slices.Contains([]string{"name", "title", "type", "parent", "children", "members", "memberOf", "profile"}, field.Key.Value) {
				c.hidden = append(c.hidden, &field.Value)
			}
		}
	}
}

// within returns the group of fields that keys lead to; one without fields if there is none.
func within(v *source.Value, keys ...string) *source.Value {
	for _, key := range keys {
		if v = v.Get(key); v == nil {
			return &source.Value{}
		}
	}
	return v
}

func backstageUser(v *source.Value) *person {
	p := &person{place: v.Start(), id: within(v, "metadata").GetText("name"), noManager: true, noRole: true}
	profile := within(v, "spec", "profile")
	if p.name = profile.GetText("displayName"); p.name.Value == "" {
		p.name = within(v, "metadata").GetText("title")
	}
	p.detail().aliases.names = []string{p.name.Value}
	if email := profile.GetText("email"); email.Value != "" {
		p.more.aliases.emails = append(p.more.aliases.emails, email.Value)
		p.set("email", email)
	}
	for _, group := range within(v, "spec").GetTexts("memberOf") {
		p.more.memberOf = append(p.more.memberOf, groupName(group))
	}
	return p
}

// placeMembers tells the units among the groups of Backstage users from the teams, once all are read. An unknown group is taken for a team.
func (a *adapter) placeMembers() {
	units, groups, users := map[string]bool{}, map[string]string{}, map[string]string{}
	for _, c := range a.charts {
		for _, unit := range c.units {
			units[unit.GetText("id").Value] = true
		}
		for _, group := range slices.Concat(c.units, c.teams) {
			id := group.GetText("id").Value
			groups[strings.ToLower(id)] = id
		}
	}
	if !slices.ContainsFunc(a.charts, func(c *chart) bool { return len(c.units)+len(c.teams)+len(c.groupRefs) > 0 }) {
		a.roster.join(groups, units)
		return
	}
	for _, p := range a.roster.people {
		users[strings.ToLower(p.id.Value)] = p.id.Value
	}
	for _, c := range a.charts {
		for _, group := range slices.Concat(c.units, c.teams) {
			a.roster.nameExactly(group, groups, users)
		}
		c.tellGroups(a.roster, groups, users)
	}
	a.roster.join(groups, units)
}

// join puts everybody into the groups that they name.
func (r *roster) join(groups map[string]string, units map[string]bool) {
	for _, p := range r.people {
		p.join(groups, units)
	}
}

// join puts somebody into the groups that they name: into the teams, and into the first unit.
func (p *person) join(groups map[string]string, units map[string]bool) {
	var teams []source.Value
	var unit diag.Text
	for _, group := range p.has().memberOf {
		group.Value = exactly(group.Value, groups)
		switch {
		case !units[group.Value]:
			teams = append(teams, textValue(group))
		case unit.Value == "":
			unit = group
		}
	}
	p.set("unit", unit)
	if len(teams) == 0 {
		return
	}
	team := teams[0]
	if len(teams) > 1 {
		team = source.Value{Kind: source.List, Pos: team.Pos, Items: teams}
	}
	p.fields = append(p.fields, source.Field{Key: diag.Text{Value: "team", Pos: team.Pos}, Value: team})
}

// exactly returns a reference as the one who is meant is called: Backstage compares them in any case.
func exactly(text string, names map[string]string) string {
	if name, ok := names[strings.ToLower(text)]; ok {
		return name
	}
	return text
}

// nameExactly writes the references of a group as those who are meant are called. People may be given by name or e-mail address too.
func (r *roster) nameExactly(group source.Value, groups, users map[string]string) {
	for _, field := range []string{"unit", "parent"} {
		if v := group.Get(field); v != nil && v.IsText() {
			v.Text = exactly(v.Text, groups)
		}
	}
	if members := group.Get("members"); members != nil {
		for j := range members.Items {
			members.Items[j].Text = r.idOf(exactly(members.Items[j].Text, users))
		}
	}
}

// A groupReference is a child of a group, or a member of one that is a unit: a chart has no field for these.
type groupReference struct {
	group, named diag.Text
	field        string
}

// refer notes the references of a group for which a chart has no field.
func (c *chart) refer(group diag.Text, spec *source.Value, fields ...string) {
	for _, field := range fields {
		for _, t := range spec.GetTexts(field) {
			c.groupRefs = append(c.groupRefs, groupReference{group, groupName(t), field})
		}
	}
}

// tellGroups reports references of groups that name nobody.
func (c *chart) tellGroups(r *roster, groups, users map[string]string) {
	for _, ref := range c.groupRefs {
		names, what := users, "user"
		if ref.field == "children" {
			names, what = groups, "group"
		}
		if names[strings.ToLower(ref.named.Value)] != "" || ref.named.Value == "" || r.mayBeLost(ref.named.Value) {
			continue
		}
		c.file.Note(diag.Finding{
			Rule: "unknown-reference", Severity: diag.Error, Pos: ref.named.Pos, Subject: ref.group.Value, Field: ref.field, Named: ref.named.Value,
			Message: "The group " + ref.group.Value + " names " + diag.Quote(ref.named.Value) + " under " + ref.field + ", but there is no " + what + " of that name.",
		})
	}
}

// groupName takes the kind and the namespace off a reference: group:default/verify is verify.
func groupName(t diag.Text) diag.Text {
	if _, name, ok := strings.Cut(t.Value, ":"); ok {
		t.Value = name
	}
	if at := strings.LastIndexByte(t.Value, '/'); at >= 0 {
		t.Value = t.Value[at+1:]
	}
	return t
}

// addGroup adds a group, as a team or as a unit.
func (c *chart) addGroup(v *source.Value) {
	spec := within(v, "spec")
	record := &person{place: v.Start(), id: within(v, "metadata").GetText("name")}
	if record.name = within(spec, "profile").GetText("displayName"); record.name.Value == "" {
		record.name = within(v, "metadata").GetText("title")
	}
	above := "parent"
	if spec.GetText("type").Value == "team" {
		above = "unit"
	}
	c.tellMisspelt(record, spec, specFields(above))
	record.noteGroup(v, above)
	parent := groupName(spec.GetText("parent"))
	c.refer(record.id, spec, "children")
	if spec.GetText("type").Value != "team" {
		c.refer(record.id, spec, "members")
		record.set("kind", spec.GetText("type"))
		record.set("parent", parent)
		c.units = append(c.units, lacking("head", record))
		return
	}
	record.set("unit", parent)
	if members := spec.GetTexts("members"); len(members) > 0 {
		list := source.Value{Kind: source.List, Pos: members[0].Pos}
		for _, m := range members {
			list.Items = append(list.Items, textValue(groupName(m)))
		}
		record.fields = append(record.fields, source.Field{Key: diag.Text{Value: "members", Pos: list.Pos}, Value: list})
	}
	c.teams = append(c.teams, lacking("lead", record))
}

// lacking makes the record of a group. Backstage does not say who leads one, so that nobody can tell that there is no such person.
func lacking(field string, group *person) source.Value {
	v := group.value(nil)
	v.Lack(field)
	return v
}
