package rules

import "github.com/orglint/orglint/internal/chart"

// Limits tell which limits hold for the seats of a chart.
type Limits struct{ span, layers, interim *Pass }

// NewLimits returns the limits that a policy sets for a chart.
func NewLimits(c *chart.Chart, policy *Policy) *Limits {
	l := &Limits{}
	for _, rule := range policy.Rules {
		switch rule.Name {
		case "span-of-control":
			l.span = newPass(c, policy, rule)
		case "max-layers":
			l.layers = newPass(c, policy, rule)
		case "interim-too-long":
			l.interim = newPass(c, policy, rule)
		}
	}
	return l
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
func (p *Pass) holds(s *chart.Seat) bool {
	if p == nil {
		return false
	}
	if !p.scoped {
		return p.policy.applies(p.rule)
	}
	return p.policy.Effective(p.rule, p.where(s)).Severity > 0
}
