package adapt_test

import (
	"testing"

	"github.com/orglint/orglint/internal/adapt"
)

// TestDiffering compares by which columns two states were read.
func TestDiffering(t *testing.T) {
	of := func(uses ...adapt.Use) []*adapt.Reading { return []*adapt.Reading{{Used: uses}} }
	id, name := adapt.Use{Column: "Employee ID", Field: "id"}, adapt.Use{Column: "Name", Field: "full_name"}
	by := func(column string) adapt.Use { return adapt.Use{Column: column, Field: "manager_id"} }
	for _, c := range []struct {
		name          string
		before, after []*adapt.Reading
		want          string
	}{
		{"the same", of(id, name, by("Manager")), of(name, by("manager "), id), ""},
		{"no table after", of(id, name), nil, ""},
		{"another", of(id, by("Manager")), of(id, by("Supervisor")), `manager's id from "Manager" before and "Supervisor" after`},
		{"none before", of(id), of(id, by("Supervisor")), `manager's id from none before and "Supervisor" after`},
		{"several files", append(of(id, by("Chef")), of(id, by("Manager"))...), append(of(id, by("Manager")), of(id, by("Chef"))...), ""},
	} {
		if got := adapt.Differing(c.before, c.after); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
