package lint

import (
	"errors"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/find"
	"github.com/orglint/orglint/internal/source"
)

// A Coverage says what of the chart could be judged and what could not, so that silence about it is no pass.
type Coverage struct {
	chart.Coverage

	Families bool // whether there are job families to judge roles by
	Syntax   int  // how many findings say that something does not read
	NotRead  []NotRead
}

// A Share is how many of the values that records give could be judged.
type Share = chart.Share

// Nothing reports whether no line and no role was judged, so that having found nothing says nothing.
func (c Coverage) Nothing() bool { return c.Lines.Judged+c.Roles.Judged == 0 }

// A NotRead is a part of a file that was not read, or not as a whole.
type NotRead struct {
	Pos  diag.Pos
	What string // record, row, cell, sheet or file
}

// coverage returns what of a chart, made of some files, could be judged, given the files that could not be opened.
func (r *Result) coverage(of *chart.Chart, files []*source.File, unopened []error) Coverage {
	c := Coverage{Coverage: of.Coverage(), Families: of.Families.JudgesRoles(), Syntax: r.NotShown("syntax")}
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
	for _, err := range unopened {
		if unread, ok := errors.AsType[*find.UnreadError](err); ok {
			c.NotRead = append(c.NotRead, NotRead{diag.Pos{File: diag.NewFile(unread.Path, "")}, source.UnreadFile.String()})
		}
	}
	return c
}
