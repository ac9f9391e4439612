package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/source"
)

// write writes the planned chart to the folder of -o, all of it or nothing.
func (f *whatifFlags) write(told io.Writer, files []plan.File, found *lint.Found, paths []string) error {
	if info, err := disk.Stat(f.output); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file; with -o, whatif writes into a folder", source.Shown(f.output))
	}
	if err := f.apart(paths); err != nil {
		return err
	}
	names := namesIn(files)
	if err := f.spareOthers(names, files); err != nil {
		return err
	}
	var outputs []disk.Output
	for i, file := range files {
		name := filepath.Join(f.output, filepath.FromSlash(names[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return unwritten(name, err)
		}
		place, err := placeOf(name)
		if err != nil {
			return err
		}
		if err := spareRead(place, found, &family.Set{}); err != nil && !f.force {
			return fmt.Errorf("-o %w; name another folder, or write over the chart itself with --force", err)
		}
		outputs = append(outputs, disk.Output{Place: place, Data: file.Data})
	}
	if err := writeFiles(told, outputs...); err != nil {
		return err
	}
	for _, o := range outputs {
		note(told, "wrote %s", source.Shown(o.Place.Path()))
	}
	return nil
}

// apart refuses a folder within one that is read: there all people would stand twice from then on.
func (f *whatifFlags) apart(paths []string) error {
	out, err := filepath.Abs(f.output)
	if err != nil {
		return unwritten(f.output, err)
	}
	for _, p := range paths {
		in, err := filepath.Abs(p)
		if err != nil || !isFolder(p) {
			continue
		}
		if within, err := filepath.Rel(in, out); err == nil && within != "." && filepath.IsLocal(within) {
			return fmt.Errorf("-o %s lies in %s, which is read as the chart, so that everybody would stand there twice; name a folder elsewhere",
				source.Shown(f.output), source.Shown(p))
		}
	}
	return nil
}

// spareOthers refuses a folder in which there is anything but what is written, unless that is the chart itself or --force is given.
func (f *whatifFlags) spareOthers(names []string, files []plan.File) error {
	if f.force || !isFolder(f.output) {
		return nil
	}
	lines := linesError{fmt.Sprintf("nothing is written: %s is not empty; name another folder with -o, or write into it with --force:", source.Shown(f.output))}
	err := filepath.WalkDir(f.output, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		within, err := filepath.Rel(f.output, name)
		i := slices.Index(names, filepath.ToSlash(within))
		if data, failed := disk.Anywhere().Read(name, disk.Chart); i < 0 || failed != nil || len(data) > 0 && string(data) != string(files[i].Data) {
			lines = append(lines, "  "+source.Shown(name))
		}
		const most = 10
		if len(lines) > most {
			return filepath.SkipAll
		}
		return err
	})
	if err != nil {
		return unwritten(f.output, err)
	}
	if len(lines) > 1 {
		return lines
	}
	return nil
}

// namesIn returns the paths of files from the folder that all of them are in, with '/'.
func namesIn(files []plan.File) []string {
	var names []string
	for _, file := range files {
		name, err := filepath.Abs(filepath.FromSlash(file.Path))
		if err != nil {
			name = file.Path
		}
		names = append(names, filepath.ToSlash(name))
	}
	folder := path.Dir(names[0])
	for _, name := range names {
		for folder != path.Dir(folder) && !strings.HasPrefix(name, folder+"/") {
			folder = path.Dir(folder)
		}
	}
	for i, name := range names {
		if names[i] = strings.TrimPrefix(strings.TrimPrefix(name, folder), "/"); path.Ext(name) == "" {
			names[i] += ".yaml"
		}
	}
	return names
}
