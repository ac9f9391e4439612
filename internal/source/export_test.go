package source

// PlainItems counts the items of a piece that are read without yaml.v3.
func PlainItems(f *File, p Piece) int {
	count := 0
	for _, item := range cutItems(f.Data()[p.from:p.to], p.from) {
		if _, ok := f.readPlain(item); ok {
			count++
		}
	}
	return count
}
