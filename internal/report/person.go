package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// WritePerson writes what there is to say of one seat, as text or JSON.
func WritePerson(w io.Writer, format string, p *brief.Person, options Options) error {
	b := p.Brief
	if format == "json" {
		return encode(w, jsonShownOf(p, options))
	}
	s := profile{brief: b}
	s.facts(p)
	s.part("Line upwards", s.upwards(p), "nobody: a top of the chart")
	s.part(text.Count(len(p.Reports), "direct report", "direct reports"), s.reports(p), "none")
	if len(p.Teams) > 0 || len(p.Reports) > 0 {
		s.part(text.Count(len(p.Teams), "team", "teams")+" that "+text.Verb(len(p.Teams), "counts", "count"), s.teams(p), "none")
	}
	s.part("Limits", limits(p), "none is judged")
	var found, allowed [][2]string
	for i := range p.Findings {
		found = append(found, [2]string{p.Findings[i].Severity.String(), clean(p.Findings[i].Message) + " (" + p.Findings[i].Rule + ")"})
	}
	for _, i := range p.Exceptions {
		e := &b.Exceptions[i]
		allowed = append(allowed, [2]string{e.Rule, clean(exception(e))})
	}
	s.part("Findings", found, "none")
	if len(allowed) > 0 {
		s.part("Agreed exceptions", allowed, "")
	}
	_, err := io.WriteString(w, s.b.String())
	return err
}

// A profile is what is written of one seat: parts with a heading, each of lines with two columns.
type profile struct {
	brief *brief.Brief
	b     strings.Builder
}

// The columns of a terminal that a line takes at most, and its first column.
const (
	profileWidth = 80
	widestFirst  = 32
)

// part writes a part; what is said where it has no lines stands in their place.
func (s *profile) part(heading string, lines [][2]string, none string) {
	s.b.WriteString("\n" + heading + "\n")
	if len(lines) == 0 && none != "" {
		s.b.WriteString("  " + none + "\n")
	}
	first := 0
	for _, line := range lines {
		first = max(first, min(columns(line[0]), widestFirst))
	}
	for _, line := range lines {
		s.b.WriteString("  " + line[0])
		at := 2 + columns(line[0])
		if line[1] == "" {
			s.b.WriteByte('\n')
			continue
		}
		if at > 2+widestFirst {
			s.b.WriteByte('\n')
			at = 0
		}
		s.b.WriteString(strings.Repeat(" ", first+4-at))
		at = first + 4
		for i, word := range strings.Fields(line[1]) {
			switch {
			case i == 0:
			case at+1+columns(word) > profileWidth:
				s.b.WriteString("\n" + strings.Repeat(" ", first+4))
				at = first + 4
			default:
				s.b.WriteByte(' ')
				at++
			}
			s.b.WriteString(word)
			at += columns(word)
		}
		s.b.WriteByte('\n')
	}
}

// named names a seat, with its title.
func (s *profile) named(i int) string {
	seat := &s.brief.Seats[i]
	name := calledSeat(seat)
	if seat.Title != "" {
		name += " (" + clean(seat.Title) + ")"
	}
	return name
}

// calledSeat names a seat.
func calledSeat(s *brief.Seat) string {
	switch {
	case s.Vacancy:
		return strings.TrimSpace("open seat " + clean(s.ID))
	case s.Name == "":
		return "somebody without an id"
	}
	return clean(s.Name)
}

// facts writes who a seat is.
func (s *profile) facts(p *brief.Person) {
	seat := &s.brief.Seats[p.Seat]
	s.b.WriteString(s.named(p.Seat) + "\n")
	var said []string
	add := func(name, value string) {
		if value != "" {
			said = append(said, strings.TrimSpace(name+" "+clean(value)))
		}
	}
	add("id", seat.ID)
	add("grade", seat.Grade)
	if seat.Unit >= 0 && s.brief.Units[seat.Unit].ID != "" {
		add("unit", s.brief.Units[seat.Unit].Name)
	}
	if seat.Layer > 0 {
		add("layer", fmt.Sprint(seat.Layer))
	}
	if seat.Employment != "employee" {
		add("", seat.Employment)
	}
	if seat.Appointment != "" {
		add("", strings.TrimSuffix(seat.Appointment+" until "+text.ShortDay(seat.Until), " until "))
	}
	if seat.Opened != "" {
		add("open since", text.ShortDay(seat.Opened))
	}
	if seat.OnLeave {
		add("", "on leave")
	}
	s.b.WriteString(strings.Join(said, " · ") + "\n")
}

// upwards lists the managers above, the nearest first.
func (s *profile) upwards(p *brief.Person) (lines [][2]string) {
	at := p.Seat
	for _, up := range p.Up {
		note := ""
		if s.brief.Seats[at].Manager != up {
			note = "above a manager who has left or not started"
		}
		lines = append(lines, [2]string{s.named(up), note})
		at = up
	}
	switch top := &s.brief.Seats[at]; {
	case top.External != "":
		lines = append(lines, [2]string{clean(top.External), "outside the chart"})
	case top.InCircle:
		lines = append(lines, [2]string{"and round in a circle", ""})
	case top.Layer == 0:
		lines = append(lines, [2]string{"not known further up", ""})
	}
	return lines
}

// reports lists the direct reports.
func (s *profile) reports(p *brief.Person) (lines [][2]string) {
	for _, i := range p.Reports {
		name := s.named(i)
		if n := s.brief.Seats[i].Reports; n > 0 {
			name += ", " + text.Count(n, "report", "reports")
		}
		lines = append(lines, [2]string{name, ""})
	}
	return lines
}

// teams lists the teams that count, and why.
func (s *profile) teams(p *brief.Person) (lines [][2]string) {
	for _, t := range p.Teams {
		lead := calledSeat(&s.brief.Seats[t.Lead])
		name, why := clean(t.Name), "led by "+lead+", who reports here"
		switch {
		case t.Team == "":
			name, why = "reports of "+lead, "who reports here and leads no declared team"
		case name == "":
			name = clean(t.Team)
		}
		if t.Team != "" && t.Lead == p.Seat {
			why = "led directly"
		}
		lines = append(lines, [2]string{name, why})
	}
	return lines
}

// limits says what a seat is held to, and where it stands.
func limits(p *brief.Person) (lines [][2]string) {
	for _, l := range p.Limits {
		now, name := text.Number(l.Now), map[string]string{"reports": "direct reports", "teams": "teams", "layers": "layer"}[l.Of]
		if l.Of == "experience" {
			name = "years as " + clean(l.Level)
		}
		if l.Unknown {
			now = "not given"
		}
		allowed := "up to " + text.Number(l.Most)
		switch {
		case l.Most < 0:
			allowed = "at least " + text.Number(l.Least)
		case l.Least > 0:
			allowed = text.Number(l.Least) + " to " + text.Number(l.Most)
		}
		if l.Family != "" {
			allowed += ", says " + clean(l.Family)
		}
		switch {
		case l.Unknown:
		case l.Most >= 0 && l.Now > l.Most:
			now += ", above the limit"
		case l.Now < l.Least && (l.Of != "reports" || l.Now > 1): // one report is a matter of its own
			now += ", below the limit"
		}
		lines = append(lines, [2]string{name, now + " (" + allowed + ")"})
	}
	return lines
}

// exception says what an exception is for.
func exception(e *brief.Exception) string {
	said := e.Ground + ", approved by " + e.ApprovedBy
	if e.Expires != "" {
		said += ", until " + text.ShortDay(e.Expires)
	}
	if e.Reason != "" {
		said += ": " + e.Reason
	}
	return said
}
