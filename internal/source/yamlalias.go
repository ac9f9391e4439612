package source

import (
	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/diag"
)

// An anchor is a value that aliases can name.
type anchor struct {
	value Value
	done  bool // false while it is being read: an alias to it would go round in a circle
}

// target returns the anchor that an alias names. It is not ok, which is reported, inside the anchored value itself.
func (r *yamlReader) target(n *yaml.Node) (a *anchor, ok bool) {
	if a := r.anchors[n.Alias]; a != nil && a.done {
		return a, true
	}
	r.file.syntax(r.pos(n), "*"+n.Value+" stands for something that holds *"+n.Value+" itself, which never ends.")
	return &anchor{}, false
}

// alias returns a copy of the value that an alias stands for, placed at the alias.
func (r *yamlReader) alias(n *yaml.Node) Value {
	a, _ := r.target(n)
	return r.relocate(a.value, r.pos(n))
}

// relocate copies a value to a position, as long as there is no more copied than any chart needs.
func (r *yamlReader) relocate(v Value, pos diag.Pos) Value {
	if !r.spend() {
		return Value{Pos: pos}
	}
	v.Pos = pos
	if len(v.Items) > 0 {
		items := make([]Value, 0, len(v.Items))
		for i := 0; i < len(v.Items) && !r.bomb; i++ {
			items = append(items, r.relocate(v.Items[i], pos))
		}
		v.Items = items
	}
	if len(v.Fields) > 0 {
		fields := make([]Field, 0, len(v.Fields))
		for i := 0; i < len(v.Fields) && !r.bomb; i++ {
			key := diag.Text{Value: v.Fields[i].Key.Value, Pos: pos}
			fields = append(fields, Field{Key: key, Value: r.relocate(v.Fields[i].Value, pos)})
		}
		v.Fields = fields
	}
	return v
}

// spend counts a value that is not written but copied. It is false, and says so once in a file, when the aliases of a
// small file would make a huge chart.
func (r *yamlReader) spend() bool {
	const always, perWritten = 100_000, 4
	budget := always + perWritten*r.written
	if r.bomb {
		return false
	}
	r.copied++
	if r.copied > budget {
		r.bomb = true
		r.file.syntax(r.file.pos(r.offset, 0), "The aliases (*name) up to here repeat so much that the file would grow beyond all bounds.")
		return false
	}
	return true
}
