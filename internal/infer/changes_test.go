package infer_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/infer"
)

// A change is something that people do to a table. It returns the table as it is then, and what is to be taken for the managers; nothing
// where nothing is. It is not ok where it cannot be done.
type change struct {
	name   string
	asked  int // how many of a hundred may be asked about at most
	change func(s *sample, at columnsOf, r *rand.Rand) (changed *sample, want string, ok bool)
}

// columnsOf says where the columns of a sample are: of the managers, of the names; -1 if there is none.
type columnsOf struct{ manager, id, name int }

// TestChanges changes the tables of testdata as people do, always in the same way, and wants nothing wrong taken for the managers.
func TestChanges(t *testing.T) {
	var charts []*sample
	for _, s := range samples(t) {
		if wants(s.want)["manager"] != "" && len(s.rows) >= 9 && !strings.HasPrefix(s.name, "an unknown") && s.file != "traps.txt" {
			charts = append(charts, s)
		}
	}
	for _, c := range changes() {
		r := rand.New(rand.NewPCG(7, 11)) //nolint:gosec // always the same
		right, asked, wrong := 0, 0, 0
		for _, s := range charts {
			changed, want, ok := c.change(s, whereIn(s), r)
			if !ok {
				continue
			}
			a := infer.Columns(changed.table())
			got := taken(changed, a, "manager")
			if a.Not != "" {
				got = ""
			}
			switch got {
			case want:
				right++
			case "":
				asked++
				if c.asked == 0 {
					t.Logf("%s: %s: %s: is asked about: %s %v", c.name, s.file, s.name, a.Not, a.Asked)
				}
			default:
				wrong++
				t.Logf("%s: %s: %s: took %q (%s), want %q", c.name, s.file, s.name, got, a.Why[a.Managers[0]], want)
			}
		}
		t.Logf("%-58s %3d right %3d asked %3d wrong", c.name, right, asked, wrong)
		// a mentor may make a perfect tree by chance, which nothing but the header tells from managers
		if chance := c.name == "Mentor alone, by an unknown header"; wrong > 1 || wrong > 0 && !chance {
			t.Errorf("%s: %d are wrong", c.name, wrong)
		}
		if 100*asked > c.asked*(right+asked) {
			t.Errorf("%s: %d of %d are asked about, want at most %d%%", c.name, asked, right+asked, c.asked)
		}
	}
}

func whereIn(s *sample) columnsOf {
	fields := wants(s.want)
	at := columnsOf{slices.Index(s.headers, fields["manager"]), slices.Index(s.headers, fields["id"]), -1}
	for i, h := range s.headers {
		if field, _ := infer.Meaning(h); field == "name" {
			at.name = i
		}
	}
	return at
}

// with returns a table with another column.
func with(s *sample, header string, value func(row int) string) *sample {
	changed := &sample{headers: append(slices.Clone(s.headers), header)}
	for i, row := range s.rows {
		row = append(slices.Clone(row), make([]string, max(0, len(s.headers)-len(row)))...)
		changed.rows = append(changed.rows, append(row, value(i)))
	}
	return changed
}

// without returns a table without a column.
func without(s *sample, column int) *sample {
	changed := &sample{headers: slices.Delete(slices.Clone(s.headers), column, column+1)}
	for _, row := range s.rows {
		if row = slices.Clone(row); column < len(row) {
			row = slices.Delete(row, column, column+1)
		}
		changed.rows = append(changed.rows, row)
	}
	return changed
}

// added adds a column of other people, below some header; alone says that the column of the managers goes.
func added(header string, alone bool, value func(s *sample, names, row int, r *rand.Rand) string) func(*sample, columnsOf, *rand.Rand) (*sample, string, bool) {
	return func(s *sample, at columnsOf, r *rand.Rand) (*sample, string, bool) {
		if at.name < 0 || at.manager < 0 {
			return nil, "", false
		}
		changed := with(s, header, func(row int) string { return value(s, at.name, row, r) })
		if alone {
			return without(changed, at.manager), "", true
		}
		return changed, s.headers[at.manager], true
	}
}

func changes() []change {
	anybody := func(s *sample, names, row int, r *rand.Rand) string {
		if other := r.IntN(len(s.rows)); other != row && r.IntN(3) > 0 {
			return s.rows[other][names]
		}
		return ""
	}
	few := func(s *sample, names, _ int, r *rand.Rand) string { return s.rows[1+r.IntN(2)][names] }
	one := func(s *sample, names, _ int, _ *rand.Rand) string { return s.rows[1][names] }
	some := func(s *sample, names, _ int, r *rand.Rand) string { return s.rows[r.IntN(4)][names] }
	var all []change
	for _, kind := range []struct {
		known, unknown string
		value          func(*sample, int, int, *rand.Rand) string
	}{{"Mentor", "Sparring", anybody}, {"HR Partner", "People Ops", few}, {"Created by", "Keyed", one}, {"Approver", "Signs off", some}} {
		all = append(all,
			change{kind.known + " added", 0, added(kind.known, false, kind.value)},
			change{kind.known + " added, by an unknown header", 0, added(kind.unknown, false, kind.value)},
			change{kind.known + " added, without a header", 0, added("", false, kind.value)},
			change{kind.known + " alone", 0, added(kind.known, true, kind.value)},
			change{kind.known + " alone, by an unknown header", 0, added(kind.unknown, true, kind.value)})
	}
	return append(all,
		change{"half of the rows", 30, func(s *sample, at columnsOf, r *rand.Rand) (*sample, string, bool) {
			changed := &sample{headers: s.headers}
			for _, row := range s.rows {
				if r.IntN(2) == 0 {
					changed.rows = append(changed.rows, row)
				}
			}
			return changed, s.headers[max(0, at.manager)], at.manager >= 0
		}},
		change{"the first 7 rows", 10, func(s *sample, at columnsOf, _ *rand.Rand) (*sample, string, bool) {
			return &sample{headers: s.headers, rows: s.rows[:7]}, s.headers[max(0, at.manager)], at.manager >= 0
		}},
		change{"ids from 1, numbers added, no managers", 0, func(s *sample, at columnsOf, r *rand.Rand) (*sample, string, bool) {
			if at.id < 0 || at.manager < 0 {
				return nil, "", false
			}
			changed := without(s, at.manager)
			for i := range changed.rows {
				changed.rows[i][at.id-after(at.id, at.manager)] = fmt.Sprint(i + 1)
			}
			for _, header := range []string{"Age", "Quantity", "Zone", "Rank"} {
				changed = with(changed, header, func(int) string { return fmt.Sprint(r.IntN(len(s.rows) + 1)) })
			}
			return changed, "", true
		}},
		change{"a circle at the top", 0, func(s *sample, at columnsOf, _ *rand.Rand) (*sample, string, bool) {
			if at.id < 0 || at.manager < 0 || len(s.rows[1]) <= at.manager || s.rows[1][at.manager] != s.rows[0][at.id] {
				return nil, "", false
			}
			changed := with(s, "Remark", func(int) string { return "" })
			changed.rows[0][at.manager] = s.rows[1][at.id]
			return changed, s.headers[at.manager], true
		}},
		change{"all headers unknown", 60, func(s *sample, at columnsOf, _ *rand.Rand) (*sample, string, bool) {
			changed := &sample{rows: s.rows}
			for i := range s.headers {
				changed.headers = append(changed.headers, "Q"+strings.Repeat("x", i+1))
			}
			return changed, changed.headers[max(0, at.manager)], at.manager >= 0
		}},
		change{"only the header of the managers unknown", 40, func(s *sample, at columnsOf, _ *rand.Rand) (*sample, string, bool) {
			changed := &sample{rows: s.rows, headers: slices.Clone(s.headers)}
			changed.headers[max(0, at.manager)] = "Qx"
			return changed, "Qx", at.manager >= 0
		}},
		change{"the columns turned round", 0, func(s *sample, at columnsOf, _ *rand.Rand) (*sample, string, bool) {
			changed := &sample{headers: slices.Clone(s.headers)}
			slices.Reverse(changed.headers)
			for _, row := range s.rows {
				row = append(slices.Clone(row), make([]string, len(s.headers)-len(row))...)
				slices.Reverse(row)
				changed.rows = append(changed.rows, row)
			}
			return changed, s.headers[max(0, at.manager)], at.manager >= 0
		}})
}

// after is 1 if a column moved when one before it was taken out.
func after(column, gone int) int {
	if gone < column {
		return 1
	}
	return 0
}
