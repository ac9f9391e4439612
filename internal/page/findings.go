package page

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A group is the findings of one severity.
type group struct {
	Name, Said string
	Count      string
	Rules      []found
}

// Found is what a rule found, of one severity.
type found struct {
	Rule, Title, Whom, Noun, Advice, Cut string
	Severity, Class                      string // where findings of several severities stand together
	Number                               int
	Open                                 bool                       // whether it stands open
	Wide                                 bool                       // whether it is too long to be printed
	OnPaper                              string                     // what is printed in its place
	Rows                                 func(yield func(row) bool) // made as they are written
	rows                                 []int
}

// A row is a finding.
type row struct {
	Who                           someone
	Title, Problem, Advice, Where string
}

// How many findings are all on the page, and how many of each rule are while there are more.
const (
	mostFindings = 2000
	mostOfRule   = 500
	mostOnPaper  = 60
	mostInfos    = 5 // in the part of a unit
)

// found counts the findings, those that are not in the list too.
func (v *view) found() int {
	s := &v.b.Result.Summary
	return s.Errors + s.Warnings + s.Infos
}

// FindingsLede counts what was found.
func (v *view) FindingsLede() []phrase {
	s := &v.b.Result.Summary
	if v.found() == 0 {
		return plain("Nothing was found.")
	}
	said := append(severities(s.Errors, s.Warnings, s.Infos), phrase{Text: ". A rule opens to whom it concerns, what the problem is and what to do."})
	if more := v.b.NotShown(); more != "" {
		said = append(said, phrase{Text: " " + more})
	}
	return said
}

// Groups are the findings by severity and rule, the worst first.
func (v *view) Groups() []group {
	s := &v.b.Result.Summary
	groups := []group{
		{Name: "Errors", Said: "The chart is wrong here, or breaks a rule of the job family.", Count: some(s.Errors)},
		{Name: "Warnings", Said: "Doubtful: look at these.", Count: some(s.Warnings)},
		{Name: "Infos", Said: "Good to know.", Count: some(s.Infos)},
	}
	for i := range v.b.Groups {
		g := &groups[place(v.b.Groups[i].Severity)]
		g.Rules = append(g.Rules, v.foundBy(&v.b.Groups[i]))
	}
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.Rules) == 0 })
}

// place returns where the group of a severity stands.
func place(s diag.Severity) int {
	switch s {
	case diag.Error:
		return 0
	case diag.Warning:
		return 1
	case diag.Info:
	}
	return 2
}

// foundBy tells what a rule found.
func (v *view) foundBy(g *brief.Group) found {
	f := found{Rule: g.Rule, Title: g.Title, Advice: g.Advice, Number: g.Count, Noun: text.Verb(g.Count, "finding", "findings"), rows: g.Findings}
	if v.found() > mostFindings && len(f.rows) > mostOfRule {
		f.Cut = grouped(mostOfRule) + " of " + grouped(f.Number) + "; all are in the .xlsx."
		f.rows = f.rows[:mostOfRule]
	}
	if f.Wide = len(f.rows) > mostOnPaper; f.Wide {
		f.OnPaper = grouped(f.Number) + " findings are not printed; they are on the page as it is read on a screen, and in the .xlsx."
	}
	f.Whom = whomOf(f.rows, f.Number, v.whom)
	f.Rows = func(yield func(row) bool) {
		for _, i := range f.rows {
			if !yield(v.row(i)) {
				return
			}
		}
	}
	return f
}

// whomOf names the first of those whom so many findings are about.
func whomOf(rows []int, number int, whom func(finding int) string) string {
	const most = 3
	var names []string
	for _, i := range rows[:min(most, len(rows))] {
		if name := whom(i); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch {
	case number > most && len(names) > 1:
		return names[0] + " and " + grouped(number-1) + " more"
	case len(names) > 0:
		return text.And(names...)
	}
	return ""
}

// whom names whom a finding is about, without the title.
func (v *view) whom(i int) string {
	if seat := v.b.Findings[i].Seat; seat >= 0 {
		return v.name(seat)
	}
	return v.b.Findings[i].Tell().Who
}

// row makes a row of a finding.
func (v *view) row(i int) row {
	f := &v.b.Findings[i]
	told := f.Tell()
	r := row{Who: someone{Name: told.Who}, Problem: told.Problem, Advice: told.Advice, Where: told.Where}
	if f.Seat >= 0 {
		r.Who, r.Title = v.who(f.Seat), v.title(f.Seat)
	}
	if f.Count > 1 {
		r.Title = "stands for " + grouped(f.Count) + " findings of one cause"
	}
	return r
}

// findingsOf tells the findings of a unit and those below it in its part: so many of them, and only a few that are infos.
func (v *view) findingsOf(p *part, findings []int, most int) {
	infos := 0
	for _, i := range findings {
		severity := v.b.Findings[i].Diag().Severity
		if severity == diag.Info {
			infos++
		}
		if len(p.Findings) >= most || severity == diag.Info && infos > mostInfos {
			continue
		}
		r := v.row(i)
		said := []phrase{{Text: severityWord(severity), Bold: true, Class: severity.String()}, {Text: " "}}
		if r.Who.Name != "" {
			said = append(said, phrase{Who: &r.Who}, phrase{Text: ": "})
		}
		said = append(said, phrase{Text: strings.TrimSpace(r.Problem + " " + r.Advice)})
		p.Findings = append(p.Findings, said)
	}
	if shown := len(p.Findings); shown < len(findings) {
		p.FindingsCut = []phrase{{Text: grouped(shown) + " of " + grouped(len(findings)) + " findings; "}, {Text: "all of them", Section: "findings"}, {Text: "."}}
	}
}

// severityWord writes a severity at the start of a line.
func severityWord(s diag.Severity) string {
	return [...]string{"Error", "Warning", "Info"}[place(s)]
}
