// Package source reads files into values that know their place. It knows YAML and JSON, and nothing of org charts.
package source

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A File is one file as read: its documents, and what was wrong with reading it.
type File struct {
	*diag.File
	Documents []Value
	Findings  []diag.Finding // of the rules syntax, duplicate-key and schema

	// Incomplete says that something in the file could not be read, so that nothing may be called missing.
	Incomplete bool
}

// Read reads YAML or, where the path ends in .json, JSON. It never fails: what does not read is a finding. The path
// is the one to show.
func Read(path string, data []byte) *File {
	text, bad := decode(data)
	f := &File{File: diag.NewFile(path, text)}
	if bad != nil {
		f.syntax(f.pos(bad.offset, bad.length), bad.message)
		return f
	}
	if strings.EqualFold(filepath.Ext(path), ".json") {
		f.readJSON()
		return f
	}
	f.readYAML()
	return f
}

// IsJSON reports whether a text without a file name reads as JSON rather than as YAML.
func IsJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n\xef\xbb\xbf"), []byte("{"))
}

// pos returns the position of a stretch of the file.
func (f *File) pos(offset, length int) diag.Pos {
	return diag.Pos{File: f.File, Offset: uint32(offset), Length: uint32(length)}
}

// syntax reports that something does not read, and that the file is therefore incomplete.
func (f *File) syntax(pos diag.Pos, message string) {
	f.Incomplete = true
	f.Findings = append(f.Findings, diag.Finding{Rule: "syntax", Pos: pos, Field: message, Message: message})
}

// duplicateKey reports the second use of a key in one mapping.
func (f *File) duplicateKey(first, second diag.Text) {
	f.Findings = append(f.Findings, diag.Finding{
		Rule: "duplicate-key", Pos: second.Pos, Field: second.Value,
		Message: "The field " + diag.Quote(second.Value) + " is given twice here; only the first one counts.",
		Related: []diag.Related{{Pos: first.Pos, Message: "first given here"}},
	})
}
