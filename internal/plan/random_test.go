package plan_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/source"
)

// A model is who reports to whom, by ids; the top reports to nobody.
type model map[string]string

// write writes the chart in one of the ways in which people do.
func (m model) write(random *rand.Rand) string {
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n")
	for i := range len(m) {
		id := fmt.Sprint("p", i)
		to, has := m[id], m[id] != ""
		switch style := random.IntN(3); {
		case style == 0 && has:
			fmt.Fprintf(&b, "  - {id: %s, role: CTO, reports_to: \"%s\"} # %s\n", id, to, id)
		case style == 1 && has:
			fmt.Fprintf(&b, "  # %s\n  - reports_to: %s\n    id: %s\n    role: CTO\n\n", id, to, id)
		case has:
			fmt.Fprintf(&b, "  - id: %s\n    role: CTO\n    reports_to: '%s' # so it is\n", id, to)
		default:
			fmt.Fprintf(&b, "  - {id: %s, role: CTO}\n", id)
		}
	}
	if random.IntN(4) == 0 {
		return strings.ReplaceAll(b.String(), "\n", "\r\n")
	}
	return b.String()
}

// read reads a chart back.
func read(t *testing.T, data []byte) model {
	t.Helper()
	file := source.Read("org.yaml", data)
	if file.Damaged() || len(file.Documents) != 1 {
		t.Fatalf("the planned chart does not read:\n%s", data)
	}
	m := model{}
	people := file.Documents[0].Get("people")
	for i := range people.Items {
		m[people.Items[i].GetText("id").Value] = people.Items[i].GetText("reports_to").Value
	}
	return m
}

// A step is a move of the model: somebody gets a manager, or goes.
type step struct{ who, to string }

// steps draws some moves for a day, each for somebody else, and writes them.
func steps(m model, date string, random *rand.Rand) (moved, gone []step, written string) {
	ids := make([]string, 0, len(m))
	for i := range 20 {
		if id := fmt.Sprint("p", i); m[id] != "" || id == "p0" {
			ids = append(ids, id)
		}
	}
	random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	for _, id := range ids[:min(len(ids), 1+random.IntN(4))] {
		to := ids[random.IntN(len(ids))]
		switch {
		case id == "p0":
		case random.IntN(3) == 0:
			gone = append(gone, step{who: id})
			written += fmt.Sprintf("  - {remove: %s%s}\n", id, date)
		default:
			moved = append(moved, step{id, to})
			written += fmt.Sprintf("  - {who: %s, reports_to: %s%s}\n", id, to, date)
		}
	}
	return moved, gone, written
}

// make makes the moves of a day. Who goes with a date stays in the chart.
func (m model) make(moved, gone []step, stays bool) {
	named, goes := map[string]bool{}, map[string]bool{}
	for _, s := range moved {
		m[s.who], named[s.who] = s.to, true
	}
	for _, s := range gone {
		goes[s.who] = true
	}
	for id, to := range maps.Clone(m) {
		for n := 0; goes[to] && !goes[id] && n < len(m); n++ { // moves may make a circle, which is no plan
			to = m[to]
		}
		m[id] = to
	}
	for id := range goes {
		if !stays {
			delete(m, id)
		}
	}
}

// TestRandomPlans makes random moves in random charts, and compares who reports to whom then with what a model says.
func TestRandomPlans(t *testing.T) {
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 7))
		before := model{"p0": ""}
		for i := 1; i < 3+random.IntN(10); i++ {
			before[fmt.Sprint("p", i)] = fmt.Sprint("p", random.IntN(i))
		}
		after, text := maps.Clone(before), before.write(random)
		moved, gone, moves := steps(after, "", random)
		after.make(moved, gone, false)
		if random.IntN(2) == 0 {
			moved, gone, dated := steps(after, ", date: 2027-01-01", random)
			after.make(moved, gone, true)
			moves = dated + moves
		}
		given := &txtar.Archive{Files: []txtar.File{{Name: "org.yaml", Data: []byte(text)}, {Name: "moves.yaml", Data: []byte("version: 1\nmoves:\n" + moves)}}}
		planned, err := whatIf(families, given)
		if _, wrong := errors.AsType[*plan.Error](err); wrong {
			continue // a circle, or somebody under who goes
		}
		if err != nil {
			t.Fatal(err)
		}
		made++
		if diff := cmp.Diff(after, read(t, planned.Files[0].Data)); diff != "" {
			t.Errorf("seed %d (-model +planned):\n%s\n%s\n%s\n%s", seed, diff, text, moves, planned.Files[0].Data)
		}
	}
	if made < 50 {
		t.Errorf("only %d plans could be made, so that the test means little", made)
	}
}
