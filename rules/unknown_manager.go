package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownManager reports managers who are not in the chart: one finding for each, at the first who reports to them. Others
// who name the same id, such as a team that has it as lead, are affected too.
func unknownManager(p *Pass) {
	reporting := p.gaps.managers()
	if p.Chart.Unread.People || len(reporting) == 0 {
		return
	}
	reporting = p.outside(reporting)
	named := map[string][]mention{}
	for _, m := range p.gaps.missing().people {
		named[m.named.Value] = append(named[m.named.Value], m)
	}
	meant := p.gaps.meant()
	for _, group := range grouped(reporting) {
		id := group[0].named.Value
		message := fmt.Sprintf("%s %s to %s, but nobody in the chart has that %s.",
			firstAndOthers(group), report(len(group)), diag.Quote(id), whatNames(group[0].named))
		if topMarker(id) {
			message += " At the top of the chart, leave reports_to out."
		}
		message += whyUnknown(id, meant[id])
		f := mentioned(append(group, named[id]...), message, "names the same manager")
		if id := meant[id]; !slices.Contains(f.Affected, id) { // nobody is meant to report to themselves
			f.Suggestion = id
		}
		p.Report(f)
	}
}

// whatNames says what a text is by which a manager is named: an id, unless it stands in a table, where it may be others.
func whatNames(t diag.Text) string {
	switch {
	case t.Pos.IsZero() || !t.Pos.File.Table:
	case strings.Contains(t.Value, "@"):
		return "e-mail address"
	case strings.Contains(strings.TrimSpace(t.Value), " "):
		return "id or name"
	}
	return "id"
}

// topMarker reports whether an id is what other charts write where there is no manager.
func topMarker(id string) bool {
	return slices.Contains([]string{"none", "n/a", "na", "-", "nobody", "null"}, strings.ToLower(id))
}

// missingManagers collects the reporting lines to managers who are not in the chart.
func missingManagers(c *chart.Chart) []mention {
	var missing []mention
	for _, s := range c.Seats {
		if s.Link == chart.UnknownManager && !c.MayBe(s.ReportsTo().Value) {
			missing = append(missing, mention{s.ReportsTo(), s.ID().Value, s.String(), "reports_to"})
		}
	}
	return missing
}

// whyUnknown explains an id that nobody has: by how it differs from the one that is meant, or by what a spreadsheet did to it.
func whyUnknown(id, meant string) string {
	switch {
	case meant != "" && strings.TrimSpace(id) == strings.TrimSpace(meant):
		return fmt.Sprintf(" There is %s: the two differ only by spaces around them.", diag.Quote(meant))
	case meant != "" && strings.EqualFold(strings.TrimSpace(id), strings.TrimSpace(meant)):
		return fmt.Sprintf(" There is %s: the two differ only by capital letters.", diag.Quote(meant))
	case meant != "" && sameID(id) == sameID(meant):
		return fmt.Sprintf(" There is %s: the two differ only by leading zeros, which spreadsheets take off.", diag.Quote(meant))
	case meant != "" && whole(id) != strings.TrimSpace(id) && sameID(whole(id)) == sameID(meant):
		return fmt.Sprintf(" There is %s: a program has made a decimal number of it.", diag.Quote(meant))
	case rounded.MatchString(id):
		return " It looks like a number that a spreadsheet has rounded; give the id as it was, as text."
	}
	return ""
}

// outside takes away those who report to somebody whom the configuration says is outside the chart, and counts them in one finding.
func (p *Pass) outside(reporting []mention) []mention {
	var out, in []mention
	for _, m := range reporting {
		if p.policy.IsExternal(m.named.Value) {
			out = append(out, m)
		} else {
			in = append(in, m)
		}
	}
	if len(out) == 0 {
		return in
	}
	managers := len(grouped(out))
	f := mentioned(out, fmt.Sprintf("%s %s to %s outside this chart, as the configuration says under external.",
		howMany(len(out), "people"), report(len(out)), howMany(managers, "managers")), "reports to somebody outside")
	f.Subject, f.Named, f.Severity = "", "external", diag.Info
	p.Report(f)
	return in
}
