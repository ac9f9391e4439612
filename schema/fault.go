package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// separator joins the parts of a path. It occurs in no key, because no UTF-8 text holds it.
const separator = "\xff"

// A fault is one error of gojsonschema: where, and of which kind.
type fault struct {
	path     []string // keys and indexes from the document to the value, or to the record of a missing or unknown field
	kind     kind
	property string // of a missing or unknown field
	more     int    // how many others of the record it stands for; 0 for a fault itself
}

// A kind is a kind of fault, as far as orglint speaks of them in different words. The order is that of preference, where
// there are several for one value.
type kind uint8

const (
	missingField kind = iota
	unknownField
	wrongValue
)

// faults takes gojsonschema's errors, which come in random order, to faults in a fixed order, each once.
func faults(errors []gojsonschema.ResultError) []fault {
	all := make([]fault, 0, len(errors))
	for _, e := range errors {
		path := strings.Split(e.Context().String(separator), separator)[1:] // without (root)
		f := fault{path: path, kind: wrongValue}
		switch e.Type() {
		case "required":
			f.kind = missingField
		case "additional_property_not_allowed":
			f.kind = unknownField
		}
		if f.kind != wrongValue {
			f.property, _ = e.Details()["property"].(string)
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b fault) int {
		return cmp.Or(slices.Compare(a.path, b.path), cmp.Compare(a.kind, b.kind), cmp.Compare(a.property, b.property))
	})
	return slices.CompactFunc(all, func(a, b fault) bool {
		return a.kind == b.kind && a.property == b.property && slices.Equal(a.path, b.path)
	})
}

// find follows a path into a document and returns the value it leads to and the shape of that value. It stops early
// where the path leads nowhere.
func find(v *source.Value, sh *shape, path []string) (*source.Value, *shape) {
	for _, step := range path {
		next, below := v.Get(step), sh.field(step)
		if v.Kind == source.List {
			below = sh.item()
			if i, err := strconv.Atoi(step); err == nil && i < len(v.Items) {
				next = &v.Items[i]
			}
		}
		if next == nil {
			return v, sh
		}
		v, sh = next, below
	}
	return v, sh
}

// A holder is a mapping in which something is wrong.
type holder struct {
	path   string // what leads to it, joined
	value  *source.Value
	shape  *shape
	fields map[string]*source.Field // that it has, by key
	absent []string                 // the fields of its shape that it does not have
}

// newHolder finds the mapping that a fault's path leads to.
func newHolder(document *source.Value, sh *shape, path []string) *holder {
	h := &holder{path: strings.Join(path, separator), fields: map[string]*source.Field{}}
	h.value, h.shape = find(document, sh, path)
	for i := range h.value.Fields {
		h.fields[h.value.Fields[i].Key.Value] = &h.value.Fields[i]
	}
	for _, field := range h.shape.names {
		if f := h.fields[field]; f == nil || f.Value.Kind == source.Null {
			h.absent = append(h.absent, field)
		}
	}
	return h
}

// key returns the place of a key; the start of the mapping if it has none.
func (h *holder) key(name string) diag.Pos {
	if f := h.fields[name]; f != nil {
		return f.Key.Pos
	}
	return h.value.Start()
}
