package chart_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// twoTops is a chart of two trees, and of three people who hang on a manager who is not in it.
const twoTops = `people:
  - {id: ada, role: CTO}
  - {id: a1, role: x, reports_to: ada}
  - {id: a2, role: x, reports_to: ada}
  - {id: a3, role: x, reports_to: ada}
  - {id: bo, role: CTO}
  - {id: b1, role: x, reports_to: bo}
  - {id: c1, role: x, reports_to: zoe}
  - {id: c2, role: x, reports_to: c1}
`

// TestTops presumes a top only where what was not read cannot make another one of it.
func TestTops(t *testing.T) {
	hang := strings.Replace(twoTops, "- {id: c2, role: x, reports_to: c1}\n", "", 1)
	for _, c := range []struct {
		name, text, lost string
		records          map[string]source.Damage
		allowed          []string
		presumed, extra  string
	}{
		{"all is read", twoTops, "", nil, nil, "ada", "bo"},
		{"nobody hangs on what is lost", twoTops, "x .", nil, nil, "ada", "bo"},
		{"two hang on it", twoTops, "zoe, .", nil, nil, "", "ada bo"},
		{"one hangs on it: too few", hang, "zoe, .", nil, nil, "ada", "bo"},
		{"one of two may stand there", twoTops, "zoe, .", nil, []string{"ada"}, "", ""},
		{"a broken record is no top", twoTops, "x .", map[string]source.Damage{"bo": {Fields: []string{"grade"}}}, nil, "ada", ""},
		{"a broken record with a manager", twoTops, "x .", map[string]source.Damage{"b1": {Fields: []string{"grade"}}}, nil, "ada", "bo"},
		{"the real top is broken", twoTops + "  - {id: d1, role: CTO}\n", "x .", map[string]source.Damage{"ada": {Fields: []string{"grade"}}}, nil, "", "bo d1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tops := damaged{text: c.text, lost: c.lost, records: c.records}.build(t).Tops(c.allowed)
			presumed := ""
			if tops.Presumed != nil {
				presumed = tops.Presumed.ID().Value
			}
			var extra []string
			for _, s := range tops.Extra {
				extra = append(extra, s.ID().Value)
			}
			if got := strings.Join(extra, " "); presumed != c.presumed || got != c.extra {
				t.Errorf("got %q, and %q beside; want %q, %q", presumed, got, c.presumed, c.extra)
			}
		})
	}
}

// TestSettled knows of whom the rules could tell all: only there is a deviation one that allows nothing.
func TestSettled(t *testing.T) {
	for _, c := range []struct {
		lost    string
		records map[string]source.Damage
		want    string
	}{
		{"", nil, "ada bo cy dee core edge lab zed"},
		{"x .", nil, "ada bo cy dee core edge lab zed"},
		{"bo, zed, core team, the lab, .", nil, "ada cy dee edge"},
		{"x .", map[string]source.Damage{"bo": {Fields: []string{"role"}}}, "cy edge lab zed"},
		{"x .", map[string]source.Damage{"edge": {Fields: []string{"lead"}}}, "ada bo cy dee core lab zed"},
		{"x .", map[string]source.Damage{"lab": {Fields: []string{"head"}}}, "ada bo cy dee core edge zed"},
	} {
		chart := damaged{text: spans, lost: c.lost, records: c.records}.build(t)
		var got []string
		for _, id := range []string{"ada", "bo", "cy", "dee", "core", "edge", "lab", "zed"} {
			if chart.Settled(id) {
				got = append(got, id)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %s, want %s", c.lost, got, c.want)
		}
		if chart.MayHave("zed") != strings.Contains(c.lost, "zed") || !chart.MayHave("core") || chart.Complete() != (c.lost == "") {
			t.Errorf("%q: zed may be there %v, all is read %v", c.lost, chart.MayHave("zed"), chart.Complete())
		}
	}
}
