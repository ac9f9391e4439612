package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/report"
)

// noCharts are files that hold secrets and are no charts, tables or families, with MARK in all that is secret.
var noCharts = map[string]string{
	".env":             "AWS_MARK=MARK\nexport TOKEN=\"MARK\nMARK\n",
	"id_rsa":           "-----BEGIN MARK KEY-----\nMARKMARK\nMARK: {\n-----END MARK KEY-----\n",
	"passwd":           "MARK:x:0:0:MARK:/MARK:/bin/MARK\nMARK2:x:1:1:MARK:/MARK:/bin/MARK\n",
	"shadow":           "MARK:$6$MARK:19000:0:99999:7:::\nMARK2:!:19000:0:99999:7:::\n",
	"db.yaml":          "MARK:\n  password: MARK\n  MARK: MARK\ndb: [MARK, MARK]\nMARK: again\n",
	"compose.yaml":     "version: \"3.8\"\nservices:\n  MARK:\n    environment: {MARK: MARK}\nexternal_MARK: MARK\n",
	"compose3.yaml":    "version: 3\nservices:\n  MARK: {title: MARK, image: MARK}\n",
	"secret.yaml":      "apiVersion: v1\nkind: Secret\nmetadata: {name: MARK}\ndata:\n  MARK: TUFSSw==MARK\n---\nMARK: *MARK\n",
	"credentials.json": "{\"client_MARK\": \"MARK\", \"MARK\": {\"private_key\": \"MARK\"}, \"list\": [\"MARK\"]}\n",
	"broken.json":      "{\"MARK\": \"MARK\", \"people_MARK\": \"MARK\",\n \"nested\": {\"version\": 1, \"people\": [\"MARK\"]}, MARK\n",
	"array.json":       "[{\"MARK\": \"MARK\"}, \"MARK\"]\n",
	"netrc":            "machine MARK\nlogin MARK\npassword MARK\n",
	"config.ini":       "[MARK]\nMARK = MARK\npassword: MARK\n",
	"app.log":          "2026-11-23 10:00:00 ERROR MARK: password=MARK, user=MARK, MARK\n2026-11-23 10:00:01 ERROR MARK: token=MARK, MARK\n",
	"broken.yaml":      "MARK: \"MARK\npassword: MARK: MARK\nMARK: [\n",
	"twice.yaml":       "MARK: MARK\nMARK: MARK\nother: {MARK: 1, MARK: 2}\n",
	"tag.yaml":         "!MARK\nMARK: !MARK MARK\n&MARK x: *MARK2\n",
	"list.yaml":        "- MARK\n- {MARK: MARK}\n",
	"binary":           "\x7fELF\x00\x01MARK\xff\xfe\x00MARK\n",
	"utf16.yaml":       "\xff\xfeM\x00A\x00R\x00K\x00:\x00 \x00M\x00A\x00R\x00K\x00\n\x00",
	"text.md":          "# MARK\n\nMARK is MARK, MARK\n",
}

// TestNoCharts looks for what is secret in all that any command writes of files that are none of orglint's: named on the command line,
// given on standard input, named by a configuration, as a chart, a family, a baseline or a configuration.
func TestNoCharts(t *testing.T) {
	for name, text := range noCharts {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write := func(path, text string) {
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			write(name, text)
			write("good.yaml", "version: 1\npeople:\n  - {id: ada, name: Ada, role: ceo}\n")
			secret := func(args ...string) { quotesNothing(t, text, args...) }
			formats := []string{"text", "json", "sarif", "markdown"}
			if thorough() {
				formats = report.Formats()
			}
			for _, format := range formats {
				secret("check", "-v", "-f", format, "--show", "names", name)
			}
			for _, args := range [][]string{
				{"check"},
				{"convert"},
				{"deviations"},
				{"baseline", "-v"},
				{"check", "--as", "keyed"},
				{"check", "--as", "file-per-person"},
				{"check", "--as", "backstage"},
				{"check", "--as", "csv"},
				{"convert", "--as", "keyed"},
			} {
				secret(append(args, name)...)
				secret(append(args, "-")...)
				secret(append(args, "good.yaml", name)...)
			}
			secret("check", "--stdin-filename", name, "-")
			for _, args := range [][]string{
				{"check", "--families", name, "good.yaml"},
				{"families", "lint", name},
				{"check", "--baseline", name, "good.yaml"},
				{"check", "--config", name, "good.yaml"},
				{"init", "--force", name},
				{"families", "import", name},
			} {
				secret(args...)
			}
			for _, config := range []string{
				"chart: ['" + name + "']", "chart: [good.yaml]\nfamilies: ['./" + name + "']", "chart: [good.yaml]\nbaseline: '" + name + "'",
				"chart: ['" + name + "']\nsources: [{paths: ['" + name + "'], as: keyed}]",
				"sources: [{paths: ['" + name + "'], as: csv}]", "chart: ['*']",
			} {
				write(".orglint.yaml", "version: 1\nprivacy: {show: names}\n"+config+"\n")
				secret("check", "-v")
				secret("families", "lint")
				secret("deviations")
				secret("convert")
			}
		})
	}
}

// quotesNothing runs orglint, with a text on standard input, and looks for marks in what it writes.
func quotesNothing(t *testing.T, in string, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	status := run(args, streams{in: strings.NewReader(in), out: &out, err: &errs})
	if written := out.String() + errs.String(); strings.Contains(written, mark) {
		t.Errorf("%q: exit %d, writes what it must not:\n%s", args, status, written)
	}
	if len(args) > 2 && status == exitClean && args[0] == "check" {
		t.Errorf("%q: all is well, it says:\n%s%s", args, out.String(), errs.String())
	}
}
