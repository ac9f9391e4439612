package source

import "github.com/orglint/orglint/internal/diag"

// A Stretch is a part of a file of which something was not read. There is one finding of the rule syntax for each.
//
// What stands in it may be the answer to what seems to be missing elsewhere: nothing is missing whose text is a word of what was
// Lost. In there a byte that is no UTF-8 (U+FFFD) or a NUL stands for one character or none, and the last word of a line for all that
// begin with it, since its end may be lost.
type Stretch struct {
	Pos  diag.Pos   // all of the record, row or cell that does not read as it stands; of the file for an UnreadFile
	Lost []diag.Pos // what of it was not read, in the order of the text; the rest was
	What What
	List string // the list it stands in, such as people or teams; empty where nobody can tell, or where there is no list

	// Open says that what follows it may be lost with it, without bound: the file ends inside of it, or its bracket never
	// closes. There nothing may be called missing at all.
	Open bool
	// Nameless says that it has a record whose id is neither read nor in what was Lost: it may be the id of anything that seems
	// to be missing. Minimums are judged all the same. Of deviations it says that nobody can tell what is allowed, or to whom.
	Nameless bool

	// Cut says that the end of a record is not in the file, and may have said whom it reports to: nobody has certainly too few
	// reports.
	Cut bool

	texts []string // what was lost, where the text of the file does not show it, or not only
}

// Texts returns the texts of what was lost.
func (s *Stretch) Texts() []string {
	if s.texts != nil {
		return s.texts
	}
	texts := make([]string, len(s.Lost))
	for i, pos := range s.Lost {
		texts[i] = pos.File.Data()[pos.Offset : pos.Offset+pos.Length]
	}
	return texts
}

// Mean notes that what was lost names somebody by another text than the chart does.
func (s *Stretch) Mean(text string) { s.texts = append(s.Texts(), text) }

// What tells what a Stretch is.
type What uint8

// What a Stretch is.
const (
	UnreadRecord What = iota // an item of a list, or an entry under a key
	UnreadRow                // of a table
	UnreadCell               // of a table
	UnreadSheet              // of a workbook
	UnreadFile
)

// String returns the word for it in the JSON output.
func (w What) String() string { return [...]string{"record", "row", "cell", "sheet", "file"}[w] }
