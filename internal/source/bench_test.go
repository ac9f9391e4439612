package source_test

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// tenThousand returns a chart of about 10,000 people in which nothing is wrong: a ladder from the chief executive down to
// teams of engineers, six below each manager.
func tenThousand() []byte {
	ladder := []string{
		"CEO", "CTO", "VP of Engineering", "Senior Director, Engineering", "Director, Engineering",
		"Senior Manager, Engineering", "Engineering Manager", "Senior Backend Engineer",
	}
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n")
	above, id := []int{-1}, 0
	for i, role := range ladder {
		width := []int{1, 1, 2, 10, 50, 280, 1500, 8200}[i]
		var here []int
		for n := range width {
			fmt.Fprintf(&b, "  - id: e%05d\n    name: Person %d\n    role: %s\n", id, id, role)
			if manager := above[n*len(above)/width]; manager >= 0 {
				fmt.Fprintf(&b, "    reports_to: e%05d\n", manager)
			}
			b.WriteString("    location: Utrecht, Netherlands\n    start: 2020-02-01\n    team: platform\n")
			here = append(here, id)
			id++
		}
		above = here
	}
	return []byte(b.String())
}

// BenchmarkParse is the yardstick: yaml.v3 parses the text to Nodes, and nothing else is done.
func BenchmarkParse(b *testing.B) {
	data := tenThousand()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var document yaml.Node
		if err := yaml.Unmarshal(data, &document); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads the same text into values that know their place.
func BenchmarkRead(b *testing.B) {
	data := tenThousand()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		source.Read("a.yaml", data)
	}
}

// BenchmarkCheck reads the same text and checks it with all rules.
func BenchmarkCheck(b *testing.B) {
	data := tenThousand()
	b.SetBytes(int64(len(data)))
	families, err := family.Load(nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		result, err := lint.Run(lint.Job{
			Files: []*source.File{source.Read("a.yaml", data)}, Families: families,
			Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23",
		})
		if err != nil {
			b.Fatal(err)
		}
		if s := result.Summary; s.Errors+s.Warnings > 0 {
			b.Fatalf("got %d errors and %d warnings, want none", s.Errors, s.Warnings)
		}
	}
}
