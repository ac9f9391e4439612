package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// initExport writes a configuration for an export, in a folder: how it is read, as orglint recognizes it.
func initExport(s streams, folder, path string, force bool) error {
	name := filepath.Join(folder, config.Name)
	place, err := newFile(name, force)
	if err != nil {
		return err
	}
	if place.Is(path) {
		return fmt.Errorf("%s would overwrite a file that is being read", source.Shown(name))
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
	found.Charts = adapt.Sheets(found.Charts, adapt.Options{})
	readings, err := adapt.Apply(found.Charts, adapt.Options{})
	if err != nil {
		return err
	}
	tellLayouts(s.err, readings, shownHere())
	families := knowing(s.err, found.Charts)
	var text strings.Builder
	chart, next := []string{within(folder, source.Shown(path))}, "orglint check"
	if folder != "." {
		next = "cd " + folder + " && " + next
	}
	if disk.Around(folder).Covers(path) != nil { // only the command line may name it
		chart, next = nil, next+" "+path
	}
	text.WriteString(config.Starter(chart, families))
	for _, r := range readings {
		if r.Other {
			continue // told with the first sheet
		}
		text.WriteString(config.StarterSource(within(folder, source.Shown(path)), r))
	}
	if err := writeFiles(s.err, disk.Output{Place: place, Data: []byte(disk.Mark(text.String()))}); err != nil {
		return err
	}
	note(s.err, "wrote %s", source.Shown(name))
	note(s.err, "next: %s", next)
	return nil
}
