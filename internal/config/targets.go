package config

import (
	"strings"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// targets reads what the figures are compared with.
func (r *reader) targets(v *source.Value) {
	if v == nil {
		return
	}
	r.config.Targets.Archetypes = v.GetText("preset").Value == "mckinsey-archetypes"
	units := v.Get("units")
	if units == nil {
		return
	}
	for i := range units.Fields {
		unit := units.Fields[i].Key
		said := units.GetText(unit.Value)
		target, ok := audit.ParseTarget(said.Value)
		if !ok {
			r.fail(said.Pos, "", "targets: %s is no target of a unit; write a range of direct reports such as 8-10, the most last, a number such as 15+, or one of %s.",
				diag.Quote(said.Value), archetypes())
			continue
		}
		r.config.Targets.Units = append(r.config.Targets.Units, audit.UnitTarget{ID: unit.Value, Target: target})
		r.config.Policy.Named.Units = append(r.config.Policy.Named.Units, unit)
	}
}

// archetypes names the archetypes.
func archetypes() string {
	var names []string
	for _, a := range audit.Archetypes() {
		names = append(names, a.Archetype)
	}
	return strings.Join(names, ", ")
}
