package lint

import (
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A Coverage says what of the chart could not be judged, so that silence about it is no pass.
type Coverage struct {
	Syntax  int // how many findings say that something does not read
	NotRead []NotRead
}

// A NotRead is a part of a file that was not read, or not as a whole.
type NotRead struct {
	Pos  diag.Pos
	What string // record, row, cell, sheet or file
}

// coverage returns what of some files could not be judged.
func (r *Result) coverage(files []*source.File) Coverage {
	c := Coverage{Syntax: r.NotShown("syntax")}
	for _, f := range r.Findings {
		if f.Rule == "syntax" {
			c.Syntax++
		}
	}
	for _, file := range files {
		for i := range file.Unread {
			c.NotRead = append(c.NotRead, NotRead{file.Unread[i].Pos, file.Unread[i].What.String()})
		}
		if file.Incomplete && len(file.Unread)+len(file.Documents) == 0 {
			whole := diag.Pos{File: file.File, Length: uint32(len(file.Data()))}
			c.NotRead = append(c.NotRead, NotRead{whole, source.UnreadFile.String()})
		}
	}
	return c
}
