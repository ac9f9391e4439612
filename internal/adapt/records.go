package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// records are the records of people that a file of YAML or JSON holds which is no chart of orglint's own: a list, also below other
// fields; one a document, as in JSON lines; a group of them by their keys; a tree in which everybody stands below their manager; or people
// with the lines between them beside.
type records struct {
	all    []record
	under  string   // the fields that lead to the list, with dots between them; empty where it is all of the file
	below  []string // the fields that hold those who report to somebody, the commonest first; empty for what is no tree
	around string   // the field that holds the person in a record of a tree; empty where it is the record
	line   string   // the field that says who reports to whom by where it stands; empty where that is a field of the records
	key    string   // the field of a chart that the keys are which the records stand under; empty if they have none, or it is not clear
	odd    []*source.Value
	beside []string // fields beside the list that hold records too, which are not read
	of     string   // what else the records are; empty for those of a list or a tree
	lines  string   // where the lines between them are, in words; empty if they stand nowhere else
	told   []diag.Finding

	head []diag.Text   // of rows that have no fields, but a header; nil for records
	rows [][]diag.Text // those rows
}

// A record is one of them.
type record struct {
	v       *source.Value
	holder  *source.Value // holds those who report to it; the record itself in most trees
	manager int           // the one that it stands below; -1 if none
	boss    diag.Text     // what says so in a link, with its text where that is nobody's; a place and nothing else where it is somebody's
	key     diag.Text     // that it stands under
}

// lone returns a record that stands below nobody.
func lone(v *source.Value) record { return record{v: v, holder: v, manager: -1} }

// mostInside is how many fields deep a list may stand.
const mostInside = 3

// listKeys are the fields under which people stand in a list.
func listKeys() []string {
	return []string{
		"data", "employees", "users", "results", "records", "members", "people", "staff", "resources", "value", "values", "persons", "items", "rows",
		"entries", "workers", "directory", "list", "contacts", "team", "result", "response", "d", "content", "orgchart", "organization", "org", "chart",
		"root", "ceo", "body", "payload", "nodes", "profiles", "associates", "mitarbeiter", "colleagues", "personnel", "headcount", "elements", "graph",
		"Report_Entry",
	}
}

// IsRecords reports whether a file holds records in a list or a tree, whatever they are about.
func IsRecords(file *source.File) bool { return findRecords(file) != nil }

// findRecords finds the records that a file holds; nil if there are none, or it is a chart of another layout.
func findRecords(file *source.File) *records {
	if len(file.Tables) > 0 || OwnLayout(file) || len(file.Documents) == 0 {
		return nil
	}
	first := firstDocument(file)
	if source.IsLDIF(file.Data()) {
		return entries(file)
	}
	switch {
	case slices.ContainsFunc(file.Documents, isBackstage):
		return nil
	case len(file.Documents) > 1:
		r := &records{}
		for i := range file.Documents {
			if v := &file.Documents[i]; v.Kind == source.Map {
				r.all = append(r.all, lone(v))
			} else if v.Kind != source.Null {
				return nil
			}
		}
		return r.orNone(2)
	case isPerson(first), isKeyed(first), isTeams(first):
		return nil
	}
	return recordsIn(first, nil)
}

// orNone returns the records, if there are enough.
func (r *records) orNone(fewest int) *records {
	if len(r.all) < fewest {
		return nil
	}
	return r
}

// recordsIn finds records in a value that some fields lead to.
func recordsIn(v *source.Value, path []string) *records {
	if r := gridIn(v, path); r != nil {
		return r
	}
	if r := graphIn(v, path); r != nil {
		return r
	}
	return plainIn(v, path)
}

// plainIn finds records without lines beside them.
func plainIn(v *source.Value, path []string) *records {
	r := &records{under: strings.Join(path, ".")}
	switch v.Kind {
	case source.List:
		r.take(v.Items, -1)
		if len(r.odd) > len(r.all) {
			return nil
		}
		r.climb()
		return r.orNone(1)
	case source.Map:
		r.all = []record{lone(v)}
		if r.climb(); len(r.all) > 1 {
			return r
		}
		if r = recordsBelow(v, path); r == nil {
			r = keyedIn(v, path)
		}
		return r
	case source.Null, source.Plain, source.Quoted:
	}
	return nil
}

// take adds the records among some values that stand below one, and notes what is none.
func (r *records) take(items []source.Value, manager int) {
	for i := range items {
		if item := &items[i]; item.Kind == source.Map {
			one := r.unwrap(item)
			one.manager = manager
			r.all = append(r.all, one)
		} else if item.Kind != source.Null {
			r.odd = append(r.odd, item)
		}
	}
}

// recordsBelow finds records in a field of a value: the first of those that people stand under, or the only one that holds a list.
func recordsBelow(v *source.Value, path []string) *records {
	if len(path) == mostInside {
		return nil
	}
	for _, key := range listKeys() {
		for i := range v.Fields {
			if field := &v.Fields[i]; strings.EqualFold(field.Key.Value, key) {
				if r := recordsIn(&field.Value, append(path, field.Key.Value)); r != nil {
					r.beside = append(r.beside, listsBeside(v, i)...)
					return r
				}
			}
		}
	}
	return nil
}

// listsBeside returns the keys of the other fields of a value that hold records.
func listsBeside(v *source.Value, taken int) (keys []string) {
	for i := range v.Fields {
		if f := &v.Fields[i]; i != taken && len(f.Value.Items) > 0 && f.Value.Items[0].Kind == source.Map {
			keys = append(keys, f.Key.Value)
		}
	}
	return keys
}

// known reports whether the fields of the records are such as people have.
func (r *records) known(file *source.File) bool {
	const some = 100
	t, what := r.table(file, some)
	c, ok := findColumns(t, Source{Map: what})
	return ok && c.known
}

// String says what the records are.
func (r *records) String() string {
	what := "a list of records"
	switch {
	case r.of != "":
		what = r.of
	case len(r.below) > 0:
		what = "a tree of records, each below their manager in " + text.List(r.below, len(r.below), diag.Quote)
	}
	if r.under != "" {
		what += " under " + diag.Quote(r.under)
	}
	what += r.lines
	if len(r.beside) > 0 {
		const most = 5
		what += "; what stands beside it under " + text.List(r.beside, most, diag.Quote) + " is not read"
	}
	return what
}

// tellOdd reports what stands among the records and is none.
func (c *chart) tellOdd(r *records) {
	for _, f := range r.told {
		c.file.Note(f)
	}
	for _, v := range r.odd {
		pos := v.Pos
		pos.Length = 0
		c.fault(diag.Finding{
			Pos: pos, Field: "record",
			Message: fmt.Sprintf("What stands here is no record of a person: it has no fields such as a name. It stands in %s.", r),
		})
	}
}
