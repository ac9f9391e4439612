package brief

import (
	"cmp"
	"strings"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// A Fact says how a report came to be.
type Fact struct {
	Name string
	Said string
}

// mostNamed is how many files a report names as those that it was made of.
const mostNamed = 20

// About says when a report was made, of what and by what, and how much of the chart it could speak of.
func (b *Brief) About() []Fact {
	r := b.Result
	facts := []Fact{
		{"As of", text.LongDay(r.AsOf)},
		{"Made of", text.List(r.Files, mostNamed, func(path string) string { return path })},
		{"Job families", b.families()},
		{"Configuration", cmp.Or(b.Config, "none")},
		{"People are named", "by their " + r.Show.String()},
		{"Judged", Judged(&r.Coverage)},
		{"Not read", NotRead(&r.Coverage)},
		{"Made by", strings.TrimSpace("orglint " + b.Version)},
	}
	kept := facts[:0]
	for _, f := range facts {
		if f.Said != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// families names the job families by which roles were judged.
func (b *Brief) families() string {
	c, _ := b.Result.Chart()
	var names []string
	for _, f := range c.Families.Families {
		where := "built in"
		if f.Name.Pos.InFile() {
			where = f.Name.Pos.File.Path
		}
		names = append(names, f.Name.Value+" ("+where+")")
	}
	return cmp.Or(strings.Join(names, ", "), "none; no role was judged")
}

// Judged says how much of what the chart gives could be judged.
func Judged(c *lint.Coverage) string {
	var parts []string
	for _, share := range []struct {
		judged, given int
		one, many     string
	}{
		{c.Lines.Judged, c.Lines.Given, "reporting line", "reporting lines"},
		{c.Roles.Judged, c.Roles.Given, "role", "roles"},
		{c.Grades.Judged, c.Grades.Given, "grade", "grades"},
	} {
		switch {
		case share.given == 0:
			parts = append(parts, "no "+share.one+" (none is given)")
		case share.judged == share.given && share.given > 1:
			parts = append(parts, "all "+text.Grouped(share.given)+" "+share.many)
		default:
			parts = append(parts, text.Grouped(share.judged)+" of "+text.Grouped(share.given)+" "+text.Verb(share.given, share.one, share.many))
		}
	}
	return strings.Join(parts, ", ")
}

// NotRead counts the parts of files that were not read, or not as a whole.
func NotRead(c *lint.Coverage) string {
	counts := map[string]int{}
	for _, part := range c.NotRead {
		counts[part.What]++
	}
	var parts []string
	for _, what := range []string{"file", "sheet", "record", "row", "cell"} {
		if n := counts[what]; n > 0 {
			parts = append(parts, text.Count(n, what, what+"s"))
		}
	}
	return strings.Join(parts, ", ")
}

// NotShown says how many findings are only counted; it is empty where all are told.
func (b *Brief) NotShown() string {
	n := 0
	for _, cut := range b.Result.Cut {
		n += cut.Findings
	}
	if n == 0 {
		return ""
	}
	return text.Count(n, "more finding is", "more findings are") + " counted and not shown, because there are so many of one rule, or in one record."
}
