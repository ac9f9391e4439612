package disk

import (
	"cmp"
	"io/fs"
	"path/filepath"
	"slices"
	"time"
)

// Texts take the place of files, as those do that an editor holds and has not saved yet. The zero Texts takes the place of none.
type Texts struct{ byPath map[string]string }

// NewTexts returns texts by the paths of the files whose place they take. There need be no such files.
func NewTexts(texts map[string]string) Texts {
	t := Texts{make(map[string]string, len(texts))}
	for path, text := range texts {
		t.byPath[Real(path)] = text
	}
	return t
}

// Real returns the absolute path of a file without links, also of one that is not there.
func Real(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if target, err := filepath.EvalSymlinks(whole); err == nil {
		return target
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(whole)); err == nil {
		return filepath.Join(folder, filepath.Base(whole))
	}
	return whole
}

// Of returns the text that takes the place of a file; ok is false where none does.
func (t Texts) Of(path string) (text string, ok bool) {
	if len(t.byPath) == 0 {
		return "", false
	}
	text, ok = t.byPath[Real(path)]
	return text, ok
}

// Stat tells of a text what Stat tells of a file.
func (t Texts) Stat(path string) (info fs.FileInfo, ok bool) {
	text, ok := t.Of(path)
	return unsaved{name: filepath.Base(path), size: int64(len(text))}, ok
}

// Among adds to what is in a folder, by name, the texts whose files are not there yet.
func (t Texts) Among(entries []fs.DirEntry, folder string) []fs.DirEntry {
	if len(t.byPath) == 0 {
		return entries
	}
	all := slices.Clone(entries)
	folder = Real(folder)
	for path, text := range t.byPath {
		entry := fs.FileInfoToDirEntry(unsaved{filepath.Base(path), int64(len(text))})
		if _, saved := slices.BinarySearchFunc(entries, entry, byName); !saved && filepath.Dir(path) == folder {
			all = append(all, entry)
		}
	}
	slices.SortFunc(all, byName)
	return all
}

func byName(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) }

// An unsaved text is a file that is not on the disk.
type unsaved struct {
	name string
	size int64
}

func (u unsaved) Name() string     { return u.name }
func (u unsaved) Size() int64      { return u.size }
func (unsaved) Mode() fs.FileMode  { return 0o600 }
func (unsaved) ModTime() time.Time { return time.Time{} }
func (unsaved) IsDir() bool        { return false }
func (unsaved) Sys() any           { return nil }

// With returns the reach with texts in the place of files.
func (r Reach) With(texts Texts) Reach {
	r.texts = texts
	return r
}

// Texts returns the texts that take the place of files.
func (r Reach) Texts() Texts { return r.texts }

// readText reads a text that takes the place of a file.
func (r Reach) readText(path, text string, kind Kind) ([]byte, error) {
	if err := r.Covers(path); err != nil {
		return nil, err
	}
	if int64(len(text)) > kind.Most() {
		return nil, refuse(path, "it is larger than "+kind.String())
	}
	return []byte(text), nil
}
