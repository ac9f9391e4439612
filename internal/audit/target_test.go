package audit_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/audit"
)

// TestParseTarget reads what people write as a target.
func TestParseTarget(t *testing.T) {
	for said, want := range map[string]string{
		"8-10": "8-10", "8 - 10": "8-10", "15+": "15+", "8": "8", "8-8": "8", "coach": "6-7", "coordinator": "15+", "player-coach": "3-5",
		"": "", "10-8": "", "0-3": "", "8+-10": "", "-8": "", "8-": "", "+8": "", "many": "", "8.5": "", "99999": "", "Coach": "",
	} {
		got, ok := audit.ParseTarget(said)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: got %s, %v; want %q", said, got, ok, want)
		}
	}
}

// TestGap wants as many managers called needed as a search for all numbers that hit the target finds, and the gap to those.
func TestGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := audit.Gap{Set: true, Lines: rapid.IntRange(1, 60).Draw(t, "lines"), Managers: rapid.IntRange(1, 12).Draw(t, "managers")}
		g.Target.Least = rapid.IntRange(1, 15).Draw(t, "least")
		g.Target.Most = g.Target.Least + rapid.IntRange(0, 8).Draw(t, "more")
		g.Need()
		var hits []int
		for n := 1; n <= g.Lines; n++ {
			if g.Lines >= n*g.Target.Least && g.Lines <= n*g.Target.Most {
				hits = append(hits, n)
			}
		}
		if len(hits) > 0 && (g.Fewest != hits[0] || g.Needed != hits[len(hits)-1]) {
			t.Fatalf("%+v: want %v", g, hits)
		}
		if len(hits) == 0 && (g.Fewest*g.Target.Most > g.Lines && g.Fewest > 1 || g.Needed*g.Target.Least < g.Lines && g.Needed*g.Target.Most < g.Lines) {
			t.Fatalf("%+v: not beside the target", g)
		}
		if off := g.Off(); off > 0 && g.Managers-off != g.Needed || off < 0 && g.Managers-off != g.Fewest || off == 0 && (g.Managers < g.Fewest || g.Managers > g.Needed) {
			t.Fatalf("%+v is off by %d", g, off)
		}
	})
}

// TestGapInWords says what a target means.
func TestGapInWords(t *testing.T) {
	for want, g := range map[string]audit.Gap{
		"45 direct reports at 8-10 each need 5 managers; there are 12, 7 too many":                                    {Set: true, Lines: 45, Managers: 12, Target: audit.Target{Least: 8, Most: 10}},
		"45 direct reports at 4-10 each need 5 to 11 managers; there are 7, on target":                                {Set: true, Lines: 45, Managers: 7, Target: audit.Target{Least: 4, Most: 10}},
		"11 direct reports at 4-10 each need 2 managers; there is 1, 1 too few":                                       {Set: true, Lines: 11, Managers: 1, Target: audit.Target{Least: 4, Most: 10}},
		"1 direct report at 6-7 each needs 1 manager; there is 1, as near as it gets. The average is that of a coach": {Set: true, Lines: 1, Managers: 1, Target: audit.Target{Least: 6, Most: 7}, Like: "coach"},
		"the average is that of a coach":       {Like: "coach"},
		"the average is below every archetype": {},
	} {
		g.Need()
		if got := g.String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestArchetypes finds the archetype of an average.
func TestArchetypes(t *testing.T) {
	for average, want := range map[float64]string{
		1: "", 2.4: "", 2.5: "player-coach", 5.4: "player-coach", 5.5: "coach", 7.4: "coach", 7.5: "supervisor", 10.5: "facilitator", 15: "facilitator", 15.5: "coordinator", 99: "coordinator",
	} {
		if got := audit.Like(average); got != want {
			t.Errorf("%v: got %q, want %q", average, got, want)
		}
	}
}
