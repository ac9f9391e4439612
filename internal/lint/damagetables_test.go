package lint_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// tableLayouts are tables with a row for each person, or for each line.
func tableLayouts() []layout {
	table := func(name, file, comma string, cell func(string) string) layout {
		return layout{name, file, comma, []string{"role", "manager"}, func(people []human) []fragment {
			row := func(values ...string) string {
				for i := range values {
					values[i] = cell(values[i])
				}
				return strings.Join(values, comma) + "\n"
			}
			all := []fragment{{-1, row("Employee ID", "Name", "Job Title", "Manager ID", "Team", "Start Date")}}
			for i, h := range people {
				all = append(all, fragment{i, row(h.id, h.name, h.role, h.manager, h.team, h.start)})
			}
			return all
		}}
	}
	asNeeded := func(s string) string {
		if strings.Contains(s, ",") {
			return strconv.Quote(s)
		}
		return s
	}
	plain := func(s string) string { return s }
	return []layout{
		table("csv", "people.csv", ",", asNeeded), table("csv all quoted", "people.csv", ",", strconv.Quote),
		table("semicolons", "people.csv", ";", plain), table("tabs", "people.tsv", "\t", plain),
		{"edges", "lines.csv", ",", []string{"manager"}, func(people []human) []fragment {
			all := []fragment{{-1, "supervisor,subordinate\n"}}
			for i, h := range people {
				if h.manager != "" {
					all = append(all, fragment{i, h.manager + "," + h.id + "\n"})
				}
			}
			return all
		}},
	}
}

// tableDamages are the ways in which a row of a table is broken.
func tableDamages(comma string) []damage {
	cells := func(change func(cells []string, i int) []string) func(string, string, *rand.Rand) []string {
		return func(line, _ string, random *rand.Rand) []string {
			all := strings.Split(line, comma)
			changed := strings.Join(change(all, random.IntN(len(all))), comma)
			if changed == line {
				return nil
			}
			return []string{changed}
		}
	}
	return []damage{
		{"quote", func(line, _ string, random *rand.Rand) []string {
			if at := strings.LastIndexByte(line, '"'); at >= 0 {
				return []string{line[:at] + line[at+1:]}
			}
			at := strings.LastIndex(line[:random.IntN(len(line))+1], comma) + 1
			return []string{line[:at] + `"` + line[at:]}
		}},
		{"first quote", func(line, _ string, _ *rand.Rand) []string {
			before, after, ok := strings.Cut(line, `"`)
			if !ok {
				return nil
			}
			return []string{before + after}
		}},
		{"quote in a cell", cells(func(all []string, i int) []string {
			if len(all[i]) > 2 {
				all[i] = `"` + all[i][:2] + `"` + all[i][2:]
			}
			return all
		})},
		{"comma", cells(func(all []string, i int) []string { return slices.Insert(all, i, "x") })},
		{"comma lost", cells(func(all []string, i int) []string {
			if i == 0 {
				return all
			}
			all[i-1] += " " + all[i]
			return slices.Delete(all, i, i+1)
		})},
		{"other commas", func(line, _ string, _ *rand.Rand) []string {
			other := ";"
			if comma == ";" {
				other = ","
			}
			return []string{strings.ReplaceAll(line, comma, other)}
		}},
		{"conflict", func(line, _ string, _ *rand.Rand) []string {
			return []string{"<<<<<<< HEAD", line, "=======", line, ">>>>>>> other"}
		}},
		{"cut-off end", func(line, _ string, random *rand.Rand) []string { return []string{line[:1+random.IntN(len(line)-1)]} }},
		{"bad byte", func(line, _ string, random *rand.Rand) []string {
			at := random.IntN(len(line) + 1)
			return []string{line[:at] + []string{"\xe9", "\x00"}[random.IntN(2)] + line[at:]}
		}},
		{"run together", func(line, next string, _ *rand.Rand) []string {
			if next == "" {
				return nil
			}
			return []string{line + next, ""}
		}},
		{"in two", func(line, _ string, random *rand.Rand) []string {
			at := 1 + random.IntN(len(line)-1)
			return []string{line[:at], line[at:]}
		}},
		{"quoted whole", func(line, _ string, _ *rand.Rand) []string {
			return []string{`"` + strings.ReplaceAll(line, `"`, `""`) + `"`}
		}},
	}
}
