package source

import (
	"slices"

	"github.com/google/go-cmp/cmp"
)

// PlainItems counts the items of a piece that are read without yaml.v3.
func PlainItems(f *File, p Piece) int {
	count, text := 0, f.Data()[:p.to]
	indent := indentOf(text[p.from:])
	r := plainReader{file: f, text: text, indent: indent, scratch: &Scratch{}}
	for at := p.from; at < p.to; at = nextItem(text, lineAfter(text, at), indent) {
		if _, _, ok := r.read(at); ok {
			count++
		}
	}
	return count
}

// EqualDoubts compares what is not known of records, and leaves out what the schema says of them.
func EqualDoubts() cmp.Option {
	return cmp.Comparer(func(a, b *doubt) bool {
		one, other := (&Value{doubt: a}).Damage(), (&Value{doubt: b}).Damage()
		return (one == nil) == (other == nil) && (one == nil || slices.Equal(one.Fields, other.Fields) && one.Any == other.Any &&
			len(one.Twice) == len(other.Twice))
	})
}
