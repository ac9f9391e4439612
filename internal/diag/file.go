package diag

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// blockSize is the distance in bytes between the points at which a file's lines and characters are counted in advance. It
// bounds the work of finding a line and a column, however long lines are.
const blockSize = 4096

// A File is a text that was read. It turns byte offsets into lines and columns, and shows its lines. Lines end as an
// editor ends them: at LF, CR LF or CR. A File may be used by several goroutines.
type File struct {
	// Path is the path as users see it: relative to the working directory, with '/'.
	Path string

	// Table says that lines are the rows of a table. A line may hold what must not be shown beside a cell.
	Table bool
	// Sheet is the name of the sheet of a workbook that the text is made of: its lines are the rows, its cells stand between
	// tabs. Columns are those of the sheet then. It is empty for a text that was a text before.
	Sheet string

	data   string
	once   sync.Once
	blocks []block
	cr     bool // whether a line may end at a CR
}

// A block is what is known of a file where a stretch of blockSize bytes begins.
type block struct {
	lines uint32 // that end before it
	chars uint32 // before it
	start uint32 // of the line that it begins in
}

// NewFile returns the file of that path. The data is UTF-8 without a byte order mark.
func NewFile(path, data string) *File {
	return &File{Path: path, data: data}
}

// NewTable returns the file of that path, which is a table: a text or, if it has a name, a sheet of a workbook.
func NewTable(path, data, sheet string) *File {
	return &File{Path: path, Table: true, Sheet: sheet, data: data}
}

// Data returns the text of the file.
func (f *File) Data() string { return f.data }

// Line returns the text of a line, counted from 1, without its line break, and the offset of the first; nothing where
// there is no such line.
func (f *File) Line(line int) (text string, offset int) {
	f.index()
	if line < 1 {
		return "", 0
	}
	at := sort.Search(len(f.blocks), func(i int) bool { return int(f.blocks[i].lines) >= line })
	ends := int(f.blocks[at-1].lines)
	offset = int(f.blocks[at-1].start)
	if ends < line-1 {
		offset = (at - 1) * blockSize
	}
	for ; ends < line-1; ends++ {
		if offset = f.lineEnd(offset, len(f.data)); offset < 0 {
			return "", 0
		}
	}
	return strings.TrimRight(f.data[offset:f.endOf(offset)], "\r\n"), offset
}

// endOf returns the offset after the line that begins at an offset.
func (f *File) endOf(start int) int {
	at := sort.Search(len(f.blocks), func(i int) bool { return int(f.blocks[i].start) > start })
	if end := f.lineEnd(max(start, (at-1)*blockSize), len(f.data)); end >= 0 {
		return end
	}
	return len(f.data)
}

// position returns the line and the column, both from 1, of a byte offset. An offset past the end is at the end.
func (f *File) position(offset int) (line, column int) {
	f.index()
	offset = min(offset, len(f.data))
	from := offset / blockSize
	line, start := int(f.blocks[from].lines)+1, int(f.blocks[from].start)
	for at := from * blockSize; ; line++ {
		end := f.lineEnd(at, offset)
		if end < 0 {
			break
		}
		at, start = end, end
	}
	if f.Sheet != "" {
		return line, strings.Count(f.data[start:offset], "\t") + 1
	}
	return line, f.countTo(offset) - f.countTo(start) + 1
}

// lineEnd returns the offset after the first line break in a stretch; -1 where there is none.
func (f *File) lineEnd(from, to int) int {
	if !f.cr {
		if end := strings.IndexByte(f.data[from:to], '\n'); end >= 0 {
			return from + end + 1
		}
		return -1
	}
	end := strings.IndexAny(f.data[from:to], "\r\n")
	if end < 0 {
		return -1
	}
	end += from + 1
	if f.data[end-1] == '\r' && end < len(f.data) && f.data[end] == '\n' {
		end++
	}
	if end > to {
		return -1
	}
	return end
}

// countTo returns the number of characters before a byte offset.
func (f *File) countTo(offset int) int {
	at := offset / blockSize
	return int(f.blocks[at].chars) + countChars(f.data[at*blockSize:offset])
}

// index counts lines and characters, once.
func (f *File) index() {
	f.once.Do(func() {
		f.cr = strings.Contains(f.data, "\r")
		f.blocks = make([]block, 1, len(f.data)/blockSize+1)
		next := f.lineEnd(0, len(f.data))
		var now block
		for to := blockSize; to <= len(f.data); to += blockSize {
			now.chars += uint32(countChars(f.data[to-blockSize : to]))
			for next >= 0 && next <= to {
				now.lines++
				now.start = uint32(next)
				next = f.lineEnd(next, len(f.data))
			}
			f.blocks = append(f.blocks, now)
		}
	})
}

// LineStarts returns the offset of the first byte of each line: always at least one line.
func LineStarts(data string) []uint32 {
	starts := make([]uint32, 1, 1+strings.Count(data, "\n")+strings.Count(data, "\r"))
	for i := range len(data) {
		c := data[i]
		if c == '\n' || (c == '\r' && (i+1 == len(data) || data[i+1] != '\n')) {
			starts = append(starts, uint32(i+1))
		}
	}
	return starts
}

// countChars counts the bytes that begin a character, so that a text may be counted in pieces cut anywhere.
func countChars(data string) int {
	n := 0
	for i := range len(data) {
		if utf8.RuneStart(data[i]) {
			n++
		}
	}
	return n
}
