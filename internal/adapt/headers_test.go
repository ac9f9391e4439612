package adapt_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/adapt"
)

// TestHeadersThatAreValues wants nothing of a header line shown in which values stand.
func TestHeadersThatAreValues(t *testing.T) {
	const head, rows = "Employee ID,Name,Title,Manager ID,", "\n1,Ada,CEO,,\n2,Bo,CTO,1,\n"
	for name, table := range map[string]string{
		"next line":          head + "Salary\u00851,MARK,CEO,,MARK\u00852,MARK,CTO,1,MARK" + rows,
		"line separator":     head + "Salary\u2028MARK,MARK" + rows,
		"quoted rows":        head + "\"Salary\n1,MARK,CEO,,90000\"" + rows,
		"a number":           head + "98765,MARK" + rows,
		"a number in groups": head + "98.765 MARK,MARK" + rows,
		"a day":              head + "MARK,1971-02-13" + rows,
		"another day":        head + "MARK 13.02.71,MARK" + rows,
		"an address":         head + "MARK@acme.example,MARK" + rows,
		"a long text":        head + strings.Repeat("MARK ", 20) + rows,
	} {
		lines := linesOf(t, table)
		if strings.Contains(lines, "MARK") || !strings.Contains(lines, "in the place of headers") {
			t.Errorf("%s: got %s", name, lines)
		}
	}
	for _, header := range []string{"Salary", "Salary 2024", "Q1", "Start\nDate", "Address Line 2", "Base Pay (USD)", "401k"} {
		if lines := linesOf(t, head+`"`+header+`"`+rows); !strings.Contains(lines, strings.Join(strings.Fields(header), " ")) {
			t.Errorf("%q is not shown: %s", header, lines)
		}
	}
}

func TestPrivate(t *testing.T) {
	for _, test := range []struct {
		field, column string
		want          bool
	}{
		{"role", "Salary", true},
		{"id", "SSN", true},
		{"location", "Home Address", true},
		{"start", "Date of Birth", true},
		{"unit", "Bruttolohn", true},
		{"grade", "Base Salary", true},
		{"email", "Personal Email", true},
		{"grade", "Compensation Grade", false},
		{"grade", "Salary Band", false},
		{"id", "Payroll Number", false},
		{"name", "Payroll Name", false},
		{"role", "Position", false},
		{"id", "Emp No", false},
	} {
		if got := adapt.Private(test.field, test.column); (got != "") != test.want {
			t.Errorf("%s as %s: got %q, want something: %v", test.column, test.field, got, test.want)
		}
	}
}

// linesOf says what is told of how a table is read.
func linesOf(t *testing.T, table string) string {
	t.Helper()
	_, reading := read(t, table, adapt.Options{})
	return strings.Join(reading.Lines(), "\n")
}
