package report

import (
	"strings"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// FirstFix says what the findings of the rule syntax hide; it is empty where there are none.
func FirstFix(c lint.Coverage) string {
	if c.Syntax == 0 {
		return ""
	}
	counts := map[string]int{}
	for _, part := range c.NotRead {
		counts[part.What]++
	}
	var hidden []string
	for _, what := range []string{"record", "row", "sheet", "file"} { // a cell is told by another rule
		if n := counts[what]; n > 0 {
			hidden = append(hidden, text.Count(n, what, what+"s"))
		}
	}
	line := "first fix the " + text.Count(c.Syntax, "syntax finding", "syntax findings") + ": "
	if len(hidden) == 0 {
		return line + "all else could be read"
	}
	hide := "they hide"
	if c.Syntax == 1 {
		hide = "it hides"
	}
	return line + hide + " all or a part of " + strings.Join(hidden, " and ")
}

// The part of the JSON format that says what was not judged.
type (
	jsonCoverage struct {
		NotRead []jsonNotRead `json:"not_read"`
	}
	jsonNotRead struct {
		Path    string `json:"path"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		EndLine int    `json:"end_line"`
		What    string `json:"what"`
	}
)

func coverageOf(c lint.Coverage) jsonCoverage {
	j := jsonCoverage{NotRead: make([]jsonNotRead, 0, len(c.NotRead))}
	for _, part := range c.NotRead {
		p := part.Pos.Place()
		j.NotRead = append(j.NotRead, jsonNotRead{Path: p.Path, Line: p.Line, Column: p.Column, EndLine: p.EndLine, What: part.What})
	}
	return j
}
