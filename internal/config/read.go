package config

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/glob"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// A reader takes a document that fits the schema to a configuration, and notes what the schema cannot tell is wrong.
type reader struct {
	document *source.Value
	config   *Config
	findings []diag.Finding

	ofPatterns int // characters in the patterns read so far
}

func (r *reader) fail(pos diag.Pos, suggestion, format string, args ...any) {
	r.findings = append(r.findings, diag.Finding{Pos: pos, Message: fmt.Sprintf(format, args...), Suggestion: suggestion})
}

func (r *reader) read() {
	c, d := r.config, r.document
	for _, path := range r.patterns(d, "chart") {
		c.Chart = append(c.Chart, c.fromHere(path))
	}
	c.exclude = r.patterns(d, "exclude")
	for _, name := range d.GetTexts("families") {
		c.Families = append(c.Families, r.family(name.Value))
	}
	c.Grades, c.Order = d.GetTexts("grades"), d.GetText("grade_order").Value
	c.Policy.Named.Tops = d.GetTexts("tops")
	for _, top := range c.Policy.Named.Tops {
		c.Policy.Tops = append(c.Policy.Tops, top.Value)
	}
	c.Policy.External = r.patterns(d, "external")
	c.Policy.Named.External = slices.DeleteFunc(d.GetTexts("external"), func(t diag.Text) bool { return strings.ContainsAny(t.Value, "*?[\\") })
	r.sources(d.Get("sources"))
	if preset := d.GetText("preset").Value; preset != "" {
		c.Policy.Preset = rules.Preset(preset)
	}
	if privacy := d.Get("privacy"); privacy != nil {
		c.Show = privacy.GetText("show").Value
	}
	c.Docs = d.GetText("docs").Value
	r.targets(d.Get("targets"))
	r.custom(d.Get("custom_rules"))
	r.settings(d.Get("rules"), rules.Scope{})
	if overrides, named := d.Get("overrides"), 0; overrides != nil {
		for i := range overrides.Items {
			if named += 1 + len(overrides.Items[i].GetTexts("units")); named > mostOverrides {
				r.fail(overrides.Items[i].Start(), "", "overrides: a configuration has at most %d overrides and units in them together; name a unit above the others instead.", mostOverrides)
				break
			}
			r.override(&overrides.Items[i])
		}
	}
	r.spans()
	c.Baseline = c.fromHere(cmp.Or(d.GetText("baseline").Value, BaselineName))
}

// mostOverrides is how many overrides, and units in them, a configuration has together at most, for each is looked at for each unit.
const mostOverrides = 1000

// longestPatterns is how many characters all patterns of a configuration have together at most, for each is compared with each file.
const longestPatterns = 10_000

// patterns returns the patterns of a field, and reports those that no path can match, and those that would cost too much. The name of
// a file that is there is no pattern, whatever characters it has.
func (r *reader) patterns(v *source.Value, field string) []string {
	var patterns []string
	for _, p := range v.GetTexts(field) {
		r.ofPatterns += len(p.Value)
		err := glob.Check(p.Value)
		if err != nil && (field == "chart" || field == "paths") {
			if _, missing := disk.Stat(r.config.fromHere(p.Value)); missing == nil {
				err = nil
			}
		}
		switch {
		case err != nil:
			r.fail(p.Pos, "", "%s: %s is not a valid pattern of paths; %s.", field, diag.Quote(p.Value), err)
		case r.ofPatterns > longestPatterns:
			r.fail(p.Pos, "", "%s: the patterns of a configuration have at most %d characters together; a pattern of a folder can take the place of many.", field, longestPatterns)
			return patterns
		}
		patterns = append(patterns, p.Value)
	}
	return patterns
}

// family returns the name of a built-in family as it is, and a path from the working directory.
func (r *reader) family(name string) string {
	if !strings.ContainsAny(name, `/\`) && filepath.Ext(name) == "" {
		return name
	}
	return r.config.fromHere(name)
}

// custom reads the organization's own rules. What their severity is, they say themselves, whatever the preset.
func (r *reader) custom(list *source.Value) {
	if list == nil {
		return
	}
	for i := range list.Items {
		item := &list.Items[i]
		rule := Custom{
			ID: item.GetText("id"), When: item.GetText("when"), Assert: item.GetText("assert"), Message: item.GetText("message"),
			Severity: diag.Warning,
		}
		if severity, ok := diag.ParseSeverity(item.GetText("severity").Value); ok {
			rule.Severity = severity
		}
		if r.known(rule.ID.Value) {
			r.fail(rule.ID.Pos, "", "There is another rule called %s; give this one a name of its own.", diag.Quote(rule.ID.Value))
		}
		r.config.Custom = append(r.config.Custom, rule)
		r.config.Policy.Settings = append(r.config.Policy.Settings, rules.Setting{
			Rule: rule.ID.Value, Switch: rule.Severity.String(), Pos: rule.ID.Pos,
		})
	}
}

// known reports whether there is a rule of that name.
func (r *reader) known(name string) bool { return slices.Contains(r.names(), name) }

// names returns the names of all rules.
func (r *reader) names() []string {
	names := rules.Names(r.config.Policy.Rules)
	for _, rule := range r.config.Custom {
		names = append(names, rule.ID.Value)
	}
	return names
}

// override reads the settings for some units or files.
func (r *reader) override(v *source.Value) {
	var scope rules.Scope
	for _, unit := range v.GetTexts("units") {
		scope.Units = append(scope.Units, unit.Value)
		r.config.Policy.Named.Units = append(r.config.Policy.Named.Units, unit)
	}
	if paths := r.patterns(v, "paths"); len(paths) > 0 {
		scope.Path = func(path string) bool { return matches(paths, r.config.relative(path)) }
	}
	if scope.Whole() && !v.AnyBroken() {
		r.fail(v.Start(), "", "This override names neither units nor paths; what holds for the whole chart goes under rules.")
	}
	r.settings(v.Get("rules"), scope)
}

// settings reads what is set for rules.
func (r *reader) settings(v *source.Value, scope rules.Scope) {
	if v == nil {
		return
	}
	for i := range v.Fields {
		field := &v.Fields[i]
		name := field.Key.Value
		at := slices.IndexFunc(r.config.Policy.Rules, func(rule rules.Rule) bool { return rule.Name == name })
		switch {
		case !r.known(name):
			r.fail(field.Key.Pos, diag.Nearest(name, r.names()), "There is no rule %s.", diag.Quote(name))
			continue
		case field.Value.Kind == source.Null:
			continue
		}
		s := rules.Setting{Rule: name, Switch: field.Value.Text, Scope: scope, Pos: field.Key.Pos}
		if field.Value.Kind == source.Map {
			s.Switch = field.Value.GetText("severity").Value
		}
		if at >= 0 {
			s.Options = choices(r.config.Policy.Rules[at], &field.Value)
		}
		r.config.Policy.Settings = append(r.config.Policy.Settings, s)
	}
}

// choices reads the options of a rule.
func choices(rule rules.Rule, v *source.Value) []rules.Choice {
	var chosen []rules.Choice
	for _, option := range rule.Options {
		text := v.GetText(option.Name)
		if number, ok := source.Float(text.Value); ok {
			chosen = append(chosen, rules.Choice{Option: option, Value: int(min(number, math.MaxInt32)), Pos: text.Pos})
		}
	}
	return chosen
}

// spans reports settings that leave no number of direct reports between the fewest and the most.
func (r *reader) spans() {
	for _, s := range r.config.Policy.Settings {
		if len(s.Options) == 0 {
			continue
		}
		at := slices.IndexFunc(r.config.Policy.Rules, func(rule rules.Rule) bool { return rule.Name == s.Rule })
		within := rules.Policy{Settings: slices.DeleteFunc(slices.Clone(r.config.Policy.Settings), func(other rules.Setting) bool {
			return !other.Scope.Whole() && other.Pos != s.Pos
		})}
		for i := range within.Settings {
			within.Settings[i].Scope = rules.Scope{}
		}
		span := within.Effective(r.config.Policy.Rules[at], rules.Where{}).Options.Span
		if span.Min > span.Max {
			r.fail(s.Options[0].Pos, "", "The fewest direct reports (min: %d) would be more than the most (max: %d).", span.Min, span.Max)
		}
	}
}
