package audit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// A record is what a chart says of a seat.
type record struct {
	id, manager, unit, end string
	employment             string
	vacancy                bool
	grade                  int
}

// records draws charts in which ids are shared, managers missing, outside, gone, in circles or themselves.
func records() *rapid.Generator[[]record] {
	id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) record {
		r := record{
			id: id.Draw(t, "id"), manager: rapid.OneOf(id, id, id, rapid.SampledFrom([]string{"", "board", "nobody"})).Draw(t, "manager"),
			unit: rapid.SampledFrom([]string{"", "all", "ops", "lab", "label"}).Draw(t, "unit"), vacancy: rapid.IntRange(0, 5).Draw(t, "vacancy") == 0,
			grade: rapid.IntRange(0, 3).Draw(t, "grade"),
		}
		if !r.vacancy {
			r.end = rapid.SampledFrom([]string{"", "", "", "2026-01-01"}).Draw(t, "end")
			r.employment = rapid.SampledFrom([]string{"", "employee", "contractor", "intern"}).Draw(t, "employment")
		}
		return r
	}), 0, 14)
}

// chartOf writes records as a chart.
func chartOf(all []record) string {
	var people, vacancies strings.Builder
	for _, r := range all {
		b := &people
		if r.vacancy {
			b = &vacancies
		}
		fmt.Fprintf(b, "  - id: %s\n    role: Helper\n", r.id)
		for _, field := range [][2]string{{"reports_to", r.manager}, {"unit", r.unit}, {"end", r.end}, {"employment", r.employment}} {
			if field[1] != "" {
				fmt.Fprintf(b, "    %s: %s\n", field[0], field[1])
			}
		}
		if r.grade > 0 {
			fmt.Fprintf(b, "    grade: %d\n", r.grade)
		}
	}
	return "version: 1\norganization: Acme\nunits: [{id: all}, {id: ops, parent: all}, {id: lab, parent: ops, name: Lab}]\nexternal: [{id: board}]\n" +
		"people:\n" + people.String() + "vacancies:\n" + vacancies.String()
}

// figuresOf runs orglint over a chart.
func figuresOf(t rapid.TB, chart string) *audit.Figures {
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{
		Files: []*source.File{lint.Open("org.yaml", chart, "")}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return result.Figures
}

// A count is the figures worked out anew, the long way: for each seat by itself, along its line.
type count struct {
	people, vacancies, lines, external, unplacedLines, same int
	tops, unplaced                                          []string
	spans, seats                                            map[int]int    // managers by span, seats by layer
	units                                                   map[string]int // managers by unit, without those below
}

func (r record) counts() bool { return r.end == "" }

// manager returns the number of the manager of a record; -1 where there is none, -2 where nobody can tell, -3 for one outside.
func managerOf(all []record, i int) int {
	id, found := all[i].manager, -2
	switch id {
	case "":
		return -1
	case "board":
		return -3
	}
	for j := range all {
		if all[j].id == id {
			if found >= 0 {
				return -2
			}
			found = j
		}
	}
	if found == i {
		return -2
	}
	return found
}

func span(all []record, i int) (n int) {
	for j, r := range all {
		if r.counts() && all[i].counts() && managerOf(all, j) == i {
			n++
		}
	}
	return n
}

// layer returns the layer of a record; 0 for none.
func layer(all []record, i int) (n int) {
	for range len(all) + 1 {
		if all[i].counts() {
			n++
		}
		switch m := managerOf(all, i); {
		case m == -1 && all[i].vacancy && span(all, i) == 0, m == -2:
			return 0
		case m < 0:
			return n
		default:
			i = m
		}
	}
	return 0 // a circle
}

func recount(all []record) count {
	c := count{spans: map[int]int{}, seats: map[int]int{}, units: map[string]int{}}
	for i, r := range all {
		if !r.counts() {
			continue
		}
		if r.vacancy {
			c.vacancies++
		} else {
			c.people++
		}
		switch m := managerOf(all, i); {
		case m == -3:
			c.external++
		case m == -1 && (!r.vacancy || span(all, i) > 0):
			c.tops = append(c.tops, r.id)
		case m >= 0 && all[m].counts():
			c.lines++
			if r.grade > 0 && r.grade == all[m].grade {
				c.same++
			}
		default:
			c.unplacedLines++
		}
		if l := layer(all, i); l > 0 {
			c.seats[l]++
		} else {
			c.unplaced = append(c.unplaced, r.id)
		}
		if n := span(all, i); n > 0 {
			c.spans[n]++
			c.units[r.unit]++
		}
	}
	return c
}

// TestFigures counts charts of every kind in two ways.
func TestFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := records().Draw(t, "records")
		// Vacancies stand behind people in the file.
		slices.SortStableFunc(all, func(x, y record) int {
			switch {
			case x.vacancy == y.vacancy:
				return 0
			case x.vacancy:
				return 1
			}
			return -1
		})
		got, want := figuresOf(t, chartOf(all)), recount(all)
		seats, managers := map[int]int{}, 0
		for i, l := range got.Layers {
			seats[i+1] = l.Seats
		}
		for _, n := range want.spans {
			managers += n
		}
		for _, each := range []struct {
			what      string
			got, want any
		}{
			{"people", got.People, want.people},
			{"vacancies", got.Vacancies, want.vacancies},
			{"lines", got.Lines, want.lines},
			{"external", got.External, want.external},
			{"unplaced lines", got.UnplacedLines, want.unplacedLines},
			{"lines to the same grade", got.Grades.Same, want.same},
			{"tops", got.Tops, want.tops},
			{"unplaced", got.Unplaced, want.unplaced},
			{"seats by layer", seats, want.seats},
			{"managers", got.Spans.Managers, managers},
			{"one to one", got.Spans.OneToOne(), want.spans[1]},
			{"managers of all", unitOf(got, "all").Spans.Managers, want.units["all"] + want.units["ops"] + want.units["lab"]},
			{"managers of a label", unitOf(got, "label").Spans.Managers, want.units["label"]},
			{"the sum", got.Seats(), len(got.Tops) + got.Lines + got.External + got.UnplacedLines},
			{"people by employment", got.Employment.Employees + got.Employment.Contractors + got.Employment.Interns, got.People},
		} {
			if diff := gocmp.Diff(each.want, each.got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s (-want +got):\n%s\nof\n%s", each.what, diff, chartOf(all))
			}
		}
	})
}

func unitOf(f *audit.Figures, id string) audit.Unit {
	i := slices.IndexFunc(f.Units, func(u audit.Unit) bool { return u.ID == id })
	if i < 0 {
		return audit.Unit{}
	}
	return f.Units[i]
}

// TestOrder holds that the order of records changes no figure.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := records().Draw(t, "records")
		other := slices.Clone(all)
		rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed"))).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		sorted := []gocmp.Option{
			cmpopts.IgnoreFields(audit.Unit{}, "Errors", "Warnings", "Infos"), cmpopts.IgnoreFields(audit.Figures{}, "Stands"), cmpopts.SortSlices(func(x, y string) bool { return x < y }),
			cmpopts.SortSlices(func(x, y audit.Unit) bool { return x.ID < y.ID }), gocmp.AllowUnexported(audit.Spans{}, audit.Unit{}), cmpopts.EquateEmpty(),
		}
		if diff := gocmp.Diff(figuresOf(t, chartOf(all)), figuresOf(t, chartOf(other)), sorted...); diff != "" {
			t.Errorf("the order changes the figures:\n%s\nof\n%s\nand\n%s", diff, chartOf(all), chartOf(other))
		}
	})
}

// TestPercentiles takes the tenth and the ninetieth percentile by nearest rank, and the mean of the two in the middle.
func TestPercentiles(t *testing.T) {
	chart := "version: 1\npeople:\n"
	person := func(id, manager string) {
		chart += fmt.Sprintf("  - {id: %s, role: Helper, reports_to: %s}\n", id, manager)
	}
	for i := 1; i <= 10; i++ { // ten managers with 1 to 10 reports
		person(fmt.Sprintf("m%d", i), "board")
		for j := range i {
			person(fmt.Sprintf("m%d-%d", i, j), fmt.Sprintf("m%d", i))
		}
	}
	f := figuresOf(t, chart+"external: [{id: board}]\n")
	average, _ := f.Spans.Average()
	median, _ := f.Spans.Median()
	low, _ := f.Spans.Percentile(10)
	high, _ := f.Spans.Percentile(90)
	if average != 5.5 || median != 5.5 || low != 1 || high != 9 || f.Spans.Bands != [6]int{1, 2, 4, 3, 0, 0} || f.External != 10 || len(f.Layers) != 2 {
		t.Errorf("got average %v, median %v, percentiles %d and %d, bands %v, %d external, %d layers", average, median, low, high, f.Spans.Bands, f.External, len(f.Layers))
	}
}
