package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// warn tells which sheets beside the one that is read are damaged, of those that were looked at.
func warn(file *source.File, tables []*source.Table, read *source.Table) {
	for _, t := range tables {
		if t != read {
			file.Warn(t)
		}
	}
}

// chooseTable returns the first sheet that has a header, or the one that the configuration names; and what its columns hold, nil if
// there is no header. Where it has a shape of its own, it is the table that is made of it.
func chooseTable(tables []*source.Table, from Source) (*source.Table, *columns, *shape) {
	for _, t := range tables {
		if !from.reads(t.Sheet) {
			continue
		}
		t.Load()
		onlyTable(t, from)
		if s := findShape(t, from); s != nil {
			from.Map = s.what
			if c, ok := findColumns(s.table, from); ok {
				return s.table, c, s
			}
			from.Map = nil
		}
		if c, ok := findColumns(t, from); ok {
			return t, c, nil
		}
	}
	return tables[0], nil, nil
}

// reads reports whether a sheet may be read: one that is named, where any are. What is no workbook has none.
func (s Source) reads(sheet string) bool {
	return len(s.Sheets) == 0 || sheet == "" || slices.ContainsFunc(s.Sheets, func(name diag.Text) bool { return strings.EqualFold(name.Value, sheet) })
}

// noHeader reports a table in which nothing is known.
func (c *chart) noHeader(message string) {
	c.file.Incomplete, c.reading.Unknown = true, true
	if len(c.file.Findings) > 0 {
		return
	}
	c.fault(diag.Finding{Pos: diag.Pos{File: c.file.File}, Field: "header", Message: message})
}

// unknownTable says what a table is in which nothing is known. It is asked before the table is hidden.
func unknownTable(t *source.Table) string {
	switch {
	case t.OfRecords():
		return noPeople(t)
	case len(t.Rows) == 0:
		return "The table is empty."
	}
	return "No row of this table is a header that orglint knows: it needs a column for the id, the name or the e-mail address, and one " +
		"for the title or the manager. Name the columns under sources in .orglint.yaml; orglint init shows how."
}
