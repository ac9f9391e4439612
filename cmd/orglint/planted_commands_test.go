package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/report"
)

// workbookOf makes a workbook of a table, with a sheet of that name, and with another that is hidden.
func workbookOf(sheet, table string) string {
	const head = `<?xml version="1.0"?>`
	reader := csv.NewReader(strings.NewReader(table))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		panic(err)
	}
	var cells strings.Builder
	for _, row := range rows {
		cells.WriteString("<row>")
		for _, cell := range row {
			cells.WriteString(`<c t="inlineStr"><is><t>`)
			_ = xml.EscapeText(&cells, []byte(cell))
			cells.WriteString("</t></is></c>")
		}
		cells.WriteString("</row>")
	}
	const sheets, relations = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`, `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	worksheet := head + `<worksheet xmlns="` + sheets + `"><sheetData>` + cells.String() + `</sheetData></worksheet>`
	var names, targets strings.Builder
	for i, attributes := range []string{`name="` + sheet + `"`, `name="Xqed" state="hidden"`} {
		fmt.Fprintf(&names, `<sheet %s sheetId="%d" r:id="r%d"/>`, attributes, i+1, i+1)
		fmt.Fprintf(&targets, `<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relations, i+1)
	}
	const packaged = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"_rels/.rels", packaged + `<Relationship Id="r1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + sheets + `" xmlns:r="` + relations + `"><sheets>` + names.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", packaged + targets.String() + `</Relationships>`},
		{"xl/worksheets/sheet1.xml", worksheet},
		{"xl/worksheets/sheet2.xml", worksheet},
	} {
		file, err := w.Create(part[0])
		if err == nil {
			_, err = file.Write([]byte(part[1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.String()
}

// plantedWorkbook is the table of plantedLayouts as a workbook.
func plantedWorkbook(change func(string) string) string {
	return workbookOf("Xqosei", change(plantedLayouts["csv"]["staff.csv"]))
}

// writePlanted writes files and returns their paths.
func writePlanted(t *testing.T, files map[string]string, change func(string) string) (paths []string) {
	t.Helper()
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(change(text)), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func same(text string) string { return text }

// TestPlantedWorkbook looks for what is planted in a workbook, also in the name of its sheet.
func TestPlantedWorkbook(t *testing.T) {
	t.Chdir(t.TempDir())
	paths := writePlanted(t, map[string]string{"staff.xlsx": plantedWorkbook(same)}, same)
	for _, show := range []string{"ids", "initials"} {
		if found := everyFormat(t, show, paths); len(found) == 0 && !t.Failed() {
			t.Errorf("nothing is found, so that the test means nothing")
		}
		orglintShows(t, paths, "deviations", "--show", show, paths[0])
	}
}

// TestPlantedEarlier looks for what is planted in an earlier state of a chart, which --new-since compares with.
func TestPlantedEarlier(t *testing.T) {
	later := strings.NewReplacer("Xqbo Xqlind", "Xqzo Xqzind", "Xqcy", "Xqzy", "CTO", "VP of Nothing", "xqbo.xqlind", "xqzo.xqzind").Replace
	for _, layout := range []string{"csv", "own", "backstage", "workbook"} {
		t.Run(layout, func(t *testing.T) {
			t.Chdir(t.TempDir())
			files := plantedLayouts[layout]
			if layout == "workbook" {
				files = map[string]string{"staff.xlsx": plantedWorkbook(same)}
			}
			paths := writePlanted(t, files, same)
			for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-q", "-m", "x"}} {
				if out, err := exec.CommandContext(t.Context(), "git", args...).CombinedOutput(); err != nil {
					t.Fatalf("git %q: %v %s", args, err, out)
				}
			}
			if layout == "workbook" {
				writePlanted(t, map[string]string{"staff.xlsx": plantedWorkbook(later)}, same)
			} else {
				writePlanted(t, files, later)
			}
			for _, show := range []string{"ids", "initials"} {
				if found := everyFormat(t, show, paths, "--new-since", "HEAD"); len(found) == 0 && !t.Failed() {
					t.Errorf("nothing is new, so that the test means nothing")
				}
				for _, format := range report.DifferenceFormats() {
					orglintShows(t, paths, "diff", "--show", show, "-f", format, "git:HEAD:"+paths[0], paths[0])
				}
			}
		})
	}
}

// TestPlantedOthers looks, in CI, for what is planted in what the other commands say of a chart. What convert and init write is the chart itself.
func TestPlantedOthers(t *testing.T) {
	for layout, files := range plantedLayouts {
		t.Run(layout, func(t *testing.T) {
			t.Chdir(t.TempDir())
			t.Setenv("CI", "true")
			paths := writePlanted(t, files, same)
			orglintShows(t, paths, append([]string{"convert", "-o", "out"}, paths...)...)
			for _, path := range paths {
				orglintShows(t, paths, "init", "--force", path)
			}
			config := "version: 1\nchart: [\"" + strings.Join(paths, "\", \"") + "\"]\n"
			writePlanted(t, map[string]string{".orglint.yaml": config}, same)
			for _, args := range [][]string{{"rules"}, {"explain", "single-report"}, {"families", "list"}, {"families", "lint"}, {"check", "--show-files"}, {"check"}, {"chart"}, {"chart", "-f", "mermaid"}, {"chart", "-f", "dot"}} {
				orglintShows(t, paths, args...)
			}
		})
	}
}

// TestPlantedSettings looks for what is planted in a configuration, of which findings speak where the chart is its own.
func TestPlantedSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	writePlanted(t, map[string]string{
		"org.yaml":      "version: 1\npeople:\n  - {id: ada, name: Xqada Xqosei, role: CTO}\n",
		".orglint.yaml": "version: 1\ntops: [xqbo.xqlind@acme.example, Xqada]\nexternal: [Xqcy Xqmor]\noverrides:\n  - {units: [xqada-xqosei], rules: {max-teams: off}}\n",
	}, same)
	for _, show := range []string{"ids", "initials"} {
		for _, format := range report.Formats() {
			orglintShows(t, nil, "check", "--as-of", "2026-11-23", "--show", show, "-v", "-f", format)
		}
		orglintShows(t, nil, "baseline", "--show", show, "--force")
	}
	if found := run([]string{"check", "--no-baseline", "--fail-on", "warning"}, streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}); found != exitFindings {
		t.Errorf("got exit status %d, so that the test means nothing", found)
	}
}
