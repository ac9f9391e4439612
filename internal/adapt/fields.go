package adapt

import "slices"

// A field is what a column may hold, and how to speak of it. The headers that mean it are internal/infer's.
type field struct{ name, words string }

// knownFields returns the fields.
func knownFields() []field {
	return []field{
		{"id", "id"},
		{"other_id", "another id"},
		{"email", "e-mail address"},
		{"name", "name"},
		{"first_name", "first name"},
		{"middle_name", "middle name"},
		{"last_name", "last name"},
		{"second_last_name", "second last name"},
		{"preferred_name", "preferred name"},
		{"role", "title"},
		{"manager_id", "manager's id"},
		{"manager_email", "manager's e-mail address"},
		{"manager_name", "manager's name"},
		{"reports_to", "manager"},
		{"dotted_line_to", "dotted line"},
		{"unit", "unit"},
		{"team", "team"},
		{"grade", "grade"},
		{"employment", "employment"},
		{"start", "first day"},
		{"end", "last day"},
		{"effective", "day from which a row holds"},
		{"status", "status"},
		{"location", "location"},
		{"cost_center", "cost center"},
	}
}

// Fields returns the names of what a column may hold, for mappings.
func Fields() []string {
	known := knownFields()
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = f.name
	}
	return names
}

// fieldWords says what a field is, in words.
func fieldWords(name string) string {
	for _, f := range knownFields() {
		if f.name == name {
			return f.words
		}
	}
	return name
}

// isManager reports whether a field names the manager.
func isManager(name string) bool {
	return slices.Contains([]string{"manager_id", "manager_email", "manager_name", "reports_to"}, name)
}
