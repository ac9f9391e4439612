package bench_test

import (
	"testing"

	"github.com/orglint/orglint/internal/bench"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// TestHostiles checks charts that are made to be costly: no more findings are kept than there is room for, and all are counted.
func TestHostiles(t *testing.T) {
	levels := families(t)
	for _, kind := range bench.Hostiles() {
		result := checkHostile(t, kind.Chart(400), levels)
		kept := map[string]int{}
		for _, f := range result.Findings {
			kept[f.Rule]++
			if len(f.Message) > 3000 {
				t.Errorf("%s: a message of %d bytes: %.80s", kind.Name, len(f.Message), f.Message)
			}
		}
		if broken := kind.Name == "broken-lines"; (kept["syntax"] > 0) != broken {
			t.Errorf("%s: %d findings of syntax: what does not read tests nothing else", kind.Name, kept["syntax"])
		}
		counted := result.Summary.Errors + result.Summary.Warnings + result.Summary.Infos
		for _, c := range result.Cut {
			if counted -= c.Findings; kept[c.Rule] < diag.MostInRecord {
				t.Errorf("%s: %d findings of %s are kept and %d are not", kind.Name, kept[c.Rule], c.Rule, c.Findings)
			}
		}
		if counted != len(result.Findings) {
			t.Errorf("%s: %d findings are counted beside those that are not kept, and %d are kept", kind.Name, counted, len(result.Findings))
		}
	}
}

// BenchmarkHostiles measures the same charts at three sizes: the time for each must grow as the size does.
func BenchmarkHostiles(b *testing.B) {
	levels := families(b)
	for _, kind := range bench.Hostiles() {
		for _, size := range []struct {
			name string
			n    int
		}{{"10k", 10_000}, {"20k", 20_000}, {"40k", 40_000}} {
			b.Run(kind.Name+"/"+size.name, func(b *testing.B) {
				data := kind.Chart(size.n)
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					checkHostile(b, data, levels)
				}
			})
		}
	}
}

func checkHostile(t testing.TB, data string, levels *family.Set) *lint.Result {
	t.Helper()
	result, err := lint.Run(lint.Job{
		Files: []*source.File{source.Open("a.yaml", data)}, Families: levels, Policy: rules.Policy{Rules: rules.All()}, AsOf: asOf,
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
