package page

import (
	"cmp"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A group is the findings of one severity.
type group struct {
	Name, Said string
	Count      []phrase
	Rules      []found
}

// Found is what a rule found, of one severity.
type found struct {
	Rule, Title, Whom, Noun, Cut string
	Wide                         bool   // whether it is too long to be printed
	OnPaper                      string // what is printed in its place
	Number                       int
	rows                         []int
	v                            *view
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
	return append(severities(s.Errors, s.Warnings, s.Infos), phrase{Text: ". A rule opens to whom it concerns, what the problem is and what to do."})
}

// Groups are the findings by severity and rule, the worst first.
func (v *view) Groups() []group {
	s := &v.b.Result.Summary
	groups := []group{
		{Name: "Errors", Said: "The chart is wrong here, or breaks a rule of the job family.", Count: plain(some(s.Errors))},
		{Name: "Warnings", Said: "Doubtful: look at these.", Count: plain(some(s.Warnings))},
		{Name: "Infos", Said: "Good to know.", Count: plain(some(s.Infos))},
	}
	at := map[string]int{}
	for i := range v.b.Findings {
		f := &v.b.Result.Findings[v.b.Findings[i].Number]
		g := &groups[place(f.Severity)]
		n, known := at[g.Name+f.Rule]
		if !known {
			n = len(g.Rules)
			at[g.Name+f.Rule] = n
			g.Rules = append(g.Rules, found{Rule: f.Rule, Title: v.titleOf(f.Rule), v: v})
		}
		g.Rules[n].rows = append(g.Rules[n].rows, i)
	}
	var all []group
	for _, g := range groups {
		for n := range g.Rules {
			g.Rules[n].finish()
		}
		if len(g.Rules) > 0 {
			all = append(all, g)
		}
	}
	return all
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

// finish says what is to be said of a rule once all its findings are known.
func (f *found) finish() {
	f.Number = len(f.rows)
	f.Noun = text.Verb(f.Number, "finding", "findings")
	if f.v.found() > mostFindings && f.Number > mostOfRule {
		f.Cut = grouped(mostOfRule) + " of " + grouped(f.Number) + "; all are in the .xlsx."
		f.rows = f.rows[:mostOfRule]
	}
	if f.Wide = f.Number > mostOnPaper; f.Wide {
		f.OnPaper = grouped(f.Number) + " findings are not printed; they are on the page as it is read on a screen, and in the .xlsx."
	}
	const most = 3
	var names []string
	for _, i := range f.rows {
		if name := f.v.whom(i); name != "" && (len(names) == 0 || names[len(names)-1] != name) {
			names = append(names, name)
		}
		if len(names) > most {
			break
		}
	}
	switch {
	case f.Number > most && len(names) > 1:
		f.Whom = names[0] + " and " + grouped(f.Number-1) + " more"
	case len(names) > 0:
		f.Whom = text.And(names[:min(most, len(names))]...)
	}
}

// Rows are the findings, made as they are written.
func (f *found) Rows() func(func(row) bool) {
	return func(yield func(row) bool) {
		for _, i := range f.rows {
			if !yield(f.v.row(i)) {
				return
			}
		}
	}
}

// whom names whom a finding is about, without the title.
func (v *view) whom(i int) string {
	if seat := v.b.Findings[i].Seat; seat >= 0 {
		return v.name(seat)
	}
	return v.b.Result.Findings[v.b.Findings[i].Number].Who
}

// row makes a row of a finding.
func (v *view) row(i int) row {
	f := &v.b.Result.Findings[v.b.Findings[i].Number]
	who, problem, advice := f.Split()
	r := row{Who: someone{Name: cmp.Or(who, f.Who)}, Problem: problem, Advice: advice, Where: f.Pos.String()}
	if f.Suggestion != "" {
		r.Advice = strings.TrimSpace(r.Advice + " Did you mean “" + f.Suggestion + "”?")
	}
	if seat := v.b.Findings[i].Seat; seat >= 0 {
		r.Who, r.Title = v.who(seat), v.title(seat)
	}
	return r
}

// titleOf names what a rule finds.
func (v *view) titleOf(rule string) string {
	for i := range v.b.Result.Rules {
		if r := &v.b.Result.Rules[i]; r.Name == rule {
			return cmp.Or(r.Title, rule)
		}
	}
	return rule
}

// findingsOf tells the findings of a unit and those below it in its part: so many of them, and only a few that are infos.
func (v *view) findingsOf(p *part, findings []int, most int) {
	infos := 0
	for _, i := range findings {
		r, f := v.row(i), &v.b.Result.Findings[v.b.Findings[i].Number]
		if f.Severity == diag.Info {
			infos++
		}
		if len(p.Findings) >= most || f.Severity == diag.Info && infos > mostInfos {
			continue
		}
		said := []phrase{{Text: severity(f.Severity), Bold: true, Class: f.Severity.String()}, {Text: " "}}
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

// severity writes a severity at the start of a line.
func severity(s diag.Severity) string {
	return [...]string{"Error", "Warning", "Info"}[place(s)]
}
