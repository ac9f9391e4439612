package adapt

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// notPeople says that a table is no chart, what to do if it is one all the same, and first that its text may be read wrong.
func notPeople(path string, table *source.Table, why string) string {
	is := "is a table"
	if table.OfRecords() {
		is = "holds records"
	}
	if unsure := table.Unsure(); unsure != "" {
		why = strings.TrimSuffix(unsure, ".") + "; " + why
	}
	return fmt.Sprintf("%s %s, but not an org chart: %s. If its rows are people, say under sources in .orglint.yaml which columns hold them, "+
		"such as map: {name: HEADER, reports_to: HEADER}", path, is, why)
}

// askColumns reports what no column could be taken for, at the header of the likeliest, with what to write to have it taken.
func (c *chart) askColumns(found *columns, table *source.Table, noRoles bool) {
	for _, ask := range found.asked {
		if ask.Field == "role" && noRoles {
			continue
		}
		at := c.file.Text(table, found.header, max(ask.Column, 0))
		f := diag.Finding{Rule: "unread-column", Pos: at.Pos, Field: ask.Field, Severity: diag.Warning}
		if ask.Column >= 0 {
			f.Subject = found.named(ask.Column)
			f.Suggestion = mapLine(ask.Field, f.Subject)
		}
		switch {
		case ask.Holds > 0:
			f.Message = fmt.Sprintf("%s only in %s, which is not used. If people are known by it, say so under sources in .orglint.yaml: %s. If not, "+
				"leave it out with ignore: [%s].", wording.Count(ask.Holds, "manager is named", "managers are named"), diag.Quote(f.Subject), f.Suggestion, source.Scalar(f.Subject))
		case ask.Field == "reports_to":
			f.Severity = diag.Error
			f.Message = "No column could be recognized as the managers, so no reporting lines are checked. " + likeliest(ask, f) +
				" If the table does not say who reports to whom: map: {reports_to: none}."
		case ask.Field == "role":
			f.Message = "No column could be recognized as the titles, so no roles are checked. " + likeliest(ask, f) + " If it has none: map: {role: none}."
		default:
			f.Message = "No column could be recognized as the ids or the e-mail addresses, so people are known by their names. " + likeliest(ask, f) +
				" If it has none: map: {id: none}."
		}
		c.file.Note(f)
	}
}

// likeliest says which column may be the one that is asked for, and what to write then.
func likeliest(ask infer.Ask, f diag.Finding) string {
	if ask.Column < 0 {
		return "Name it under sources in .orglint.yaml: " + mapLine(ask.Field, "HEADER") + "."
	}
	what := diag.Quote(f.Subject)
	if strings.TrimSpace(f.Subject) == "" {
		what = fmt.Sprintf("column %d, which needs a header,", ask.Column+1)
	}
	why := ""
	if ask.Why != "" {
		why = ", but " + ask.Why
	}
	return fmt.Sprintf("The likeliest is %s%s. If it is the one, say so under sources in .orglint.yaml: %s.", what, why, f.Suggestion)
}

// mapLine is what to write in a configuration to have a column taken for a field.
func mapLine(field, header string) string {
	return "map: {" + field + ": " + source.Scalar(header) + "}"
}
