package source

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/orglint/orglint/internal/diag"
)

// A Top is a field at the top of a document. It tells what kind of file it is.
type Top struct {
	Key  string
	Text string // of the value, where that is a plain text
	List bool   // whether the value is a list, or may be one
}

// Is reports whether a field has a name, or nearly so: but for case or one letter.
func (t Top) Is(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return diag.Distance(t.Key, name, 1) <= 1 })
}

// Tops returns the fields at the top of a file's documents. Of a file that does not parse they are also those that can be seen: keys
// at the margin or, within brackets, at the first level.
func (f *File) Tops() []Top {
	var tops []Top
	for i := range f.Documents {
		for _, field := range f.Documents[i].Fields {
			top := Top{Key: field.Key.Value, List: field.Value.Kind == List}
			if field.Value.Kind == Plain {
				top.Text = field.Value.Text
			}
			tops = append(tops, top)
		}
	}
	if !f.Unparsed() {
		return tops
	}
	text := f.Letters()
	if first := strings.TrimLeft(text, " \t\r\n"); strings.HasPrefix(first, "{") {
		within := topsWithin(first)
		if !slices.ContainsFunc(within, func(t Top) bool { return t.Is("version", "people", "vacancies", "teams", "units") }) {
			return within // what was mended may have brought to the top what stood further inside
		}
		return append(tops, within...)
	}
	for _, m := range topPatterns().margin.FindAllStringSubmatch(text, -1) {
		tops = append(tops, newTop(m[1], m[2]))
	}
	return tops
}

// Letters returns what the file holds without NULs, so that UTF-16 which does not say so reads too. There may be a gibibyte of NULs.
func (f *File) Letters() string {
	text := f.Data()
	nuls := strings.Count(text, "\x00")
	if nuls == 0 {
		return text
	}
	letters := make([]byte, 0, len(text)-nuls)
	for i := range len(text) {
		if text[i] != 0 {
			letters = append(letters, text[i])
		}
	}
	return string(letters)
}

// Unparsed reports whether some of the file did not parse.
func (f *File) Unparsed() bool {
	return slices.ContainsFunc(f.Findings, func(f diag.Finding) bool { return f.Rule == "syntax" })
}

// Empty reports whether the file holds nothing.
func (f *File) Empty() bool { return strings.TrimSpace(f.Data()) == "" }

// newTop makes a field of its key and what follows that on its line.
func newTop(key, rest string) Top {
	rest, _, _ = strings.Cut(rest, " #")
	rest = strings.TrimRight(strings.TrimSpace(rest), ",}")
	return Top{Key: key, Text: rest, List: rest == "" || rest[0] == '[' || rest[0] == '#'}
}

// topPatterns match keys and what follows them on their lines: at the margin, and within brackets.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var topPatterns = sync.OnceValue(func() (p struct{ margin, within *regexp.Regexp }) {
	p.margin = regexp.MustCompile(`(?m)^["']?([\w-]+)["']?[ \t]*:([ \t][^\r\n]*)?\r?$`)
	p.within = regexp.MustCompile(`^\s*["']?([\w-]+)["']?\s*:\s*([^\s,}]*)`)
	return p
})

// topsWithin returns the fields at the first level of a text in brackets. A quotation mark that is not closed ends with its line.
func topsWithin(text string) []Top {
	var tops []Top
	depth := 0
	for at := 0; at < len(text); at++ {
		c := text[at]
		switch c {
		case '"':
			at = afterQuote(text, at+1)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 1 && (c == '{' || c == ',') {
			if m := topPatterns().within.FindStringSubmatch(text[at+1 : min(len(text), at+200)]); m != nil {
				tops = append(tops, newTop(m[1], m[2]))
			}
		}
	}
	return tops
}

// afterQuote returns where a text between quotation marks ends that begins at an offset: at the mark, or at the end of its line.
func afterQuote(text string, at int) int {
	for ; at < len(text) && text[at] != '"' && text[at] != '\n'; at++ {
		if text[at] == '\\' {
			at++
		}
	}
	return at
}

// Disown gives up a file that is none of ours: nothing of it is read, and nothing can be shown, for its text is blank then. A finding
// says so, and what was expected: such as a job family, which is a group of fields.
func (f *File) Disown(what, which string) {
	finding := diag.Finding{
		Rule: "schema", Pos: f.pos(0, 0), Field: "layout", Message: "This file does not look like " + what + ", which is " + which + ".",
	}
	if saw := f.saw(); saw != "" {
		finding.Message += " It holds " + saw + "."
	}
	incomplete := f.Incomplete
	if !slices.ContainsFunc(f.Documents, func(v Value) bool { return v.Kind != Null }) { // but comments, perhaps
		finding.Message = "This file is empty; " + what + " is " + which + ". Was it saved whole?"
	}
	if f.huge {
		finding.Rule, finding.Message = "syntax", tooMany
	} else if f.Unparsed() {
		finding.Rule = "syntax"
		finding.Message = "This file does not read as YAML or JSON, and what can be seen of it does not look like " + what + ", which is " + which +
			". Nothing of it is shown."
		at := slices.IndexFunc(f.Findings, func(f diag.Finding) bool { return f.Rule == "syntax" })
		finding.Pos.Offset = f.Findings[max(0, at)].Pos.Offset
	}
	if what := foreign(f.Data()); what != "" {
		finding.Rule, finding.Pos.Offset, finding.Message = "schema", 0, "This file is "+what+"."
	}
	f.File.Hide([]diag.Pos{f.pos(0, len(f.Data()))})
	f.None = true
	*f = File{File: f.File, Incomplete: incomplete, Findings: []diag.Finding{finding}}
}
