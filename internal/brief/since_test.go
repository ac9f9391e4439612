package brief_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/privacy"
)

// folderOf writes files to a folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

const tool = `"version": 1, "tool": {"name": "orglint", "version": "0.1.0"}, `

// TestSince compares a chart with results of summary and check that are kept in a folder, among other files.
func TestSince(t *testing.T) {
	folder := folderOf(t, map[string]string{
		"b.json":       `{` + tool + `"as_of": "2026-08-01", "organization": "Acme", "lines": 4, "people": 5, "managers": 4, "average_span": 1.24, "layers": [{}, {}], "unplaced": ["x"], "units": [{"unit": "ops", "people": 3}, {"unit": null, "people": 1}]}`,
		"a.json":       `{` + tool + `"as_of": "2025-08-01", "organization": "Acme", "lines": 4, "people": 9, "average_span": null, "units": []}`,
		"check.json":   `{` + tool + `"as_of": "2026-08-01", "summary": {"people": 77, "errors": 2, "warnings": 0, "infos": 1, "deviations": 0}, "findings": []}`,
		"other.json":   `{` + tool + `"as_of": "2026-07-01", "organization": "Umbrella", "lines": 4, "people": 1}`,
		"later.json":   `{` + tool + `"as_of": "2027-07-01", "lines": 4, "people": 1}`,
		"broken.json":  `{`,
		"foreign.json": `{"version": 1, "as_of": "2026-07-01"}`,
		"notes.txt":    `nothing`,
		"whole.JSON":   "\ufeff" + `{` + tool + `"as_of": "2026-07-15", "lines": 4, "people": 6}`,
	})
	earlier, err := brief.ReadHistory(folder)
	if err != nil {
		t.Fatal(err)
	}
	b := briefOf(t, small, privacy.Names)
	b.Compare(earlier)
	var got []string
	for i := range b.Since.Trends {
		trend := &b.Since.Trends[i]
		var values []string
		for day := range b.Since.Days {
			values = append(values, trend.Text(day))
		}
		got = append(got, trend.Label+": "+strings.Join(values, " > ")+", "+trend.Change)
	}
	want := []string{
		"People, not FTE: 9 > 6 > 5 > 7, up 2 since 1 August",
		"Managers:  >  > 4 > 4, as on 1 August",
		"Average span:  >  > 1.2 > 1.3, up 0.1 since 1 August",
		"Layers:  >  > 2 > 3, up 1 since 1 August",
		"In no layer:  >  > 1 > 4, up 3 since 1 August",
		"Exceptions:  >  > 0 > 0, as on 1 August",
		"Errors:  >  > 2 > 9, up 7 since 1 August",
		"Warnings:  >  > 0 > 1, up 1 since 1 August",
		"Infos:  >  > 1 > 2, up 1 since 1 August",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"broken.json is no result of orglint summary -f json or orglint check -f json",
		"foreign.json is no result of orglint summary -f json or orglint check -f json",
		"a result of 1 July 2026 is not used, because it is of another organisation",
		"a result of 1 July 2027 is not used, because it is not before this report",
	}, b.Since.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if got := b.ChangeOf("people"); got != "up 2 since 1 August" {
		t.Errorf("people are %q", got)
	}
	if _, err := brief.ReadHistory(filepath.Join(folder, "nowhere")); err == nil {
		t.Error("a folder that is not there is read")
	}
	if _, err := brief.ReadHistory(filepath.Join(folder, "a.json")); err == nil {
		t.Error("a file is read as a folder")
	}
}

// TestSinceOfUnit compares a unit with what earlier results say of it.
func TestSinceOfUnit(t *testing.T) {
	earlier, err := brief.ReadHistory(folderOf(t, map[string]string{
		"a.json": `{` + tool + `"as_of": "2026-08-01", "lines": 4, "people": 50, "units": [{"unit": "platform", "people": 12, "managers": 1, "average_span": 11, "layers": 8, "errors": 5}]}`,
		"b.json": `{` + tool + `"as_of": "2026-09-01", "lines": 4, "people": 51, "units": []}`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	result, err := acme(t, "platform", privacy.Names)
	if err != nil {
		t.Fatal(err)
	}
	b := brief.Of(result)
	b.Compare(earlier)
	for name, want := range map[string]string{"people": "up 2 since 1 August", "layers": "as on 1 August", "errors": "as on 1 August", "interim": ""} {
		if got := b.ChangeOf(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if want := []string{"the result of 1 September 2026 says nothing of this unit"}; !cmp.Equal(b.Since.Notes, want) {
		t.Errorf("got the notes %q", b.Since.Notes)
	}
}
