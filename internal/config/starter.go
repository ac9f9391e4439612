package config

import (
	_ "embed" // the starting files are files, so that a test checks them as such
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/source"
)

//go:embed starter/orglint.yaml
var starterConfig string

//go:embed starter/orgchart.yaml
var starterChart string

// StarterChart is a small chart to start from.
func StarterChart() string { return starterChart }

// Starter is a configuration to start from, with comments, for the paths that make a chart and for job families.
func Starter(chart, families []string) string {
	return strings.NewReplacer("$CHART", list(chart), "$FAMILIES", list(families)).Replace(starterConfig)
}

// list writes texts as a list in YAML, on one line.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = source.Scalar(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// StarterSource says how a file is read, to stand below a configuration to start from.
func StarterSource(path string, r *adapt.Reading) string {
	var b strings.Builder
	b.WriteString("\n# How the export is read, as orglint recognized it: correct what is wrong.\n")
	if len(r.Ignored) > 0 && !r.Valued {
		b.WriteString("# Not read: " + list(r.Ignored) + "\n")
	}
	b.WriteString("sources:\n  - paths: " + list([]string{path}) + "\n")
	b.WriteString("    as: " + r.Layout + "\n")
	if r.Sheet != "" && !r.Several {
		b.WriteString("    sheet: " + source.Scalar(r.Sheet) + "\n")
	}
	switch {
	case r.DatesUnclear:
		b.WriteString("    #:dates: d/m/y   # or m/d/y: the days in this file can be read both ways\n")
	case r.Dates != "":
		b.WriteString("    dates: " + r.Dates + "\n")
	}
	if !adapt.IsDocument(r.Layout) && r.Layout != "organogram" {
		b.WriteString(mapOf(r))
	}
	return b.String()
}

// mapOf writes which column holds what.
func mapOf(r *adapt.Reading) string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, field := range adapt.Fields() {
		at := slices.IndexFunc(r.Used, func(u adapt.Use) bool { return u.Field == field })
		if at < 0 || seen[field] {
			continue
		}
		if slices.ContainsFunc(r.Doubts, func(d adapt.Doubt) bool { return d.Most && d.Column == r.Used[at].Column }) {
			continue // nobody has said yet what it means
		}
		seen[field] = true
		b.WriteString("      " + field + ": " + source.Scalar(r.Used[at].Column) + "\n")
	}
	if b.Len() == 0 {
		return "    #:map: {id: HEADER, name: HEADER, role: HEADER, reports_to: HEADER}   # the headers as they are in the file\n"
	}
	return "    map:\n" + b.String()
}
