package main

import (
	"bytes"
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/report"
)

// mark stands in every column that orglint must not read.
const mark = "MARK"

// secretTables are exports with all that HR systems put beside a chart, healthy and with mistakes.
var secretTables = map[string]string{
	"plain.csv": "Payroll for MARK,,,,\nid,name,title,manager,Salary,Home Phone\n" +
		"1,Ada,CEO,,MARK1,MARK\n2,Bo,CTO,1,MARK,MARK\n3,Cy,CTO,9,MARK,MARK\n3,Cy,CTO,1,MARK,MARK\n1E+05,Di,,1,MARK,\"MARK\nMARK\"\n",
	"google.csv": "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Recovery Phone,Employee Title,Manager Email,Department\n" +
		"Ada,Osei,ada@acme.example,MARK,/,MARK,CEO,,Office\nBo,Lind,bo@acme.example,MARK,/,MARK,Nobody's title,ada@acme.exampl,Office\n",
	"successfactors.csv": "STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,GENDER,MANAGER,HR,JOBCODE,TITLE\nStatus,User ID,User Name,First Name,Last Name,Gender,Manager,HR,Job Code,Title\n" +
		"active,1,ao,Ada,Osei,MARK,NO_MANAGER,MARK,MARK,CEO\nactive,2,bl,Bo,Lind,MARK,7,MARK,MARK,CTO\n",
	"bamboohr.csv": "Employee #,First Name,Last Name,Job Title,Supervisor,supervisorEId,Pay rate,Ethnicity\n1,Ada,Osei,CEO,,,MARK,MARK\n2,Bo,Lind,CTO,MARK,8,MARK,MARK\n",
	"charthop.csv": "Name,Work Email,Manager,Job Title,Start Date,Base pay,Ethnicity\nAda,ada@acme.example,,CEO,1/2/2020,MARK,MARK\nBo,bo@acme.example,Nobody,CTO,13/13/2020,MARK,MARK\n",
	"organogram-senior.csv": "Post Unique Reference,Name,Grade,Job Title,Unit,Contact Phone,Contact E-mail,Reports to Senior Post,Actual Pay Floor (\xa3)\n" +
		"1,Ada,SCS2,Head,Office,MARK,MARK,XX,MARK\n2,Eliminated,SCS1,Deputy,Office,MARK,MARK,1,MARK\n3,Bo,SCS1,Adviser,Office,MARK,MARK,2,MARK\n",
	"organogram-junior.csv": "Parent Department,Unit,Reporting Senior Post,Grade,Payscale Minimum,Generic Job Title,Number of Posts in FTE\nMARK,MARK,1,MARK,MARK,MARK,2\nMARK,MARK,9,MARK,MARK,MARK,2\n",
	"never-closed.csv":      "id,name,title,manager,Salary\n1,Ada,CEO,,MARK\n2,Bo,CTO,1,\"MARK\n3,Cy,CTO,1,MARK\n",
	"within.csv":            "id,name,title,manager,Salary\n1,Ada,CEO,,MARK\n2,Bo,CTO,1,\"MARK\"MARK\n3,Cy,CTO,1,MARK\n",
	"nul.csv":               "id,name,title,manager,Salary\n1,Ada,CEO,,MARK\n2,Bo,CTO,1,\x00MARK\n",
	"no-header.csv":         "MARK,MARK,MARK\nMARK,MARK,MARK\n",
	"into-header.csv":       "id,name,title,manager,Salary\u00851,MARK,CEO,,MARK 90000\u00852,MARK,CTO,1,MARK\n3,Cy,CTO,9,x,x\n4,Di,CTO,3\n",
	"two-readings.csv":      "id,name,title,start,Birthday\n1,Ada,CEO,03/04/2020,MARK\n2,Bo,CTO,04/05/2020,MARK\n",
	"team.yml": "ada: {name: Ada, role: CEO, reports_to: none, manager_role_slug: ceo, salary: MARK, home: {street: MARK}}\n" +
		"bo: {phone: [MARK, MARK], name: Bo, role: '', reports_to: CEO, note: \"MARK MARK\"}\n",
	"person.yml":   "{name: Bo, role: CTO, reports_to: nobody-known, salary: MARK, address: [MARK]}\n",
	"catalog.yaml": "{apiVersion: backstage.io/v1alpha1, kind: User, metadata: {name: ada, annotations: {note: MARK}}, spec: {memberOf: [x], pay: MARK}}\n",
}

// TestSecrets looks for the marks in all that any command writes, in every format.
func TestSecrets(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range secretTables {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	writeWorkbook(t, "staff.xlsx")
	names := []string{"staff.xlsx"}
	for name := range secretTables {
		names = append(names, name)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			for _, format := range report.Formats() {
				silent(t, "check", "-v", "-f", format, name)
				silent(t, "check", "-v", "--families", "none", "-f", format, name)
			}
			silent(t, "convert", name)
			silent(t, "convert", "--by-unit", "-o", "out", name)
			silent(t, "deviations", name)
			silent(t, "whatif", "--move", "1=2", "-o", "planned", name)
			silent(t, "whatif", "--move", "100=101", "-o", "planned", name)
			silent(t, "init", name)
			for _, written := range []string{".orglint.yaml", "out", "planned"} {
				noMarks(t, written)
				if err := os.RemoveAll(written); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// writeWorkbook writes a workbook with a sheet of people, another beside it and one that is hidden, as excelize made it.
func writeWorkbook(t *testing.T, name string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(workbook), 0o600); err != nil {
		t.Fatal(err)
	}
}

//go:embed testdata/staff.xlsx
var workbook string

// silent runs orglint and looks for marks in what it writes.
func silent(t *testing.T, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	status := run(args, streams{in: strings.NewReader(""), out: &out, err: &errs})
	if status == exitFault {
		t.Errorf("%q: got a fault:\n%s", args, errs.String())
	}
	for _, text := range []string{unzipped(t, out.Bytes()), errs.String()} {
		if strings.Contains(text, mark) {
			t.Errorf("%q writes what it must not:\n%s", args, text)
		}
	}
}

// noMarks looks for marks in a file, or in the files of a folder.
func noMarks(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		return
	}
	err := filepath.WalkDir(path, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(mark)) {
			t.Errorf("%s holds what it must not:\n%s", path, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
