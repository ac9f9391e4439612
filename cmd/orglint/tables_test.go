package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
)

// TestWhole wants every finding of a rule in a table and in a report, where others keep no more than so many.
func TestWhole(t *testing.T) {
	if !thorough() {
		t.Skip("it takes several seconds")
	}
	t.Chdir(t.TempDir())
	const more = 20
	var chart strings.Builder
	chart.WriteString("version: 1\npeople:\n")
	for i := range diag.MostOfRule + more {
		fmt.Fprintf(&chart, "  - {id: p%d, role: CTO, reports_to: n%d}\n", i, i)
	}
	writePlanted(t, map[string]string{"org.yaml": chart.String()}, same)
	for _, test := range []struct {
		args string
		want int // lines that name a finding
	}{
		{"check -f csv", diag.MostOfRule + more},
		{"report", diag.MostOfRule + more},
		{"check -f concise", diag.MostOfRule},
	} {
		var out bytes.Buffer
		args := append(strings.Fields(test.args), "--no-config", "--families", "none", "--only", "unknown-manager", "org.yaml")
		run(args, streams{in: strings.NewReader(""), out: &out, err: io.Discard})
		if got := strings.Count(out.String(), "nobody in the chart has that id"); got != test.want {
			t.Errorf("%s: got %d findings, want %d", test.args, got, test.want)
		}
	}
}

// TestLibreOffice opens a workbook with LibreOffice, if it is there: its rows are those of the CSV.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if !thorough() || err != nil {
		t.Skip("LibreOffice is not there, or this is no thorough run")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "findings.xlsx")
	args := []string{"check", "--no-config", "--as-of", "2026-11-28", "-f", "xlsx", "-o", path, "-f", "csv", "../../examples/acme-reorg"}
	var out bytes.Buffer
	if status := run(args, streams{in: strings.NewReader(""), out: &out, err: io.Discard}); status != exitFindings {
		t.Fatalf("got exit status %d", status)
	}
	cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder, path)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("LibreOffice does not run here: %v %s", err, said)
	}
	converted, err := os.ReadFile(filepath.Join(folder, "findings.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := func(text string) string {
		all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%q", all)
	}
	if got, want := rows(string(converted)), rows(out.String()); got != want {
		t.Errorf("LibreOffice reads\n%s\nwant\n%s", got, want)
	}
}
