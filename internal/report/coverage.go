package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// Below returns what stands below the summary: what to mend first, and what could not be checked. Nothing of it is a finding.
func Below(result *lint.Result) []string {
	return slices.DeleteFunc([]string{FirstFix(result.Coverage), NotChecked(result), notCounted(result)}, func(line string) bool { return line == "" })
}

// notCounted says which records are in no figure; it is empty where all are, or no figures were asked for.
func notCounted(result *lint.Result) string {
	if result.Figures == nil || result.Figures.Unclear == 0 {
		return ""
	}
	n := result.Figures.Unclear
	return "not counted: " + text.Count(n, "record", "records") + ", because part of " + text.Verb(n, "it", "them") + " could not be read"
}

// NotChecked says which of the things that orglint is there for it could not do, and why; it is empty where it did them all. What
// --families none turned off is not told.
func NotChecked(result *lint.Result) string {
	c := result.Coverage
	roles := c.Families && c.Roles.Judged == 0
	if result.Summary.People+result.Summary.Vacancies == 0 {
		what, where := "no reporting line", "the chart"
		if roles {
			what += " and no role"
		}
		if len(c.NotRead) > 0 {
			where = "what was read of " + where
		}
		return "not checked: " + what + ", because there are no people in " + where
	}
	var parts []string
	switch {
	case c.Lines.Judged > 0:
	case c.Lines.Given == 0:
		parts = append(parts, "no reporting line, because nobody's manager is given")
	default:
		parts = append(parts, "no reporting line, because "+noneOf(c.Lines.Given, "is certain"))
	}
	switch {
	case !roles:
	case c.Roles.Given == 0:
		parts = append(parts, "no role, because nobody's role is given")
	default:
		parts = append(parts, "no role, because "+noneOf(c.Roles.Given, "is in a loaded job family")+
			" (bring your own with --families FILE; orglint families import writes one from a page)")
	}
	if len(parts) == 0 {
		return ""
	}
	return "not checked: " + strings.Join(parts, "; ")
}

// noneOf says that nothing of what is given is so.
func noneOf(given int, so string) string {
	if given == 1 {
		return "not even the only one given " + so
	}
	return fmt.Sprintf("none of the %d given %s", given, so)
}

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
	last := len(hidden) - 1
	if last > 0 {
		hidden = []string{strings.Join(hidden[:last], ", ") + " and " + hidden[last]}
	}
	return line + hide + " all or a part of " + hidden[0]
}

// The part of the JSON format that says what was not judged.
type (
	jsonCoverage struct {
		Lines   jsonShare     `json:"reporting_lines"`
		Roles   jsonShare     `json:"roles"`
		Grades  jsonShare     `json:"grades"`
		NotRead []jsonNotRead `json:"not_read"`
	}
	jsonShare struct {
		State  string `json:"state"`
		Judged int    `json:"judged"`
		Given  int    `json:"given"`
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
	j := jsonCoverage{Lines: shareOf(c.Lines), Roles: shareOf(c.Roles), Grades: shareOf(c.Grades), NotRead: make([]jsonNotRead, 0, len(c.NotRead))}
	for _, part := range c.NotRead {
		p := part.Pos.Place()
		j.NotRead = append(j.NotRead, jsonNotRead{Path: p.Path, Line: p.Line, Column: p.Column, EndLine: p.EndLine, What: part.What})
	}
	return j
}

func shareOf(s lint.Share) jsonShare {
	state := "partly"
	switch s.Judged {
	case 0:
		state = "none"
	case s.Given:
		state = "checked"
	}
	return jsonShare{state, s.Judged, s.Given}
}
