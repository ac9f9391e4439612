package diag

import (
	"math/bits"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// blockSize is the distance in bytes between the points at which a file's lines and characters are counted in advance. It
// bounds the work of finding a line and a column, however long lines are.
const blockSize = 1024

// A File is a text that was read. It turns byte offsets into lines and columns, and shows its lines, which
// end as LineLength says. A File may be used by several goroutines.
type File struct {
	// Path is the path as users see it: relative to the working directory, with '/'.
	Path string

	// Table says that lines are the rows of a table. A line may hold what must not be shown beside a cell.
	Table bool
	// Sheet is the name of the sheet of a workbook that the text is made of: its lines are the rows, its cells stand between
	// tabs. Columns are those of the sheet then. It is empty for a text that was a text before.
	Sheet string

	// Words are what its fields are called; nil in orglint's own layout.
	Words Words

	// Number counts the files of a chart that has several, from 1 on; 0 where there is but one.
	Number int
	// Single says that the file is about one person, whose id is the name of the file.
	Single bool
	// Dark says that its lines may not be shown: they are blank.
	Dark bool
	// None says that it is no file of ours, of which nothing is quoted: its text is blank, and there is no line to show.
	None bool

	data string

	mutex  sync.Mutex
	blocks []block // as far as somebody has asked; what is in there does not change
	cr     bool    // whether a line may end at a CR
	next   int     // the offset after the next line break, where it may be a CR; -1 if there is none
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
// there is no such line. Of a file whose lines may not be shown it returns blanks.
func (f *File) Line(line int) (text string, offset int) {
	text, offset = f.line(line)
	if f.Dark {
		text = strings.Repeat(" ", utf8.RuneCountInString(text))
	}
	return text, offset
}

// line is Line, whether or not it may be shown.
func (f *File) line(line int) (text string, offset int) {
	if line < 1 {
		return "", 0
	}
	blocks := f.index(func(all []block) bool { return int(all[len(all)-1].lines) >= line })
	at := sort.Search(len(blocks), func(i int) bool { return int(blocks[i].lines) >= line })
	ends := int(blocks[at-1].lines)
	offset = int(blocks[at-1].start)
	if ends < line-1 {
		offset = (at - 1) * blockSize
	}
	for ; ends < line-1; ends++ {
		if offset = f.lineEnd(offset, len(f.data)); offset < 0 {
			return "", 0
		}
	}
	text = f.data[offset:f.endOf(offset)]
	return text[:LineLength(text)], offset
}

// endOf returns the offset after the line that begins at an offset.
func (f *File) endOf(start int) int {
	blocks := f.index(func(all []block) bool { return int(all[len(all)-1].start) > start })
	at := sort.Search(len(blocks), func(i int) bool { return int(blocks[i].start) > start })
	if end := f.lineEnd(max(start, (at-1)*blockSize), len(f.data)); end >= 0 {
		return end
	}
	return len(f.data)
}

// position returns the line and the column, both from 1, of a byte offset. An offset past the end is at the end.
func (f *File) position(offset int) (line, column int) {
	offset = min(offset, len(f.data))
	from := offset / blockSize
	blocks := f.index(func(all []block) bool { return len(all) > from })
	line, start := int(blocks[from].lines)+1, int(blocks[from].start)
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
	return line, f.countTo(blocks, offset) - f.countTo(blocks, start) + 1
}

// lineEnd returns the offset after the first line break in a stretch; -1 where there is none.
func (f *File) lineEnd(from, to int) int {
	if !f.cr {
		if end := strings.IndexByte(f.data[from:to], '\n'); end >= 0 {
			return from + end + 1
		}
		return -1
	}
	if length := LineLength(f.data[from:to]); length < to-from {
		if end := from + length + breakLength(f.data[from+length:]); end <= to {
			return end
		}
	}
	return -1
}

// countTo returns the number of characters before a byte offset.
func (f *File) countTo(blocks []block, offset int) int {
	at := offset / blockSize
	return int(blocks[at].chars) + countChars(f.data[at*blockSize:offset])
}

// index counts lines and characters, from the start of the file on, until there are blocks enough or no more.
func (f *File) index(enough func([]block) bool) []block {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if len(f.blocks) == 0 {
		f.blocks = make([]block, 1)
		if f.cr = strings.Contains(f.data, "\r"); f.cr {
			f.next = f.lineEnd(0, len(f.data))
		}
	}
	for !enough(f.blocks) && len(f.blocks)*blockSize <= len(f.data) {
		f.blocks = append(f.blocks, f.nextBlock())
	}
	return f.blocks
}

// nextBlock counts on to the next block.
func (f *File) nextBlock() block {
	now, to := f.blocks[len(f.blocks)-1], len(f.blocks)*blockSize
	passed := f.data[to-blockSize : to]
	now.chars += uint32(countChars(passed))
	if !f.cr {
		if last := strings.LastIndexByte(passed, '\n'); last >= 0 {
			now.lines += uint32(strings.Count(passed, "\n"))
			now.start = uint32(to - blockSize + last + 1)
		}
		return now
	}
	for ; f.next >= 0 && f.next <= to; f.next = f.lineEnd(f.next, len(f.data)) {
		now.lines++
		now.start = uint32(f.next)
	}
	return now
}

// countChars counts the bytes that begin a character, so that a text may be counted in pieces cut anywhere.
func countChars(data string) int {
	const high = 0x8080808080808080 // a bit in each of eight bytes
	chars := len(data)
	for ; len(data) >= 8; data = data[8:] {
		word := uint64(data[0]) | uint64(data[1])<<8 | uint64(data[2])<<16 | uint64(data[3])<<24 |
			uint64(data[4])<<32 | uint64(data[5])<<40 | uint64(data[6])<<48 | uint64(data[7])<<56
		chars -= bits.OnesCount64(word & high &^ (word << 1)) // bytes that go on begin with 10
	}
	for i := range len(data) {
		if !utf8.RuneStart(data[i]) {
			chars--
		}
	}
	return chars
}
