package source

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// How much of rows that are not read is kept, to tell what may stand there: so many rows, and so many bytes of them together. Of more
// nobody could say any longer what they do not hold.
const mostLostRows, mostLostText = 10_000, 1 << 20

// A lostRow is a row that is not read, or several, while all others are.
type lostRow struct {
	offset, length int      // of the first
	texts          []string // what they say; it is compared with, and never shown
	more           bool     // whether they have cells of which nothing is known
	cut            bool     // whether their ends may be lost
}

// lose returns what is lost with some rows of a table; nil if that is too much to tell.
func (t *Table) lose(rows ...Row) *lostRow {
	lost := &lostRow{offset: int(rows[0][0].offset)}
	for _, cell := range rows[0] {
		lost.length = max(lost.length, int(cell.offset+cell.length)-lost.offset)
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = t.say(cell)
		}
		if !t.addLost(lost, cells) {
			return nil
		}
	}
	return lost
}

// addLost adds to what is lost what may be named of a row: all of it, and names with the last name first and last, as others may write
// them. It reports whether there is room for it.
func (t *Table) addLost(lost *lostRow, cells []string) bool {
	texts := []string{strings.Join(cells, " ")}
	for i, cell := range cells {
		if last, first, ok := strings.Cut(cell, ","); ok {
			texts = append(texts, first+" "+last)
		} else if words := strings.Fields(cell); len(words) > 1 && len(words) < 5 {
			texts = append(texts, words[len(words)-1]+" "+strings.Join(words[:len(words)-1], " "))
		}
		if i > 0 && cell != "" && cells[i-1] != "" && !strings.ContainsAny(cell+cells[i-1], "0123456789@") {
			texts = append(texts, cell+" "+cells[i-1])
		}
	}
	t.lostRows++
	for _, text := range texts {
		t.lostText += len(text)
		if t.lostRows > mostLostRows || t.lostText > mostLostText {
			return false
		}
		lost.texts = append(lost.texts, strings.NewReplacer("\r", " ", "\n", " ").Replace(text))
	}
	return true
}

// tell makes findings of what could not be read.
func (f *File) tell(t *Table) {
	f.recoded = t.recoded
	f.tellRecoded()
	for _, fault := range t.faults {
		f.faulty = true
		f.Findings = append(f.Findings, diag.Finding{Rule: "syntax", Pos: f.pos(fault.offset, fault.length), Message: fault.message})
		if s := f.stretch(t, fault); !s.Open || len(f.Unread) == 0 || !f.Unread[len(f.Unread)-1].Open {
			f.Unread = append(f.Unread, s)
		}
	}
}

// stretch is the part of the file that a fault of a table is about. What follows most faults is lost with them.
func (f *File) stretch(t *Table, fault fault) Stretch {
	if lost := fault.lost; lost != nil {
		return Stretch{Pos: f.pos(lost.offset, lost.length), What: UnreadRow, List: "people", Nameless: lost.more, Cut: lost.cut, texts: lost.texts}
	}
	s := Stretch{Pos: f.pos(fault.offset, fault.length), What: UnreadRow, Open: true}
	switch {
	case t.Sheet != "":
		s.What = UnreadSheet
	case len(t.Rows) == 0:
		s.What = UnreadFile
	}
	return s
}

// Damaged reports whether a part of the file was not read.
func (f *File) Damaged() bool { return f.Incomplete || len(f.Unread) > 0 }
