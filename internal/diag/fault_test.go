package diag_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
)

// TestCatch wants every panic to be told without a word of what was being read, and with its place in orglint.
func TestCatch(t *testing.T) {
	var none []int
	var nothing map[string]int
	tests := []struct {
		name, what string
		do         func()
	}{
		{"index", "index out of range [3] with length 0", func() { none[3]++ }},
		{"map", "assignment to entry in nil map", func() { nothing["Ada Osei"] = 1 }},
		{"text", "a panic with a value of the type string", func() { panic("Ada Osei earns 100") }},
		{"error", "a panic with a value of the type *errors.errorString", func() { panic(errors.New("Ada Osei")) }},
		{"another goroutine's", "it is carried", func() { diag.Throw(&diag.Fault{What: "it is carried"}) }},
	}
	for _, test := range tests {
		f := diag.Catch(test.do)
		if f == nil || f.What != test.what || strings.Contains(f.Advice(), "Ada") {
			t.Errorf("%s: got %+v, want %q", test.name, f, test.what)
			continue
		}
		if test.name != "another goroutine's" && !strings.HasPrefix(f.Report(), "internal/diag_test/fault_test.go:") {
			t.Errorf("%s: got the place %q", test.name, f.Report())
		}
	}
	if f := diag.Catch(func() { diag.Throw(nil) }); f != nil {
		t.Errorf("got %v, want no fault", f)
	}
}
