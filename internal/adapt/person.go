package adapt

import (
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// A person is a row, or what another layout has instead: somebody, or an open seat.
type person struct {
	chart *chart
	place diag.Pos     // of the record as a whole
	of    *tableReader // that knows what else a row holds, which is read when the record is made; nil where all is known
	row   int32

	idIsName       bool
	vacancy        bool
	id, name, role diag.Text
	fields         []source.Field // others, as a chart has them
	left           string         // why they are not in the chart, such as: has left (status "Terminated"); empty if they are

	manager reference // the one that counts

	// managers are the ids that the manager's reference stands for: one if all is well, several if it may mean each of them.
	managers []string
	resolved bool // whether the reference was found to mean somebody
	doubtful bool // whether it is not clear that they are meant, which a finding tells

	noManager bool // it is not known who the manager is, or whether there is one
	noRole    bool // the layout has no titles
	badRole   bool // a title that holds nothing

	unsure bool // the manager stands in a field that is misspelt

	damage *source.Damage // what is not known of the record; nil for one that reads
	more   *details       // what few have; see detail
}

// details are what few people have.
type details struct {
	references []reference // to the manager, one a column, where several columns may name them
	dotted     []diag.Text
	slug       diag.Text
	memberOf   []diag.Text // groups of Backstage
	lacks      []string    // fields, beside that of the manager, that are misspelt
	aliases    aliases     // of somebody who is of no row that could be read again
	effective  string      // the day from which the row holds, where the table says it
}

// aliases are what others may name somebody by, beside the id.
type aliases struct{ otherIDs, emails, names []string }

// noDetails are those of most people.
//
//nolint:gochecknoglobals // it is a constant
var noDetails details

// has returns the details of somebody, to read.
func (p *person) has() *details {
	if p.more == nil {
		return &noDetails
	}
	return p.more
}

// detail returns the details of somebody, to change.
func (p *person) detail() *details {
	if p.more == nil {
		p.more = &details{}
	}
	return p.more
}

// aliases returns what others may name somebody by.
func (p *person) aliases() aliases {
	if p.of != nil {
		return p.of.aliasesOf(p)
	}
	return p.has().aliases
}

// noteDamage notes what is not known of the record that the person is, of which some fields are known by names of their own.
func (p *person) noteDamage(v *source.Value, known map[string]string) {
	d := v.Damage()
	if d == nil {
		return
	}
	p.damage = &source.Damage{Any: d.Any, Slug: known["manager_role_slug"] != "" && v.Broken("manager_role_slug")}
	for _, key := range d.Fields {
		if field := known[key]; field != "" && field != "slug" {
			p.damage.Fields = append(p.damage.Fields, field)
		}
	}
	p.noManager = p.noManager || p.atTop() // so that nobody is a top of the chart for it
	p.noRole = p.noRole || p.role.Value == ""
}

// settle reads all that the row of a person holds, so that it may be changed.
func (p *person) settle() {
	if r := p.of; r != nil {
		p.detail().aliases = p.aliases()
		r.describe(p)
		p.of = nil
	}
}

// atTop reports whether the record names no manager.
func (p *person) atTop() bool {
	return p.manager.Value == "" && !slices.ContainsFunc(p.has().references, func(r reference) bool { return r.Value != "" })
}

// A reference names a manager.
type reference struct {
	diag.Text
	kind referenceKind
}

// A referenceKind says what a reference is likely to be.
type referenceKind uint8

const (
	byAnything referenceKind = iota
	byID
	byEmail
	byName
	bySlug
)

// set sets a field of the record. Nothing is set to nothing.
func (p *person) set(field string, t diag.Text) {
	if t.Value != "" {
		p.fields = append(p.fields, source.Field{Key: diag.Text{Value: field, Pos: t.Pos}, Value: textValue(t)})
	}
}

// setWord sets a field to a number or a truth value.
func (p *person) setWord(field, word string, pos diag.Pos) {
	p.fields = append(p.fields, source.Field{
		Key: diag.Text{Value: field, Pos: pos}, Value: source.Value{Kind: source.Plain, Text: word, Pos: pos},
	})
}

// attribute adds an attribute.
func (p *person) attribute(name string, t diag.Text) {
	if t.Value == "" {
		return
	}
	own := source.Field{Key: diag.Text{Value: name, Pos: t.Pos}, Value: textValue(t)}
	if _, ok := source.Number(t.Value); !ok {
		own.Value.Kind = source.Quoted
	}
	for i := range p.fields {
		if p.fields[i].Key.Value == "attributes" {
			p.fields[i].Value.Fields = append(p.fields[i].Value.Fields, own)
			return
		}
	}
	p.fields = append(p.fields, source.Field{
		Key: diag.Text{Value: "attributes", Pos: t.Pos}, Value: source.Value{Kind: source.Map, Pos: t.Pos, Fields: []source.Field{own}},
	})
}

// textValue makes a value of a text.
func textValue(t diag.Text) source.Value {
	return source.Value{Kind: source.Plain, Text: t.Value, Pos: t.Pos}
}

// value makes the record, with its fields in the room that is given.
func (p *person) value(room []source.Field) source.Value {
	v := source.Value{Kind: source.Map, Pos: p.place, Fields: slices.Grow(room, len(p.fields)+4)}
	add := func(key string, field source.Value) {
		at := p.place
		if len(v.Fields) > 0 {
			at = field.Pos
		}
		v.Fields = append(v.Fields, source.Field{Key: diag.Text{Value: key, Pos: at}, Value: field})
	}
	if p.id.Value != "" {
		add("id", textValue(p.id))
	}
	if p.name.Value != "" {
		add("name", textValue(p.name))
	}
	switch {
	case p.noRole:
		add("role", source.Value{Kind: source.Plain, Text: source.NoRole, Pos: p.place})
		v.Lack("role")
	case p.badRole || p.role.Value != "":
		add("role", textValue(p.role))
	}
	p.addManager(&v, add)
	if dotted := p.has().dotted; len(dotted) > 0 {
		list := source.Value{Kind: source.List, Pos: dotted[0].Pos}
		for _, t := range dotted {
			list.Items = append(list.Items, textValue(t))
		}
		add("dotted_line_to", list)
	}
	if len(v.Fields) == 0 { // nothing but what is no use: the record must have a place all the same
		add("name", source.Value{Pos: p.place})
	}
	if v.Fields = append(v.Fields, p.fields...); p.of != nil {
		p.fields = v.Fields
		p.of.describe(p)
		v.Fields = p.fields
	}
	for _, field := range p.has().lacks {
		v.Break(field, field)
	}
	if p.damage != nil {
		v.SetDamage(*p.damage)
	}
	return v
}

// addManager adds to whom the person reports. Where that may be each of several, or somebody whom another finding is about, the
// field is broken, so that it is neither a top of the chart nor told of twice.
func (p *person) addManager(v *source.Value, add func(string, source.Value)) {
	pos := p.manager.Pos
	switch {
	case p.noManager:
		v.Lack("reports_to")
	case p.manager.Value == "":
	case p.resolved && !p.doubtful && len(p.managers) == 1:
		add("reports_to", textValue(diag.Text{Value: p.managers[0], Pos: pos}))
	case p.resolved:
		list := source.Value{Kind: source.List, Text: p.manager.Value, Pos: pos} // with the text as it is written
		for _, id := range p.managers {
			list.Items = append(list.Items, textValue(diag.Text{Value: id, Pos: pos}))
		}
		add("reports_to", list)
		v.Break("reports_to", "reports_to")
	default:
		add("reports_to", textValue(p.manager.Text))
	}
}

// String names the person in a sentence.
func (p *person) String() string {
	show := p.chart.show
	if p.vacancy && show.Hides() {
		show = privacy.IDs
	}
	name := show.Person(p.name.Value, p.shownID())
	if name == "" {
		name = privacy.Somebody
	}
	if p.vacancy {
		name = "The open seat " + name
	}
	if p.role.Value != "" {
		name += " (" + strings.Join(strings.Fields(p.role.Value), " ") + ")"
	}
	return name
}

// shownID returns the id as far as it may be shown: where it is a name, the row stands for it.
func (p *person) shownID() string {
	if p.chart.show.Hides() && (p.id.Value == "" || p.idIsName || privacy.NamesPerson(p.id.Value, p.name.Value)) {
		return p.place.Row()
	}
	return p.id.Value
}

// decimal writes a number without zeros at its end.
func decimal(n float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(n, 'f', 2, 64), "0"), ".")
}
