package source

import (
	"errors"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped is how large a workbook may become when it is unpacked, in bytes. It is the limit for each of its parts too: a
// larger part would be unpacked to a file on the disk.
const maxUnzipped = 256 << 20

// maxCells is how many cells all sheets together may have, also empty ones before the last of a row.
const maxCells = 1 << 25

var errCells = errors.New("too many cells")

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
	case strings.Contains(err.Error(), "unzip size exceeds"):
		message = "This workbook grows to more than 256 MB when it is unpacked, which is more than orglint reads; save the sheet as CSV."
	}
	return &Table{Sheet: "?", faults: []fault{*says(message)}}
}
