package family

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
)

// A Linted is what a look at job families found.
type Linted struct {
	Files    int
	Families int // that could be read, of those that were named
	Levels   int // of these
	Findings []diag.Finding
}

// Lint looks at job families that are in reach, built-in ones by name or files by path, for what is wrong or doubtful in them. They may refer to
// each other and to the built-in ones, of which a file replaces the one of its name. An error means that a file could not be
// opened.
func Lint(reach disk.Reach, names []string, own Scale) (*Linted, error) {
	files, err := openAll(reach, names)
	if err != nil {
		return nil, err
	}
	linted := &Linted{Files: len(files)}
	l := linter{named: map[*diag.File]bool{}}
	var families []*Family
	for _, file := range files {
		f, findings, err := parse(file)
		if err != nil {
			return nil, err
		}
		linted.Findings = append(linted.Findings, findings...)
		if f == nil {
			l.unread = append(l.unread, file.File)
			continue
		}
		families = append(families, f)
		l.named[file.File] = true
	}
	families = replaceBuiltIn(families)
	linted.Families = len(families)
	for _, f := range families {
		linted.Levels += len(f.Levels)
	}
	linted.Findings = append(linted.Findings, ambiguous(families)...)
	linted.Findings = append(linted.Findings, sameName(families)...)
	if tooMuch := tooLarge(families); len(tooMuch) > 0 {
		linted.Findings = append(linted.Findings, tooMuch...)
	} else {
		var misgraded []diag.Finding
		l.set, misgraded = newSet(withBuiltIns(families), own)
		linted.Findings = append(linted.Findings, misgraded...)
		l.reported = reportedTo(l.set.Levels)
		linted.Findings = append(linted.Findings, l.lint()...)
	}
	for i := range linted.Findings {
		if linted.Findings[i].Severity == 0 {
			linted.Findings[i].Severity = diag.Error
		}
	}
	diag.Finish(linted.Findings)
	return linted, nil
}

// withBuiltIns puts the built-in families that none of some families replaces behind them: what is linted comes first, so that
// its own levels are meant where it names them.
func withBuiltIns(families []*Family) []*Family {
	all := slices.Clone(families)
	for _, name := range BuiltIn() {
		if slices.ContainsFunc(families, func(f *Family) bool { return f.Name.Value == name }) {
			continue
		}
		files, err := open(disk.Anywhere(), name)
		if err != nil {
			continue // a test sees to it that they can be read
		}
		if f, _, err := parse(files[0]); err == nil && f != nil {
			all = append(all, f)
		}
	}
	return all
}

// A linter looks at the levels of the families that are named, among those of all that are loaded.
type linter struct {
	set      *Set
	named    map[*diag.File]bool
	reported map[*Level]bool // the levels that some other level may report to
	findings []diag.Finding

	// unread are the files that hold no family that can be read. What stands in them may not be called missing.
	unread []*diag.File
}

// inUnread reports whether the id of a level stands in a file that could not be read.
func (l *linter) inUnread(id string) bool {
	return slices.ContainsFunc(l.unread, func(file *diag.File) bool { return strings.Contains(file.Data(), id) })
}

func (l *linter) lint() []diag.Finding {
	for _, f := range l.set.Findings {
		if l.named[f.Pos.File] && !l.inUnread(f.Named) {
			l.findings = append(l.findings, f)
		}
	}
	for _, level := range l.set.Levels {
		if !l.isNamed(level) {
			continue
		}
		l.titles(level)
		l.lines(level)
		l.extends(level)
		l.limits(level)
		l.reach(level)
		l.hiring(level)
	}
	l.cycles("reports_to", reportSteps)
	l.cycles("extends", l.extendSteps)
	return l.findings
}

// isNamed reports whether a level stands in a family that is named.
func (l *linter) isNamed(level *Level) bool { return l.named[level.ID.Pos.File] }

// titles looks for titles that are another level's id, but for the case: the one text would mean one level, and the other
// another.
func (l *linter) titles(level *Level) {
	for _, name := range append([]diag.Text{level.Title}, level.Aliases...) {
		other := l.set.Level(Normal(name.Value))
		if other == nil || other.ID.Value == level.ID.Value || !l.isNamed(other) || l.set.byName[Normal(name.Value)] != level {
			continue // or it has been told, as another level's title
		}
		l.report("family-duplicate-title", diag.Error, level, diag.Finding{
			Pos: name.Pos, Field: "title", Named: name.Value,
			Message: diag.Quote(name.Value) + " is also the id of the level " + other.Title.Value + ".",
			Related: []diag.Related{{Pos: other.ID.Pos, Message: "the other level"}},
		})
	}
}

// report adds a finding about a level.
func (l *linter) report(rule string, severity diag.Severity, level *Level, f diag.Finding) {
	f.Rule, f.Severity, f.Subject, f.Affected = rule, severity, level.ID.Value, []string{level.ID.Value}
	l.findings = append(l.findings, f)
}

// lines looks at whom a level reports to.
func (l *linter) lines(level *Level) {
	if len(level.Lines) == 0 && !level.Family.ByGrade {
		l.report("family-no-line", diag.Info, level, diag.Finding{
			Pos: level.ID.Pos, Field: "reports_to",
			Message: level.Title.Value + " does not say to whom it reports, so no reporting line of anybody on it is judged; add reports_to, for the top level " +
				"such as [{external: Board of Directors}].",
		})
	}
	for _, line := range level.Lines {
		above := line.target
		if above == nil || above == level || level.Track != Management || above.Track != Management {
			continue
		}
		order, ok := above.Grade.Compare(level.Grade)
		if !ok || order > 0 {
			continue
		}
		rule, what := "family-equal-grade", "the same grade, "
		if order < 0 {
			rule, what = "family-inverted-grade", "a lower grade, "
		}
		l.report(rule, diag.Info, level, diag.Finding{
			Pos: line.Level.Pos, Field: "reports_to", Named: above.ID.Value,
			Message: fmt.Sprintf("%s (grade %s) reports to a manager's level of %s%s (grade %s). Is that declared on purpose?",
				level.Title.Value, level.GradeText, what, above.Title.Value, above.GradeText),
			Related: []diag.Related{{Pos: above.GradePos, Message: "the grade of " + above.Title.Value}},
		})
	}
}

// extends looks at what a level builds on, and which level is its equal.
func (l *linter) extends(level *Level) {
	equal := l.set.Level(level.EquivalentTo.Value)
	if equal != nil && !equal.Grade.Is(level.Grade) {
		l.report("family-grade-order", diag.Warning, level, diag.Finding{
			Pos: level.GradePos, Field: "grade", Named: equal.ID.Value,
			Message: fmt.Sprintf("%s has grade %s, but is the equal of %s, which has grade %s.", level.Title.Value, level.GradeText, equal.Title.Value, equal.GradeText),
			Related: []diag.Related{{Pos: equal.GradePos, Message: "the grade of " + equal.Title.Value}},
		})
	}
	for _, id := range level.Extends {
		base := l.set.Level(id.Value)
		if base == nil {
			continue
		}
		if order, ok := base.Grade.Compare(level.Grade); ok && base.Track == level.Track && order > 0 {
			l.report("family-grade-order", diag.Warning, level, diag.Finding{
				Pos: level.GradePos, Field: "grade", Named: id.Value,
				Message: fmt.Sprintf("%s has grade %s, but extends %s, which has grade %s; a level is never below one that it extends.",
					level.Title.Value, level.GradeText, base.Title.Value, base.GradeText),
				Related: []diag.Related{{Pos: base.GradePos, Message: "the grade of " + base.Title.Value}},
			})
		}
		l.diverge(level, base, id)
	}
}

// diverge compares what a level extends with what its equal extends.
func (l *linter) diverge(level, base *Level, id diag.Text) {
	equal, baseEqual := l.set.Level(level.EquivalentTo.Value), l.set.Level(base.EquivalentTo.Value)
	if equal == nil || baseEqual == nil || equal == baseEqual || len(equal.Extends) == 0 {
		return
	}
	if slices.ContainsFunc(equal.Extends, func(e diag.Text) bool { return e.Value == baseEqual.ID.Value }) {
		return
	}
	l.report("family-extends", diag.Warning, level, diag.Finding{
		Pos: id.Pos, Field: "extends", Named: id.Value,
		Message: fmt.Sprintf("%s extends %s, the equal of %s; but %s, the equal of %s, does not extend %s.", level.Title.Value, base.Title.Value,
			baseEqual.Title.Value, equal.Title.Value, level.Title.Value, baseEqual.Title.Value),
		Related: []diag.Related{{Pos: equal.Extends[0].Pos, Message: "what " + equal.Title.Value + " extends"}},
	})
}

// limits looks at the limits of a level.
func (l *linter) limits(level *Level) {
	least, most := level.MinTeams, level.MaxTeams
	switch {
	case least != nil && most != nil && least.Value > most.Value:
		l.report("family-limits", diag.Error, level, diag.Finding{
			Pos: least.Pos, Field: "min_teams",
			Message: fmt.Sprintf("%s manages at least %d and at most %d teams, which is impossible.", level.Title.Value, least.Value, most.Value),
			Related: []diag.Related{{Pos: most.Pos, Message: "the most"}},
		})
	case level.Track == IndividualContributor && (least != nil || most != nil || len(level.Manages) > 0):
		l.report("family-limits", diag.Error, level, diag.Finding{
			Pos: level.ID.Pos, Field: "manages",
			Message: level.Title.Value + " is an individual contributor's level, which manages nobody, but says whom or how many teams it manages.",
		})
	}
}

// reach looks for a management level that nobody can report to.
func (l *linter) reach(level *Level) {
	if level.Track == Management && len(level.Manages) == 0 && !l.reported[level] && !level.Family.ByGrade && !l.inUnread(level.ID.Value) {
		l.report("family-unreachable-level", diag.Info, level, diag.Finding{
			Pos: level.ID.Pos, Field: "id",
			Message: level.Title.Value + " is a manager's level, but no level of the loaded job families reports to it, and it does not say whom it manages.",
		})
	}
}

// reportedTo returns the levels that some other level may report to.
func reportedTo(levels []*Level) map[*Level]bool {
	reported := map[*Level]bool{}
	var queue []*Level // the levels above these will do too
	for _, level := range levels {
		for _, line := range level.Lines {
			if line.target != nil && line.target != level {
				reported[line.target] = true
			}
			if line.target != nil && line.OrAbove {
				queue = append(queue, line.target)
			}
		}
	}
	for seen := map[*Level]bool{}; len(queue) > 0; queue = queue[1:] {
		if level := queue[0]; !seen[level] {
			seen[level], reported[level] = true, true
			queue = append(queue, level.above...)
		}
	}
	return reported
}
