package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// placeOf looks at where a file is to be written.
func placeOf(path string) (*disk.Place, error) { return look(path, disk.NewPlace) }

// outputOf looks at where what -o names is to be written, which may also be a device or a pipe.
func outputOf(path string) (*disk.Place, error) { return look(path, disk.NewOutput) }

func look(path string, newPlace func(string) (*disk.Place, error)) (*disk.Place, error) {
	place, err := newPlace(path)
	if err != nil && errors.Is(err, disk.ErrOutside) {
		return nil, fmt.Errorf("%s is not written: %w", source.Shown(path), errors.Unwrap(err))
	}
	return place, unwritten(path, err)
}

// unwritten is the error of a file that could not be written; nil if it was.
func unwritten(path string, err error) error {
	if err == nil {
		return nil
	}
	if stopped, ok := errors.AsType[*disk.InterruptedError](err); ok {
		return &statusError{status: stopped.Status()}
	}
	if inner := errors.Unwrap(err); inner != nil {
		err = inner // without the path, which would stand there twice
	}
	return fault(fmt.Errorf("write %s: %w", source.Shown(path), err))
}

// writeFiles writes files, all or none of them, and says which could be written in place only.
func writeFiles(told io.Writer, files ...disk.Output) error {
	inPlace, err := disk.Write(files...)
	for _, path := range inPlace {
		note(told, "%s is written in place, because its folder takes no new file or it cannot be replaced", source.Shown(path))
	}
	path := ""
	if wrong, ok := errors.AsType[*os.PathError](err); ok {
		path = wrong.Path
	}
	return unwritten(path, err)
}

// newFile looks at where a file is to be written, and refuses where somebody's work would be lost.
func newFile(path string, force bool) (*disk.Place, error) {
	place, err := placeOf(path)
	return place, errors.Join(err, spareWork(place, force))
}

// spareWork refuses to write over what somebody made.
func spareWork(place *disk.Place, force bool) error {
	if place == nil || force || place.Free() {
		return nil
	}
	return fmt.Errorf("%s already exists, and orglint did not write it or somebody has changed it since; --force overwrites it", source.Shown(place.Path()))
}

// spareRead refuses to write over a file that is read, or was looked at.
func spareRead(place *disk.Place, found *lint.Found, families *family.Set, others ...string) error {
	if place == nil {
		return nil
	}
	read := others
	for _, chart := range found.Charts {
		read = append(read, chart.Path)
	}
	for _, f := range families.Families {
		read = append(read, f.Name.Pos.File.Path)
	}
	for _, skipped := range found.Skipped {
		if !source.IsTable(skipped.Path) && !isReport(skipped.Path) {
			read = append(read, skipped.Path)
		}
	}
	if slices.ContainsFunc(read, place.Is) || filepath.Base(place.Path()) == ".gitignore" {
		return fmt.Errorf("%s would overwrite a file that is being read", source.Shown(place.Path()))
	}
	return nil
}

// isReport reports whether a file is empty, or a report that check -o wrote. Those are written anew.
func isReport(path string) bool {
	data, err := disk.Anywhere().Read(filepath.FromSlash(path), disk.Chart)
	data = bytes.TrimSpace(data)
	has := func(words ...string) bool {
		for _, word := range words {
			if !bytes.Contains(data, []byte(word)) {
				return false
			}
		}
		return true
	}
	switch {
	case err != nil:
		return false
	case len(data) == 0, string(data) == "[]":
		return true
	case data[0] == '[':
		return has(`"check_name"`, `"fingerprint"`)
	}
	return data[0] == '{' && (has(`"tool"`, `"findings"`) || has(`"$schema"`, `"runs"`))
}
