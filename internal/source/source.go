// Package source reads files into values that know their place. It knows YAML, JSON and tables. Of org charts it
// knows only what their lists are called, so that a file that does not parse can be cut into records and read without its broken lines.
package source

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A File is one file as read: its documents, and what was wrong with reading it.
type File struct {
	*diag.File
	Documents []Value
	Findings  []diag.Finding // of the rules syntax, duplicate-key and schema

	// Unread are the parts of the file of which something was not read, in the order of the text.
	Unread []Stretch
	// Incomplete says that what could not be read may have held anything, so that nothing may be called missing. Where all that was
	// not read is known to be in Unread, it is false.
	Incomplete bool

	// Tables are what the file holds if it is a spreadsheet, until one of them is shown.
	Tables []*Table
	// Hidden are the names of hidden sheets, which are not read.
	Hidden []string
	// Several says that further sheets of the workbook are read, each as a file of its own; Other that this is such a one.
	Several, Other bool

	failed  bool // whether orglint itself failed to read it
	faulty  bool // whether there is a finding of the rule syntax about all of the file
	unusual bool // whether its readers may not agree where its lines end
	badText bool // whether it holds what no reader can take: a NUL, or what is no UTF-8
	huge    bool // whether it holds more than is read at once
	pieces  []Piece

	recoded   *fault // says that it is not UTF-8, until that is among the findings
	swallowed bool   // whether a record ends in the name of a list, which belongs to the margin

	foreign bool    // whether its records are known to be none of ours
	records bool    // whether the next mapping is a record of a list
	apart   []Value // the second of two records that stand as one; it follows the first

	mended  string    // the text that is read in place of the file's own, where that does not parse
	damages []damaged // the records of which a part is missing there, in the order of the text
}

// text returns the text that is read.
func (f *File) text() string {
	if f.mended != "" {
		return f.mended
	}
	return f.Data()
}

// Read reads YAML or, where the path ends in .json, JSON. It never fails: what does not read is a finding. The path
// is the one to show.
func Read(path string, data []byte) *File {
	f := newFile(path, string(data))
	f.read()
	return f
}

// read reads all documents, as far as they can be.
func (f *File) read() {
	if !f.faulty {
		f.parse()
	}
	if (f.faulty || f.swallowed || f.hasStray() || f.hasConflict()) && !f.huge {
		f.mend()
	}
	f.tellRecoded()
	if f.faulty && len(f.Unread) == 0 {
		f.Unread = []Stretch{{Pos: f.pos(0, len(f.Data())), Lost: []diag.Pos{f.pos(0, len(f.Data()))}, What: UnreadFile, Open: true}}
	}
}

// tellRecoded tells that a file is not UTF-8, though it is read.
func (f *File) tellRecoded() {
	if r := f.recoded; r != nil {
		f.recoded = nil
		f.Findings = append([]diag.Finding{{Rule: "syntax", Pos: f.pos(r.offset, r.length), Field: r.message, Message: r.message}}, f.Findings...)
	}
}

// parse parses all documents.
func (f *File) parse() {
	at := pastValues(f.text())
	switch {
	case at >= 0:
		f.huge = true
		f.syntax(f.pos(at, 1), tooMany)
	case IsLDIF(f.text()):
		f.readLDIF()
	case f.isJSONLines():
		f.readJSONLines()
	case f.IsJSON():
		f.readJSON()
	default:
		f.readYAML()
	}
}

// IsJSON reports whether the file is JSON: by its name, unless it begins as only YAML does, or else by what it holds.
func (f *File) IsJSON() bool {
	switch strings.ToLower(filepath.Ext(f.Path)) {
	case ".json":
		return !yamlBegins(f.Data())
	case ".jsonl", ".ndjson":
		return true
	case ".yaml", ".yml":
		return false
	}
	text := strings.TrimLeft(f.Data(), " \t\r\n")
	text, _ = strings.CutPrefix(text, "[")
	text, isMap := strings.CutPrefix(strings.TrimLeft(text, " \t\r\n"), "{")
	return isMap && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "\"") // in braces YAML mostly has no quotation marks
}

// yamlBegins reports whether a text begins as YAML does, and JSON never.
func yamlBegins(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	key := strings.TrimLeft(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
	return strings.HasPrefix(text, "#") || strings.HasPrefix(text, "---") || strings.HasPrefix(text, "- ") ||
		len(key) < len(text) && strings.HasPrefix(key, ":")
}

// ReadText reads a text that is neither YAML nor JSON. What does not read is a finding.
func ReadText(path string, data []byte) *File {
	return newFile(path, string(data))
}

func newFile(path, text string) *File {
	return newDecoded(text).file(path)
}

// IsJSON reports whether a text without a file name reads as JSON rather than as YAML.
func IsJSON(data []byte) bool {
	text := bytes.TrimLeft(data, " \t\r\n\xef\xbb\xbf")
	return bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")) && bytes.HasPrefix(bytes.TrimLeft(text[1:], " \t\r\n"), []byte("{"))
}

// pos returns the position of a stretch of the file.
func (f *File) pos(offset, length int) diag.Pos {
	return diag.Pos{File: f.File, Offset: uint32(offset), Length: uint32(length)}
}

// whole stretches the position of a bracket to the end of what it holds, if that is short and on one line.
func (f *File) whole(pos diag.Pos, end int) diag.Pos {
	const most = 1000
	end = min(end, len(f.Data()))
	if text := f.Data()[pos.Offset:end]; len(text) <= most && lineLength(text) == len(text) {
		pos.Length = uint32(len(text))
	}
	return pos
}

// syntax reports that something does not read, once a file, and that the file is therefore incomplete.
func (f *File) syntax(pos diag.Pos, message string) {
	if f.faulty {
		return
	}
	f.faulty, f.Incomplete = true, true
	f.Findings = append(f.Findings, diag.Finding{Rule: "syntax", Pos: pos, Message: message})
}

// NewFailed returns a file that orglint itself failed to read.
func NewFailed(path string, fault *diag.Fault) *File {
	f := &File{File: diag.NewFile(path, "")}
	f.Fail(fault)
	return f
}

// Fail gives up a file that orglint itself failed to read or to check: nothing is left of it, not even its text, but a finding that
// says so.
func (f *File) Fail(fault *diag.Fault) {
	*f = File{File: diag.NewFile(f.Path, ""), Incomplete: true, failed: true}
	f.Findings = []diag.Finding{{
		Rule: "syntax", Pos: f.pos(0, 0), Field: "fault", Own: true,
		Message: "orglint failed to read this file, so that nothing in it was checked. " + fault.Advice(),
	}}
}

// Failed reports whether orglint itself failed to read the file.
func (f *File) Failed() bool { return f.failed }

// found adds a finding, as long as there is room for those of a rule; then the last one stands for the others.
func (f *File) found(finding diag.Finding) {
	n := len(f.Findings)
	if n <= diag.MostOfRule {
		f.Findings = append(f.Findings, finding)
		return
	}
	last := &f.Findings[n-1]
	if last.NotShown == 0 {
		*last = diag.Finding{Rule: last.Rule, Pos: last.Pos, NotShown: 1}
	}
	last.NotShown++
}

// name sets the subject of the findings in a mapping, from the first of them, to the id of that mapping.
func (f *File) name(v *Value, from int) {
	id := v.GetText("id").Value
	for i := from; i < len(f.Findings) && id != ""; i++ {
		if f.Findings[i].Subject == "" && f.Findings[i].Rule == "duplicate-key" {
			f.Findings[i].Subject, f.Findings[i].Affected = id, []string{id}
		}
	}
}

// Shown returns a path as it is shown: relative to the working directory where that is possible, with '/'.
func Shown(path string) string {
	path = filepath.Clean(path)
	if filepath.IsLocal(path) {
		return filepath.ToSlash(path)
	}
	here, err := os.Getwd()
	whole, absErr := filepath.Abs(path)
	if err == nil && absErr == nil {
		if relative, err := filepath.Rel(here, whole); err == nil {
			path = relative
		}
	}
	return filepath.ToSlash(path)
}
