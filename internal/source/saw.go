package source

import (
	"slices"

	"github.com/orglint/orglint/internal/text"
)

// saw says what the file holds, without a word of it.
func (f *File) saw() string {
	switch {
	case len(f.Documents) > 1:
		return text.Count(len(f.Documents), "document", "documents")
	case len(f.Documents) == 0:
		return ""
	}
	v := &f.Documents[0]
	switch {
	case v.Kind == List:
		if slices.ContainsFunc(v.Items, func(item Value) bool { return item.Kind == Map }) {
			return "a list of " + text.Count(len(v.Items), "record", "records")
		}
		return "a list of " + text.Count(len(v.Items), "entry", "entries")
	case v.Kind == Map:
		return "a group of " + text.Count(len(v.Fields), "field", "fields")
	case v.IsText():
		return "a text"
	}
	return ""
}
