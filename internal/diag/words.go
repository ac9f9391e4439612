package diag

// Words are what a file calls the fields of a chart, by orglint's names for them: the header of a column, in quotation marks, or a key. A
// field that the file does not have is not among them. Nil are those of a chart in orglint's own layout.
type Words map[string]string

// Word returns what the file of a place calls a field, as it stands in a sentence; empty where the file has no such field.
func (p Pos) Word(field string) string {
	if p.IsOwn() {
		return field
	}
	return p.File.Words[field]
}

// IsOwn reports whether a place is in a chart of orglint's own layout, or in no file.
func (p Pos) IsOwn() bool { return p.IsZero() || p.File.Words == nil }
