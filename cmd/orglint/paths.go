package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// usual returns the paths that are checked where neither the command line nor the configuration gives any; none where there is no
// such file.
func usual() []string {
	for _, name := range []string{"orgchart.yaml", "orgchart.yml", "orgchart"} {
		if _, err := os.Stat(name); err == nil {
			return []string{name}
		}
	}
	return nil
}

// orHere returns paths or, where there are none, the working directory.
func orHere(paths []string) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}

// oneChart says what was found below the working directory, where nobody named it, and refuses to take several charts for one.
func oneChart(told io.Writer, found *lint.Found) error {
	const most = 5
	if len(found.Charts) == 0 {
		return nil
	}
	apart := found.Apart()
	if len(apart) == 1 {
		note(told, "no path is given, so the chart below this folder is checked: %s",
			text.List(found.Charts, most, func(f *source.File) string { return f.Path }))
		return nil
	}
	lines := linesError{"nothing is checked: there are several charts below this folder, which have nobody in common; name the one to check"}
	for _, files := range apart[:min(len(apart), most)] {
		lines = append(lines, "  orglint check "+folderOf(files))
	}
	if more := len(apart) - most; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return lines
}

// folderOf returns the folder in which files lie or, where there is only one, its path.
func folderOf(files []*source.File) string {
	if len(files) == 1 {
		return files[0].Path
	}
	folders := []string{}
	for _, file := range files {
		folders = append(folders, path.Dir(file.Path)+"/")
	}
	slices.Sort(folders)
	all := slices.Compact(folders)
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(folder string) bool {
		return slices.ContainsFunc(all, func(top string) bool { return top != folder && strings.HasPrefix(folder, top) })
	}), " ")
}

// nothing says why there is nothing to check.
func nothing(found *lint.Found) error {
	if len(found.Skipped) == 0 {
		return errors.New(`nothing to check: there are no YAML or JSON files there; name the file or folder of the chart, as in "orglint check org/"`)
	}
	const most = 5
	lines := linesError{"nothing to check: no file there is an org chart"}
	skipped := slices.Clone(found.Skipped)
	slices.SortStableFunc(skipped, func(a, b lint.Skipped) int { return cmp.Compare(likelihood(b), likelihood(a)) })
	for _, s := range skipped[:min(len(skipped), most)] {
		lines = append(lines, "  "+s.Path+": "+s.Reason)
	}
	if more := len(skipped) - most; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return lines
}

// likelihood is how likely it is that a file is what somebody wanted to be checked.
func likelihood(s lint.Skipped) int {
	switch {
	case s.Export:
		return 2
	case s.Likely:
		return 1
	}
	return 0
}

// showFiles lists the files that would be checked.
func showFiles(w io.Writer, found *lint.Found) error {
	for _, file := range found.Charts {
		if _, err := fmt.Fprintln(w, report.Clean(file.Path)); err != nil {
			return fault(err)
		}
	}
	return nil
}

// note tells something that is no finding.
func note(w io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintln(w, report.Clean("orglint: "+fmt.Sprintf(format, args...)))
}

func builtInNames() string { return strings.Join(family.BuiltIn(), ",") }
