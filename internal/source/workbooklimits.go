package source

import (
	"bytes"
	"errors"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped is how large a workbook may become when it is unpacked, in bytes. It is the limit for each of its parts too: a
// larger part would be unpacked to a file on the disk.
const maxUnzipped = 256 << 20

const (
	maxCells  = 1 << 25 // how many cells all sheets together may have, also empty ones before the last of a row
	maxMerged = 20_000  // how many merged cells a sheet may have: excelize compares each with each
)

var (
	errCells  = errors.New("too many cells")
	errMerged = errors.New("too many merged cells")
)

// oldContainer begins an old .xls, and a workbook that is protected by a password.
const oldContainer = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// contained says why a file in the old container does not read.
func contained(data string) *fault {
	name := strings.Join(strings.Split("EncryptedPackage", ""), "\x00")
	if strings.Contains(data, name) {
		return says("This workbook is protected by a password; save it without one.")
	}
	return says("This is no .xlsx file but an old .xls or another document; save it again as .xlsx, or save the sheet as CSV.")
}

func says(message string) *fault { return &fault{message: message} }

// unreadable is a table with nothing but the reason why a workbook does not read.
func unreadable(err error) *Table {
	message := "This workbook cannot be read; save it again as .xlsx, or save the sheet as CSV."
	switch {
	case errors.Is(err, excelize.ErrMaxRows):
		message = "A sheet of this workbook has more than 1,048,576 rows, which is more than a spreadsheet can have; save it again as .xlsx."
	case errors.Is(err, errCells):
		message = "This workbook has more than 33 million cells, which is more than orglint reads; save just the list of people."
	case errors.Is(err, errMerged):
		message = "A sheet of this workbook has more than 20,000 merged cells, which is more than orglint reads; save the sheet as CSV."
	case strings.Contains(err.Error(), "unzip size exceeds"):
		message = "This workbook grows to more than 256 MB when it is unpacked, which is more than orglint reads; save the sheet as CSV."
	}
	return &Table{Sheet: "?", fault: says(message)}
}

// leaveMerged takes everything out of a workbook but its merged cells. To find those, excelize would load all rows a second
// time, and number them in a time that grows with the square of their count where they have no numbers.
func leaveMerged(book *excelize.File) error {
	var err error
	book.Pkg.Range(func(name, part any) bool {
		if data, ok := part.([]byte); ok {
			rest := withoutRows(data)
			if bytes.Count(rest, []byte("mergeCell")) > 2*maxMerged {
				err = errMerged
			}
			book.Pkg.Store(name, rest)
		}
		return err == nil
	})
	return err
}

var rowsBegin = regexp.MustCompile(`<([^\s<>/:]+:)?sheetData\b[^>]*>`)

// withoutRows takes the rows out of a sheet. Of any other part nothing is left but an empty sheet.
func withoutRows(part []byte) []byte {
	empty := []byte("<worksheet/>")
	if !bytes.Contains(part, []byte("sheetData")) {
		return empty
	}
	begin := rowsBegin.FindSubmatchIndex(part)
	if begin == nil {
		return empty
	}
	prefix := ""
	if begin[2] >= 0 {
		prefix = string(part[begin[2]:begin[3]])
	}
	mark := []byte("</" + prefix + "sheetData>")
	end := bytes.LastIndex(part, mark)
	if end < begin[1] {
		return empty
	}
	rest := part[end+len(mark):]
	if bytes.Contains(rest, []byte("sheetData")) {
		return empty
	}
	return append(bytes.Clone(part[:begin[0]]), rest...)
}
