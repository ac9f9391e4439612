package source

import (
	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/diag"
)

// An anchor is a value that aliases can name.
type anchor struct {
	value  Value
	size   int  // how many values it is
	height int  // how deep they stand inside each other
	done   bool // false while it is being read: an alias to it would go round in a circle
}

// nested counts the values inside the fields of a mapping, which come along when it is merged.
func (a *anchor) nested() int { return max(0, a.size-1-2*len(a.value.Fields)) }

// target returns the anchor that an alias names. It is not ok, which is reported, inside the anchored value itself.
func (r *yamlReader) target(n *yaml.Node) (a *anchor, ok bool) {
	if a := r.anchors[n.Alias]; a != nil && a.done {
		return a, true
	}
	r.file.syntax(r.pos(n), "*"+n.Value+" stands for something that holds *"+n.Value+" itself, which never ends.")
	return &anchor{}, false
}

// anchored reads a Node that aliases can name.
func (r *yamlReader) anchored(n *yaml.Node, depth int) Value {
	a, before, deepest := &anchor{}, r.written+r.copied, r.deepest
	r.anchors[n], r.deepest = a, depth
	a.value = r.content(n, depth)
	a.size, a.height, a.done = r.written+r.copied-before, r.deepest-depth, true
	r.deepest = max(r.deepest, deepest)
	return a.value
}

// alias returns a copy of the value that an alias stands for, placed at the alias.
func (r *yamlReader) alias(n *yaml.Node, depth int) Value {
	a, _ := r.target(n)
	pos := r.pos(n)
	if !r.fits(a, pos, depth) {
		return Value{Pos: pos}
	}
	return r.relocate(a.value, pos)
}

// fits reports whether what an alias stands for may stand at a depth.
func (r *yamlReader) fits(a *anchor, pos diag.Pos, depth int) bool {
	if depth+a.height > maxDepth {
		r.file.syntax(pos, tooDeep)
		return false
	}
	r.deepest = max(r.deepest, depth+a.height)
	return true
}

// relocate copies a value to a position, as long as there is no more copied than any chart needs.
func (r *yamlReader) relocate(v Value, pos diag.Pos) Value {
	if !r.spend(1) {
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

// spend counts values that are not written but copied. It is false, and says so once in a file, when the aliases of a
// small file would make a huge chart.
func (r *yamlReader) spend(values int) bool {
	const always, perWritten = 100_000, 4
	budget := always + perWritten*r.written
	if r.bomb {
		return false
	}
	r.copied += values
	if r.copied > budget {
		r.bomb = true
		r.file.syntax(r.file.pos(r.offset, 0), "The aliases (*name) up to here repeat so much that the file would grow beyond all bounds.")
		return false
	}
	return true
}
