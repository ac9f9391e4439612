package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

func newInit(s streams) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "init [FOLDER|EXPORT]",
		Short: "Write a configuration to start from",
		Long: "Write " + config.Name + ", with comments, for the org chart in a folder (this one if none is named). Where there is no\n" +
			"chart, write a small one too. For an export as CSV or Excel, write here how it is read: which column holds what.\n" +
			"Only files that orglint wrote, and nobody has changed since, are overwritten.",
		Example: "  orglint init\n  orglint init org/\n  orglint init export.csv",
		Args:    atMost(1, "at most one folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			return initialize(s, append(args, ".")[0], force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "overwrite files that orglint did not write, or that somebody has changed since")
	return cmd
}

// initialize writes a configuration for a folder, or here for an export.
func initialize(s streams, folder string, force bool) error {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return initExport(s, ".", folder, force)
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s", folder)
	}
	found, err := lint.Find([]string{folder}, nil)
	if err != nil {
		return err
	}
	if path, err := onlyExport(folder, found); path != "" || err != nil {
		return cmp.Or(err, initExport(s, folder, path, force))
	}
	written, err := start(s.err, folder, found, force)
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
}

// start writes the files to start from in a folder, both or none, and returns their paths.
func start(told io.Writer, folder string, found *lint.Found, force bool) ([]string, error) {
	path := filepath.Join(folder, config.Name)
	place, err := newFile(path, force)
	if err != nil {
		return nil, err
	}
	charts, families := inFolder(told, folder, found)
	first := filepath.Join(folder, "orgchart.yaml")
	if len(found.Charts) > 0 {
		text := config.Starter(charts, families)
		return []string{path}, writeFiles(told, disk.Output{Place: place, Data: []byte(disk.Mark(text))})
	}
	chart, err := newFile(first, force)
	if err != nil {
		return nil, err
	}
	text := config.Starter([]string{"orgchart.yaml"}, families)
	return []string{path, first}, writeFiles(told, disk.Output{Place: place, Data: []byte(disk.Mark(text))},
		disk.Output{Place: chart, Data: []byte(disk.Mark(config.StarterChart()))})
}

// inFolder returns the charts in a folder, by file or, where several lie in one, by a pattern that also fits those to come, and the job
// families: built-in ones that know the roles found, and those of the folder.
func inFolder(told io.Writer, folder string, found *lint.Found) (charts, families []string) {
	for _, chart := range found.Charts {
		charts = append(charts, writable(within(folder, chart.Path)))
	}
	charts = patterns(charts)
	families = knowing(told, found.Charts)
	for _, skipped := range found.Skipped {
		if strings.HasPrefix(skipped.Reason, "it is a job family") && utf8.ValidString(skipped.Path) {
			families = append(families, within(folder, skipped.Path))
		}
	}
	if len(families) > 1 {
		families = slices.DeleteFunc(families, func(name string) bool { return name == "none" })
	}
	return charts, families
}

// patterns names files by a pattern where several lie in a folder or below it, and by their paths else.
func patterns(paths []string) []string {
	endings := map[string][]string{} // of the files in a folder at the top or below it
	for _, file := range paths {
		if folder, _, below := strings.Cut(file, "/"); below {
			endings[folder] = append(endings[folder], filepath.Ext(file))
		}
	}
	var all []string
	for _, file := range paths {
		folder, _, _ := strings.Cut(file, "/")
		switch here := endings[folder]; {
		case len(here) < 2:
			all = append(all, file)
		case slices.Min(here) == slices.Max(here):
			all = append(all, folder+"/**/*"+here[0])
		default:
			all = append(all, folder+"/")
		}
	}
	return slices.Compact(all)
}

// onlyExport returns the export that is all there is of a chart in a folder; it is empty where there is a chart, or nothing. Several are for
// the user to choose from.
func onlyExport(folder string, found *lint.Found) (string, error) {
	if found.Only {
		return filepath.Join(folder, within(folder, found.Charts[0].Path)), nil
	}
	lines := linesError{"nothing is written: there is no chart in orglint's own layout, and several exports that may be the chart; name the one to use"}
	for _, s := range found.Skipped {
		if s.Export && len(found.Charts) == 0 {
			lines = append(lines, "  orglint init "+s.Path)
		}
	}
	if len(lines) > 1 {
		return "", lines
	}
	return "", nil
}

// writable returns a path or, where that is no UTF-8 and cannot stand in a configuration, the nearest folder above it that can.
func writable(path string) string {
	for !utf8.ValidString(path) {
		path = filepath.ToSlash(filepath.Dir(path))
	}
	return path
}

// within returns a path as it is shown from a folder.
func within(folder, shown string) string {
	if relative, err := filepath.Rel(filepath.FromSlash(source.Shown(folder)), filepath.FromSlash(shown)); err == nil {
		return filepath.ToSlash(relative)
	}
	return shown
}
