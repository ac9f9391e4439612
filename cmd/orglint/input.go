package main

import (
	"fmt"
	"io"
	"os"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// isInput reports whether a path is another name for standard input.
func isInput(in io.Reader, path string) bool {
	file, ok := in.(*os.File)
	if !ok {
		return false
	}
	input, err := file.Stat()
	if err != nil {
		return false
	}
	info, err := disk.Stat(path)
	return err == nil && os.SameFile(input, info)
}

// readInput reads standard input. Where it is given no name, what it holds tells what it is called.
func (f *chartFlags) readInput(in io.Reader, c *config.Config) (*source.File, error) {
	data, err := disk.ReadStream(in, disk.Chart)
	if err != nil {
		return nil, fault(fmt.Errorf("read standard input: %w", err))
	}
	text, name, as := string(data), f.stdinName, f.layout
	switch {
	case name != "":
		if as == "" {
			as = c.Layout(source.Shown(name))
		}
	case source.IsWorkbook(text):
		name = "stdin.xlsx"
	case adapt.IsTable("", text, as):
		name = "stdin.csv"
	case source.IsJSON(data):
		name = "stdin.json"
	default:
		name = "stdin"
	}
	return lint.Open(source.Shown(name), text, as), nil
}
