package source

// readMended reads a text that was mended in pieces, as files are that need no mending. It is false, and nothing is read, where that could make a
// difference.
func (f *File) readMended() bool {
	if f.mended == "" || f.unusual || f.foreign || !f.cut() {
		return false
	}
	if f.fill() {
		return true
	}
	f.pieces, f.Documents = nil, nil
	return false
}

// findFault looks for what keeps the file from being read behind the items that read by themselves: nothing reaches from these into others. It is
// false where the file may read.
func (f *File) findFault() bool {
	part := &File{File: f.File}
	if f.mended != "" || f.unusual || f.foreign || !part.cut() {
		return false
	}
	good := 0
	for scratch := (Scratch{}); good < len(part.pieces); good++ {
		if _, _, ok := part.ReadPiece(part.pieces[good], &scratch); !ok {
			break
		}
	}
	if good == 0 || good == len(part.pieces) {
		return false
	}
	text := []byte(f.Data())
	for _, p := range part.pieces[:good] {
		for i, c := range text[p.from:p.to] {
			if c != '\n' && c != '\r' {
				text[p.from+i] = ' '
			}
		}
	}
	data := withoutVersion12(string(text))
	_, err := part.readNodes(data, yamlLines(data), 0)
	if err != nil {
		f.syntax(f.explainYAML(data, err))
	}
	return err != nil
}
