package schema

import (
	"slices"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// meant returns the field that an unknown key of a mapping was probably meant to be: one that is not there yet and is
// spelt nearly so, or goes by that name elsewhere. It is empty if there is none.
func (h *holder) meant(name string) string {
	name = plainName(name)
	if slices.Contains(h.absent, name) {
		return name
	}
	if near := diag.Nearest(name, h.absent); near != "" {
		return near
	}
	if field := otherName(name); slices.Contains(h.absent, field) {
		return field
	}
	return ""
}

// Misspelt returns the number of the field of a record in a list that was probably meant to be another, which the record lacks; -1 where there
// is none.
func (s *Schema) Misspelt(list string, record *source.Value, field string) int {
	known := s.shape.field(list).item().fields
	return slices.IndexFunc(record.Fields, func(f source.Field) bool {
		h := holder{absent: []string{field}}
		return known[f.Key.Value] == nil && h.meant(f.Key.Value) == field
	})
}

// plainName writes a name as orglint writes fields: Line Manager, line-manager and lineManager are line_manager.
func plainName(name string) string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.TrimSpace(name) {
		switch {
		case r == ' ' || r == '-':
			r = '_'
		case unicode.IsUpper(r) && unicode.IsLower(before):
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
		before = r
	}
	return b.String()
}

// otherName returns orglint's name for a field or a list as HR systems and other charts call it.
func otherName(name string) string {
	switch name {
	case "employees", "persons", "team_members":
		return "people"
	case "open_seats", "positions":
		return "vacancies"
	case "departments", "divisions":
		return "units"
	case "aka", "also_known_as":
		return "aliases"
	case "sub_department":
		return "unit"
	case "joined":
		return "start"
	case "left":
		return "end"
	}
	field, _ := infer.Meaning(name)
	if strings.HasPrefix(field, "manager_") {
		return "reports_to"
	}
	return field
}

// Fields returns the names of the fields that a record may have, and what each must be, by the names of the lists that it stands in, such as
// vacancies and interviews; without any, those of the document.
func (s *Schema) Fields(lists ...string) (names []string, expects func(name string) string) {
	record := s.shape
	for _, list := range lists {
		record = record.field(list).item()
	}
	return slices.Clone(record.names), func(name string) string { return record.field(name).expects }
}

// Choices returns the texts that will do for a field of such a record, where they are few.
func (s *Schema) Choices(field string, lists ...string) []string {
	record := s.shape
	for _, list := range lists {
		record = record.field(list).item()
	}
	return slices.Clone(record.field(field).enum)
}
