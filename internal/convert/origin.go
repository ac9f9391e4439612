package convert

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// origins find out where records were read. Many records may stand on one line, which is looked at only once.
type origins struct {
	file      *diag.File
	converted bool // whether the file was written by convert
	line      int
	origin    string // what the comment at the end of the line says; empty where there is none
}

// comment says where a record was read: where it stands or, in a file that was converted before, what is said there. It may hold
// anything that stands in a file or its name, but nothing that could end the comment.
func (o *origins) comment(v *source.Value) string {
	start := v.Start()
	place := start.Place()
	where := o.said(start.File, place.Line)
	switch cell := start.Cell(); {
	case where != "":
	case cell != "":
		where = place.Path + " " + cell
	default:
		where = fmt.Sprintf("%s:%d", place.Path, place.Line)
	}
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == '#' {
			return '?'
		}
		return r
	}, where), " ")
}

// said returns where the records on a line were read, as the comment at its end says.
func (o *origins) said(file *diag.File, line int) string {
	if file != o.file {
		_, rest, _ := strings.Cut(file.Data(), "\n") // the first line of a file may hold its checksum
		*o = origins{file: file, converted: !file.Table && (strings.HasPrefix(file.Data(), mark) || strings.HasPrefix(rest, mark))}
	}
	if !o.converted || line == o.line {
		return o.origin
	}
	o.line, o.origin = line, ""
	text, _ := file.Line(line)
	if m := patterns().origin.FindStringSubmatch(text); m != nil {
		o.origin = m[1]
	}
	return o.origin
}
