package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// records are the records of people that a file of YAML or JSON holds which is no chart of orglint's own: a list, also below other
// fields; one a document, as in JSON lines; or a tree in which everybody stands below their manager.
type records struct {
	all   []record
	under string // the fields that lead to the list, with dots between them; empty where it is all of the file
	below string // the field that holds those who report to somebody; empty for a list
	odd   []*source.Value
	of    string // what else the records are; empty for those of a list or a tree
}

// A record is one of them.
type record struct {
	v       *source.Value
	manager int // the one that it stands below; -1 if none
}

// mostInside is how many fields deep a list may stand.
const mostInside = 3

// belowKeys are the fields that hold those who report to somebody, where they stand below them.
func belowKeys() []string {
	return []string{"children", "reports", "directReports", "direct_reports", "subordinates", "directs", "employees", "team", "members"}
}

// listKeys are the fields under which people stand in a list.
func listKeys() []string {
	return []string{
		"data", "employees", "users", "results", "records", "members", "people", "staff", "resources", "value", "values", "persons", "items", "rows",
		"entries", "workers", "directory", "list", "contacts", "team", "result", "response", "d", "content", "orgchart", "organization", "org", "chart",
		"root", "ceo", "body", "payload", "nodes", "profiles", "associates", "mitarbeiter", "colleagues", "personnel", "headcount",
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
				r.all = append(r.all, record{v, -1})
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

// entries returns the people among the entries of a directory: those whose classes say so or, where no classes were written, all that have
// a name or an address.
func entries(file *source.File) *records {
	r := &records{of: "entries of a directory"}
	for i := range file.Documents {
		v := &file.Documents[i]
		has := func(keys ...string) bool {
			return slices.ContainsFunc(v.Fields, func(f source.Field) bool {
				return slices.ContainsFunc(keys, func(key string) bool { return strings.EqualFold(f.Key.Value, key) })
			})
		}
		person, classes := false, false
		for _, class := range classesOf(v) {
			classes = true
			person = person || slices.Contains([]string{"person", "inetorgperson", "organizationalperson", "user", "posixaccount", "account"}, class)
			if class == "computer" {
				person, classes = false, true
				break
			}
		}
		if person || !classes && has("sn", "givenName", "mail", "displayName", "manager") {
			r.all = append(r.all, record{v, -1})
		}
	}
	return r.orNone(1)
}

// classesOf returns the classes of an entry of a directory, in lower case.
func classesOf(v *source.Value) []string {
	var classes []string
	for i := range v.Fields {
		if strings.EqualFold(v.Fields[i].Key.Value, "objectClass") {
			for _, t := range v.GetTexts(v.Fields[i].Key.Value) {
				classes = append(classes, strings.ToLower(t.Value))
			}
		}
	}
	return classes
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
	r := &records{under: strings.Join(path, ".")}
	if v.Kind == source.List {
		r.take(v.Items, -1)
		if len(r.odd) > len(r.all) {
			return nil
		}
		r.climb()
		return r.orNone(1)
	}
	if v.Kind == source.Map {
		r.all = []record{{v, -1}}
		r.climb()
		if len(r.all) > 1 {
			return r
		}
		return recordsBelow(v, path)
	}
	return nil
}

// take adds the records among some values that stand below one, and notes what is none.
func (r *records) take(items []source.Value, manager int) {
	for i := range items {
		if item := &items[i]; item.Kind == source.Map {
			r.all = append(r.all, record{item, manager})
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
					return r
				}
			}
		}
	}
	return nil
}

// known reports whether the fields of the records are such as people have.
func (r *records) known(file *source.File) bool {
	const some = 100
	t, what := r.table(file, some)
	c, ok := findColumns(t, Source{Map: what})
	return ok && c.known
}

// climb adds those who stand below the records, and so on, if the records are a tree.
func (r *records) climb() {
	for _, key := range belowKeys() {
		if r.isTree(key) {
			r.below = key
			for i := 0; i < len(r.all); i++ {
				r.take(itemsOf(r.all[i].v.Get(key)), i)
			}
			return
		}
	}
}

func itemsOf(v *source.Value) []source.Value {
	if v == nil || v.Kind != source.List {
		return nil
	}
	return v.Items
}

// isTree reports whether a field of the records holds records that are like them, and not just some of them again.
func (r *records) isTree(key string) bool {
	ids := map[string]bool{}
	for _, one := range r.all {
		ids[one.v.GetText("id").Value] = true
	}
	for _, one := range r.all {
		for i := range itemsOf(one.v.Get(key)) {
			item := &one.v.Get(key).Items[i]
			if item.Kind != source.Map {
				continue
			}
			if id := item.GetText("id").Value; id != "" && ids[id] {
				return false
			}
			fewest := 1
			if slices.Contains([]string{"employees", "team", "members"}, key) {
				fewest = 2 // of a company there may be a name, too
			}
			return alike(one.v, item, key) >= fewest
		}
	}
	return false
}

// alike counts the fields with a text that both of two records have, or one of which both have a list of further ones.
func alike(a, b *source.Value, key string) (n int) {
	for i := range a.Fields {
		f := &a.Fields[i]
		if f.Value.IsText() && b.Get(f.Key.Value) != nil || f.Key.Value == key && len(itemsOf(b.Get(key))) > 0 {
			n++
		}
	}
	return n
}

// String says what the records are.
func (r *records) String() string {
	what := "a list of records"
	if r.of != "" {
		what = r.of
	}
	if r.below != "" {
		what = "a tree of records, each below their manager in " + diag.Quote(r.below)
	}
	if r.under != "" {
		what += " under " + diag.Quote(r.under)
	}
	return what
}

// tellOdd reports what stands among the records and is none.
func (c *chart) tellOdd(r *records) {
	for _, v := range r.odd {
		pos := v.Pos
		pos.Length = 0
		c.fault(diag.Finding{
			Pos: pos, Field: "record",
			Message: fmt.Sprintf("What stands here is no record of a person: it has no fields such as a name. It stands in %s.", r),
		})
	}
}
