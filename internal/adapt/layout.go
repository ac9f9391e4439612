package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
)

// A layout is how some system exports a chart as a table.
type layout struct {
	name  string
	marks [][]string // sets of headers, as forms or as they are written: one of the sets is all there

	// columns says what headers mean here where that differs from elsewhere, given whether a header is there; empty for one
	// that is not to be used.
	columns func(has func(header string) bool) map[string]string

	tops      []string // what stands for a manager at the top, beside what does in every layout; in lower case
	selfAtTop bool     // people at the top may report to themselves
	dates     string   // how days are written where they can be read in two ways
}

// tables returns the layouts of tables, the more particular ones first. The last takes any table.
func tables() []layout {
	numbered := []string{"-1"}
	return []layout{
		{name: "organogram", marks: [][]string{{"postuniquereference", "reportstoseniorpost"}, {"reportingseniorpost"}}, tops: []string{"xx"}},
		{name: "google", marks: [][]string{{"orgunitpath", "emailaddress"}}},
		{
			name: "successfactors", marks: [][]string{{"userid", "jobcode", "manager"}, {"userid", "hr", "manager"}},
			columns: fixed(map[string]string{"userid": "id", "username": "other_id", "manager": "manager_id"}),
			tops:    []string{"no_manager", "no_mgr", "no_hr"},
		},
		{name: "bamboohr", marks: [][]string{
			{"employeenumber", "supervisor"}, {"supervisoreid"}, {"employeenumber", "jobtitle", "division"},
		}, columns: bambooColumns},
		{name: "adp", marks: [][]string{{"associateid", "reportstoassociateid"}}},
		{name: "rippling", marks: [][]string{{"managerworkemail"}}},
		{name: "workday", marks: [][]string{{"supervisoryorganization"}, {"workersmanager"}, {"worker", "businesstitle"}, {"worker", "workerid"}}},
		{name: "charthop", marks: [][]string{
			{"workemail", "manager", "jobtitle", "startdate", "ethnicity"}, {"workemail", "manager", "jobtitle", "startdate", "raceethnicity"},
		}, dates: "m/d/y"},
		{name: "lattice", marks: [][]string{{"manageremail"}}},
		{name: "hibob", marks: [][]string{{"reportsto", "manager"}, {"displayname", "reportsto"}}},
		{name: "orgchart", marks: [][]string{{"personid", "supervisorid"}}, tops: numbered, selfAtTop: true},
		{name: "organimi", marks: [][]string{{"bossid"}, {"dottedids"}}, tops: numbered, selfAtTop: true},
		{name: "visio", marks: [][]string{{"name", "reports_to", "title"}}, tops: numbered, selfAtTop: true},
		{name: "pingboard", marks: [][]string{{"firstname", "lastname", "reports to"}}},
		{name: "csv"},
	}
}

// Layouts returns the names of the layouts that are not orglint's own.
func Layouts() []string {
	var names []string
	for _, l := range tables() {
		names = append(names, l.name)
	}
	return append(names, documents()...)
}

// documents returns the names of the layouts of YAML files.
func documents() []string { return []string{"file-per-person", "keyed", "backstage", "teams"} }

// IsDocument reports whether a layout is one of YAML files.
func IsDocument(name string) bool { return slices.Contains(documents(), name) }

// fixed is what headers mean, whatever else is there.
func fixed(columns map[string]string) func(func(string) bool) map[string]string {
	return func(func(string) bool) map[string]string { return columns }
}

// bambooColumns says which of the two ids that BambooHR gives people managers are named by.
func bambooColumns(has func(header string) bool) map[string]string {
	switch {
	case has("id") && has("supervisorid"):
		return map[string]string{"id": "id", "employeenumber": "other_id", "supervisoreid": "", "supervisor": "manager_name"}
	case has("supervisoreid"):
		return map[string]string{"id": "other_id", "employeenumber": "id", "supervisorid": "", "supervisor": "manager_name"}
	}
	return map[string]string{"supervisorid": "", "supervisor": "manager_name"}
}

// findLayout returns the layout of some headers, or that of a name if there is one.
func findLayout(name string, headers []header) layout {
	there := make(map[string]bool, 2*len(headers))
	for _, h := range headers {
		there[h.form], there[strings.ToLower(h.text)] = true, true
	}
	has := func(mark string) bool { return there[mark] }
	all := tables()
	for _, l := range all {
		fits := slices.ContainsFunc(l.marks, func(marks []string) bool {
			return !slices.ContainsFunc(marks, func(mark string) bool { return !has(mark) })
		})
		if l.name == name || name == "" && fits {
			return l
		}
	}
	return all[len(all)-1]
}

// meanings returns what headers mean in a layout, by their forms.
func (l *layout) meanings(headers []header) map[string]string {
	if l.columns == nil {
		return nil
	}
	return l.columns(func(form string) bool {
		return slices.ContainsFunc(headers, func(h header) bool { return h.form == form })
	})
}

// isTop reports whether a text stands where there is no manager.
func (l *layout) isTop(text string) bool {
	text = strings.TrimSpace(text)
	return text == "" || infer.IsNone(text) || slices.Contains(l.tops, strings.ToLower(text))
}
