package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// lists writes the lists of a file with the ids in them, and the lines of the findings.
func lists(f *source.File) string {
	var parts []string
	for i := range f.Documents {
		for _, field := range f.Documents[i].Fields {
			if field.Value.Kind != source.List {
				continue
			}
			var ids []string
			for j := range field.Value.Items {
				ids = append(ids, field.Value.Items[j].GetText("id").Value)
			}
			parts = append(parts, field.Key.Value+" "+strings.Join(ids, ","))
		}
	}
	for _, finding := range f.Findings {
		parts = append(parts, fmt.Sprintf("%s %d", finding.Rule, finding.Pos.Place().Line))
	}
	return strings.Join(parts, "; ")
}

// TestBrokenSections reads the records of each list as what they are, though the line with its name is broken.
func TestBrokenSections(t *testing.T) {
	const chart = "version: 1\nunits:\n  - id: u\n    head: a\nteams:\n  - id: x\n    lead: b\npeople:\n  - id: a\n    name: Ann\n  - id: b\n    reports_to: a\n" +
		"vacancies:\n  - id: v\n    role: CTO\n"
	const whole = "units u; teams x; people a,b; vacancies v"
	for _, list := range []string{"units", "teams", "people", "vacancies"} {
		above, _, _ := strings.Cut(chart, list)
		line := strings.Count(above, "\n") + 1
		for _, broken := range []string{
			"LIST", "LIST ", "  LIST:", "\tLIST:", `"LIST:`, "'LIST:", "LIST: null", "LIST: {", "LIST: [", "LIST: []", "LIST null", "LIST: x", " LIST", "- LIST:",
			"LIST: \"", "li\x00st:", "\xe9LIST:", "LIST:\x00", "LIS", "LIST;",
		} {
			text := strings.NewReplacer("LIST", list, "LIS", list[:len(list)-1], "li\x00st", list[:2]+"\x00"+list[2:]).Replace(broken)
			for _, dash := range []string{"  ", ""} {
				if dash == "" && broken[0] == '-' {
					continue // a list in the record above, which the schema does not have
				}
				f := source.Read("a.yaml", []byte(strings.Replace(strings.ReplaceAll(chart, "\n  ", "\n"+dash), list+":", text, 1)))
				if got, want := lists(f), fmt.Sprintf("%s; syntax %d", whole, line); got != want {
					t.Errorf("%q: got %s, want %s", text, got, want)
				}
			}
		}
		conflict := fmt.Sprintf("<<<<<<< ours\n%[1]s:\n=======\n%[1]s: # all\n>>>>>>> theirs", list)
		f := source.Read("a.yaml", []byte(strings.Replace(chart, list+":", conflict, 1)))
		if got, want := lists(f), fmt.Sprintf("%s; syntax %d", whole, line); got != want {
			t.Errorf("a conflict at %s: got %s, want %s", list, got, want)
		}
	}
}

// TestStrayMarks passes over what separates documents in the middle of a list, wherever it stands there.
func TestStrayMarks(t *testing.T) {
	chart := strings.SplitAfter("version: 1\nteams:\n  - id: x\n    lead: b\npeople:\n  - id: a\n    name: Ann\n\n  - id: b\n    attributes:\n      k: v\n  - id: c\n    reports_to: a\n", "\n")
	const whole = "teams x; people a,b,c"
	for _, dash := range []string{"  ", ""} {
		for _, mark := range []string{"---", "...", "---  ", "--- # more", "...\r"} {
			for _, at := range []int{2, 3, 5, 6, 8, 9, 10, 11, 12} {
				text := strings.ReplaceAll(strings.Join(chart[:at], "")+mark+"\n"+strings.Join(chart[at:], ""), "\n  ", "\n"+dash)
				f := source.Read("a.yaml", []byte(text))
				if got, want := lists(f), fmt.Sprintf("%s; syntax %d", whole, at+1); got != want {
					t.Errorf("got %s, want %s, of\n%s", got, want, text)
				}
			}
		}
	}
	for _, text := range []string{"version: 1\npeople:\n  - id: a\n---\nversion: 1\nteams:\n- id: b\n", "---\n# one\n\npeople:\n- id: a\n...\n", "- a\n---\n- b\n", "people:\n  - id: a\n...\n---\n---\npeople:\n  - id: b\n---\n"} {
		if f := source.Read("a.yaml", []byte(text)); len(f.Findings) > 0 {
			t.Errorf("%q: got %s", text, lists(f))
		}
	}
}
