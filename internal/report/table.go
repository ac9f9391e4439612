package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// bom tells Excel that a table is UTF-8; without it, names with accents come out garbled.
const bom = "\ufeff"

// findingColumns are those of a table of findings.
func findingColumns() []column {
	return []column{
		{"severity", 10},
		{"rule", 24},
		{"subject", 16},
		{"name", 32},
		{"unit", 16},
		{"message", 80},
		{"suggestion", 20},
		{"path", 28},
		{"line", 8},
		{"column", 8},
		{"measure", 9},
		{"fingerprint", 36},
	}
}

// findingRows yields findings as rows of a table: texts and numbers, empty where there is nothing.
func findingRows(findings []diag.Finding) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for i := range findings {
			f := &findings[i]
			place := f.Pos.Place()
			if !yield([]any{
				f.Severity.String(), f.Rule, f.Subject, f.Who, f.Unit, f.Message, f.Suggestion, place.Path, some(place.Line), some(place.Column),
				some(f.Measure), f.Fingerprint,
			}) {
				return
			}
		}
	}
}

// some is a number, or nothing where it is 0.
func some(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// writeCSV writes findings as a table for spreadsheets.
func writeCSV(w io.Writer, _ *lint.Result, findings []diag.Finding, _ Options) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	var record []string
	for _, c := range findingColumns() {
		record = append(record, c.name)
	}
	_ = out.Write(record) // what goes wrong is told at the end
	for row := range findingRows(findings) {
		for i, value := range row {
			record[i] = ""
			switch value := value.(type) {
			case string:
				record[i] = noFormula(clean(value))
			case int:
				record[i] = strconv.Itoa(value)
			}
		}
		_ = out.Write(record)
	}
	out.Flush()
	return out.Error()
}

// writeXLSX writes findings as a workbook.
func writeXLSX(w io.Writer, result *lint.Result, findings []diag.Finding, _ Options) error {
	b, err := newBook("Findings of orglint", result.AsOf)
	if err == nil {
		err = b.sheet("Findings", findingColumns(), findingRows(findings))
	}
	if err == nil {
		err = b.write(w)
	}
	if err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	return nil
}
