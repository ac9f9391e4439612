package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// initExport writes a configuration here for an export: how it is read, as orglint recognizes it.
func initExport(s streams, path string, force bool) error {
	place, err := newFile(config.Name, force)
	if err != nil {
		return err
	}
	if place.Is(path) {
		return fmt.Errorf("%s would write over a file that is read", config.Name)
	}
	found, err := lint.Find([]string{path}, nil)
	if err != nil {
		return err
	}
	if len(found.Charts) == 0 {
		if len(found.Failed) > 0 {
			return fault(errors.Join(found.Failed...))
		}
		return nothing(found)
	}
	readings, err := adapt.Apply(found.Charts, adapt.Options{})
	if err != nil {
		return err
	}
	tellLayouts(s.err, readings)
	families := family.BuiltIn()
	if strange(found.Charts) {
		families = []string{"none"}
		note(s.err, "most titles are in no built-in job family, so that only the structure is checked; bring your own under families")
	}
	var text strings.Builder
	chart, next := []string{source.Shown(path)}, "orglint check"
	if disk.Around(".").Covers(path) != nil { // only the command line may name it
		chart, next = nil, next+" "+path
	}
	text.WriteString(config.Starter(yamlList(chart), yamlList(families)))
	for _, r := range readings {
		text.WriteString(sourceOf(source.Shown(path), r))
	}
	if err := writeFiles(s.err, disk.Output{Place: place, Data: []byte(disk.Mark(text.String()))}); err != nil {
		return err
	}
	note(s.err, "wrote %s", config.Name)
	note(s.err, "next: %s", next)
	return nil
}

// strange reports whether most titles of a chart are in no built-in job family.
func strange(files []*source.File) bool {
	set, err := family.Load(nil)
	if err != nil {
		return false
	}
	all, unknown := 0, 0
	for _, file := range files {
		for _, title := range titles(file) {
			all++
			if _, ok := set.Resolve(title); !ok {
				unknown++
			}
		}
	}
	return 2*unknown > all || all == 0
}

// titles returns the titles of the people in a file.
func titles(file *source.File) []string {
	var all []string
	for i := range file.Documents {
		people := file.Documents[i].Get("people")
		if people == nil {
			continue
		}
		for j := range people.Items {
			if role := people.Items[j].GetText("role").Value; role != "" {
				all = append(all, role)
			}
		}
	}
	return all
}

// sourceOf writes how a file is read, for the configuration.
func sourceOf(path string, r *adapt.Reading) string {
	var b strings.Builder
	b.WriteString("\n# How the export is read, as orglint recognized it: correct what is wrong.\n")
	if len(r.Ignored) > 0 {
		b.WriteString("# Not read: " + yamlList(r.Ignored) + "\n")
	}
	b.WriteString("sources:\n  - paths: " + yamlList([]string{path}) + "\n")
	b.WriteString("    as: " + r.Layout + "\n")
	if r.Sheets > 0 && r.Sheet != "" {
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
		seen[field] = true
		b.WriteString("      " + field + ": " + source.Scalar(r.Used[at].Column) + "\n")
	}
	if b.Len() == 0 {
		return "    #:map: {id: HEADER, name: HEADER, role: HEADER, reports_to: HEADER}   # the headers as they are in the file\n"
	}
	return "    map:\n" + b.String()
}
