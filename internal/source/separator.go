package source

import (
	"path/filepath"
	"strings"
)

// sampleSize is how many bytes of a text are looked at to find out what stands between its cells, and sampleRows how many rows.
const sampleSize, sampleRows = 1 << 16, 100

// A Sample is the first rows of a text as they would be if it were a table.
type Sample struct {
	*Table
	Regular int // how many of them have as many cells as most do, which is more than one
	Cells   int // that many
}

// NewSample cuts the first rows of a text into cells. What is no text at all has none.
func NewSample(path, data string) Sample {
	if len(data) > sampleSize {
		data = data[:sampleSize]
	}
	text, bad, _ := decodeTable(strings.TrimSuffix(data, "\x00"))
	t := &Table{text: text}
	if bad != nil {
		return Sample{Table: t}
	}
	comma := separator(text, path)
	t.first(comma)
	s := Sample{Table: t}
	s.Regular, s.Cells = t.regular()
	return s
}

// first reads the first rows of a text.
func (t *Table) first(comma byte) {
	t.comma = comma
	s := newRowScanner(t)
	for s.at < len(s.text) && len(t.Rows) < sampleRows {
		if s.row() != nil {
			return
		}
	}
}

// regular counts the rows that have as many cells as most rows do, which is more than one.
func (t *Table) regular() (rows, cells int) {
	counts := map[int]int{}
	for i := range t.Rows {
		n := t.Width(i)
		counts[n]++
		if n > 1 && (counts[n] > rows || counts[n] == rows && n > cells) {
			rows, cells = counts[n], n
		}
	}
	return rows, cells
}

// separator finds out what stands between the cells of a text: the mark that cuts its first rows into most cells, each into as
// many.
func separator(text, path string) byte {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && rest != "" && strings.IndexByte(",;\t|", rest[0]) >= 0 {
		return rest[0]
	}
	best, most := byte(','), 0
	if ext := strings.ToLower(filepath.Ext(path)); ext == ".tsv" || ext == ".tab" {
		best = '\t'
	}
	text = text[:min(len(text), sampleSize)]
	for _, comma := range []byte{best, ',', ';', '\t', '|'} {
		if strings.IndexByte(text, comma) < 0 {
			continue
		}
		t := &Table{text: text}
		t.first(comma)
		if rows, cells := t.regular(); rows*cells > most {
			best, most = comma, rows*cells
		}
	}
	return best
}

// Line returns the first line of a row as it is written.
func (s *Sample) Line(row int) string {
	at := int(s.Rows[row][0].offset)
	line, _, _ := strings.Cut(s.text[at:], "\n")
	return line
}
