package bench_test

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/bench"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// people is how many people the charts of the benchmarks have, about.
const people = 10_000

const asOf = "2026-11-23"

// BenchmarkBase is the yardstick: yaml.v3 parses the text to Nodes, and nothing else is done.
func BenchmarkBase(b *testing.B) {
	data := text(b, 0)
	for b.Loop() {
		var document yaml.Node
		if err := yaml.Unmarshal(data, &document); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWhole reads the text as a whole: what pieces are compared with in tests.
func BenchmarkWhole(b *testing.B) {
	data := text(b, 0)
	for b.Loop() {
		source.Read("a.yaml", data)
	}
}

// BenchmarkOpen cuts the text into pieces.
func BenchmarkOpen(b *testing.B) {
	data := string(text(b, 0))
	for b.Loop() {
		source.Open("a.yaml", data)
	}
}

// BenchmarkPieces reads the pieces, one after the other.
func BenchmarkPieces(b *testing.B) {
	file := source.Open("a.yaml", string(text(b, 0)))
	for b.Loop() {
		pieces(b, file)
	}
}

// BenchmarkSchema checks the pieces.
func BenchmarkSchema(b *testing.B) {
	parts := pieces(b, source.Open("a.yaml", string(text(b, 0))))
	s, err := lint.ChartSchema(families(b))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for i := range parts {
			if found, err := s.CheckPart(&parts[i]); err != nil || len(found) > 0 {
				b.Fatal(found, err)
			}
		}
	}
}

// BenchmarkChart makes the chart of the pieces.
func BenchmarkChart(b *testing.B) {
	parts, levels := pieces(b, source.Open("a.yaml", string(text(b, 0)))), families(b)
	for b.Loop() {
		build(parts, levels)
	}
}

// BenchmarkRules runs all rules over the chart.
func BenchmarkRules(b *testing.B) {
	c := build(pieces(b, source.Open("a.yaml", string(text(b, 0)))), families(b))
	for b.Loop() {
		rules.Run(c, nil, &rules.Policy{Rules: rules.All()})
	}
}

// BenchmarkCheck does all of it.
func BenchmarkCheck(b *testing.B) { check(b, 0) }

// BenchmarkCheckBad does all of it where one engineer in a hundred has a defect.
func BenchmarkCheckBad(b *testing.B) { check(b, 100) }

func check(b *testing.B, share int) {
	b.Helper()
	data, levels := string(text(b, share)), families(b)
	found := 0
	for b.Loop() {
		result, err := lint.Run(lint.Job{
			Files: []*source.File{source.Open("a.yaml", data)}, Families: levels, Policy: rules.Policy{Rules: rules.All()}, AsOf: asOf,
		})
		if err != nil {
			b.Fatal(err)
		}
		found = result.Summary.Errors
	}
	if (found > 0) != (share > 0) {
		b.Fatalf("got %d errors", found)
	}
}

// text returns a chart, and counts its bytes.
func text(b *testing.B, share int) []byte {
	b.Helper()
	data := bench.Chart(people, share)
	b.SetBytes(int64(len(data)))
	return data
}

func families(t testing.TB) *family.Set {
	t.Helper()
	set, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func pieces(t testing.TB, file *source.File) []source.Value {
	t.Helper()
	parts := []source.Value{}
	for _, p := range file.Pieces() {
		part, _, ok := file.ReadPiece(p, &source.Scratch{})
		if !ok {
			t.Fatal("a piece was not read")
		}
		parts = append(parts, part)
	}
	return parts
}

func build(parts []source.Value, levels *family.Set) *chart.Chart {
	b := chart.NewBuilder(levels, asOf)
	for i := range parts {
		b.Add(&parts[i])
	}
	return b.Chart(false)
}

// TestChart checks that the charts are what they should be: without defects nothing is wrong, and with them each is found.
func TestChart(t *testing.T) {
	for _, share := range []int{0, 10} {
		data := bench.Chart(1000, share)
		result, err := lint.Run(lint.Job{
			Files: []*source.File{source.Open("a.yaml", string(data))}, Families: families(t), Policy: rules.Policy{Rules: rules.All()}, AsOf: asOf,
		})
		if err != nil {
			t.Fatal(err)
		}
		engineers, least := strings.Count(string(data), "    team: "), 0
		if share > 0 {
			least = engineers / share
		}
		got := result.Summary
		if got.Errors < least || got.Errors > 2*least || share == 0 && got.Warnings > 0 || got.People < 950 || got.People > 1050 {
			t.Errorf("one of %d in %d: got %+v", engineers, share, got)
		}
	}
}
