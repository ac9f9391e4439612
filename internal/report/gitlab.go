package report

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// A codeQuality is a finding in the Code Quality report of GitLab.
type codeQuality struct {
	Description string        `json:"description"`
	CheckName   string        `json:"check_name"`
	Fingerprint string        `json:"fingerprint"`
	Severity    string        `json:"severity"`
	Location    codeLocations `json:"location"`
}

type codeLocations struct {
	Path  string    `json:"path"`
	Lines codeLines `json:"lines"`
}

type codeLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// writeGitLab writes a Code Quality report. GitLab shows only the description, so that it starts with the rule.
func writeGitLab(w io.Writer, result *lint.Result, findings []diag.Finding, _ Options) error {
	all := make([]codeQuality, 0, len(findings))
	for _, f := range findings {
		place := fileOf(result, f)
		all = append(all, codeQuality{
			Description: f.Rule + ": " + f.Message, CheckName: f.Rule, Fingerprint: f.Fingerprint, Severity: gitLabSeverity(f.Severity),
			Location: codeLocations{Path: place.Path, Lines: codeLines{place.Line, place.EndLine}},
		})
	}
	for _, line := range Below(result) {
		what, _, _ := strings.Cut(line, " ") // "first" or "not": it names the issue across runs, whatever the numbers
		place := fileOf(result, diag.Finding{})
		all = append(all, codeQuality{
			Description: "coverage: " + line, CheckName: "coverage", Fingerprint: fmt.Sprintf("%x", sha256.Sum256([]byte("coverage "+what)))[:32], Severity: "info",
			Location: codeLocations{Path: place.Path, Lines: codeLines{place.Line, place.EndLine}},
		})
	}
	return encode(w, all)
}

func gitLabSeverity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "major"
	case diag.Warning:
		return "minor"
	case diag.Info:
	}
	return "info"
}
