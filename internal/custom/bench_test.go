package custom_test

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkTenRules runs the ten rules of the page over 10,000 people; BenchmarkNoRules runs the same without them.
func BenchmarkTenRules(b *testing.B) {
	configuration := "version: 1\ncustom_rules:\n"
	for _, m := range example.FindAllStringSubmatch(read(b), -1) {
		configuration += strings.TrimPrefix(m[1], "version: 1\ncustom_rules:\n")
	}
	benchmark(b, configuration)
}

// BenchmarkNoRules is what BenchmarkTenRules is compared with.
func BenchmarkNoRules(b *testing.B) { benchmark(b, "version: 1\n") }

// BenchmarkMostSteps runs one rule that takes all the steps there are.
func BenchmarkMostSteps(b *testing.B) {
	benchmark(b, "version: 1\ncustom_rules:\n  - {id: own, message: x, assert: 'any(person.reports, any(.manager.reports, any(.manager.reports, any(.manager.reports, any(.manager.reports, false))))) || true'}\n")
}

func benchmark(b *testing.B, configuration string) {
	b.Helper()
	var chart strings.Builder
	chart.WriteString("version: 1\npeople:\n  - {id: p0, name: Person, role: CTO, location: Here}\n")
	for i := 1; i < 10_000; i++ {
		fmt.Fprintf(&chart, "  - {id: p%d, name: Person %d, role: Engineering Manager, reports_to: p%d, location: Here, grade: 8, "+
			"email: p%d@acme.example, cost_center: '0042', team: security, attributes: {clearance: 3}}\n", i, i, (i-1)/8, i)
	}
	text := chart.String()
	for b.Loop() {
		check(b, configuration, text)
	}
}
