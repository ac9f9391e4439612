package family

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A Step is one step of hiring somebody on a level, such as an interview.
type Step struct {
	Name     diag.Text
	Minutes  *Limit // nil where the family does not say
	By       By
	Optional bool
}

// A By is who holds a step: somebody of a level, or of any level of some families, or whom a text describes. At most one is given.
type By struct {
	Levels   []diag.Text // ids
	Families []diag.Text // names; it is somebody who holds no earlier step
	Text     diag.Text   // shown, never compared
}

// An Indicator is what work on a level is measured by.
type Indicator struct {
	Title diag.Text
	URL   diag.Text // empty where the family gives none
}

// buildHiring reads the steps of hiring of a level.
func buildHiring(list *source.Value) []Step {
	if list == nil {
		return nil
	}
	steps := make([]Step, len(list.Items))
	for i := range list.Items {
		record := &list.Items[i]
		steps[i] = Step{
			Name: record.GetText("step"), Minutes: buildLimit(record.GetText("minutes")), Optional: isTrue(record.GetText("optional")),
		}
		switch by := record.Get("by"); {
		case by == nil:
		case by.Kind == source.Map:
			steps[i].By.Families = by.GetTexts("family")
		case by.IsText():
			steps[i].By.Text = diag.Text{Value: by.Text, Pos: by.Pos}
		default:
			steps[i].By.Levels = record.GetTexts("by")
		}
	}
	return steps
}

// buildIndicators reads the performance indicators of a level.
func buildIndicators(list *source.Value) []Indicator {
	if list == nil {
		return nil
	}
	indicators := make([]Indicator, len(list.Items))
	for i := range list.Items {
		indicators[i] = Indicator{list.Items[i].GetText("title"), list.Items[i].GetText("url")}
	}
	return indicators
}

// linkHiring takes a text that is the id of a level for that level, and reports levels in lists that no loaded family has.
func (s *Set) linkHiring(level *Level) {
	for i := range level.Hiring {
		by := &level.Hiring[i].By
		if s.byID[by.Text.Value] != nil {
			by.Levels, by.Text = []diag.Text{by.Text}, diag.Text{}
		}
		for _, id := range by.Levels {
			s.expect(level, id, "hiring")
		}
	}
}

// Minutes returns how long the steps of hiring on a level take together, optional ones included.
func (l *Level) Minutes() int {
	sum := 0
	for _, step := range l.Hiring {
		if step.Minutes != nil {
			sum += step.Minutes.Value
		}
	}
	return sum
}

// Wants reports whether a step is to be held by somebody on a level. Where it is judged, the families say enough to tell.
func (s *Set) Wants(step Step, level *Level) (wanted, judged bool) {
	by := step.By
	switch {
	case len(by.Families) > 0:
		known := slices.ContainsFunc(by.Families, func(name diag.Text) bool {
			return slices.ContainsFunc(s.Families, func(f *Family) bool { return f.Name.Value == name.Value })
		})
		return slices.ContainsFunc(by.Families, func(name diag.Text) bool { return name.Value == level.Family.Name.Value }), known
	case len(by.Levels) > 0:
		judged = !slices.ContainsFunc(by.Levels, func(id diag.Text) bool { return s.byID[id.Value] == nil })
		return slices.ContainsFunc(by.Levels, func(id diag.Text) bool { return id.Value == level.ID.Value }), judged
	}
	return true, false
}

// AtOrAbove returns the levels that can hold a step, and all above them; none where it is not told by levels.
func (s *Set) AtOrAbove(step Step) []*Level {
	var from, all []*Level
	for _, id := range step.By.Levels {
		if level := s.byID[id.Value]; level != nil {
			from = append(from, level)
		}
	}
	if len(from) > 0 {
		climb(from, make([]bool, len(s.Levels)), func(level *Level) { all = append(all, level) })
	}
	return all
}

// hiring looks for steps of hiring that have the name of another, and for job families in them that are not there.
func (l *linter) hiring(level *Level) {
	seen := map[string]diag.Text{}
	for _, step := range level.Hiring {
		if first, twice := seen[step.Name.Value]; twice {
			l.report("family-hiring", diag.Warning, level, diag.Finding{
				Pos: step.Name.Pos, Field: "hiring", Named: step.Name.Value, Identity: step.Name.Value,
				Message: level.Title.Value + " has the hiring step " + diag.Quote(step.Name.Value) + " twice; give each a name of its own.",
				Related: []diag.Related{{Pos: first.Pos, Message: "the other step"}},
			})
		} else {
			seen[step.Name.Value] = step.Name
		}
		for _, name := range step.By.Families {
			if !l.hasFamily(name.Value) {
				l.report("family-hiring", diag.Warning, level, diag.Finding{
					Pos: name.Pos, Field: "hiring", Named: name.Value, Identity: step.Name.Value + "\xff" + name.Value,
					Message: level.Title.Value + " names the job family " + diag.Quote(name.Value) + " for the hiring step " +
						diag.Quote(step.Name.Value) + ", which is not loaded, so that nobody can be held against it.",
				})
			}
		}
		if step.Minutes != nil && step.Minutes.Value > longest {
			l.report("family-hiring", diag.Warning, level, diag.Finding{
				Pos: step.Minutes.Pos, Field: "hiring", Identity: step.Name.Value + "\xffminutes",
				Message: fmt.Sprintf("%s gives the hiring step %s %d minutes, more than a working day; minutes are counted, not seconds.",
					level.Title.Value, diag.Quote(step.Name.Value), step.Minutes.Value),
			})
		}
	}
}

// longest is the most minutes that a step of hiring takes: a working day.
const longest = 8 * 60

// hasFamily reports whether a job family of a name is loaded, or may be one that could not be read.
func (l *linter) hasFamily(name string) bool {
	return l.inUnread(name) || slices.ContainsFunc(l.set.Families, func(f *Family) bool { return f.Name.Value == name })
}
