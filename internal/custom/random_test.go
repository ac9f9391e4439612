package custom_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/diag"
)

// A grammar writes random expressions, most of which have a meaning.
type grammar struct{ t *rapid.T }

func (g grammar) one(of ...string) string { return rapid.SampledFrom(of).Draw(g.t, "part") }

// fill puts random expressions in the place of P (a person), L (a list of people), T (a text), S (a list of texts), N (a
// number) and B (true or false) in a form.
func (g grammar) fill(form string, depth int, inside bool) string {
	var b strings.Builder
	for i, c := range form {
		if i > 0 && isLetter(form[i-1]) || i+1 < len(form) && isLetter(form[i+1]) {
			b.WriteRune(c)
			continue
		}
		switch c {
		case 'P':
			b.WriteString(g.person(depth-1, inside))
		case 'L':
			b.WriteString(g.people(depth-1, inside))
		case 'T':
			b.WriteString(g.text(depth-1, inside))
		case 'S':
			b.WriteString(g.texts(depth-1, inside))
		case 'N':
			b.WriteString(g.number(depth-1, inside))
		case 'B':
			b.WriteString(g.truth(depth-1, inside))
		case 'I':
			b.WriteString(g.truth(depth-1, true))
		case 'M':
			b.WriteString(g.number(depth-1, true))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '"' }

func (g grammar) person(depth int, inside bool) string {
	if inside && rapid.Bool().Draw(g.t, "each") {
		return "#"
	}
	if depth < 0 {
		return "person"
	}
	return g.fill(g.one("person", "P.manager", "P.manager", "L[0]", "L[-1]", "(B ? P : P)", "(B ? P : 1)"), depth, inside)
}

func (g grammar) people(depth int, inside bool) string {
	return g.fill(g.one("P.reports", "P.reports", "filter(P.reports, I)", "P.reports[0:2]", "map(P.reports, #.manager)", "[P, P]", "[]"), depth, inside)
}

func (g grammar) text(depth int, inside bool) string {
	if depth < 0 {
		return g.one(`""`, `"ada"`, "name", "as_of")
	}
	return g.fill(g.one("P.id", "P.title", "P.end", "P.attributes.badge", `P.attributes[T]`, "(T + T)", "lower(T)", "S[0]", "(B ? T : T)", "(B ? T : N)", "P.level.id"), depth, inside)
}

func (g grammar) texts(depth int, inside bool) string {
	return g.fill(g.one("P.teams", "P.dotted_line_to", "[T, T]", "map(L, #.id)", "filter(P.teams, # != T)", "[T, N]"), depth, inside)
}

func (g grammar) number(depth int, inside bool) string {
	if depth < 0 {
		return g.one("0", "1", "2.5", "1e300", "as_of")
	}
	return g.fill(g.one("P.grade", "P.layer", "len(L)", "len(S)", "len(T)", "count(L, I)", "sum(map(L, M))", "sum(L, M)", "(N + N)", "(N - N)", "(N * N)",
		"(N / N)", "(N % N)", "-N", "max(N, N)", "min(map(L, M))", "days(T, T)", "number(T)", "round(N)", "P.experience[T]", "(B ? N : T)"), depth, inside)
}

func (g grammar) truth(depth int, inside bool) string {
	if depth < 0 {
		return g.one("true", "false", "person.vacancy")
	}
	return g.fill(g.one("N > N", "N == N", "T == T", "T != T", "T < T", "T in S", "N in [N, N]", "N not in [N, T]", "T contains T", "T startsWith T",
		`T matches "^[a-z]+(x|y){2,9}$"`, "(B && B)", "(B || B)", "not B", "any(L, I)", "all(L, I)", "none(L, I)", "one(L, I)", "any(S, # != T)", "P.on_leave",
		"B == B", "P == P", "P in L", "T in P.attributes"), depth, inside)
}

// TestRandom runs random rules over a chart, twice: each has a fault with a place, or ends with the same findings.
func TestRandom(t *testing.T) {
	compiled := 0
	rapid.Check(t, func(t *rapid.T) {
		g := grammar{t}
		assert, message := g.truth(5, false), "{"+g.text(4, false)+"} {"+g.texts(3, false)+"} {"+g.number(4, false)+"}"
		data := []byte(assert + message)
		file := diag.NewFile("c.yaml", string(data))
		own, err := custom.Compile([]config.Custom{{
			ID:      diag.Text{Value: "own"},
			Assert:  diag.Text{Value: assert, Pos: diag.Pos{File: file, Length: uint32(len(assert))}},
			Message: diag.Text{Value: message, Pos: diag.Pos{File: file, Offset: uint32(len(assert)), Length: uint32(len(message))}},
		}})
		if err != nil {
			places(t, err, data)
			return
		}
		compiled++
		if first, second := findings(t, own, small), findings(t, own, small); first != second {
			t.Errorf("%s\n%s\ntwo runs differ:\n%s\n%s", assert, message, first, second)
		}
	})
	least := 5
	if testing.Short() {
		least = 1 // of fewer rules
	}
	if compiled < least {
		t.Errorf("only %d of the random rules have a meaning", compiled)
	}
}
