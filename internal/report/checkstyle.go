package report

import (
	"encoding/xml"
	"io"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// A Checkstyle report, as that tool writes it.
type (
	checkstyle struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// writeCheckstyle writes a report in the format of Checkstyle, which many dashboards read. Files without findings are left out.
func writeCheckstyle(w io.Writer, result *lint.Result, findings []diag.Finding, _ Options) error {
	report := checkstyle{Version: "4.3"}
	paths, grouped := groupedBy(nil, findings, func(f diag.Finding) string { return fileOf(result, f).Path })
	for _, path := range paths {
		file := checkstyleFile{Name: clean(path)}
		for _, f := range grouped[path] {
			place := fileOf(result, f)
			file.Errors = append(file.Errors, checkstyleError{
				Line: place.Line, Column: place.Column, Severity: f.Severity.String(), Message: clean(f.Message), Source: "orglint." + f.Rule,
			})
		}
		report.Files = append(report.Files, file)
	}
	for _, line := range Below(result) {
		place := fileOf(result, diag.Finding{})
		report.Files = append(report.Files, checkstyleFile{Name: clean(place.Path), Errors: []checkstyleError{
			{Line: place.Line, Column: place.Column, Severity: diag.Info.String(), Message: line, Source: "orglint.coverage"},
		}})
	}
	return encodeXML(w, report)
}
