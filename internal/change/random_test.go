package change_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
)

// A staff is people by their ids, each by fields; names of fields are those of a chart.
type staff map[string]map[string]string

// idOf returns an id that is like no other.
func idOf(i int) string { return strings.Repeat(string(rune('a'+i)), 6) }

// drawStaff draws people, each of whom reports to one who was drawn before.
func drawStaff(t *rapid.T) staff {
	all := staff{}
	for i := range rapid.IntRange(1, 25).Draw(t, "people") {
		p := map[string]string{"name": fmt.Sprintf("Name%d Last%d", i, i), "email": fmt.Sprintf("n%d@acme.example", i)}
		if i > 0 {
			p["reports_to"] = idOf(rapid.IntRange(0, i-1).Draw(t, "manager"))
		}
		for _, field := range []string{"role", "grade", "unit", "location"} {
			if rapid.Bool().Draw(t, field) {
				p[field] = value(t, field)
			}
		}
		all[idOf(i)] = p
	}
	return all
}

// value draws what a field may hold.
func value(t *rapid.T, field string) string {
	return rapid.SampledFrom(map[string][]string{
		"role": {"Backend Engineer", "Senior Backend Engineer", "Clerk"}, "grade": {"5", "6", "7.5"},
		"unit": {"ops", "sales"}, "location": {"Lisbon", "Oslo"}, "name": {"Other Name"},
	}[field]).Draw(t, "value")
}

// yaml writes people in some order.
func (s staff) yaml(order []string) string {
	var b strings.Builder
	b.WriteString("people:\n")
	for _, id := range order {
		b.WriteString("  - {id: " + id)
		for _, field := range slices.Sorted(maps.Keys(s[id])) {
			b.WriteString(", " + field + ": " + s[id][field])
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// clone returns the same people, to be changed.
func (s staff) clone() staff {
	other := staff{}
	for id, p := range s {
		other[id] = maps.Clone(p)
	}
	return other
}

// edit changes people at random, and returns what was done, as said writes it, without managers and moves.
func (s staff) edit(t *rapid.T) (did []string) {
	touched := map[string]bool{}
	for range rapid.IntRange(0, 12).Draw(t, "edits") {
		id := rapid.SampledFrom(slices.Sorted(maps.Keys(s))).Draw(t, "who")
		if touched[id] {
			continue
		}
		touched[id] = true
		switch field := rapid.SampledFrom([]string{"new", "gone", "id", "reports_to", "role", "grade", "unit", "location", "name"}).Draw(t, "what"); field {
		case "new":
			other := strings.Repeat(fmt.Sprintf("n%d", len(touched)), 3)
			s[other] = map[string]string{"name": "New" + other, "reports_to": id}
			touched[other] = true
			did = append(did, "joined "+other)
		case "gone":
			delete(s, id) // who reports there keeps the line, which leads nowhere then
			did = append(did, "left "+id)
			if len(s) == 0 {
				return did
			}
		case "id":
			other := "r" + id
			s[other] = s[id]
			delete(s, id)
			touched[other] = true
			for _, p := range s {
				if p["reports_to"] == id {
					p["reports_to"] = other
				}
			}
			did = append(did, "renamed "+id+" -> "+other)
		default:
			did = append(did, s.set(t, id, field)...)
		}
	}
	return did
}

// set gives somebody another value, or none.
func (s staff) set(t *rapid.T, id, field string) []string {
	was, is := s[id][field], ""
	switch {
	case field == "reports_to":
		is = rapid.SampledFrom(slices.Sorted(maps.Keys(s))).Draw(t, "manager")
	case field == "name" || rapid.Bool().Draw(t, "given"):
		is = value(t, field)
	}
	if s[id][field] = is; is == "" {
		delete(s[id], field)
	}
	if was == is {
		return nil
	}
	return []string{fmt.Sprintf("%s.%s: %s -> %s", id, field, was, is)}
}

// withRenamed writes what was done to somebody before their id, or that of their manager, became another with the later ids.
func withRenamed(did []string) []string {
	now := map[string]string{}
	for _, line := range did {
		if rest, ok := strings.CutPrefix(line, "renamed "); ok {
			was, is, _ := strings.Cut(rest, " -> ")
			now[was] = is
		}
	}
	for i, line := range did {
		if id, rest, ok := strings.Cut(line, "."); ok && !strings.HasPrefix(line, "renamed") {
			field, values, _ := strings.Cut(rest, ": ")
			was, is, _ := strings.Cut(values, " -> ")
			if field == "reports_to" {
				was, is = or(now[was], was), or(now[is], is)
			}
			did[i] = fmt.Sprintf("%s.%s: %s -> %s", or(now[id], id), field, was, is)
		}
	}
	return slices.DeleteFunc(did, func(line string) bool {
		_, values, _ := strings.Cut(line, ": ")
		was, is, ok := strings.Cut(values, " -> ")
		return ok && was == is
	})
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// TestEditsAreTold changes charts in ways that the test knows, and wants just that told, in whatever order the records are.
func TestEditsAreTold(t *testing.T) {
	families := builtIn(t)
	rapid.Check(t, func(rt *rapid.T) {
		before := drawStaff(rt)
		after := before.clone()
		want := withRenamed(after.edit(rt))
		ids := slices.Sorted(maps.Keys(after))
		was := build(t, families, asOf, before.yaml(slices.Sorted(maps.Keys(before))))
		is := build(t, families, asOf, after.yaml(rapid.Permutation(ids).Draw(rt, "order")))
		l := change.Between(was, is)
		var got []string
		for line := range strings.Lines(said(l)) {
			if !strings.HasPrefix(line, "manager ") && !strings.HasPrefix(line, "moved ") {
				got = append(got, strings.TrimSpace(line))
			}
		}
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			rt.Fatalf("got  %q\nwant %q", got, want)
		}
		checkMirror(rt, l, change.Between(is, was))
		checkManagers(rt, l)
	})
}

// checkMirror compares a list with that of the same states the other way round.
func checkMirror(t *rapid.T, l, back *change.List) {
	ids := func(seats []*chart.Seat) (all []string) {
		for _, s := range seats {
			all = append(all, s.ID().Value)
		}
		slices.Sort(all)
		return all
	}
	if !slices.Equal(ids(l.Joined), ids(back.Left)) || !slices.Equal(ids(l.Left), ids(back.Joined)) || len(l.Renamed) != len(back.Renamed) {
		t.Fatalf("there:\n%sback:\n%s", said(l), said(back))
	}
	changes := map[string]bool{}
	for _, c := range l.Changed {
		changes[fmt.Sprint(c.Subject, c.Field, len(c.Before), len(c.After))] = true
	}
	for _, c := range back.Changed {
		key := fmt.Sprint(l.Now(c.Subject), c.Field, len(c.After), len(c.Before))
		if !changes[key] {
			t.Fatalf("only back: %v", key)
		}
		delete(changes, key)
	}
	if len(changes) > 0 {
		t.Fatalf("only there: %v", changes)
	}
}

// checkManagers counts the reports of all managers anew.
func checkManagers(t *rapid.T, l *change.List) {
	told := map[string][2]int{}
	for _, m := range l.Managers {
		if m.Reports == [2]int{} {
			continue // nobody can tell
		}
		if m.Before != nil && m.After != nil && m.Reports[1]-m.Reports[0] != len(m.Come)-len(m.Go) {
			t.Fatalf("%d come and %d go, of %v", len(m.Come), len(m.Go), m.Reports)
		}
		if m.After != nil {
			told[m.After.ID().Value] = m.Reports
		}
	}
	reports := func(c *chart.Chart, now func(string) string) map[string]int {
		n := map[string]int{}
		for _, s := range c.Seats {
			if s.Manager != nil && s.Manager != s {
				n[now(s.Manager.ID().Value)]++
			}
		}
		return n
	}
	was, is := reports(l.Before, l.Now), reports(l.After, func(id string) string { return id })
	for _, s := range l.After.Seats {
		id := s.ID().Value
		if numbers, ok := told[id]; ok && numbers != [2]int{was[id], is[id]} {
			t.Fatalf("%s: told %v (%v), counted %d and %d", id, numbers, ok, was[id], is[id])
		}
	}
}
