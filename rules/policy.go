package rules

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// A Policy is what an organization makes of the rules: which of them apply, to whom, how much they matter, and with which
// options. With nothing but Rules it is the preset recommended.
type Policy struct {
	Rules    []Rule // those that may apply, in the order in which they are listed
	Preset   Preset
	Settings []Setting // in order: of those that match, the last wins
	Tops     []string  // the ids of those who may stand at the top, beside the presumed one
	External []string  // the ids of managers outside the chart, or patterns of them
	Named    Named     // of what the configuration speaks; nothing where it may not be this chart
	Whole    bool      // whether all findings are asked for, also those that nobody would read
}

// Named are the ids that a configuration writes, without patterns, with their places.
type Named struct{ Tops, External, Units []diag.Text }

// A Preset is a choice of rules and severities to start from.
type Preset string

// The presets.
const (
	Recommended Preset = "recommended" // every rule, with its own severity
	Integrity   Preset = "integrity"   // only rules that hold in every chart
	Strict      Preset = "strict"      // every rule: infos become warnings, warnings errors
)

// A Setting sets a rule, for the whole chart or for some units or paths.
type Setting struct {
	Rule    string
	Switch  string   // off, on (as in the preset recommended) or a severity; empty to leave it as it is
	Options []Choice // likewise
	Scope   Scope
	Pos     diag.Pos // where it is written
}

// A Choice is the value that is chosen for an option.
type Choice struct {
	Option Option
	Value  int
	Pos    diag.Pos
}

// A Scope says for which part of a chart a setting holds. The zero Scope is the whole chart.
type Scope struct {
	Units []string               // those in or below these units
	Path  func(path string) bool // those in these files
}

// Whole reports whether the scope is the whole chart.
func (s Scope) Whole() bool { return len(s.Units) == 0 && s.Path == nil }

// Where is the part of a chart that something stands in: its unit, which may be inside others, and its file. The zero Where
// is no part in particular.
type Where struct {
	Chart *chart.Chart
	Unit  string
	Path  string
}

// holds reports whether a setting of that scope holds there.
func (s Scope) holds(at Where) bool {
	inUnit := len(s.Units) == 0 || slices.ContainsFunc(s.Units, func(id string) bool { return at.Chart != nil && at.Chart.Inside(at.Unit, id) })
	return inUnit && (s.Path == nil || (at.Path != "" && s.Path(at.Path)))
}

// path returns the path of a file.
func path(pos diag.Pos) string {
	if pos.IsZero() {
		return ""
	}
	return pos.File.Path
}

// An Effect is how a rule applies somewhere.
type Effect struct {
	Severity diag.Severity // 0 where the rule is off
	Options  Options
	By       diag.Pos // the setting that decided on the severity or an option last; no place where the preset did
}

// Effective returns how a rule applies somewhere.
func (p *Policy) Effective(rule Rule, at Where) Effect { return p.effect(rule, rule.Severity, at) }

// effect is Effective for findings of the rule that have a severity of their own: one that is lower stays lower.
func (p *Policy) effect(rule Rule, own diag.Severity, at Where) Effect {
	on := own
	if p.Preset == Strict {
		on = min(own+1, diag.Error)
	}
	effect := Effect{Severity: on, Options: Defaults()}
	if p.Preset == Integrity && !rule.Integrity {
		effect.Severity = 0
	}
	for _, s := range p.Settings {
		if s.Rule != rule.Name || !s.Scope.holds(at) {
			continue
		}
		effect.By = s.Pos
		for _, choice := range s.Options {
			*choice.Option.Field(&effect.Options) = choice.Value
		}
		switch severity, ok := diag.ParseSeverity(s.Switch); {
		case ok && own < rule.Severity:
			effect.Severity = min(on, severity)
		case ok:
			effect.Severity = severity
		case s.Switch == "off":
			effect.Severity = 0
		case s.Switch == "on":
			effect.Severity = on
		}
	}
	return effect
}

// applies reports whether a rule applies to any part of a chart.
func (p *Policy) applies(rule Rule) bool {
	return p.Effective(rule, Where{}).Severity > 0 || slices.ContainsFunc(p.Settings, func(s Setting) bool {
		return s.Rule == rule.Name && !s.Scope.Whole() && s.Switch != "off" && s.Switch != ""
	})
}

// Scoped reports whether a rule is set differently for parts of a chart.
func (p *Policy) Scoped(rule string) bool {
	return slices.ContainsFunc(p.Settings, func(s Setting) bool { return s.Rule == rule && !s.Scope.Whole() })
}

// Ran reports whether a rule applies to any part of a chart, so that what it did not find is not there. Of one that compares states
// nobody can tell: it may have found something in another comparison.
func (p *Policy) Ran(rule string) bool {
	return slices.ContainsFunc(p.Rules, func(r Rule) bool { return r.Name == rule && r.Compare == nil && p.applies(r) })
}

// Without returns a policy in which the rules that failed are off everywhere: they did not run.
func (p Policy) Without(failed []FailedError) Policy {
	for _, f := range failed {
		p.Settings = slices.DeleteFunc(slices.Clone(p.Settings), func(s Setting) bool { return s.Rule == f.Rule })
		p.Settings = append(p.Settings, Setting{Rule: f.Rule, Switch: "off"})
	}
	return p
}

// Apply leaves only the findings of rules that apply where they stand, and gives each its severity.
func (p *Policy) Apply(c *chart.Chart, findings []diag.Finding) []diag.Finding {
	byName := make(map[string]Rule, len(p.Rules))
	scoped := map[string]bool{}
	for _, rule := range p.Rules {
		byName[rule.Name], scoped[rule.Name] = rule, p.Scoped(rule.Name)
	}
	var kept []diag.Finding
	for _, f := range findings {
		if f.Own {
			f.Severity = diag.Error
			kept = append(kept, f)
			continue
		}
		rule, ok := byName[f.Rule]
		if !ok {
			continue
		}
		var at Where
		if scoped[f.Rule] {
			at = whereIs(c, f)
		}
		own := f.Severity
		if own == 0 {
			own = rule.Severity
		}
		if f.Severity = p.effect(rule, own, at).Severity; f.Severity > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}

// whereIs returns the part of a chart that a finding stands in: that of its subject or, where nobody has that id, that of
// the first who is affected.
func whereIs(c *chart.Chart, f diag.Finding) Where {
	at := Where{Chart: c, Path: path(f.Pos)}
	for _, id := range append([]string{f.Subject}, f.Affected...) {
		if unit, ok := unitOf(c, id); ok {
			at.Unit = unit
			break
		}
	}
	return at
}

// unitOf returns the id of the unit that the person, team or unit of an id is in.
func unitOf(c *chart.Chart, id string) (unit string, ok bool) {
	if seats := c.SeatsOf(id); len(seats) > 0 {
		return c.UnitOf(seats[0]), true
	}
	if teams := c.TeamsOf(id); len(teams) > 0 {
		return teams[0].Unit.Value, true
	}
	return id, len(c.UnitsOf(id)) > 0
}
