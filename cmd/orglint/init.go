package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

func newInit(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER|EXPORT]",
		Short: "Write a configuration to start from",
		Long: "Write " + config.Name + ", with comments, for the org chart in a folder (this one if none is named). Where there is no\n" +
			"chart, write a small one too. For an export as CSV or Excel, write here how it is read: which column holds what.\n" +
			"Nothing is ever written over.",
		Example: "  orglint init\n  orglint init org/\n  orglint init export.csv",
		Args:    atMost(1, "at most one folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			folder := append(args, ".")[0]
			if info, err := os.Stat(folder); err == nil && !info.IsDir() {
				return initExport(s, folder)
			}
			if info, err := os.Stat(folder); err != nil || !info.IsDir() {
				return fmt.Errorf("there is no folder %s", folder)
			}
			written, err := start(folder)
			if err != nil {
				return err
			}
			for _, path := range written {
				note(s.err, "wrote %s", source.Shown(path))
			}
			next := "orglint check"
			if folder != "." {
				next = "cd " + folder + " && " + next
			}
			note(s.err, "next: %s", next)
			return nil
		},
	}
}

// start writes the files to start from in a folder and returns their paths.
func start(folder string) ([]string, error) {
	path := filepath.Join(folder, config.Name)
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%s is there already; orglint init writes over nothing", source.Shown(path))
	}
	found, err := lint.Find([]string{folder}, nil)
	if err != nil {
		return nil, err
	}
	charts, families := inFolder(folder, found)
	files := []struct{ path, text string }{{path, config.Starter(yamlList(charts), yamlList(families))}}
	if len(found.Charts) == 0 {
		chart := filepath.Join(folder, "orgchart.yaml")
		if _, err := os.Lstat(chart); err == nil {
			return nil, fmt.Errorf("%s is there already but is no org chart; orglint init writes over nothing", source.Shown(chart))
		}
		files[0].text = config.Starter("[orgchart.yaml]", yamlList(families))
		files = append(files, struct{ path, text string }{chart, config.StarterChart()})
	}
	var written []string
	for _, file := range files {
		if err := writeNew(file.path, file.text); err != nil {
			return nil, err
		}
		written = append(written, file.path)
	}
	return written, nil
}

// inFolder returns the charts in a folder, by file or, where there are many, by the folders they are in, and the job
// families with the built-in ones before them.
func inFolder(folder string, found *lint.Found) (charts, families []string) {
	const many = 5
	for _, chart := range found.Charts {
		charts = append(charts, within(folder, chart.Path))
	}
	if len(charts) > many {
		for i, path := range charts {
			if first, _, ok := strings.Cut(path, "/"); ok {
				charts[i] = first + "/"
			}
		}
		charts = slices.Compact(charts)
	}
	families = family.BuiltIn()
	for _, skipped := range found.Skipped {
		if strings.HasPrefix(skipped.Reason, "it is a job family") {
			families = append(families, within(folder, skipped.Path))
		}
	}
	return charts, families
}

// within returns a path as it is shown from a folder.
func within(folder, shown string) string {
	if relative, err := filepath.Rel(filepath.FromSlash(source.Shown(folder)), filepath.FromSlash(shown)); err == nil {
		return filepath.ToSlash(relative)
	}
	return shown
}

// yamlList writes texts as a list in YAML, on one line.
func yamlList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = source.Scalar(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// writeNew writes a file that is not there yet.
func writeNew(path, text string) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already; orglint writes over nothing", source.Shown(path))
	case err != nil:
		return fault(fmt.Errorf("write %s: %w", source.Shown(path), errors.Unwrap(err)))
	}
	defer func() {
		if closed := file.Close(); err == nil && closed != nil {
			err = fault(closed)
		}
	}()
	if _, err := file.WriteString(text); err != nil {
		return fault(fmt.Errorf("write %s: %w", source.Shown(path), err))
	}
	return nil
}
