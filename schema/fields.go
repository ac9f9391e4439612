package schema

import (
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// meantField returns the field of a shape that an unknown key of a record was probably meant to be: one that is not
// there yet and is spelt nearly so, or goes by that name elsewhere. It is empty if there is none.
func meantField(sh *shape, record *source.Value, name string) string {
	var absent []string
	for _, field := range sh.names {
		if record.Get(field) == nil {
			absent = append(absent, field)
		}
	}
	if near := diag.Nearest(name, absent); near != "" {
		return near
	}
	if field := otherName(name); sh.fields[field] != nil && record.Get(field) == nil {
		return field
	}
	return ""
}

// otherName returns orglint's name for a field as HR systems and other charts call it.
func otherName(name string) string {
	switch name {
	case "manager", "manager_id", "managerId", "supervisor", "supervisor_id", "boss", "line_manager", "reportsTo":
		return "reports_to"
	case "title", "job_title", "jobTitle", "position", "job":
		return "role"
	case "department", "sub_department", "division", "org_unit":
		return "unit"
	case "teams", "squad":
		return "team"
	case "full_name", "fullName", "display_name":
		return "name"
	case "start_date", "hire_date", "joined":
		return "start"
	case "end_date", "termination_date", "left":
		return "end"
	case "job_grade", "pay_grade":
		return "grade"
	case "dotted_line", "dotted_lines":
		return "dotted_line_to"
	case "employees", "persons", "team_members":
		return "people"
	case "open_seats", "positions":
		return "vacancies"
	case "departments", "divisions":
		return "units"
	case "aka", "also_known_as":
		return "aliases"
	}
	return ""
}
