package family

import (
	"math"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// build makes a family of a document that fits the schema of families.
func build(document *source.Value) *Family {
	f := &Family{
		Name:    document.GetText("family"),
		Title:   document.GetText("title"),
		Purpose: document.GetText("description"),
		Source:  document.GetText("source"),
		Grounds: document.GetTexts("deviation_grounds"),
		ByGrade: document.GetText("judged_by").Value == "grade",
		Scale:   Scale{document.GetTexts("grades"), document.GetText("grade_order").Value},
	}
	for i := range document.Get("levels").Items {
		f.Levels = append(f.Levels, buildLevel(f, &document.Get("levels").Items[i]))
	}
	return f
}

func buildLevel(f *Family, record *source.Value) *Level {
	level := &Level{
		Family:       f,
		ID:           record.GetText("id"),
		Title:        record.GetText("title"),
		Aliases:      record.GetTexts("aliases"),
		GradePos:     record.GetText("grade").Pos,
		grade:        record.GetText("grade"),
		Extends:      record.GetTexts("extends"),
		EquivalentTo: record.GetText("equivalent_to"),
		Specialties:  isTrue(record.GetText("specialties")),
		Requirements: record.GetTexts("requirements"),
		Indicators:   buildIndicators(record.Get("performance_indicators")),
		Hiring:       buildHiring(record.Get("hiring")),
	}
	if record.GetText("track").Value == "individual-contributor" {
		level.Track = IndividualContributor
	}
	if lines := record.Get("reports_to"); lines != nil {
		for i := range lines.Items {
			level.Lines = append(level.Lines, buildLine(&lines.Items[i]))
		}
	}
	if manages := record.Get("manages"); manages != nil {
		level.Manages = manages.GetTexts("levels")
		level.MaxTeams = buildLimit(manages.GetText("max_teams"))
		level.MinTeams = buildLimit(manages.GetText("min_teams"))
		level.TeamKind = manages.GetText("team_kind")
	}
	if requires := record.Get("requires"); requires != nil {
		if experience := requires.Get("experience"); experience != nil {
			for _, field := range experience.Fields {
				years, _ := source.Float(field.Value.Text)
				level.Experience = append(level.Experience, Experience{Level: field.Key, Years: years, Pos: field.Value.Pos})
			}
		}
	}
	return level
}

func buildLine(entry *source.Value) Line {
	if entry.IsText() {
		return Line{Level: diag.Text{Value: entry.Text, Pos: entry.Pos}}
	}
	return Line{
		Level:    entry.GetText("level"),
		OrAbove:  isTrue(entry.GetText("or_above")),
		Within:   entry.GetText("within").Value,
		External: entry.GetText("external"),
	}
}

// buildLimit returns a whole number and its place; nil where there is none.
func buildLimit(text diag.Text) *Limit {
	value, ok := source.Float(text.Value)
	if !ok {
		return nil
	}
	return &Limit{Value: int(min(value, math.MaxInt32)), Pos: text.Pos}
}

func isTrue(text diag.Text) bool { return strings.EqualFold(text.Value, "true") }
