package rules

import "github.com/orglint/orglint/internal/chart"

// Limits tell which limits hold for the seats of a chart.
type Limits struct{ span, layers, interim limit }

// A limit is that of a rule.
type limit struct {
	*Pass

	on bool // in the whole chart, unless the policy sets it differently for parts
}

// NewLimits returns the limits that a policy sets for a chart.
func NewLimits(c *chart.Chart, policy *Policy) *Limits {
	l := &Limits{}
	for _, rule := range policy.Rules {
		switch rule.Name {
		case "span-of-control":
			l.span = newLimit(c, policy, rule)
		case "max-layers":
			l.layers = newLimit(c, policy, rule)
		case "interim-too-long":
			l.interim = newLimit(c, policy, rule)
		}
	}
	return l
}

func newLimit(c *chart.Chart, policy *Policy, rule Rule) limit {
	return limit{newPass(c, policy, rule), policy.applies(rule)}
}

// Span returns how many direct reports a seat should have if it has any; ok is false where that is not judged.
func (l *Limits) Span(s *chart.Seat) (span Span, ok bool) {
	if !l.span.holds(s) || !manages(s) {
		return Span{}, false
	}
	return l.span.Options(s).Span, true
}

// Layers returns the deepest layer that a seat may be in; ok is false where that is not judged.
func (l *Limits) Layers(s *chart.Seat) (layers int, ok bool) {
	if !l.layers.holds(s) {
		return 0, false
	}
	return l.layers.Options(s).Layers, true
}

// Days returns how long somebody may hold a role as acting or interim; ok is false where that is not judged.
func (l *Limits) Days(s *chart.Seat) (days int, ok bool) {
	if !l.interim.holds(s) {
		return 0, false
	}
	return l.interim.Options(s).Days, true
}

// holds reports whether the rule is on for a seat.
func (l *limit) holds(s *chart.Seat) bool {
	if l.Pass == nil || !l.scoped {
		return l.on
	}
	return l.policy.Effective(l.rule, l.where(s)).Severity > 0
}
