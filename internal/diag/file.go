package diag

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// blockSize is the distance in bytes between the points at which a file's characters are counted in advance. It bounds
// the work of finding a column, however long the line is.
const blockSize = 4096

// A File is a text that was read. It turns byte offsets into lines and columns, and shows its lines. Lines end as an
// editor ends them: at LF, CR LF or CR. A File may be used by several goroutines.
type File struct {
	// Path is the path as users see it: relative to the working directory, with '/'.
	Path string

	data  string
	once  sync.Once
	lines []uint32 // offset of the first byte of each line
	chars []int    // characters before each block
}

// NewFile returns the file of that path. The data is UTF-8 without a byte order mark, and .
func NewFile(path, data string) *File {
	return &File{Path: path, data: data}
}

// Data returns the text of the file.
func (f *File) Data() string { return f.data }

// Line returns the text of a line, counted from 1, without its line break, and the offset of the first; nothing where
// there is no such line.
func (f *File) Line(line int) (text string, offset int) {
	f.index()
	if line < 1 || line > len(f.lines) {
		return "", 0
	}
	end := len(f.data)
	if line < len(f.lines) {
		end = int(f.lines[line])
	}
	offset = int(f.lines[line-1])
	return strings.TrimRight(f.data[offset:end], "\r\n"), offset
}

// position returns the line and the column, both from 1, of a byte offset. An offset past the end is at the end.
func (f *File) position(offset int) (line, column int) {
	f.index()
	offset = min(offset, len(f.data))
	line = sort.Search(len(f.lines), func(i int) bool { return int(f.lines[i]) > offset })
	start := int(f.lines[line-1])
	if offset-start < blockSize {
		return line, countChars(f.data[start:offset]) + 1
	}
	return line, f.countTo(offset) - f.countTo(start) + 1
}

// countTo returns the number of characters before a byte offset.
func (f *File) countTo(offset int) int {
	block := offset / blockSize
	return f.chars[block] + countChars(f.data[block*blockSize:offset])
}

// index finds the lines and counts the characters, once.
func (f *File) index() {
	f.once.Do(func() {
		f.lines = LineStarts(f.data)
		total := 0
		for from := 0; from <= len(f.data); from += blockSize {
			f.chars = append(f.chars, total)
			total += countChars(f.data[from:min(from+blockSize, len(f.data))])
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
