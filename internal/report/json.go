package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/lint"
)

// The JSON format, version 1. Lists are never null; fields that end in omitempty are left out where there is nothing.
type (
	jsonReport struct {
		Version   int            `json:"version"`
		Tool      jsonTool       `json:"tool"`
		AsOf      string         `json:"as_of"`
		Coverage  jsonCoverage   `json:"coverage"`
		Folds     []jsonFold     `json:"folds"`
		NotShown  map[string]int `json:"not_shown"`
		Summary   jsonSummary    `json:"summary"`
		Findings  []jsonFinding  `json:"findings"`
		Allowed   []jsonAllowed  `json:"allowed"`
		Baselined []jsonFinding  `json:"baselined"`
	}
	jsonFold struct {
		Rule         string   `json:"rule"`
		Severity     string   `json:"severity"`
		Count        int      `json:"count"`
		Message      string   `json:"message"`
		Path         string   `json:"path"`
		Line         int      `json:"line"`
		Column       int      `json:"column"`
		Fingerprints []string `json:"fingerprints"`
	}
	jsonTool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	jsonSummary struct {
		Files      int `json:"files"`
		People     int `json:"people"`
		Vacancies  int `json:"vacancies"`
		Teams      int `json:"teams"`
		Units      int `json:"units"`
		Errors     int `json:"errors"`
		Warnings   int `json:"warnings"`
		Infos      int `json:"infos"`
		Deviations int `json:"deviations"`
		Baselined  int `json:"baselined"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		Message     string        `json:"message"`
		Path        string        `json:"path"`
		Line        int           `json:"line"`
		Column      int           `json:"column"`
		EndLine     int           `json:"end_line"`
		EndColumn   int           `json:"end_column"`
		Subject     string        `json:"subject"`
		Fingerprint string        `json:"fingerprint"`
		Affected    []string      `json:"affected"`
		Related     []jsonRelated `json:"related"`
		Measure     int           `json:"measure,omitempty"`
		Suggestion  string        `json:"suggestion,omitempty"`
		Help        string        `json:"help,omitempty"`
		Fix         *jsonFix      `json:"fix,omitempty"`
	}
	jsonAllowed struct {
		jsonFinding
		Deviation jsonDeviation `json:"deviation"`
	}
	jsonDeviation struct {
		Ground     string `json:"ground"`
		Reason     string `json:"reason"`
		ApprovedBy string `json:"approved_by"`
		ApprovedOn string `json:"approved_on,omitempty"`
		Expires    string `json:"expires,omitempty"`
	}
	jsonRelated struct {
		Path    string `json:"path"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
	}
)

// writeJSON writes findings for programs.
func writeJSON(w io.Writer, result *lint.Result, findings []diag.Finding, options Options) error {
	s := result.Summary
	report := jsonReport{
		Version: 1, Tool: jsonTool{Name: "orglint", Version: options.Version}, AsOf: result.AsOf,
		Coverage: coverageOf(result.Coverage), Folds: jsonFolds(result, findings), NotShown: map[string]int{},
		Summary: jsonSummary{
			Files: s.Files, People: s.People, Vacancies: s.Vacancies, Teams: s.Teams, Units: s.Units,
			Errors: s.Errors, Warnings: s.Warnings, Infos: s.Infos, Deviations: s.Allowed,
			Baselined: len(result.Baselined),
		},
		Findings:  make([]jsonFinding, 0, len(findings)),
		Allowed:   make([]jsonAllowed, 0, len(result.Allowed)),
		Baselined: make([]jsonFinding, 0, len(result.Baselined)),
	}
	for _, c := range result.Cut {
		report.NotShown[c.Rule] += c.Findings
	}
	for _, f := range result.Baselined {
		report.Baselined = append(report.Baselined, jsonOf(f))
	}
	fixes := fix.NewPreview()
	for i := range findings {
		j := jsonOf(findings[i])
		j.Fix = fixOf(fixes, &findings[i])
		report.Findings = append(report.Findings, j)
	}
	for _, a := range result.Allowed {
		d := a.Deviation
		report.Allowed = append(report.Allowed, jsonAllowed{jsonOf(a.Finding), jsonDeviation{
			Ground: d.Ground.Value, Reason: d.Reason.Value, ApprovedBy: d.ApprovedBy.Value,
			ApprovedOn: d.ApprovedOn.Value, Expires: d.Expires.Value,
		}})
	}
	return encode(w, report)
}

// jsonFolds are the causes that people are told once.
func jsonFolds(result *lint.Result, findings []diag.Finding) []jsonFold {
	folds := []jsonFold{}
	for _, f := range result.Folds(findings) {
		place := f.Told.Pos.Place()
		fold := jsonFold{
			Rule: f.Told.Rule, Severity: f.Told.Severity.String(), Count: len(f.Numbers), Message: f.Told.Message,
			Path: place.Path, Line: place.Line, Column: place.Column,
		}
		for _, n := range f.Numbers {
			fold.Fingerprints = append(fold.Fingerprints, findings[n].Fingerprint)
		}
		folds = append(folds, fold)
	}
	return folds
}

// encode writes a value as JSON that is safe to show.
func encode(w io.Writer, value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	_, err := w.Write(escapeActing(text.Bytes()))
	return err
}

func jsonOf(f diag.Finding) jsonFinding {
	place := f.Pos.Place()
	j := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Path: place.Path,
		Line: place.Line, Column: place.Column, EndLine: place.EndLine, EndColumn: place.EndColumn,
		Subject: f.Subject, Fingerprint: f.Fingerprint, Affected: append([]string{}, f.Affected...),
		Related: make([]jsonRelated, 0, len(f.Related)), Measure: f.Measure, Suggestion: f.Suggestion, Help: help(f.Rule),
	}
	for _, r := range f.Related {
		p := r.Pos.Place()
		j.Related = append(j.Related, jsonRelated{Path: p.Path, Line: p.Line, Column: p.Column, Message: r.Message})
	}
	return j
}

// escapeActing writes the characters that a terminal would act on as JSON escapes; encoding/json leaves some as they are.
func escapeActing(text []byte) []byte {
	if bytes.IndexFunc(text, isActing) < 0 {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		if !isActing(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.Bytes()
}

func isActing(r rune) bool { return r != '\n' && acts(r) }
