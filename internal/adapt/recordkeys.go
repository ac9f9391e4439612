package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// keyHeader is the header of the column that the keys make which records stand under.
const keyHeader = "key"

// keyedIn finds records that stand under their keys, such as their ids, or in lists under those of their units; nil if there are none, or
// they are not alike.
func keyedIn(v *source.Value, path []string) *records {
	r := &records{under: strings.Join(path, "."), of: "records by their keys"}
	lists := 0
	for i := range v.Fields {
		f := &v.Fields[i]
		from := len(r.all)
		switch f.Value.Kind {
		case source.Map:
			r.all = append(r.all, lone(&f.Value))
		case source.List:
			lists++
			r.take(f.Value.Items, -1)
		case source.Plain, source.Quoted:
			r.odd = append(r.odd, &f.Value)
		case source.Null:
		}
		for ; from < len(r.all); from++ {
			r.all[from].key = f.Key
		}
	}
	if len(r.all) < 2 || 4*len(r.odd) > len(r.all) || !r.areAlike() || lists > 0 && lists < len(v.Fields) {
		return nil
	}
	if lists > 0 {
		r.of = "lists of records by their units"
	}
	r.meanKeys(lists > 0)
	r.climb()
	return r
}

// areAlike reports whether most records have a text in a field that the first, or the one before, has too.
func (r *records) areAlike() bool {
	like := 0
	for i := 1; i < len(r.all); i++ {
		if alike(r.all[0].v, r.all[i].v, "") > 0 || alike(r.all[i-1].v, r.all[i].v, "") > 0 {
			like++
		}
	}
	return 4*like >= 3*(len(r.all)-1)
}

// meanKeys decides what the keys are which the records stand under: ids where these have no other, names where they have none, units where
// lists stand under them. Where a record says its key again, and where it has an id of its own, what refers to whom decides.
func (r *records) meanKeys(units bool) {
	keys, has, again := map[string]int{}, map[string]bool{}, 0
	for _, one := range r.all {
		keys[one.key.Value]++
		for i := range one.v.Fields {
			field, _ := infer.Meaning(meantPath(one.v.Fields[i].Key.Value))
			has[field] = true
		}
		if slices.ContainsFunc(one.v.Fields, func(f source.Field) bool { return f.Value.IsText() && f.Value.Text == one.key.Value }) {
			again++
		}
	}
	named := named(keys)
	switch {
	case again >= len(r.all):
		for i := range r.all {
			r.all[i].key.Value = ""
		}
	case units && !has["unit"]:
		r.key = "unit"
	case units:
	case named && !slices.ContainsFunc([]string{"name", "first_name", "last_name"}, func(field string) bool { return has[field] }):
		r.key = "name"
	case !named && !has["id"]:
		r.key = "id"
	}
}
