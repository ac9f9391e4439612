package chart_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// TestNoFlags holds that the chart shows no flags of what is not known: rules ask what is certain.
func TestNoFlags(t *testing.T) {
	facts := []string{"Vacancy", "OnLeave"}
	for _, record := range []any{chart.Chart{}, chart.Seat{}, chart.Details{}, chart.Team{}, chart.Unit{}, chart.External{}, chart.Count{}, chart.Group{}, chart.Tops{}} {
		kind := reflect.TypeOf(record)
		for field := range kind.Fields() {
			if field.IsExported() && field.Type.Kind() == reflect.Bool && !slices.Contains(facts, field.Name) {
				t.Errorf("chart.%s.%s is a flag; give a method that answers only what is certain", kind.Name(), field.Name)
			}
		}
	}
}

// A damaged is a chart of which a part was not read: what is not known of records, by id, and what was lost.
type damaged struct {
	text    string
	records map[string]source.Damage
	lost    string
	stretch source.Stretch // with no places
	whole   bool           // whether a file could not be opened
}

// build makes the chart.
func (d damaged) build(t *testing.T) *chart.Chart {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := chart.NewBuilder(families, asOf)
	f := source.Read("a.yaml", []byte(d.text))
	if len(f.Findings) > 0 {
		t.Fatal(f.Findings)
	}
	for _, list := range chart.Lists() {
		records := f.Documents[0].Get(list)
		if records == nil {
			continue
		}
		for i := range records.Items {
			record := &records.Items[i]
			if damage, ok := d.records[record.GetText("id").Value]; ok {
				record.SetDamage(damage)
			}
		}
	}
	b.Add(&f.Documents[0])
	if d.lost != "" {
		pos := diag.Pos{File: diag.NewFile("lost.yaml", d.lost), Length: uint32(len(d.lost))}
		d.stretch.Pos, d.stretch.Lost = pos, []diag.Pos{pos}
		b.Lost([]source.Stretch{d.stretch})
	}
	return b.Chart(d.whole)
}

// names returns what is missing.
func names(all []chart.Missing) string {
	var texts []string
	for _, m := range all {
		texts = append(texts, m.Name)
	}
	return strings.Join(texts, " ")
}

// gone is a chart that names what it does not have: a manager, a lead, a member, a head, a dotted line, a team, units and a role.
const gone = `people:
  - {id: ada, role: CTO}
  - {id: bo, role: Engineering Manager, reports_to: zoe-m, team: apps, unit: ops, dotted_line_to: [yan]}
  - {id: cy, role: Wizard, reports_to: ada, team: tools}
teams:
  - {id: tools, lead: xia, members: [will], unit: lab}
units:
  - {id: eng, head: vic, parent: all}
`

// missing returns all that is called missing in a chart.
func missing(c *chart.Chart) string {
	return strings.Join([]string{
		names(c.MissingManagers()), names(c.MissingPeople()), names(c.MissingTeams()), names(c.MissingUnits()), names(c.UnknownRoles()),
	}, "; ")
}

// TestMissing calls missing only what cannot stand in what was not read.
func TestMissing(t *testing.T) {
	const all = "zoe-m; yan xia will vic; apps; ops lab all; Wizard"
	for _, c := range []struct {
		name, lost string
		stretch    source.Stretch
		want       string
	}{
		{"all is read", "", source.Stretch{}, all},
		{"nothing of it is lost", `    grade: "9`, source.Stretch{}, all},
		{"a part of a word", "zoe: 1\nyanni: 1\nwizardry: 1\nopsy: 1", source.Stretch{}, all},
		{"ids", "  - id zoe-m,\n  - {id yan, name \"Y }", source.Stretch{}, "; xia will vic; apps; ops lab all; Wizard"},
		{"a name, however it is written", "  - id 7, name Zoe M. ok", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"every kind", "{id apps, x xia, y lab, z all, q vic, w wizard, v will, .}", source.Stretch{}, "zoe-m; yan; ; ops; "},
		{"the end of a line is lost", "- id: zo", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"the end of a line is lost, the start is not", "- id: oe-m", source.Stretch{}, all},
		{"a word goes on after the end", "- id: zoe", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"only the end of a line is cut", "- {id: zo, x: 1}", source.Stretch{}, all},
		{"a bad byte for a letter", "- {id: z\xf6e-m, x: 1}", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"a bad byte for nothing", "- {id: zo\xffe-m, x: 1}", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"a NUL for a hyphen", "- {id: zoe\x00m, x: 1}", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"a bad byte beside a word", "- {id: \xffzoe-m\xff, x: 1}", source.Stretch{}, "; yan xia will vic; apps; ops lab all; Wizard"},
		{"a bad byte is no two letters of ours", "- {id: z\xf6m, x: 1}", source.Stretch{}, all},
		{"a bad byte in another word", "- {id: J\xe9rome, x: 1}", source.Stretch{}, all},
		{"an id is lost", "- {{ 1 }}", source.Stretch{Nameless: true}, "; ; ; ; Wizard"},
		{"what follows may be lost", "- {{ 1", source.Stretch{Open: true}, "; ; ; ; "},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := missing(damaged{text: gone, lost: c.lost, stretch: c.stretch}.build(t))
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	if got := missing(damaged{text: gone, whole: true}.build(t)); got != "; ; ; ; " {
		t.Errorf("a file could not be opened, but %s are missing", got)
	}
}

// TestManyBadBytes finds an end: where hundreds of lines have bad bytes, anything may stand there.
func TestManyBadBytes(t *testing.T) {
	if got := missing(damaged{text: gone, lost: strings.Repeat("- {id: \xe9t\xe9, x: 1}\n", 300)}.build(t)); got != "; ; ; ; " {
		t.Errorf("%s are missing", got)
	}
}

// TestMuchLost holds that of much text that was not read no words are kept, and that anything may stand in it then.
func TestMuchLost(t *testing.T) {
	for _, test := range []struct{ bytes, missing int }{{8 << 20, 1}, {8<<20 + 1, 0}} {
		lost := strings.Repeat("x", test.bytes)
		c := damaged{text: "people: [{id: a, reports_to: ghost}]\n", lost: lost}.build(t)
		if got := len(c.MissingManagers()); got != test.missing {
			t.Errorf("%d bytes: %d managers are missing, want %d", test.bytes, got, test.missing)
		}
	}
}

// TestKnownIDs knows both ids of a record that gives its id twice, and those whom it gives as manager.
func TestKnownIDs(t *testing.T) {
	twice := func(key, value string) source.Field {
		return source.Field{Key: diag.Text{Value: key}, Value: source.Value{Kind: source.Plain, Text: value}}
	}
	c := damaged{
		text: gone,
		records: map[string]source.Damage{"cy": {
			Fields: []string{"id", "reports_to"},
			Twice:  []source.Field{twice("id", "zoe-m"), twice("id", "xia"), twice("reports_to", "ada"), twice("reports_to", "bo")},
		}},
	}.build(t)
	if got := names(c.MissingManagers()) + ";" + names(c.MissingPeople()); got != ";yan will vic" {
		t.Errorf("got %s missing", got)
	}
	for _, id := range []string{"ada", "bo"} {
		if c.ReportsOf(c.SeatsOf(id)[0]).Below(5) {
			t.Errorf("all reports of %s are known, but a record that gives its manager twice may be theirs", id)
		}
	}
}

// spans is a chart of managers with few reports.
const spans = `people:
  - {id: ada, name: Ada Osei, role: CTO}
  - {id: bo, name: Bo Lind, role: Engineering Manager, reports_to: ada}
  - {id: cy, name: Cy Moreau, role: Engineering Manager, reports_to: ada, email: c.m@acme.example, start: 2020-01-01}
  - {id: dee, name: Dee Park, role: Backend Engineer, reports_to: bo}
teams:
  - {id: core, name: Core Team, lead: bo, members: [dee]}
  - {id: edge, name: Edge, lead: cy}
units:
  - {id: lab, name: The Lab}
`

// TestMinimum judges no minimum of those who may stand in what was not read, or whose id was not.
func TestMinimum(t *testing.T) {
	for _, c := range []struct {
		name, lost string
		records    map[string]source.Damage
		want       string // whose number is certain
	}{
		{"all is read", "", nil, "ada bo cy dee core edge lab"},
		{"nobody stands there", `grade: "9 .`, map[string]source.Damage{"dee": {Fields: []string{"grade"}}}, "ada bo cy dee core edge lab"},
		{"an id", "- {id: x, reports_to: bo, y}", nil, "ada cy dee core edge lab"},
		{"a name", "- x, Cy Moreau, y", nil, "ada bo dee core edge lab"},
		{"an e-mail address", "- x, c.m@acme.example, y", nil, "ada bo dee core edge lab"},
		{"a team, by its name", "- x, core team, y", nil, "ada bo cy dee edge lab"},
		{"a unit, by its name", "- x, the lab, y", nil, "ada bo cy dee core edge"},
		{"whose id is on the line", "x .", map[string]source.Damage{"bo": {Fields: []string{"id"}}}, "ada cy dee core edge lab"},
		{"who may have lost any field", "x .", map[string]source.Damage{"bo": {Any: true}}, "bo cy dee core edge lab"},
		{"a unit that may have lost its head", "x .", map[string]source.Damage{"lab": {Any: true}}, "ada bo cy dee core edge"},
		{"a team whose id is on the line", "x .", map[string]source.Damage{"core": {Fields: []string{"id"}}}, "ada bo cy dee edge lab"},
		{"a unit whose id is on the line", "x .", map[string]source.Damage{"lab": {Fields: []string{"id"}}}, "ada bo cy dee core edge"},
		{"who may have left", "x .", map[string]source.Damage{"cy": {Fields: []string{"end"}}}, "bo cy dee core edge lab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := certain(damaged{text: spans, lost: c.lost, records: c.records}.build(t))
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	if got := certain(damaged{text: spans, lost: "- {", stretch: source.Stretch{Open: true}}.build(t)); got != "" {
		t.Errorf("after a bracket that never closes the numbers of %s are certain", got)
	}
}

// certain returns the ids of those of whom it is certain that they have few reports, members, or no head.
func certain(c *chart.Chart) string {
	var ids []string
	for _, s := range c.Seats {
		if c.ReportsOf(s).Below(9) {
			ids = append(ids, s.ID().Value)
		}
	}
	for _, team := range c.Teams {
		if c.MembersOf(team).Below(9) {
			ids = append(ids, team.ID.Value)
		}
	}
	for i, head := range c.Heads() {
		if head.Missing {
			ids = append(ids, c.Units[i].ID.Value)
		}
	}
	return strings.Join(ids, " ")
}

// TestMaximum counts nobody for a maximum who may have left, nor a team of whose kind nobody can tell.
func TestMaximum(t *testing.T) {
	const text = `people:
  - {id: ada, role: CTO}
  - {id: bo, role: x, reports_to: ada}
  - {id: cy, role: x, reports_to: bo}
teams:
  - {id: one, lead: ada, kind: engineering}
`
	for _, c := range []struct {
		record  string
		damage  source.Damage
		reports bool // whether ada certainly has one
		layers  int  // of cy
		teams   int  // of ada
	}{
		{"", source.Damage{}, true, 3, 2},
		{"bo", source.Damage{Fields: []string{"name"}}, true, 3, 2},
		{"bo", source.Damage{Fields: []string{"start"}}, false, 2, 1},
		{"bo", source.Damage{Any: true}, false, 2, 1},
		{"one", source.Damage{Fields: []string{"kind"}}, true, 3, 1},
	} {
		built := damaged{text: text, records: map[string]source.Damage{c.record: c.damage}}.build(t)
		ada := built.SeatsOf("ada")[0]
		teams := built.TeamsManaged(ada, "engineering").Known()
		if got, layers := built.ReportsOf(ada).Above(0), built.SeatsOf("cy")[0].Layer; got != c.reports || layers != c.layers || teams != c.teams {
			t.Errorf("%s, %v: got a report %v, %d layers, %d teams; want %v, %d, %d", c.record, c.damage, got, layers, teams, c.reports, c.layers, c.teams)
		}
	}
}

// TestTeamLead judges no lead where the record of the team, its lead or a member is broken.
func TestTeamLead(t *testing.T) {
	text := strings.Replace(spans, "members: [dee]", "members: [ada]", 1) // so that bo leads from outside
	for _, c := range []struct {
		lost, record string
		want         chart.LeadKind
	}{
		{"", "", chart.LeadOutside},
		{"x .", "dee", chart.LeadOutside},
		{"x .", "ada", chart.LeadFine},
		{"x .", "bo", chart.LeadFine},
		{"x .", "core", chart.LeadFine},
		{"a, Core Team, b", "", chart.LeadFine},
	} {
		d := damaged{text: text, lost: c.lost, records: map[string]source.Damage{c.record: {Fields: []string{"grade"}}}}
		ch := d.build(t)
		if got := ch.LeadOf(ch.TeamsOf("core")[0]); got != c.want {
			t.Errorf("%q, the record of %s is broken: got %d, want %d", c.lost, c.record, got, c.want)
		}
	}
	lost := damaged{text: "teams: [{id: a}]\n", records: map[string]source.Damage{"a": {Fields: []string{"lead"}}}}.build(t)
	if got := lost.LeadOf(lost.Teams[0]); got != chart.LeadFine {
		t.Errorf("a team whose lead was not read has %d", got)
	}
}
