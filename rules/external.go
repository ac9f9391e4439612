package rules

import (
	"path/filepath"
	"slices"
)

// IsExternal reports whether the policy says that the manager of an id stands outside the chart.
func (p *Policy) IsExternal(id string) bool {
	return slices.ContainsFunc(p.External, func(pattern string) bool {
		if pattern == "*" || pattern == id {
			return true
		}
		fits, err := filepath.Match(pattern, id)
		return err == nil && fits
	})
}
