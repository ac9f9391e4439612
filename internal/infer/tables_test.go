package infer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/infer"
)

// A sample is a table of testdata with what is expected of it: "manager=HEADER id=HEADER" and so on, "ask" where no column may be
// taken for the managers, "no" where the rows are no people.
type sample struct {
	file, name, want string
	headers          []string
	rows             [][]string
}

func (s *sample) table() infer.Table {
	return infer.Table{Headers: s.headers, Rows: len(s.rows), Value: func(row, column int) string {
		if column >= len(s.rows[row]) {
			return ""
		}
		return s.rows[row][column]
	}}
}

// taken returns the header of the column that was taken for a field.
func taken(s *sample, a *infer.Answer, field string) string {
	if field == "manager" {
		if len(a.Managers) == 0 {
			return ""
		}
		return headerOf(s, a.Managers[0])
	}
	if i := slices.Index(a.Fields, field); i >= 0 {
		return headerOf(s, i)
	}
	return ""
}

func headerOf(s *sample, column int) string {
	if s.headers[column] == "" {
		return fmt.Sprintf("column %d", column+1)
	}
	return s.headers[column]
}

// samples reads the tables of testdata.
func samples(t *testing.T) []*sample {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, "no tables")
	}
	var all []*sample
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for text := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
			lines := strings.Split(text, "\n")
			s := &sample{file: filepath.Base(path), name: strings.TrimPrefix(lines[0], "# "), want: strings.TrimPrefix(lines[1], "= "), headers: cells(lines[2])}
			for _, line := range lines[3:] {
				s.rows = append(s.rows, cells(line))
			}
			all = append(all, s)
		}
	}
	return all
}

func cells(line string) []string {
	all := strings.Split(line, ";")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// wants parses what is expected of a table; headers may hold spaces.
func wants(want string) map[string]string {
	fields := map[string]string{}
	last := ""
	for word := range strings.FieldsSeq(want) {
		field, header, ok := strings.Cut(word, "=")
		if ok && slices.Contains([]string{"manager", "id", "other_id", "email", "name", "first_name", "last_name", "middle_name", "second_last_name", "role", "unit", "status", "end", "dotted_line_to"}, field) {
			last = field
			fields[field] = header
			continue
		}
		fields[last] += " " + word
	}
	return fields
}

// A score counts what was taken for the managers.
type score struct{ right, missed, wrong, none, refused, noCharts int }

// judge counts what was made of a table.
func (c *score) judge(t *testing.T, s *sample, a *infer.Answer) {
	t.Helper()
	got := taken(s, a, "manager")
	if a.Not != "" {
		got = ""
	}
	want := wants(s.want)["manager"]
	switch {
	case s.want == "no":
		c.noCharts++
		if a.Not != "" {
			c.refused++
		}
		fallthrough
	case want == "":
		c.none++
		if got != "" {
			c.wrong++
			t.Errorf("%s: %s: took %q for the managers (%s), want none", s.file, s.name, got, a.Why[a.Managers[0]])
		}
	case got == want:
		c.right++
	case got == "":
		c.missed++
		t.Logf("%s: %s: missed %q: %s %v", s.file, s.name, want, a.Not, a.Asked)
	default:
		c.wrong++
		t.Errorf("%s: %s: took %q for the managers, want %q", s.file, s.name, got, want)
	}
}

// TestTables takes columns of all the tables of testdata: never a wrong one for the managers, and nearly always the right one.
func TestTables(t *testing.T) {
	const fewest, recall, refusals = 200, 95, 90
	var all score
	fields := map[string]*score{}
	tables := samples(t)
	for _, s := range tables {
		a := infer.Columns(s.table())
		all.judge(t, s, a)
		if s.want == "no" && a.Not == "" {
			t.Logf("%s: %s: is not refused", s.file, s.name)
		}
		if s.file == "units.txt" && !strings.Contains(a.Not, "unit") {
			t.Logf("%s: %s: units are not told: %s", s.file, s.name, a.Not)
		}
		if s.want != "no" && a.Not != "" {
			t.Errorf("%s: %s: is refused: %s", s.file, s.name, a.Not)
			continue
		}
		for field, header := range wants(s.want) {
			if field == "manager" || field == "" {
				continue
			}
			if fields[field] == nil {
				fields[field] = &score{}
			}
			switch got := taken(s, a, field); got {
			case header:
				fields[field].right++
			case "":
				fields[field].missed++
				t.Logf("%s: %s: missed %s %q", s.file, s.name, field, header)
			default:
				fields[field].wrong++
				t.Errorf("%s: %s: took %q for %s, want %q", s.file, s.name, got, field, header)
			}
		}
	}
	found := 100 * all.right / (all.right + all.missed)
	t.Logf("%d tables: managers %d right, %d missed, %d wrong, none in %d; recall %d%%; %d of %d no charts refused",
		len(tables), all.right, all.missed, all.wrong, all.none, found, all.refused, all.noCharts)
	for _, field := range []string{"id", "name", "first_name", "last_name", "email", "role", "status"} {
		t.Logf("%-11s %3d right, %d missed, %d wrong", field, fields[field].right, fields[field].missed, fields[field].wrong)
	}
	if len(tables) < fewest || found < recall || 100*all.refused < refusals*all.noCharts {
		t.Errorf("got %d tables, a recall of %d%%, %d of %d refused; want at least %d, %d%% and %d%%", len(tables), found, all.refused, all.noCharts, fewest, recall, refusals)
	}
}
