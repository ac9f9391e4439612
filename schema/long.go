package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// longList is how many items of a list gojsonschema is given at a time. It makes a thousand bytes of an item that is wrong.
const longList = 1000

// A long gives a document to gojsonschema bit by bit where it is long, and counts what of a record is too much to be told.
type long struct {
	schema *Schema
	part   *source.Value
	rests  []rest
	more   map[string]int // by record: faults that are only counted
	first  []fault        // of each record that has those: where it is
	told   map[string]int // by list
}

// A rest is what is left of a long list: the items that are not proven to obey the schema.
type rest struct {
	path  []string
	shape *shape
	items []source.Value
	at    []int // in the list
}

// validateLong is validate for a document that may be long.
func (s *Schema) validateLong(part *source.Value) ([]fault, error) {
	l := long{schema: s, part: part, more: map[string]int{}, told: map[string]int{}}
	short := l.shorten(part, s.shape, nil)
	found, err := s.validate(s.value(short, s.shape))
	if err != nil {
		return nil, err
	}
	all := l.keep(nil, found)
	for len(l.rests) > 0 {
		next := l.rests[0]
		l.rests = l.rests[1:]
		if all, err = l.validateRest(next, all); err != nil {
			return nil, err
		}
	}
	for _, f := range l.first {
		f.more = l.more[recordName(f.path)]
		all = append(all, f)
	}
	return all, nil
}

// validateRest adds the faults of a rest, a stretch of it at a time.
func (l *long) validateRest(r rest, all []fault) ([]fault, error) {
	document, slot := around(l.part, r.path)
	for from := 0; from < len(r.items); from += longList {
		to := min(from+longList, len(r.items))
		*slot = source.Value{Kind: source.List, Items: make([]source.Value, to-from)}
		for i := range slot.Items {
			item := &r.items[from+i]
			slot.Items[i] = *l.shorten(item, r.shape, append(slices.Clip(r.path), strconv.Itoa(r.at[from+i])))
		}
		found, err := l.schema.validate(l.schema.value(document, l.schema.shape))
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(f fault) bool { return len(f.path) <= len(r.path) })
		for i := range found {
			path := slices.Clone(found[i].path)
			copy(path, r.path)
			if n, err := strconv.Atoi(path[len(r.path)]); err == nil {
				path[len(r.path)] = strconv.Itoa(r.at[from+n])
			}
			found[i].path = path
		}
		all = l.keep(all, found)
	}
	return all, nil
}

// keep adds faults to others, of those in the items of a list the first, and counts the rest.
func (l *long) keep(all, found []fault) []fault {
	if len(found) > diag.MostInRecord {
		slices.SortStableFunc(found, func(a, b fault) int { return slices.CompareFunc(a.path, b.path, compareSteps) })
	}
	for _, f := range found {
		if list, ok := listName(f.path); ok {
			if l.told[list] == diag.MostInRecord {
				l.leave(f.path, 1)
				continue
			}
			l.told[list]++
		}
		all = append(all, f)
	}
	return all
}

// listName is what the list in a record is known by that a path leads into; it is not ok for one that leads into none.
func listName(path []string) (name string, ok bool) {
	for i := recordDepth(path); i < len(path); i++ {
		if _, err := strconv.Atoi(path[i]); err == nil && i > 0 {
			return strings.Join(path[:i], separator), true
		}
	}
	return "", false
}

// leave counts faults that are too many to be told.
func (l *long) leave(path []string, n int) {
	record := recordName(path)
	if l.more[record] == 0 {
		l.first = append(l.first, fault{path: slices.Clone(path[:recordDepth(path)]), kind: unknownField})
	}
	l.more[record] += n
}

// compareSteps orders the steps of paths: indexes by their number.
func compareSteps(a, b string) int {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(a, b)
}

// shorten returns a value without what is too long in it: the items of lists that are for later, and unknown fields beyond
// those that are told of.
func (l *long) shorten(v *source.Value, sh *shape, path []string) *source.Value {
	switch {
	case sh.free:
		return v
	case v.Kind == source.List:
		return l.shortenList(v, sh, path)
	case v.Kind == source.Map:
		return l.shortenMap(v, sh, path)
	}
	return v
}

func (l *long) shortenList(v *source.Value, sh *shape, path []string) *source.Value {
	short := v
	if len(v.Items) > longList {
		list := *v
		list.Items = v.Items[:longList]
		short = &list
		r := rest{path: slices.Clone(path), shape: sh.item()}
		for i := longList; i < len(v.Items); i++ {
			if !l.schema.proves(r.shape, &v.Items[i]) {
				r.items, r.at = append(r.items, v.Items[i]), append(r.at, i)
			}
		}
		l.rests = append(l.rests, r)
	}
	var items []source.Value
	for i := range short.Items {
		item := l.shorten(&short.Items[i], sh.item(), append(slices.Clip(path), strconv.Itoa(i)))
		if item != &short.Items[i] && items == nil {
			items = slices.Clone(short.Items)
		}
		if items != nil {
			items[i] = *item
		}
	}
	if items == nil {
		return short
	}
	list := *short
	list.Items = items
	return &list
}

func (l *long) shortenMap(v *source.Value, sh *shape, path []string) *source.Value {
	var fields []source.Field // from the first change on
	unknown := 0
	for i := range v.Fields {
		f := &v.Fields[i]
		value := &f.Value
		if !sh.knows(f.Key.Value) {
			unknown++
		} else if value.Kind == source.List || value.Kind == source.Map {
			value = l.shorten(value, sh.field(f.Key.Value), append(slices.Clip(path), f.Key.Value))
		}
		drop := unknown > diag.MostInRecord && !sh.knows(f.Key.Value)
		if (drop || value != &f.Value) && fields == nil {
			fields = append(make([]source.Field, 0, i+1), v.Fields[:i]...)
		}
		if fields != nil && !drop {
			fields = append(fields, source.Field{Key: f.Key, Value: *value})
		}
	}
	if unknown > diag.MostInRecord {
		l.leave(path, unknown-diag.MostInRecord)
	}
	if fields == nil {
		return v
	}
	short := *v
	short.Fields = fields
	return &short
}

// around returns a document of nothing but what leads to the value at a path, and where that value is to be put.
func around(v *source.Value, path []string) (document, slot *source.Value) {
	made := &source.Value{Kind: v.Kind, Pos: v.Pos}
	if len(path) == 0 {
		return made, made
	}
	if i, err := strconv.Atoi(path[0]); v.Kind == source.List && err == nil {
		made.Items = make([]source.Value, 1)
		inner, slot := around(&v.Items[i], path[1:])
		if slot == inner {
			return made, &made.Items[0]
		}
		made.Items[0] = *inner
		return made, slot
	}
	made.Fields = []source.Field{{Key: diag.Text{Value: path[0]}}}
	inner, slot := around(v.Get(path[0]), path[1:])
	if slot == inner {
		return made, &made.Fields[0].Value
	}
	made.Fields[0].Value = *inner
	return made, slot
}
