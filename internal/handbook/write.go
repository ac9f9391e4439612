package handbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// write writes the family in YAML, with the lines of the pages in comments.
func (i *importer) write(pages []*source.File) []byte {
	var paths []string
	for _, page := range pages {
		paths = append(paths, page.Path)
	}
	name, title := i.names(paths[0])
	var b strings.Builder
	fmt.Fprintf(&b, "# Read from published pages by orglint families import. Compare it with them before you use it.\n")
	fmt.Fprintf(&b, "version: 1\nfamily: %s\ntitle: %s\nsource: %s\n", name, source.Scalar(title), source.Scalar(strings.Join(paths, ", ")))
	if len(i.grounds) > 0 {
		var grounds []string
		for _, ground := range i.grounds {
			grounds = appendNew(grounds, ground.Value)
		}
		i.field(&b, "deviation_grounds", "["+strings.Join(grounds, ", ")+"]", i.grounds[0].Pos)
	}
	if grades := i.textGrades(); len(grades) > 0 {
		fmt.Fprintf(&b, "grades: [%s] # the lowest first: the page does not say which is\n", strings.Join(grades, ", "))
	}
	b.WriteString("levels:\n")
	taken := map[string]bool{}
	for _, level := range i.levels {
		taken[family.Normal(level.title.Value)] = true
	}
	for n, level := range i.levels {
		if n > 0 {
			b.WriteByte('\n')
		}
		i.level(&b, level, taken)
	}
	return []byte(b.String())
}

// textGrades returns the grades that are no numbers, in the order that seems to be theirs, and says that this is a guess.
func (i *importer) textGrades() []string {
	var grades []string
	for _, level := range i.levels {
		if number(level.grade.Value) != "" {
			continue
		}
		if len(grades) == 0 {
			i.note(level.grade.Pos, "the order of the grades was guessed: put the lowest first under grades")
		}
		grades = appendNew(grades, level.grade.Value)
	}
	slices.SortFunc(grades, func(a, b string) int { return cmp.Compare(naturalKey(a), naturalKey(b)) })
	for at, grade := range grades {
		grades[at] = gradeScalar(grade)
	}
	return grades
}

// gradeScalar writes a grade in YAML.
func gradeScalar(grade string) string {
	if number(grade) != "" {
		return grade
	}
	return source.Scalar(grade)
}

// level writes one level. Titles that are taken make no aliases.
func (i *importer) level(b *strings.Builder, level *imported, taken map[string]bool) {
	fmt.Fprintf(b, "  - id: %s\n", level.id)
	field := func(name, value string, pos diag.Pos) { b.WriteString("    "); i.field(b, name, value, pos) }
	field("title", source.Scalar(level.title.Value), level.title.Pos)
	var aliases []string
	for _, alias := range level.aliases {
		if key := family.Normal(alias.Value); key != "" && !taken[key] {
			taken[key] = true
			aliases = append(aliases, source.Scalar(alias.Value))
			i.note(alias.Pos, "%s was taken for another title of %s", diag.Quote(alias.Value), level.title.Value)
		}
	}
	if len(aliases) > 0 {
		fmt.Fprintf(b, "    aliases: [%s]\n", strings.Join(aliases, ", "))
	}
	track := "management"
	if level.equalID != "" || (!managerTitle(level.title.Value) && !i.manages[level]) {
		track = "individual-contributor"
	}
	fmt.Fprintf(b, "    track: %s\n", track)
	field("grade", gradeScalar(level.grade.Value), level.grade.Pos)
	if len(level.extendIDs) > 0 {
		field("extends", "["+strings.Join(level.extendIDs, ", ")+"]", level.extends[0].pos)
	}
	if level.equalID != "" {
		field("equivalent_to", level.equalID, level.equal.pos)
	}
	if len(level.reportIDs) > 0 {
		field("reports_to", "["+strings.Join(level.reportIDs, ", ")+"]", level.reports[0].pos)
	}
	if level.teams.Value != "" {
		limits := "max_teams: " + level.teams.Value
		if level.kind != "" {
			limits += ", team_kind: " + source.Scalar(level.kind)
		}
		field("manages", "{"+limits+"}", level.teams.Pos)
	}
	if level.yearsID != "" {
		field("requires", "{experience: {"+level.yearsID+": "+level.years.Value+"}}", level.years.Pos)
	}
	i.writeExtras(b, level)
}

// field writes a field, and in a comment where it was read.
func (i *importer) field(b *strings.Builder, name, value string, pos diag.Pos) {
	fmt.Fprintf(b, "%s: %s%s\n", name, value, i.where(pos))
}

// where says in a comment where something was read.
func (i *importer) where(pos diag.Pos) string {
	place := pos.Place()
	where := fmt.Sprintf("line %d", place.Line)
	if i.several {
		where = source.Scalar(place.Path) + " " + where
	}
	return " # " + where
}
