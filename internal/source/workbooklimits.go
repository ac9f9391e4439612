package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// maxUnzipped is how many bytes of a workbook are unpacked. They are read as they come, so that this bounds the time.
const maxUnzipped = 256 << 20

// maxKept is how many bytes the texts of a workbook may have together, those that cells share and those of the rows: a text that is
// stored once may stand in a million cells.
const maxKept = 128 << 20

// maxCells is how many cells all sheets together may have, also empty ones before the last of a row: each takes memory, though a
// single one at the far end of each row is enough to make them.
const maxCells = 1 << 24

// maxNumberFormat is the longest format of numbers, as in Excel; a longer one is passed over. maxFormats is how many there may be.
const maxNumberFormat, maxFormats = 255, 1 << 17

// maxToken is how many bytes a tag, or a text between two, may have, and maxTags how deep tags may stand in each other. No sheet comes
// near them: a cell holds 32,767 characters.
const maxToken, maxTags = 1 << 20, 64

// mostPieces is how many tags all parts of a workbook may have together, also empty ones, of which a kilobyte may hold a million when it
// is packed. A sheet of 500,000 people with 20 columns has as many.
const mostPieces = 20_000_000

// smallPart is how much more a tag counts in the parts that say what the sheets, the formats and the other parts are, none of which is
// large: a hundred kilobytes may hold 20 million, which take longer than all sheets of anybody.
const smallPart = 10

// mostSheets is how many sheets are looked at for one that is a chart.
const mostSheets = 1000

// mostNumber is the number of the last row of a sheet in Excel.
const mostNumber = 1 << 20

// room is how much more of a workbook may be read.
type room struct{ unzipped, pieces, cells, kept int }

// allRoom is how much of a workbook may be read.
func allRoom() room { return room{maxUnzipped, mostPieces, maxCells, maxKept} }

var (
	errUnzipped = errors.New("too much is unpacked")
	errPieces   = errors.New("too many tags")
	errSmall    = errors.New("too many tags in a small part")
	errCells    = errors.New("too many cells")
	errKept     = errors.New("too much text")
	errRows     = errors.New("a row below the last that Excel has")
	errColumns  = errors.New("a cell beyond the last column that Excel has")
	errFilled   = errors.New("too many rows")
	errDamaged  = errors.New("damaged")
)

// take counts cells that are kept, also those that are empty.
func (r *room) take(cells int) error {
	if r.cells -= cells; r.cells < 0 {
		return errCells
	}
	return nil
}

// keep counts bytes of text that are kept.
func (r *room) keep(bytes int) error {
	if r.kept -= bytes; r.kept < 0 {
		return errKept
	}
	return nil
}

const (
	damagedBook = "This file is damaged, or is not a workbook, and cannot be read; save it again as .xlsx, or save the sheet as CSV."
	noBook      = "This is not an .xlsx workbook, or its main part is missing; save it again as .xlsx, or save the sheet as CSV."
	saveAgain   = "; open the workbook in Excel, which may repair it, and save it again."
)

// explain says why a part does not read, given what is damaged where no limit is the reason.
func (b *workbook) explain(err error, damaged string) string {
	switch {
	case errors.Is(err, errRows):
		return "A sheet of this workbook has more than 1,048,576 rows, which is more than a spreadsheet can have; save it again as .xlsx."
	case errors.Is(err, errFilled):
		return tooManySheetRows
	case errors.Is(err, errColumns):
		return "A row of this workbook has more than 16,384 cells, which is more than a spreadsheet can have; save it again as .xlsx."
	case errors.Is(err, errPieces):
		return "This workbook has more than 20 million cells, rows and texts, also empty ones, which is more than orglint reads; save just the " +
			"list of people."
	case errors.Is(err, errSmall):
		return "This workbook has more than 2 million tags that say what its sheets and formats are, which is more than orglint reads; save the sheet as CSV."
	case errors.Is(err, errCells):
		return "This workbook has more than 16 million cells, which is more than orglint reads; save just the list of people."
	case errors.Is(err, errKept):
		return "This workbook holds more than 128 MB of text, which is more than orglint reads; save just the list of people."
	case errors.Is(err, errUnzipped):
		return "This workbook grows to more than 256 MB when it is unpacked, which is more than orglint reads; save the sheet as CSV."
	}
	return damaged + saveAgain
}

// broken notes why the sheet does not read, or not to its end.
func (r *sheetReader) broken(err error) {
	at := len(r.table.text)
	damaged := "The sheet " + diag.Quote(r.table.Sheet) + " is damaged"
	switch {
	case r.book.texts.err != nil:
		damaged, at = "The part of this workbook that holds the texts of the cells is damaged, so that some may be missing", 0
	case r.book.formats.err != nil:
		damaged, at = "The part of this workbook that says what is a day and what is a number is damaged", 0
	case r.row > 0:
		damaged += fmt.Sprintf(" from row %d on, and what follows is not read", max(r.row, len(r.lines)+1))
	default:
		damaged += " or missing, and cannot be read"
	}
	r.table.faults = append(r.table.faults, fault{offset: at, message: r.book.explain(err, damaged)})
}

// isSpent reports whether an error says that no more may be read of the workbook.
func isSpent(err error) bool {
	return errors.Is(err, errUnzipped) || errors.Is(err, errPieces) || errors.Is(err, errSmall) || errors.Is(err, errCells) || errors.Is(err, errKept)
}

// oldContainer begins an old .xls, and a workbook that is protected by a password.
const oldContainer = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// contained says why a file in the old container does not read.
func contained(data string) string {
	has := func(name string) bool { return strings.Contains(data, strings.Join(strings.Split(name, ""), "\x00")) }
	switch {
	case has("EncryptedPackage"):
		return "This workbook is protected by a password; save it without one."
	case has("WordDocument"), has("PowerPoint Document"), has("VisioDocument"):
		return "This is an old document of Word, PowerPoint or Visio; save the list of people in it as .xlsx or CSV."
	}
	return "This is an old .xls workbook (Excel 97 to 2003), which orglint does not read; open it in a spreadsheet program and save it as .xlsx or CSV."
}
