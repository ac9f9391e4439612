package rules

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownManager reports managers who are not in the chart: one finding for each, at the first who reports to them. Others
// who name the same id, such as a team that has it as lead, are affected too.
func unknownManager(p *Pass) {
	forms := sync.OnceValue(func() map[string]int { return alike(p.Chart) })
	for _, m := range p.inside(p.Chart.MissingManagers()) {
		first := m.Mentions[0].Named
		f := missing(slices.Concat(m.Mentions, m.Also), "names the same manager")
		f.Say(firstAndOthers(m.Mentions), " %s to %s, but %s.", report(len(m.Mentions)), diag.Quote(m.Name), nobodyHas(first))
		if advice := adviseOn(m); advice != "" {
			f.Advise(" %s", advice[1:])
		}
		f.Message += alsoBy("", m.Also)
		if !slices.Contains(f.Affected, m.Meant) { // nobody is meant to report to themselves
			f.Suggestion = m.Write
		}
		if f.Suggestion != "" {
			f.Fix = write(m.Write, !sure(m.Name, m.Meant, forms()), slices.Concat(m.Mentions, m.Also)...)
		}
		p.Report(f)
	}
}

// adviseOn says what may be meant by a manager who is missing, and what to do, with a space before it; nothing where only somebody near is
// suggested.
func adviseOn(m chart.Missing) string {
	advice := m.Proposed.String()
	if topMarker(m.Name) {
		advice = " At the top of the chart, leave " + m.Mentions[0].Named.Pos.Word("reports_to") + " empty."
	}
	if advice += whyUnknown(m.Name, m.Meant); m.Who != "" {
		advice += " It may mean " + m.Who + "."
	}
	if m.Garbled {
		advice += " Its letters were garbled by the wrong encoding: export the file again, as UTF-8."
	}
	if advice == "" && m.Meant == "" {
		advice = " Managers outside this chart may be listed under external in .orglint.yaml."
	}
	return advice
}

// nobodyHas says that a text names nobody, in the words of the file in which people are named by it.
func nobodyHas(t diag.Text) string {
	if !t.Pos.IsZero() && t.Pos.File.Single {
		return "there is no file of that name"
	}
	word := t.Pos.Word("id")
	switch slug := t.Pos.Word("slug"); {
	case t.Pos.IsOwn():
	case slug != "":
		word = slug
	case strings.Contains(t.Value, "@"):
		word = "e-mail address"
	case word == "" && t.Pos.Word("name") != "":
		word = "name"
	case strings.Contains(strings.TrimSpace(t.Value), " "):
		word = "id or name"
	case word == "" && t.Pos.File.Table:
		word = "id"
	case word == "":
		word = "name"
	}
	return "nobody in the chart has that " + word
}

// topMarker reports whether an id is what other charts write where there is no manager.
func topMarker(id string) bool {
	return slices.Contains([]string{"none", "n/a", "na", "-", "nobody", "null"}, strings.ToLower(id))
}

// whyUnknown explains an id that nobody has: by how it differs from the one that is meant, or by what a spreadsheet did to it.
func whyUnknown(id, meant string) string {
	switch {
	case meant != "" && strings.TrimSpace(id) == strings.TrimSpace(meant):
		return fmt.Sprintf(" There is %s: the two differ only by spaces around them.", diag.Quote(meant))
	case meant != "" && strings.EqualFold(strings.TrimSpace(id), strings.TrimSpace(meant)):
		return fmt.Sprintf(" There is %s: the two differ only by capital letters.", diag.Quote(meant))
	case meant != "" && chart.SameID(id) == chart.SameID(meant):
		return fmt.Sprintf(" There is %s: the two differ only by leading zeros, which spreadsheets take off.", diag.Quote(meant))
	case meant != "" && chart.NoDecimals(id) != strings.TrimSpace(id) && chart.SameID(chart.NoDecimals(id)) == chart.SameID(meant):
		return fmt.Sprintf(" There is %s: a program has turned it into a decimal number.", diag.Quote(meant))
	case rounded.MatchString(id):
		return " It looks like a number that a spreadsheet has rounded; enter the original id, as text."
	}
	return ""
}

// inside returns the managers of whom the configuration does not say that they are outside the chart, and counts the others in one
// finding.
func (p *Pass) inside(managers []chart.Missing) []chart.Missing {
	var out []chart.Mention
	count := len(managers)
	managers = slices.DeleteFunc(managers, func(m chart.Missing) bool {
		outside := p.policy.IsExternal(m.Name)
		if outside {
			out = append(out, m.Mentions...)
		}
		return outside
	})
	if len(out) == 0 {
		return managers
	}
	f := missing(out, "reports to somebody outside")
	f.Say("", "%s %s to %s outside this chart, as the configuration says under external.",
		howMany(len(out), "people"), report(len(out)), howMany(count-len(managers), "managers"))
	f.Subject, f.Named, f.Severity = "", "external", diag.Info
	p.Report(f)
	return managers
}
