package config

import (
	_ "embed" // the starting files are files, so that a test checks them as such
	"strings"
)

//go:embed starter/orglint.yaml
var starterConfig string

//go:embed starter/orgchart.yaml
var starterChart string

// StarterChart is a small chart to start from.
func StarterChart() string { return starterChart }

// Starter is a configuration to start from, with comments, for the paths that make a chart and for job families. Both are
// lists in YAML, as List writes them.
func Starter(chart, families string) string {
	return strings.NewReplacer("$CHART", chart, "$FAMILIES", families).Replace(starterConfig)
}
