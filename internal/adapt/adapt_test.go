package adapt_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// record returns some fields of people, a line each.
func record(t *testing.T, file *source.File, fields ...string) []string {
	t.Helper()
	records := file.Documents[0].Get("people")
	if records == nil {
		return nil
	}
	var lines []string
	for i := range records.Items {
		var texts []string
		for _, field := range fields {
			texts = append(texts, strings.Join(textsOf(records.Items[i].Get(field)), "+"))
		}
		lines = append(lines, strings.Join(texts, " "))
	}
	return lines
}

func textsOf(v *source.Value) []string {
	if v == nil {
		return []string{"."}
	}
	if v.Kind != source.List {
		return []string{v.Text}
	}
	var texts []string
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	return texts
}

// read reads a table.
func read(t *testing.T, text string, options adapt.Options) (*source.File, *adapt.Reading) {
	t.Helper()
	file := source.ReadTables("staff.csv", text)
	readings, err := adapt.Apply([]*source.File{file}, options)
	if err != nil {
		t.Fatal(err)
	}
	file.Findings = slices.DeleteFunc(file.Findings, func(f diag.Finding) bool { return f.Rule == "unread-column" }) // of these there are tests of their own
	return file, readings[0]
}

// TestManagers finds managers by whatever they are named by.
func TestManagers(t *testing.T) {
	const people = "id,login,email,name,first name,last name,preferred name,manager\n" +
		"1,ghill,grace@acme.example,Grace Hill,Grace,Hill,Gracie,\n"
	const second = "2,bl,bo@acme.example,Bo Lind,,,,"
	for _, named := range []string{
		"1", "GHILL", "Grace@ACME.example", "grace  hill", "Hill, Grace", "Gracie Hill", "Grace Hill (1)", "Hill, Grace [1]", "Somebody (ghill)",
		"CN=Grace Hill,OU=Staff,DC=acme", `CN=Hill\, Grace,OU=Staff,DC=acme`,
	} {
		file, _ := read(t, people+second+`"`+named+"\"\n", adapt.Options{})
		if got := record(t, file, "reports_to"); !slices.Equal(got, []string{".", "1"}) {
			t.Errorf("%q: got %q, want the id 1", named, got)
		}
	}
	for _, named := range []string{"01", " 1", "Grace", "Hill", "grace@acme.exampl", "(1)"} {
		file, _ := read(t, people+second+`"`+named+"\"\n", adapt.Options{})
		if got := record(t, file, "reports_to"); got[1] != named {
			t.Errorf("%q: got %q, want it as it is: nothing is guessed", named, got)
		}
	}
	for _, top := range []string{"", "-", "—", "none", "N/A", "No Manager"} {
		file, _ := read(t, people+second+`"`+top+"\"\n", adapt.Options{})
		if got := record(t, file, "reports_to"); got[1] != "." {
			t.Errorf("%q: got %q, want no manager", top, got)
		}
	}
}

// TestNameAndID reads a name with an id behind it: where the two disagree, nobody is guessed, and who may be meant is said.
func TestNameAndID(t *testing.T) {
	const people = "id,name,title,manager\n1,Ada Osei,CEO,\n2,Bo,CTO,1\n3,Cy,VP,1\n4,Cy,VP,1\n5,Di (9),VP,1\n6,Ed,Clerk,"
	tests := []struct{ manager, want, message string }{
		{"Ada Osei (1)", "1", ""},
		{"Cy (4)", "4", ""},
		{"Di (9)", "5", ""},
		{"Bo (On Leave)", "2", ""},
		{"Somebody (2)", "2", ""},
		{"Ada Osei (2)", "1+2", `"Ada Osei (2)", which may mean either of 2 people: Ada Osei (CEO) with the id "1" and Bo (CTO) with the id "2";`},
		{"Bo (99)", "2", `"Bo (99)", but "99" is nobody's id; the name is that of Bo (CTO) with the id "2".`},
	}
	for _, test := range tests {
		file, _ := read(t, people+test.manager+"\n", adapt.Options{})
		if got := record(t, file, "reports_to"); got[5] != test.want {
			t.Errorf("%q: got %q, want %q", test.manager, got[5], test.want)
		}
		broken := file.Documents[0].Get("people").Items[5].Broken("reports_to")
		if said := len(file.Findings) > 0; said != (test.message != "") || broken != said ||
			said && (len(file.Findings) > 1 || !strings.Contains(file.Findings[0].Message, test.message)) {
			t.Errorf("%q: got %v, want %q", test.manager, file.Findings, test.message)
		}
	}
}

// TestIdentity chooses what everybody has.
func TestIdentity(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"ids", "id,email,name,title\n1,a@x.example,Ada,CEO\n2,,Bo,CTO\n", []string{"1 Ada", "2 Bo"}},
		{"a missing id", "id,email,name,title\n1,a@x.example,Ada,CEO\n,b@x.example,Bo,CTO\n", []string{"a@x.example Ada", "b@x.example Bo"}},
		{"an id missing, and no e-mail addresses", "id,name,title\n1,Ada,CEO\n,Bo,CTO\n", []string{"1 Ada", "Bo Bo"}},
		{"some e-mail addresses", "email,name,title\na@x.example,Ada,CEO\n,Bo,CTO\n", []string{"a@x.example Ada", "Bo Bo"}},
		{"names", "name,title\nAda,CEO\nBo,CTO\nBo,COO\n", []string{"Ada Ada", "Bo Bo", "Bo (2) Bo"}},
		{"last name first", "name,title\n\"Osei, Ada\",CEO\n\"Lind, Bo\",CTO\n", []string{"Ada Osei Ada Osei", "Bo Lind Bo Lind"}},
		{"two columns of names", "first name,last name,title\nAda,Osei,CEO\nCher,,CTO\n", []string{"Ada Osei Ada Osei", "Cher Cher"}},
		{"German names", "Name;Vorname;Stelle\nOsei;Ada;CEO\n", []string{"Ada Osei Ada Osei"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file, _ := read(t, test.text, adapt.Options{})
			if diff := gocmp.Diff(test.want, record(t, file, "id", "name")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDays reads days as they are written.
func TestDays(t *testing.T) {
	tests := []struct{ days, want, form string }{
		{"2024-03-04", "2024-03-04", ""},
		{"2024/3/4", "2024-03-04", ""},
		{"2024-03-04T00:00:00Z", "2024-03-04", ""},
		{"04.03.2024", "2024-03-04", "d/m/y"},
		{"4-Mar-2024", "2024-03-04", ""},
		{"Mar 4, 2024", "2024-03-04", ""},
		{"4. März 2024", "2024-03-04", ""},
		{"31/12/2023 04/03/2024", "2023-12-31 2024-03-04", "d/m/y"},
		{"12/31/2023 03/04/2024", "2023-12-31 2024-03-04", "m/d/y"},
		{"05/05/2024", "2024-05-05", ""},
		{"31/12/69 31/12/70", "2069-12-31 1970-12-31", "d/m/y"},
		{"31/02/2024", ".", ""},
		{"soon", ".", ""},
	}
	for _, test := range tests {
		text := "id,name,title,start date\n"
		for i, day := range strings.Split(strings.ReplaceAll(test.days, ", ", ",_"), " ") {
			if strings.ContainsAny(test.days, ".,") || strings.Contains(test.days, "Mar") {
				day = test.days
				if i > 0 {
					break
				}
			}
			text += fmt.Sprintf("%d,Ada,CEO,%q\n", i, day)
		}
		file, reading := read(t, text, adapt.Options{})
		if got := strings.Join(record(t, file, "start"), " "); got != test.want || reading.Dates != test.form {
			t.Errorf("%q: got %q as %q, want %q as %q", test.days, got, reading.Dates, test.want, test.form)
		}
	}
}

// TestUnclearDays asks where days can be read in two ways, and takes the answer.
func TestUnclearDays(t *testing.T) {
	const text = "id,name,title,start date,end date\n1,Ada,CEO,01/02/2024,\n2,Bo,CTO,,03/04/2024\n"
	file, reading := read(t, text, adapt.Options{})
	if len(file.Findings) != 1 || file.Findings[0].Pos.String() != "staff.csv:2:11" || !reading.DatesUnclear {
		t.Errorf("got %v, want one finding at the first day", file.Findings)
	}
	if got := record(t, file, "start", "end"); !slices.Equal(got, []string{". .", ". ."}) {
		t.Errorf("got %q, want no days", got)
	}
	for form, want := range map[string][]string{"d/m/y": {"2024-02-01 .", ". 2024-04-03"}, "m/d/y": {"2024-01-02 .", ". 2024-03-04"}} {
		file, _ := read(t, text, adapt.Options{Sources: []adapt.Source{{Dates: form}}})
		if diff := gocmp.Diff(want, record(t, file, "start", "end")); diff != "" || len(file.Findings) > 0 {
			t.Errorf("%s: %v %s", form, file.Findings, diff)
		}
	}
}

// TestHostile reads tables that are mostly nothing.
func TestHostile(t *testing.T) {
	tests := []struct{ name, text string }{
		{"empty rows", "id,name,title\n" + strings.Repeat(",,\n", 100_000) + "1,Ada,CEO\n"},
		{"empty lines", "id,name,title\n" + strings.Repeat("\n", 100_000) + "1,Ada,CEO\n"},
		{"many columns", "id,name,title" + strings.Repeat(",x", 16_381) + "\n1,Ada,CEO" + strings.Repeat(",x", 16_381) + "\n"},
		{"many empty columns", "id,name,title" + strings.Repeat(",", 16_381) + "\n1,Ada,CEO" + strings.Repeat(",", 16_381) + "\n"},
		{"a long cell", "id,name,title,notes\n1,Ada,CEO,\"" + strings.Repeat("x\n", 100_000) + "\"\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file, reading := read(t, test.text, adapt.Options{})
			if got := record(t, file, "id", "name", "role"); !slices.Equal(got, []string{"1 Ada CEO"}) || len(file.Findings) > 0 {
				t.Errorf("got %q, %v", got, file.Findings)
			}
			for _, line := range reading.Lines() {
				if len(line) > 1000 {
					t.Errorf("got a line of %d bytes on what was read", len(line))
				}
			}
		})
	}
}

// TestAgreement compares what a configuration may say with what is understood.
func TestAgreement(t *testing.T) {
	s, err := config.Schema()
	if err != nil {
		t.Fatal(err)
	}
	text, err := s.Text()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Definitions struct {
			Source struct {
				Properties struct {
					As, Dates struct{ Enum []any }
					Map       struct{ Properties map[string]any }
				}
			}
		}
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&schema); err != nil {
		t.Fatal(err)
	}
	may := schema.Definitions.Source.Properties
	compare := func(what string, got []any, want []string) {
		var texts []string
		for _, value := range got {
			if text, ok := value.(string); ok {
				texts = append(texts, text)
			}
		}
		slices.Sort(texts)
		slices.Sort(want)
		if diff := gocmp.Diff(want, texts); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	compare("as", may.As.Enum, adapt.Layouts())
	compare("dates", may.Dates.Enum, []string{"y-m-d", "d/m/y", "m/d/y"})
	var fields []any
	for field := range may.Map.Properties {
		fields = append(fields, field)
	}
	compare("map", fields, adapt.Fields())
}

// BenchmarkTable reads a table of 30,000 people.
func BenchmarkTable(b *testing.B) {
	var text strings.Builder
	text.WriteString("Employee ID,First Name,Last Name,Email,Job Title,Department,Manager ID,Hire Date,Location,Salary,Phone\n")
	for i := range 30_000 {
		fmt.Fprintf(&text, "%06d,First%d,Last%d,p%d@acme.example,Specialist %d,Dept %d,%06d,2020-01-%02d,City %d,%d,+49 %d\n",
			i, i, i, i, i%400, i%97, i/7, 1+i%28, i%50, i, i)
	}
	for b.Loop() {
		file := source.ReadTables("staff.csv", text.String())
		if _, err := adapt.Apply([]*source.File{file}, adapt.Options{}); err != nil || len(file.Findings) > 0 {
			b.Fatal(err, file.Findings)
		}
	}
}
