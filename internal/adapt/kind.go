package adapt

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/orglint/orglint/internal/source"
)

// IsTable reports whether a file is a spreadsheet, given its path, what it holds and the layout that it is said to have, if any. What
// it holds decides, and its name only where that does not tell. A chart of orglint's own never is one.
func IsTable(path, data, as string) bool {
	if source.IsWorkbook(data) {
		return true
	}
	begin := data[:min(len(data), 1<<16)]
	named := source.IsTable(path)
	switch {
	case isOwn(begin), IsDocument(as), source.IsLDIF(begin):
		return false
	case kinds().json.MatchString(begin):
		return named && !json.Valid([]byte(data))
	}
	sample := source.NewSample(path, begin)
	yaml := likeYAML(sample)
	if as != "" {
		return named || yaml < len(sample.Rows) || !kinds().list.MatchString(begin)
	}
	if named {
		return yaml < len(sample.Rows) || yaml == 0
	}
	return 2*yaml <= len(sample.Rows) && (likeTable(sample, path == "") || headed(sample))
}

// isOwn reports whether a text begins as a chart or a job family does.
func isOwn(text string) bool {
	return kinds().own.MatchString(text) || kinds().json.MatchString(text) && kinds().version.MatchString(text)
}

// A kindPatterns tells kinds of files by how they begin.
type kindPatterns struct{ own, json, version, field, list *regexp.Regexp }

// kinds compiles the patterns when the first is used.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var kinds = sync.OnceValue(func() kindPatterns {
	return kindPatterns{
		// what only charts, job families and records of Backstage have at the start of a line
		own: regexp.MustCompile(`(?m)^["']?(version["']?[ \t]*:[ \t]*["']?\d+["']?|(people|vacancies|teams|units|external|deviations|levels)["']?[ \t]*:([ \t]*[\[{&#].*)?|` +
			`family["']?[ \t]*:[^,;|\t]*|apiVersion["']?[ \t]*:.*)[ \t\r]*$`),
		version: regexp.MustCompile(`"version"\s*:\s*\d`),
		json:    regexp.MustCompile(`^(\x{FEFF})?\s*(\{\s*["}]|\[\s*[\[{"\]\d])`),
		list:    regexp.MustCompile(`^(\x{FEFF})?((#.*|---[ \t]*)?\r?\n)*- `),
		field:   regexp.MustCompile(`^\s*(- |-$|[{}\[\]]|#(\s|!|$)|["']?[\pL\d _/-]+["']?\s*:(\s|$)|---)`),
	}
})

// likeYAML counts the lines of a text that are such as YAML has.
func likeYAML(s source.Sample) (alike int) {
	for i := range s.Rows {
		if kinds().field.MatchString(s.Line(i)) {
			alike++
		}
	}
	return alike
}

// likeTable reports whether most rows of a text have as many cells, three at least. A text of one line is one if it may be.
func likeTable(s source.Sample, single bool) bool {
	const fewest = 3
	return s.Cells >= fewest && (s.Regular > 1 || single) && 5*s.Regular >= 3*len(s.Rows)
}

// headed reports whether a text has a header that is known, and rows of as many cells below it.
func headed(s source.Sample) bool {
	row := findHeader(s.Table, Source{})
	if row < 0 {
		return false
	}
	headers := headersOf(s.Table, row)
	below, filled := 0, 0
	for i := row + 1; i < len(s.Rows); i++ {
		below++
		if n := s.Width(i); n > 1 && 2*n >= len(headers) {
			filled++
		}
	}
	return 2*filled >= below && !slices.ContainsFunc(headers, func(h header) bool { return strings.ContainsAny(h.text, "{}") })
}
