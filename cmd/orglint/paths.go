package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// orDefault returns the paths to check where the command line gives none.
func orDefault(paths []string) ([]string, error) {
	if len(paths) > 0 {
		return paths, nil
	}
	usual := []string{"orgchart.yaml", "orgchart.yml", "orgchart"}
	for _, path := range usual {
		if _, err := os.Stat(path); err == nil {
			return []string{path}, nil
		}
	}
	return nil, fmt.Errorf("nothing to check: name a file or folder, as in \"orglint check org/\"; there is no %s here",
		strings.Join(usual[:2], ", ")+" or "+usual[2]+"/")
}

// nothing says why there is nothing to check.
func nothing(found *lint.Found) error {
	if len(found.Skipped) == 0 {
		return errors.New("nothing to check: there are no YAML or JSON files there")
	}
	const most = 5
	lines := linesError{"nothing to check: no file there is an org chart"}
	for _, skipped := range found.Skipped[:min(len(found.Skipped), most)] {
		lines = append(lines, "  "+skipped.Path+": "+skipped.Reason)
	}
	if more := len(found.Skipped) - most; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return lines
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
