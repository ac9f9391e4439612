package source

import "strings"

// A row whose quotation marks are wrong, and a merge conflict, cost only themselves: what follows is read from the next line on.

const (
	openCell = "A cell begins with a quotation mark here, and no other mark ends it on this line. Nothing of this row is read; close the mark, or " +
		"take it out."
	strayMark = "A quotation mark stands in a cell here that begins with one; write it twice. Nothing of this row is read."
)

// skipBroken skips a row with a cell that begins with a quotation mark at an offset, which was never closed, or wrongly at another offset. It
// returns a fault where that was done too often.
func (s *rowScanner) skipBroken(start, open, wrong int) *fault {
	const most = 32 // times the size of the text
	if s.again += wrong - open; s.again > most*len(s.text) {
		return &fault{offset: open, length: 1, message: "A cell begins with a quotation mark here, and too many rows above do so too without another that ends it; " +
			"the rows below cannot be read."}
	}
	end := s.lineAfter(open)
	if wrong < len(s.text) {
		for end <= wrong && s.usual > 1 && strings.Count(s.text[end:s.lineAfter(end)], string(s.table.comma))+1 < s.usual {
			end = s.lineAfter(end) // it goes on with what is no row
		}
	}
	f := fault{offset: open, length: 1, message: openCell}
	if wrong < end && wrong < len(s.text) {
		f.offset, f.message = wrong, strayMark
	}
	s.skip(start, end, f)
	return nil
}

// skip skips lines, and tells why.
func (s *rowScanner) skip(from, to int, why fault) {
	s.at = to
	s.broken++
	if s.broken > mostBroken {
		return
	}
	why.lost = &lostRow{offset: from, length: lineLength(s.text[from:])}
	for at := from; at < to && why.lost != nil; at = s.lineAfter(at) {
		cells := strings.Split(strings.TrimRight(s.text[at:s.lineAfter(at)], "\r\n"), string(s.table.comma))
		if len(cells) < s.usual && !IsConflictMark(cells[0]) {
			why.lost.cut, why.lost.more = true, strings.Trim(cells[0], `"`) == ""
		}
		for i := range cells {
			cells[i] = strings.Trim(cells[i], `"`)
			if bare := strings.ReplaceAll(cells[i], `"`, ""); bare != cells[i] {
				cells = append(cells, bare) // where a mark splits a word
			}
		}
		if !s.table.addLost(why.lost, cells) {
			why.lost = nil
		}
	}
	s.table.faults = append(s.table.faults, why)
}

// lineAfter returns where the line after the one begins that an offset is in.
func (s *rowScanner) lineAfter(at int) int {
	if end := strings.IndexByte(s.text[at:], s.line); end >= 0 {
		return at + end + 1
	}
	return len(s.text)
}

// skipConflict skips what git leaves where two versions could not be merged, if that begins here.
func (s *rowScanner) skipConflict() bool {
	from := s.at
	if s.text[from] != '<' {
		return false
	}
	for at := from; at < len(s.text); {
		next := s.lineAfter(at)
		mark := strings.TrimRight(s.text[at:next], "\r\n")
		switch {
		case at == from && !IsConflictMark(mark), at > from && mark != "" && mark[0] == '<' && IsConflictMark(mark):
			return false
		case mark != "" && mark[0] == '>' && IsConflictMark(mark):
			s.skip(from, next, fault{offset: from, length: lineLength(s.text[from:]), message: bothSides})
			return true
		}
		at = next
	}
	return false
}

// holdsRows reports whether a cell that goes over several lines holds whole rows: the mark that ends it begins another cell then.
func (s *rowScanner) holdsRows(cell string) bool {
	const fewest = 3
	first, last := strings.IndexByte(cell, s.line), strings.LastIndexByte(cell, s.line)
	if s.usual < fewest || first == last {
		return false
	}
	for line := range strings.SplitSeq(cell[first+1:last], string(s.line)) {
		if strings.Count(line, string(s.table.comma))+1 != s.usual {
			return false
		}
	}
	return true
}
