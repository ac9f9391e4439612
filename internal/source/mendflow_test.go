package source_test

import (
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestLineBelowClosedRecord puts a line that is none of a record below one that stands on one line in brackets. The record stays whole.
func TestLineBelowClosedRecord(t *testing.T) {
	const before, after = "version: 1\npeople:\n  - {id: a, name: Ann}\n  - {id: b, teams: [x, {y: z}], name: 'Bo}'}", "\n  - {id: c}\n"
	for _, stray := range []string{"<<<<<<< HEAD", "=======", ">>>>>>> branch", "stray", "    stray line", "name Bob", "  \"", "  }", "  ]", "}, {", "    reports_to a}", "\tname: x", "@", "  # ends\nstray"} {
		text := before + "\n" + stray + after
		f := source.Read("a.yaml", []byte(text))
		if got := lists(f); got != "people a,b,c; syntax 5" && got != "people a,b,c; syntax 6" {
			t.Errorf("%q: got %s\n%v", stray, got, f.Findings)
		}
	}
	// Over several lines the record goes on, and what a lost line of it held is not known.
	text := "version: 1\npeople:\n  - {id: a, name: Ann}\n  - {id: b,\n     name: 'Bo}',\nstray\n     role: CTO}" + after
	if got := lists(source.Read("a.yaml", []byte(text))); got != "people a,b,c; syntax 6" {
		t.Errorf("got %s", got)
	}
}
