package disk

import (
	"io/fs"
	"os"
	"time"
)

// Seen tells which files were met before, by whatever name or link. The zero Seen has met none.
type Seen struct {
	met map[likeness][]meeting
	n   int
}

// A likeness is what names of one file have in common, and two files seldom.
type likeness struct {
	size    int64
	changed time.Time
}

// A meeting is a file, and how many others were met before.
type meeting struct {
	file fs.FileInfo
	nth  int
}

// Add returns how many other files were met before a file, and whether it was met itself.
func (s *Seen) Add(file fs.FileInfo) (nth int, again bool) {
	like := likeness{file.Size(), file.ModTime()}
	for _, m := range s.met[like] {
		if m.file == file || os.SameFile(m.file, file) { // the former outside of the disk
			return m.nth, true
		}
	}
	if s.met == nil {
		s.met = map[likeness][]meeting{}
	}
	s.met[like] = append(s.met[like], meeting{file, s.n})
	s.n++
	return s.n - 1, false
}
