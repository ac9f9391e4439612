package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// belowKeys are the fields that hold those who report to somebody, where they stand below them.
func belowKeys() []string {
	return []string{"children", "reports", "directReports", "direct_reports", "subordinates", "directs", "employees", "team", "members"}
}

// saysPeople reports whether a field says by its name that those below are people.
func saysPeople(key string) bool {
	return slices.Contains([]string{"reports", "directReports", "direct_reports", "subordinates", "directs", "employees"}, key)
}

// mayBeFirm reports whether a field may hold the people of a company or a team as well as those who report to somebody.
func mayBeFirm(key string) bool {
	return slices.Contains([]string{"employees", "team", "members"}, key)
}

// climb adds those who stand below the records, and so on, if the records are a tree.
func (r *records) climb() {
	r.findAround()
	at := slices.IndexFunc(belowKeys(), r.isTree)
	if at < 0 {
		return
	}
	r.line = belowKeys()[at]
	r.below = []string{r.line}
	for i := 0; i < len(r.all); i++ {
		first := itemsOf(r.all[i].holder.Get(r.line))
		r.take(first, i)
		for _, key := range belowKeys() {
			if key != r.line && r.alsoBelow(&r.all[i], key, first) {
				if !slices.Contains(r.below, key) {
					r.below = append(r.below, key)
				}
				r.take(itemsOf(r.all[i].holder.Get(key)), i)
			}
		}
	}
}

// findAround finds out whether the records hold the person in a field, beside those who report to them.
func (r *records) findAround() {
	for i := range r.all {
		v := r.all[i].v
		below := slices.ContainsFunc(belowKeys(), func(key string) bool { return len(itemsOf(v.Get(key))) > 0 })
		if !below || hasKey(v, "name", "id", "title", "fullName", "displayName", "firstName", "first_name", "email") {
			continue
		}
		for _, f := range v.Fields {
			if f.Value.Kind == source.Map && slices.Contains([]string{
				"manager", "person", "employee", "node", "data", "user", "lead", "leader", "head", "boss", "supervisor", "profile", "value", "self",
			}, strings.ToLower(f.Key.Value)) {
				r.around = f.Key.Value
			}
		}
		break
	}
	for i := range r.all {
		if r.around != "" {
			r.all[i] = r.unwrap(r.all[i].v)
		}
	}
}

// unwrap returns the record that a value is, or holds in a field.
func (r *records) unwrap(v *source.Value) record {
	one := lone(v)
	if inner := v.Get(r.around); r.around != "" && inner != nil && inner.Kind == source.Map && !hasKey(v, "name", "id") {
		one.v = inner
	}
	return one
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
		for i := range itemsOf(one.holder.Get(key)) {
			item := &one.holder.Get(key).Items[i]
			if item.Kind != source.Map {
				continue
			}
			inner := r.unwrap(item)
			if id := inner.v.GetText("id").Value; id != "" && ids[id] {
				return false
			}
			fewest := 1
			if mayBeFirm(key) {
				fewest = 2 // of a company there may be a name, too
			}
			return alike(one.v, inner.v, key) >= fewest
		}
	}
	return false
}

// alsoBelow reports whether another field of a record in a tree holds those who report to it too, and not the same again.
func (r *records) alsoBelow(one *record, key string, first []source.Value) bool {
	items := itemsOf(one.holder.Get(key))
	if len(items) == 0 || items[0].Kind != source.Map {
		return false
	}
	inner := r.unwrap(&items[0]).v
	who := func(v *source.Value) string { return get(v, "id", "email", "name").Value }
	if slices.ContainsFunc(first, func(v source.Value) bool { return who(r.unwrap(&v).v) == who(inner) }) {
		return false
	}
	return alike(one.v, inner, key) > 1 || !mayBeFirm(key) && alike(one.v, inner, key) > 0
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
