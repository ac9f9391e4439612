package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// seatName names a seat in a table, with its title.
func seatName(s *brief.Seat) string {
	name := cmp.Or(s.Name, s.ID)
	if s.Vacancy {
		name = strings.TrimSpace("Open seat " + cmp.Or(s.Name, s.ID))
	}
	if s.Title == "" || s.Title == s.Name {
		return name
	}
	return name + ", " + s.Title
}

// limitOf says how many direct reports a manager should have.
func limitOf(s *brief.Seat) string {
	if s.SpanLimits == (brief.Span{}) {
		return ""
	}
	limit := fmt.Sprintf("%d to %d", s.SpanLimits.Least, s.SpanLimits.Most)
	if s.Reports > s.SpanLimits.Most {
		return fmt.Sprintf("%s: %d too many", limit, s.Reports-s.SpanLimits.Most)
	}
	return limit
}

// few writes a number that is mostly 0, which is left out.
func few(n int) string {
	if n == 0 {
		return ""
	}
	return text.Grouped(n)
}

// unitName names a unit; that of those who have none is said in words.
func (d *document) unitName(unit int) string {
	if unit < 0 || d.Units[unit].ID == "" {
		return "No unit"
	}
	return d.Units[unit].Name
}

// headOf names the head of a unit.
func (d *document) headOf(u *brief.Unit) string {
	if u.Head < 0 {
		return u.HeadSaid
	}
	return seatName(&d.Seats[u.Head])
}

// overTime writes what became of the figures since earlier results.
func (d *document) overTime() {
	if d.Since == nil {
		return
	}
	d.section("Over time")
	for _, note := range d.Since.Notes {
		d.say("\n- ", markdown(note), ".")
	}
	d.say("\n")
	heads := []string{"Figure"}
	for _, on := range d.Since.Days {
		heads = append(heads, ">"+text.ShortDay(on))
	}
	d.table(append(heads, "Change")...)
	for i := range d.Since.Trends {
		t := &d.Since.Trends[i]
		cells := []string{t.Label}
		for n := range t.Values {
			cells = append(cells, t.Text(n))
		}
		d.say(row(append(cells, markdown(t.Change))...))
	}
}

// found counts what was found.
func (d *document) found() string {
	s := &d.Result.Summary
	said := cmp.Or(parts(part{s.Errors, "error", "errors"}, part{s.Warnings, "warning", "warnings"}, part{s.Infos, "info", "infos"}), "Nothing was found")
	if s.Allowed > 0 {
		said += "; " + text.Count(s.Allowed, "more is", "more are") + " allowed by exceptions"
	}
	return said + "."
}

// findings writes everything that was found, the findings of a rule together.
func (d *document) findings() {
	d.section("Findings")
	d.say("\n", d.found(), "\n")
	for _, line := range d.below() {
		d.say("\n", markdown(line), ".\n")
	}
	for i := range d.Groups {
		g := &d.Groups[i]
		d.say("\n### ", markdown(g.Title), " (", text.Count(g.Count, g.Severity.String(), g.Severity.String()+"s"), ")\n\n", markdown(g.Advice), "\n")
		told := make([]brief.Told, len(g.Findings))
		advised := false
		for i, n := range g.Findings {
			told[i] = d.Findings[n].Tell()
			advised = advised || told[i].Advice != ""
		}
		if advised {
			d.table("Who", "Problem", "What to do", "Where")
		} else {
			d.table("Who", "Problem", "Where")
		}
		for _, t := range told {
			cells := []string{markdown(t.Who), markdown(t.Problem), markdown(t.Advice), markdown(t.Where)}
			if !advised {
				cells = append(cells[:2], cells[3])
			}
			d.say(row(cells...))
		}
	}
}

// below says what hides findings, and what was not checked.
func (d *document) below() []string {
	all := Below(d.Result)
	if len(d.Result.Cut) > 0 {
		all = append(all, NotShown(d.Result))
	}
	return all
}

// allows says what an exception allows.
func (d *document) allows(e *brief.Exception) string {
	return cmp.Or(strings.Join(e.Allows, " "), e.Title)
}

// exceptions writes the deviations that are in force.
func (d *document) exceptions() {
	d.section("Exceptions in force")
	if len(d.Exceptions) == 0 {
		d.say("\nNone.\n")
		return
	}
	d.table("For", "What is allowed", "Ground", "Reason", "Approved by", "Approved on", "Until")
	for i := range d.Exceptions {
		e := &d.Exceptions[i]
		d.say(row(markdown(e.Subject), markdown(d.allows(e)), markdown(e.Ground), markdown(e.Reason), markdown(e.ApprovedBy), text.ShortDay(e.ApprovedOn),
			cmp.Or(text.ShortDay(e.Expires), "no end")))
	}
}

// unjudged writes what the report cannot speak of.
func (d *document) unjudged() {
	d.section("Not judged")
	d.say("\n")
	for _, point := range d.points(markdown) {
		d.say("- ", point, "\n")
	}
}

// points says what the report cannot speak of, with the texts of the chart as a function escapes them.
func (d *document) points(escape func(string) string) []string {
	u := &d.Unjudged
	var all []string
	for i := range u.Unplaced {
		p := &u.Unplaced[i]
		all = append(all, "In no layer, because they "+p.Why+": "+d.unplaced(p, escape)+".")
	}
	for _, role := range u.Roles {
		all = append(all, "In no job family: "+escape(role.Text)+" ("+text.Count(len(role.Seats), "person or open seat", "people and open seats")+").")
	}
	if u.NoRole > 0 {
		all = append(all, "Without a role: "+text.Count(u.NoRole, "person or open seat", "people and open seats")+".")
	}
	if !u.Families {
		all = append(all, "Roles, because there is no job family to judge them by.")
	}
	if u.Unclear > 0 {
		all = append(all, text.Count(u.Unclear, "record is", "records are")+" counted in no figure, because part of "+text.Verb(u.Unclear, "it", "them")+" could not be read.")
	}
	if len(all) == 0 {
		all = append(all, "Everybody could be placed, and every role is in a job family.")
	}
	return all
}

// unplaced names those whose line is the cause, and counts those below them.
func (d *document) unplaced(p *brief.Unplaced, escape func(string) string) string {
	names := make([]string, len(p.Roots))
	for i, n := range p.Roots {
		names[i] = escape(seatName(&d.Seats[n]))
	}
	said := strings.Join(names, "; ")
	switch n := text.Grouped(len(p.Below)); {
	case len(p.Below) == 0:
		return said
	case said == "":
		return n + " below them"
	default:
		return said + ", with " + n + " below"
	}
}

// glossary explains the words of the report.
func (d *document) glossary() {
	d.section("Glossary")
	d.say("\n")
	for _, term := range d.Glossary() {
		d.say("- *", markdown(term.Term), "*: ", markdown(term.Meaning))
		if term.Here != "" {
			d.say(" ", markdown(term.Here))
		}
		d.say("\n")
	}
}

// about says how the report came to be.
func (d *document) about() {
	d.section("About this report")
	d.say("\n")
	for _, fact := range d.About() {
		d.say("- *", fact.Name, "*: ", markdown(fact.Said), "\n")
	}
}
