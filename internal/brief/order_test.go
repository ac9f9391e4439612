package brief_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// A record is what a chart says of somebody. Ids are not shared: of two records of one id that which is first in the file counts.
type record struct{ id, role, manager, unit, start, end, opened string }

// records draws people and open seats: with managers who are missing, outside, gone, yet to come, in circles or themselves.
func records() *rapid.Generator[[]record] {
	return rapid.Custom(func(t *rapid.T) []record {
		all := make([]record, rapid.IntRange(0, 16).Draw(t, "number"))
		for i := range all {
			all[i] = record{
				id: fmt.Sprintf("p%02d", i), role: rapid.SampledFrom([]string{"Backend Engineer", "Engineering Manager", "CTO", "Wizard"}).Draw(t, "role"),
				unit: rapid.SampledFrom([]string{"", "ops", "lab"}).Draw(t, "unit"), end: rapid.SampledFrom([]string{"", "", "", "2026-01-31", "2026-12-24", "2027-01-31"}).Draw(t, "end"),
				start: rapid.SampledFrom([]string{"", "", "", "2027-02-01"}).Draw(t, "start"),
			}
			all[i].manager = rapid.SampledFrom([]string{"", "nobody", "board"}).Draw(t, "manager")
			if rapid.IntRange(0, 5).Draw(t, "in the chart") > 0 {
				all[i].manager = fmt.Sprintf("p%02d", rapid.IntRange(0, len(all)/2).Draw(t, "of"))
			}
			if all[i].end < all[i].start {
				all[i].start = ""
			}
			if rapid.IntRange(0, 4).Draw(t, "open") == 0 {
				all[i].start, all[i].end = "", ""
				all[i].opened = rapid.SampledFrom([]string{"2026-01-31", "2026-11-01", "2027-11-01"}).Draw(t, "opened")
			}
		}
		return all
	})
}

// yamlOf writes records as a chart in orglint's own layout.
func yamlOf(all []record) string {
	var people, vacancies strings.Builder
	for _, r := range all {
		b := &people
		name := "    name: Ada " + r.id + "\n"
		if r.opened != "" {
			b, name = &vacancies, ""
		}
		fmt.Fprintf(b, "  - id: %s\n    role: %s\n%s", r.id, r.role, name)
		for _, field := range [][2]string{{"reports_to", r.manager}, {"unit", r.unit}, {"start", r.start}, {"end", r.end}, {"opened", r.opened}} {
			if field[1] != "" {
				fmt.Fprintf(b, "    %s: %s\n", field[0], field[1])
			}
		}
	}
	return "version: 1\nexternal: [{id: board, name: Board of Directors}]\npeople:\n" + people.String() + "vacancies:\n" + vacancies.String()
}

// saying is what a brief says, in no order of the file.
func saying(b *brief.Brief) []string {
	var all []string
	id := func(seat int) string {
		if seat < 0 {
			return "-"
		}
		return b.Seats[seat].ID
	}
	ids := func(seats []int) string {
		var names []string
		for _, i := range seats {
			names = append(names, id(i))
		}
		slices.Sort(names)
		return strings.Join(names, " ")
	}
	for i := range b.Seats {
		s := &b.Seats[i]
		line := fmt.Sprintf("%s %s %s %s layer %d reports %d open %d limits %v cause %d", s.ID, s.Name, s.Title, id(s.Manager), s.Layer, s.Reports, s.OpenReports, s.SpanLimits, s.Cause)
		if s.Layer > 0 { // a circle is cut above who is first in the file
			line += fmt.Sprintf(" above %s below %d root %s", id(s.Above), s.Below, id(s.Root))
		}
		all = append(all, line)
	}
	for i := range b.Units {
		u := &b.Units[i]
		all = append(all, fmt.Sprintf("unit %s: managers %s, open %s", u.Name, ids(u.Managers), ids(u.Open)))
	}
	for _, s := range b.Spans {
		all = append(all, fmt.Sprintf("%d reports: %s", s.Reports, ids(s.Managers)))
	}
	for _, s := range b.Sentences {
		all = append(all, s.Label+": "+s.Text.String())
	}
	for i := range b.Dates {
		d := &b.Dates[i]
		all = append(all, fmt.Sprintf("%s %d %s %s %s", d.Day, d.Days, d.Kind, d.What, d.Decide))
	}
	for _, u := range b.Unjudged.Unplaced {
		all = append(all, fmt.Sprintf("%s: %s, below %s", u.Why, ids(u.Roots), ids(u.Below)))
	}
	if c, _ := b.Result.Chart(); c.Tops(nil).Presumed == nil || len(c.Tops(nil).Extra) == 0 { // else which top is presumed may be that first in the file
		for i := range b.Notes {
			all = append(all, "note: "+b.Notes[i].Text.String())
		}
	}
	slices.Sort(all)
	return all
}

// TestOrder holds that the order of records changes nothing that is said.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := records().Draw(t, "records")
		other := slices.Clone(all)
		rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed"))).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		one, two := saying(briefOf(t, yamlOf(all), privacy.Names)), saying(briefOf(t, yamlOf(other), privacy.Names))
		if diff := gocmp.Diff(one, two); diff != "" {
			t.Fatalf("the order changes what is said (-one +other):\n%s\nof\n%s", diff, yamlOf(all))
		}
	})
}

// TestLayout holds that the same people say the same as a table.
func TestLayout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := slices.DeleteFunc(records().Draw(t, "records"), func(r record) bool { return r.opened != "" || r.manager == "board" })
		known := 0
		for i := range all {
			if all[i].manager == "nobody" || all[i].manager == all[i].id {
				all[i].manager = "" // which a table may well say so
			}
			if slices.ContainsFunc(all, func(r record) bool { return r.id == all[i].manager }) {
				known++
			}
		}
		if known < 3 { // of fewer a table is not known to be a chart
			return
		}
		table := "ID,Name,Title,Manager ID,Department,Start Date,Termination Date\n"
		for _, r := range all {
			table += strings.Join([]string{r.id, "Ada " + r.id, r.role, r.manager, r.unit, r.start, r.end}, ",") + "\n"
		}
		result, err := lint.Run(lint.Job{
			Files: []*source.File{lint.Open("org.csv", table, "csv")}, Families: builtIn(), Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended},
			AsOf: "2026-11-28", Figures: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(saying(briefOf(t, yamlOf(all), privacy.Names)), saying(brief.Of(result))); diff != "" {
			t.Fatalf("as a table more or less is said (-YAML +table):\n%s\nof\n%s", diff, table)
		}
	})
}

// TestSecondWay counts what a brief lists in another way: each list by itself, from the seats.
func TestSecondWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := briefOf(t, yamlOf(records().Draw(t, "records")), privacy.Names)
		f := b.Figures
		reports, open, managers := make([]int, len(b.Seats)), 0, 0
		for i := range b.Seats {
			if m := b.Seats[i].Manager; m >= 0 {
				reports[m]++
			}
			if b.Seats[i].Vacancy {
				open++
			}
		}
		inBands, inSpans, lines := 0, 0, 0
		for i, n := range reports {
			if n != b.Seats[i].Reports {
				t.Errorf("%s has %d reports and says %d", b.Seats[i].ID, n, b.Seats[i].Reports)
			}
			if managers += min(n, 1); n == 0 && slices.Contains(b.Managers, i) {
				t.Errorf("%s is no manager", b.Seats[i].ID)
			}
			below := 0
			for j := range b.Seats {
				for at, steps := b.Seats[j].Above, 0; at >= 0 && steps < len(b.Seats); at, steps = b.Seats[at].Above, steps+1 {
					if at == i {
						below++
					}
				}
			}
			if below != b.Seats[i].Below {
				t.Errorf("%s has %d below and says %d", b.Seats[i].ID, below, b.Seats[i].Below)
			}
		}
		for i := range b.Bands {
			inBands += len(b.Bands[i].Managers)
			for _, m := range b.Bands[i].Managers {
				if n := b.Seats[m].Reports; n < b.Bands[i].Min || n > b.Bands[i].Max {
					t.Errorf("%s is in the wrong band", b.Seats[m].ID)
				}
			}
		}
		for _, s := range b.Spans {
			inSpans += len(s.Managers)
			lines += s.Reports * len(s.Managers)
		}
		unplaced := 0
		for _, u := range b.Unjudged.Unplaced {
			unplaced += len(u.Roots) + len(u.Below)
		}
		got := []int{len(b.Seats), open, len(b.Managers), inBands, inSpans, lines, unplaced, len(b.Open)}
		want := []int{f.People + f.Vacancies, f.Vacancies, managers, f.Spans.Managers, f.Spans.Managers, f.Lines, len(f.Unplaced), f.Vacancies}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("seats, open, managers, in bands, in spans, lines, unplaced, open seats (-figures +lists):\n%s", diff)
		}
		if !slices.IsSortedFunc(b.Dates, func(x, y brief.Date) int { return cmp.Compare(x.Day, y.Day) }) {
			t.Errorf("the dates are in no order: %v", b.Dates)
		}
	})
}
