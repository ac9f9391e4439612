package source

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
