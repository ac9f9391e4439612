package family_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/family"
)

// far is the number of steps between levels that no line joins.
const far = 1 << 20

// randomLine is one entry of reports_to.
type randomLine struct {
	to      int
	orAbove bool
	within  string
}

// ladder is the lines of levels, by number.
type ladder [][]randomLine

func drawLadder(t *rapid.T) ladder {
	l := make(ladder, rapid.IntRange(2, 9).Draw(t, "levels"))
	for i := range l {
		for range rapid.IntRange(0, 3).Draw(t, "lines") {
			line := randomLine{to: rapid.IntRange(0, len(l)-1).Draw(t, "to")}
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				line.orAbove = true
			case 1:
				line.within = "department"
			}
			l[i] = append(l[i], line)
		}
	}
	return l
}

// yaml writes the ladder as a job family.
func (l ladder) yaml() string {
	var b strings.Builder
	b.WriteString("version: 1\nfamily: f\ntitle: F\nlevels:\n")
	for i, lines := range l {
		fmt.Fprintf(&b, "  - id: l%d\n    title: L %d\n    track: management\n    grade: %d\n", i, i, i)
		for j, line := range lines {
			if j == 0 {
				b.WriteString("    reports_to:\n")
			}
			switch {
			case line.orAbove:
				fmt.Fprintf(&b, "      - {level: l%d, or_above: true}\n", line.to)
			case line.within != "":
				fmt.Fprintf(&b, "      - {level: l%d, within: %s}\n", line.to, line.within)
			default:
				fmt.Fprintf(&b, "      - l%d\n", line.to)
			}
		}
	}
	return b.String()
}

// distances returns the number of lines between every two levels, after Floyd and Warshall.
func (l ladder) distances() [][]int {
	d := make([][]int, len(l))
	for i := range l {
		d[i] = slices.Repeat([]int{far}, len(l))
		for _, line := range l[i] {
			d[i][line.to] = 1
		}
		d[i][i] = 0
	}
	for k := range l {
		for i := range l {
			for j := range l {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}

// judge says in words what the ladder says about a level that reports to another.
func (l ladder) judge(d [][]int, level, manager int) string {
	if len(l[level]) == 0 {
		return "unjudged"
	}
	within, nearest := "", far
	for _, line := range l[level] {
		switch allowed := line.to == manager || line.orAbove && d[line.to][manager] < far; {
		case allowed && line.within == "":
			return "allowed"
		case allowed:
			within = " within " + line.within
		}
		nearest = min(nearest, d[line.to][manager])
	}
	if nearest == 0 || nearest == far {
		return "elsewhere" + within
	}
	way := "skips"
	for at := level; nearest >= 0; nearest-- {
		next := far
		for _, line := range l[at] {
			if d[line.to][manager] == nearest {
				next = min(next, line.to)
			}
		}
		if at = next; nearest > 0 {
			way += fmt.Sprintf(" l%d", at)
		}
	}
	return way + within
}

// words puts a verdict in the words of judge.
func words(v family.Verdict) string {
	text := map[family.Relation]string{
		family.Unjudged: "unjudged", family.Allowed: "allowed", family.Skips: "skips", family.Elsewhere: "elsewhere",
	}[v.Relation]
	for _, level := range v.Skipped {
		text += " " + level.ID.Value
	}
	if v.Within != "" {
		text += " within " + v.Within
	}
	return text
}

// TestJudgeAgainstDistances compares verdicts with what the distances between all levels say.
func TestJudgeAgainstDistances(t *testing.T) {
	path := filepath.Join(t.TempDir(), "family.yaml")
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		if err := os.WriteFile(path, []byte(l.yaml()), 0o600); err != nil {
			t.Fatal(err)
		}
		set, err := family.Load([]string{path})
		if err != nil {
			t.Fatalf("%s\n%v", l.yaml(), err)
		}
		d := l.distances()
		for i, level := range set.Levels {
			for j, manager := range set.Levels {
				if got, want := words(set.Ladder(level).Judge(manager)), l.judge(d, i, j); got != want {
					t.Errorf("l%d to l%d: got %q, want %q\n%s", i, j, got, want, l.yaml())
				}
			}
		}
	})
}
