package source

import (
	"regexp"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// A mapper collects the fields of a mapping. It sees to keys that are given twice, which may be a slip, or two records that stand as
// one because the line between them is broken or lost.
type mapper struct {
	file   *File
	v      *Value
	depth  int
	record bool // whether it is a record of a list right below the document
	seen   keySet
	before int     // how many findings there were
	late   []Field // from the first key on that is given again
}

// mapping begins a mapping at a depth.
func (f *File) mapping(v *Value, depth int) mapper {
	m := mapper{file: f, v: v, depth: depth, record: f.records, before: len(f.Findings)}
	f.records = false
	return m
}

// add adds a field.
func (m *mapper) add(field Field) {
	if len(m.late) == 0 {
		if _, again := m.seen.add(m.v.Fields, field.Key.Value); !again {
			m.v.Fields = append(m.v.Fields, field)
			return
		}
	}
	m.late = append(m.late, field)
}

// finish ends the mapping.
func (m *mapper) finish() {
	if len(m.late) > 0 {
		m.settle()
	}
	m.file.name(m.v, m.before)
	if n := len(m.v.Fields); m.record && n > 0 {
		last := &m.v.Fields[n-1]
		m.file.swallowed = m.file.swallowed || last.Value.Kind == Null && last.Key.Value != "deviations" && isList(last.Key.Value)
	}
}

// settle decides what becomes of the fields from the first on that is given again.
func (m *mapper) settle() {
	const most = 100 // more are no slip
	switch twice := m.twice(); {
	case len(twice) > most, m.depth == 0 && slices.ContainsFunc(m.v.Fields, func(f Field) bool { return isList(f.Key.Value) || f.Key.Value == "version" }):
		m.join()
	case !m.record || len(twice) == 1:
		m.doubt(twice)
	case slices.Contains(twice, m.first()):
		m.split(m.first())
	default:
		m.leave()
	}
}

// twice returns the keys that are given more than once, in their order.
func (m *mapper) twice() []string {
	given := map[string]int{}
	for i := range m.v.Fields {
		given[m.v.Fields[i].Key.Value]++
	}
	var twice []string
	for i := range m.late {
		key := m.late[i].Key.Value
		given[key]++
		if given[key] == 2 {
			twice = append(twice, key)
		}
	}
	return twice
}

// join joins the lists of a chart that are given twice, so that nothing in them is missing; of anything else the first counts.
func (m *mapper) join() {
	for _, field := range m.late {
		i, again := m.seen.add(m.v.Fields, field.Key.Value)
		if !again {
			m.v.Fields = append(m.v.Fields, field)
			continue
		}
		first := &m.v.Fields[i]
		counts := "only the first one counts"
		switch {
		case first.Value.Kind == List && field.Value.Kind == List:
			first.Value.Items = append(first.Value.Items, field.Value.Items...)
			counts = "the lists are read as one"
		case field.Value.Kind == List || field.Value.Kind == Map:
			m.file.Incomplete = true
		}
		m.file.duplicate(field.Key, first.Key.Pos, counts)
	}
}

// doubt notes that nobody can tell which value of a field counts that is given twice. After a second id nobody can tell whose the fields
// are.
func (m *mapper) doubt(twice []string) {
	d := Damage{Fields: twice}
	second := false
	for _, field := range m.late {
		i, again := m.seen.add(m.v.Fields, field.Key.Value)
		second = second || again && m.record && field.Key.Value == "id"
		if second && !again {
			d.Fields = append(d.Fields, field.Key.Value)
		}
		if !again {
			m.v.Fields = append(m.v.Fields, field)
			continue
		}
		first := m.v.Fields[i]
		if !slices.ContainsFunc(d.Twice, func(f Field) bool { return f.Key.Value == first.Key.Value }) {
			d.Twice = append(d.Twice, first)
		}
		d.Twice = append(d.Twice, field)
		m.file.duplicate(field.Key, first.Key.Pos, "keep the one that is right")
		if first.Value.IsText() && field.Value.IsText() && first.Value.Text == field.Value.Text {
			m.file.Findings[len(m.file.Findings)-1].Fix = &diag.Fix{
				Message: "Keep " + field.Key.Value + " once.",
				Edits:   []diag.Edit{{Do: diag.Once, Pos: first.Key.Pos, Key: field.Key.Value}},
			}
		}
	}
	m.v.SetDamage(d)
}

// first returns the key with which a record begins: the id, or in other layouts whatever it begins with.
func (m *mapper) first() string {
	if m.file.foreign {
		return m.v.Fields[0].Key.Value
	}
	return "id"
}

// split makes two records of one: the second begins where the key is given again with which the first does.
func (m *mapper) split(begin string) {
	var first, rest []Field
	for i, field := range m.late {
		if field.Key.Value == begin && slices.ContainsFunc(slices.Concat(m.v.Fields, first), func(f Field) bool { return f.Key.Value == begin }) {
			rest = m.late[i:]
			break
		}
		first = append(first, field)
	}
	next := Value{Kind: Map, Pos: rest[0].Key.Pos}
	m.file.found(diag.Finding{
		Rule: "duplicate-key", Pos: rest[0].Key.Pos, Field: "id",
		Message: "Another record begins here, but it stands as a part of the one above; put a dash before it, as the others of the list have.",
		Related: []diag.Related{{Pos: m.v.Start(), Message: "the record above begins here"}},
	})
	m.late = nil
	for _, field := range first {
		m.add(field)
	}
	if len(m.late) > 0 {
		m.doubt(m.twice())
	}
	if m.v.Damage() == nil {
		m.v.SetDamage(Damage{}) // nobody can tell whether it lost something
	}
	second := mapper{file: m.file, v: &next, depth: m.depth, record: true, before: len(m.file.Findings)}
	for _, field := range rest {
		second.add(field)
	}
	second.finish()
	if next.Damage() == nil {
		next.SetDamage(Damage{})
	}
	m.file.apart = append([]Value{next}, m.file.apart...)
}

// leave leaves out what follows the first key that is given again: it is of another record, of which the beginning is lost.
func (m *mapper) leave() {
	first, last := m.late[0].Key.Pos, m.late[len(m.late)-1]
	end := max(last.Key.Pos.Offset+last.Key.Pos.Length, last.Value.Pos.Offset+last.Value.Pos.Length)
	m.file.found(diag.Finding{
		Rule: "duplicate-key", Pos: first, Field: m.late[0].Key.Value,
		Message: "From here on fields of this record are given again; do they belong to another record, whose first lines are missing?",
		Related: []diag.Related{{Pos: m.v.Start(), Message: "the record begins here"}},
	})
	m.v.SetDamage(Damage{})
	if end < first.Offset {
		end = first.Offset + first.Length
	}
	lost := diag.Pos{File: first.File, Offset: first.Offset, Length: end - first.Offset}
	m.file.Unread = append(m.file.Unread, Stretch{Pos: lost, Lost: []diag.Pos{lost}, Nameless: !m.file.foreign || !m.file.beginsIn(m.v.Start().Offset, first.Offset)})
	m.late = nil
}

// recordBegins matches what a lost line holds with which another record begins, behind what belongs to the one before.
var recordBegins = regexp.MustCompile(`- *\{? *["']?[\w-]+["']?: *["']?[\pL\pN]`)

// beginsIn reports whether a lost line between two offsets says who the record is that begins there.
func (f *File) beginsIn(from, to uint32) bool {
	for _, d := range f.damages {
		for _, l := range d.lost {
			if text := f.Data()[l.from:l.end]; l.from > int(from) && l.from < int(to) && recordBegins.MatchString(text) {
				return true
			}
		}
	}
	return false
}

// takeApart returns the items of a list with the second of two records that stand as one, if its last item is such.
func (f *File) takeApart(items []Value) []Value {
	f.records = false
	if len(f.apart) > 0 {
		items = append(items, f.apart...)
		f.apart = nil
	}
	return items
}

// duplicate reports a key that was given before, and what to do, or which of the two counts.
func (f *File) duplicate(key diag.Text, first diag.Pos, counts string) {
	f.found(diag.Finding{
		Rule: "duplicate-key", Pos: key.Pos, Field: key.Value,
		Message: "The field " + diag.Quote(key.Value) + " is given twice here; " + counts + ".",
		Related: []diag.Related{{Pos: first, Message: "first given here"}},
	})
}
