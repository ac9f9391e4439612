package rules

import (
	slashed "path"
	"slices"
)

// IsExternal reports whether the policy says that the manager of an id stands outside the chart.
func (p *Policy) IsExternal(id string) bool {
	return slices.ContainsFunc(p.External, func(pattern string) bool {
		if pattern == "*" || pattern == id {
			return true
		}
		fits, err := slashed.Match(pattern, id) // an id is no path of the system: it fits alike on Windows
		return err == nil && fits
	})
}
