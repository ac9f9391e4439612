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
	also   []string // fields beside the list with more of them
	below  []string // the fields that hold those who report to somebody, the commonest first; empty for what is no tree
	around string   // the field that holds the person in a record of a tree; empty where it is the record
	line   string   // the field that says who reports to whom by where it stands; empty where that is a field of the records
	key    string   // the field of a chart that the keys are which the records stand under; empty if they have none, or it is not clear
	odd    []*source.Value
	things int      // how many of them are about no people
	next   string   // the field that says that more of them follow elsewhere
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
	r := recordsIn(first, nil)
	r.dropThings()
	return r
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
		r.climb()
		if len(r.all) > 1 {
			return r
		}
		for _, find := range []func(*source.Value, []string) *records{recordsBelow, onlyList, keyedIn} {
			if found := find(v, path); found != nil {
				return found
			}
		}
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
					r.join(v, i)
					return r
				}
			}
		}
	}
	return nil
}

// onlyList finds records in the one field of a value that holds a list of such, whatever it is called.
func onlyList(v *source.Value, path []string) *records {
	lists := listsBeside(v, -1)
	if len(lists) != 1 || len(path) == mostInside {
		return nil
	}
	f := &v.Fields[lists[0]]
	if slices.Contains([]string{"teams", "units", "vacancies", "external", "deviations", "levels", "findings"}, f.Key.Value) {
		return nil // of orglint's own files
	}
	return recordsIn(&f.Value, append(path, f.Key.Value))
}

// listsBeside returns which other fields of a value hold records in a list.
func listsBeside(v *source.Value, taken int) (lists []int) {
	for i := range v.Fields {
		if f := &v.Fields[i]; i != taken && len(f.Value.Items) > 0 && f.Value.Items[0].Kind == source.Map {
			lists = append(lists, i)
		}
	}
	return lists
}

// join takes the records that stand in other lists beside the one that is taken and are like those in it, as of contractors; it notes the
// others.
func (r *records) join(v *source.Value, taken int) {
	if r.next == "" {
		r.next = nextPage(v)
	}
	for _, i := range listsBeside(v, taken) {
		f := &v.Fields[i]
		first := &f.Value.Items[0]
		if r.line == "" && r.head == nil && r.of == "" && len(r.all) > 0 {
			if n := alike(r.all[0].v, first, ""); n > 2 || n > 1 && n == len(first.Fields) {
				r.also = append(r.also, f.Key.Value)
				r.take(f.Value.Items, -1)
				continue
			}
		}
		r.beside = append(r.beside, f.Key.Value)
	}
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
		what += " under " + text.List(append([]string{r.under}, r.also...), 1+len(r.also), diag.Quote)
	}
	what += r.lines
	if r.next != "" {
		what += "; more pages follow, as " + diag.Quote(r.next) + " says, and are not in the file"
	}
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
			Message: fmt.Sprintf("This is not the record of a person: it has no fields such as a name. It stands in %s.", r),
		})
	}
}
