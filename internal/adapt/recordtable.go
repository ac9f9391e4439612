package adapt

import (
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// A flattener makes a table of records: a column for each field, also of those that stand in other fields, as in manager.id.
type flattener struct {
	index  map[string]int
	header []diag.Text
	row    []diag.Text
	start  diag.Pos // of the record
}

// mostFields is how many fields deep a column is looked for.
const mostFields = 6

// madeID is the header of a column of ids that are made of where somebody stands in a tree.
const madeID = "(place in the tree)"

// table makes a table of records, of the first ones only where most is above 0. What says which columns hold what that no header can tell.
func (r *records) table(file *source.File, most int) (t *source.Table, what []Mapping) {
	t = file.Records()
	if r.head != nil {
		t.SetHeader(r.head)
		for _, row := range r.rows[:limited(len(r.rows), most)] {
			t.AddRecord(&source.Value{}, row)
		}
		return t, nil
	}
	all := r.all[:limited(len(r.all), most)]
	f := &flattener{index: map[string]int{}}
	ids := r.identify(f, all)
	if ids != nil {
		m := byPlace("reports_to", r.line)
		m.shape = !saysPeople(r.line)
		what = append(what, m)
		if ids.made {
			what = append(what, byPlace("id", madeID))
		}
	}
	if r.key != "" {
		what = append(what, byPlace(r.key, keyHeader))
	}
	for i, one := range all {
		f.record(r, one)
		if ids != nil {
			ids.place(f, r, i)
		}
		if len(f.row) == 0 {
			f.row = append(f.row, diag.Text{Pos: f.start})
		}
		t.AddRecord(one.v, f.row)
	}
	if r.of == directory {
		what = append(what, f.managers()...)
	}
	t.SetHeader(f.header)
	return t, what
}

// managers maps the columns of a directory that name the manager: that is what they do, whatever they hold.
func (f *flattener) managers() (what []Mapping) {
	for _, h := range f.header {
		if strings.EqualFold(h.Value, "manager") {
			what = append(what, Mapping{Field: "reports_to", Column: diag.Text{Value: h.Value}})
		}
	}
	return what
}

// byPlace maps a field to a column that says how records stand, and not what they are about.
func byPlace(field, column string) Mapping {
	return Mapping{Field: field, Column: diag.Text{Value: column}, shape: true}
}

// limited returns how many of some are taken.
func limited(all, most int) int {
	if most > 0 {
		return min(all, most)
	}
	return all
}

// record adds a record: the key that it stands under, what it holds, and what holds it.
func (f *flattener) record(r *records, one record) {
	f.begin(one.v)
	if one.key.Value != "" {
		f.row[f.column(keyHeader, one.key.Pos)] = one.key
	}
	f.add("", one.v, r.below, 0)
	if one.holder != one.v {
		f.add("", one.holder, append([]string{r.around}, r.below...), 0)
	}
}

// begin begins a record.
func (f *flattener) begin(v *source.Value) {
	f.start = v.Start()
	f.start.Length = 0
	f.row = f.row[:0]
	for range f.header {
		f.row = append(f.row, diag.Text{Pos: f.start})
	}
}

// column returns the column of a field, which may be a new one; -1 if there are too many.
func (f *flattener) column(name string, pos diag.Pos) int {
	at, ok := f.index[name]
	if !ok {
		if len(f.header) == mostAcross {
			return -1
		}
		at = len(f.header)
		f.index[name] = at
		f.header = append(f.header, diag.Text{Value: name, Pos: pos})
		f.row = append(f.row, diag.Text{Pos: f.start})
	}
	return at
}

// add adds the fields of a record, or of a field of one.
func (f *flattener) add(prefix string, v *source.Value, below []string, depth int) {
	for i := range v.Fields {
		field := &v.Fields[i]
		if depth == 0 && slices.Contains(below, field.Key.Value) || strings.HasPrefix(field.Key.Value, "@") || strings.HasPrefix(field.Key.Value, "$") {
			continue // who stands below, and what a program says of the record
		}
		name := field.Key.Value
		if at := strings.LastIndexByte(name, ':'); at > 0 && strings.HasPrefix(name, "urn:") { // an extension of SCIM
			name = name[at+1:]
		}
		if prefix != "" {
			name = prefix + "." + name
		}
		f.value(name, field.Key.Pos, &field.Value, depth)
	}
}

// value adds a field. Of a list of groups the one that is marked as the first counts, or else the first.
func (f *flattener) value(name string, key diag.Pos, v *source.Value, depth int) {
	v = inside(v)
	if v.Kind == source.Map {
		if depth < mostFields {
			f.add(name, v, nil, depth+1)
		}
		return
	}
	if one := primary(v); one != nil {
		f.value(name, key, one, depth)
		return
	}
	if _, ok := f.index[name]; !ok && v.Kind == source.Null {
		return // a field that nobody has is no column
	}
	if at := f.column(name, key); at >= 0 && f.row[at].Pos.Length == 0 {
		f.row[at] = textOf(v)
	}
}

// inside returns the value that a group holds which only says how a field is called, as {"label": "Position", "value": "CTO"} does, or nothing
// else; or else the group.
func inside(v *source.Value) *source.Value {
	for v.Kind == source.Map {
		at := slices.IndexFunc(v.Fields, func(f source.Field) bool {
			return slices.Contains([]string{"value", "displayvalue", "display_value", "text", "#text", "_text", "$t", "descriptor"}, strings.ToLower(f.Key.Value))
		})
		if at < 0 || (v.Fields[at].Key.Value == "value" || len(v.Fields) > 1) && !hasKey(v, "label", "universal_id") {
			break
		}
		v = &v.Fields[at].Value
	}
	return v
}

// primary returns the group that counts in a list of groups; nil if it is none.
func primary(v *source.Value) *source.Value {
	if len(v.Items) == 0 || v.Items[0].Kind != source.Map {
		return nil
	}
	at := slices.IndexFunc(v.Items, func(item source.Value) bool { return item.GetText("primary").Value == "true" })
	return &v.Items[max(0, at)]
}

// textOf returns what a cell says of a value: of a list all its texts, with semicolons between them.
func textOf(v *source.Value) diag.Text {
	t := diag.Text{Value: v.Text, Pos: v.Pos}
	if v.Kind != source.List {
		return t
	}
	var texts []string
	for i := range v.Items {
		if item := &v.Items[i]; item.IsText() && item.Text != "" {
			if texts = append(texts, item.Text); len(texts) == 1 {
				t.Pos = item.Pos
			}
		}
	}
	t.Value = strings.Join(texts, "; ")
	return t
}

// idsOfTree say by what those who stand in a tree are named as managers.
type idsOfTree struct {
	names []diag.Text // in the order of the records
	made  bool        // whether they are made of where the records stand
}

// identify finds the ids in a tree: a column that tells all of its records from each other, or else where they stand in it.
func (r *records) identify(f *flattener, all []record) *idsOfTree {
	if r.line == "" {
		return nil
	}
	for _, one := range all { // to know all columns
		f.record(r, one)
	}
	f.column(r.line, all[0].v.Start())
	for at, h := range f.header {
		form := infer.Form(meantPath(h.Value))
		if !slices.Contains([]string{"id", "key", "employeeid", "name", "fullname", "displayname", "email", "label"}, form) {
			continue
		}
		if names := f.distinct(r, all, at); names != nil {
			return &idsOfTree{names: names}
		}
	}
	f.column(madeID, all[0].v.Start())
	return r.makeIDs(all)
}

// makeIDs makes ids of where the records of a tree stand in it.
func (r *records) makeIDs(all []record) *idsOfTree {
	ids := &idsOfTree{made: true}
	taken := map[string]bool{}
	for i, one := range all {
		name := ""
		for _, key := range []string{"name", "fullname", "displayName", "title", "role", "label"} {
			if name = text.Slug(one.v.GetText(key).Value); name != "" {
				break
			}
		}
		if name == "" {
			name = "seat"
		}
		if one.manager >= 0 && one.manager < i {
			name = ids.names[one.manager].Value + "/" + name
		}
		unlike := name
		for n := 2; taken[unlike]; n++ {
			unlike = name + "-" + strconv.Itoa(n)
		}
		taken[unlike] = true
		pos := all[i].v.Start()
		pos.Length = 0
		ids.names = append(ids.names, diag.Text{Value: unlike, Pos: pos})
	}
	return ids
}

// distinct returns what a column says of each record; nothing if it does not tell all from each other.
func (f *flattener) distinct(r *records, all []record, column int) []diag.Text {
	seen := map[string]bool{}
	var names []diag.Text
	for _, one := range all {
		f.record(r, one)
		name := f.row[column]
		if lost := name.Value == "" && one.v.Damage() != nil; !lost && (name.Value == "" || seen[name.Value]) {
			return nil
		}
		seen[name.Value] = true
		names = append(names, name)
	}
	return names
}

// place says whom a record reports to, and what its id is where that is made.
func (ids *idsOfTree) place(f *flattener, r *records, i int) {
	if ids.made {
		f.row[f.index[madeID]] = ids.names[i]
	}
	boss := r.all[i].boss
	if boss.Pos.File == nil {
		boss.Pos = f.start
	}
	if manager := r.all[i].manager; manager >= 0 && manager < len(ids.names) {
		if boss.Value = ids.names[manager].Value; boss.Value == "" { // it is on a line that does not read
			r.all[i].v.SetDamage(source.Damage{Fields: []string{r.line}})
		}
	}
	f.row[f.index[r.line]] = boss
}
