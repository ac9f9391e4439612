package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// writeOutputs writes files to a folder, all or none, and takes away or names those of an earlier conversion, in which people would
// stand twice.
func (f *convertFlags) writeOutputs(told io.Writer, found *lint.Found, config string, outputs []convert.Output) error {
	made := !isFolder(f.output)
	if info, err := disk.Stat(f.output); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file; with -o, convert writes into a folder", source.Shown(f.output))
	}
	if err := os.MkdirAll(f.output, 0o755); err != nil {
		return unwritten(f.output, err)
	}
	files, same, err := f.places(found, config, outputs)
	if err != nil {
		if made {
			_ = os.Remove(f.output) // nothing is in it
		}
		return err
	}
	gone, left := f.stale(found, outputs)
	if err := writeFiles(told, append(files, gone...)...); err != nil {
		return err
	}
	for _, file := range files {
		note(told, "wrote %s", source.Shown(file.Place.Path()))
	}
	for _, path := range same {
		note(told, "%s is unchanged", source.Shown(path))
	}
	for _, file := range gone {
		note(told, "removed %s, which orglint convert wrote: nobody belongs there any more", source.Shown(file.Place.Path()))
	}
	for _, path := range left {
		note(told, "%s is of an earlier conversion and stays as it is; delete it if its people are in the new files too", source.Shown(path))
	}
	return nil
}

// places returns what is to be written, unless one of it may not be, and the paths of what is as it would be written.
func (f *convertFlags) places(found *lint.Found, config string, outputs []convert.Output) (files []disk.Output, same []string, err error) {
	var refused linesError
	for _, out := range outputs {
		path := filepath.Join(f.output, out.Name)
		place, err := placeOf(path)
		if err != nil {
			return nil, nil, err
		}
		text := disk.Mark(out.Text)
		if before, err := disk.Anywhere().Read(path, disk.Chart); err == nil && string(before) == text {
			same = append(same, path)
			continue
		}
		if err := spareRead(place, found, &family.Set{}, config); err != nil {
			return nil, nil, fmt.Errorf("-o %w", err)
		}
		if !f.force && !place.Free() {
			refused = append(refused, "  "+source.Shown(path))
		}
		files = append(files, disk.Output{Place: place, Data: []byte(text)})
	}
	if len(refused) > 0 {
		first := "nothing is written: orglint did not write what is already there, or somebody has changed it since; " +
			"name another folder with -o, or overwrite it with --force:"
		return nil, nil, append(linesError{first}, refused...)
	}
	return files, same, nil
}

// stale returns the files of an earlier conversion in the folder that are not written now: those to take away, because nobody changed
// them and the files are by unit, and those that are left.
func (f *convertFlags) stale(found *lint.Found, outputs []convert.Output) (gone []disk.Output, left []string) {
	entries, err := os.ReadDir(f.output)
	if err != nil {
		return nil, nil // what cannot be read was not written either
	}
	for _, entry := range entries {
		path := filepath.Join(f.output, entry.Name())
		written := slices.ContainsFunc(outputs, func(out convert.Output) bool { return strings.EqualFold(out.Name, entry.Name()) })
		if written || filepath.Ext(path) != ".yaml" || !entry.Type().IsRegular() {
			continue
		}
		data, err := disk.Anywhere().Read(path, disk.Chart)
		marked, whole := disk.Marked(data)
		if _, rest, _ := strings.Cut(string(data), "\n"); err != nil || !marked || !strings.HasPrefix(rest, strings.TrimSuffix(convert.Header, "\n")) {
			continue
		}
		place, err := placeOf(path)
		if err != nil || !whole || !f.byUnit || spareRead(place, found, &family.Set{}) != nil {
			left = append(left, path)
			continue
		}
		gone = append(gone, disk.Output{Place: place, Gone: true})
	}
	return gone, left
}

// isFolder reports whether a path is a folder.
func isFolder(path string) bool {
	info, err := disk.Stat(path)
	return err == nil && info.IsDir()
}
