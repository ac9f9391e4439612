package picture

import (
	"strings"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// words are what a box says of a seat, safe to show.
type words struct {
	name, title string
	state       string // what is not usual about it, such as: Acting until 30 Nov 2026
	findings    string // such as: ▲ 1 error, 2 warnings
	worst       diag.Severity
	hidden      string // how many below it are not drawn
	problems    []string
	contributor bool
	open, term  bool
}

// longest is how many characters of a name or a title are told.
const longest = 1000

// say says what there is to say of a seat.
func (p *Picture) say(i, layer int) words {
	s := &p.brief.Seats[i]
	w := words{
		name: diag.Shorter(text.Clean(nameOf(s)), longest), title: diag.Shorter(text.Clean(s.Title), longest), state: text.Clean(p.state(s)),
		contributor: s.Below == 0, open: s.Vacancy, term: s.Appointment != "",
	}
	if layer >= p.depth && s.Below > 0 {
		w.hidden = "+ " + text.Grouped(s.Below) + " below"
	}
	var counts [diag.Error + 1]int
	for _, n := range p.brief.FindingsOf(i) {
		f := &p.brief.Result.Findings[p.brief.Findings[n].Number]
		if len(w.problems) == 0 || f.Severity > w.worst {
			w.worst = f.Severity
		}
		counts[f.Severity]++
		w.problems = append(w.problems, f.Severity.String()+": "+text.Clean(f.Message))
	}
	if found := findings(counts); found != "" {
		w.findings = sign(w.worst) + " " + found
	}
	return w
}

// marked reports whether a seat has findings that are more than hints.
func (w *words) marked() bool { return w.worst > diag.Info }

// sign is what marks a seat with findings, beside the words.
func sign(worst diag.Severity) string {
	if worst == diag.Info {
		return "△"
	}
	return "▲"
}

// nameOf names a seat. An open one is nobody.
func nameOf(s *brief.Seat) string {
	switch {
	case s.Vacancy && s.Name != "":
		return "Open seat: " + s.Name
	case s.Vacancy:
		return strings.TrimSpace("Open seat " + s.ID)
	case s.Name == "":
		return "Somebody without an id"
	}
	return s.Name
}

// state says what is not usual about a seat.
func (p *Picture) state(s *brief.Seat) string {
	var said []string
	if s.Opened != "" {
		said = append(said, "Open since "+text.ShortDay(s.Opened))
	}
	if s.Appointment != "" {
		term := strings.ToUpper(s.Appointment[:1]) + s.Appointment[1:]
		if s.Until != "" {
			term += " until " + text.ShortDay(s.Until)
		}
		said = append(said, term)
	}
	switch s.Employment {
	case "contractor":
		said = append(said, "Contractor")
	case "intern":
		said = append(said, "Intern")
	}
	if s.OnLeave {
		said = append(said, "On leave")
	}
	switch {
	case s.Cut && s.Manager >= 0:
		said = append(said, "In a circle, cut here: reports to "+nameOf(&p.brief.Seats[s.Manager]))
	case s.Cut:
		said = append(said, "In a circle, cut here")
	case s.Above < 0:
		said = append(said, because(s.Cause))
	case s.Manager < 0:
		said = append(said, "Their manager has left or not started")
	}
	return strings.Join(nonEmpty(said), " · ")
}

func nonEmpty(all []string) []string {
	var some []string
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}

// because says why nobody stands above a seat that is in no layer.
func because(cause audit.Cause) string {
	switch cause {
	case audit.UnknownManager:
		return "Their manager is not in the chart"
	case audit.SharedManager:
		return "Several have their manager's id"
	case audit.UnreadManager:
		return "Their manager could not be read"
	case audit.OwnManager:
		return "Reports to themselves"
	case audit.NowhereYet:
		return "Without a manager yet"
	case audit.InCircle:
		return "Below a circle"
	case audit.Placed:
	}
	return ""
}

// apartSaid stands above those who are in no layer.
const apartSaid = "In no layer, because their lines lead to no top"

// head is what stands above a picture: a title, and lines that say what is drawn.
func (p *Picture) head() (title string, lines []string) {
	f := p.brief.Figures
	if title = text.Clean(f.Organization); title == "" {
		title = "Org chart"
	}
	if p.under >= 0 {
		title += ": " + p.words[p.under].name + " and everybody below"
		if p.depth < p.layers {
			title = strings.TrimSuffix(title, " and everybody below")
		}
	}
	lines = append(lines, text.LongDay(p.brief.Result.AsOf)+" · "+p.whom())
	if up := p.upwards(); up != "" {
		lines = append(lines, up)
	}
	if n := len(p.tops); n > 1 {
		lines = append(lines, text.Count(n, "seat", "seats")+" at the top")
	}
	if len(p.apart) > 0 {
		lines = append(lines, "At the bottom: "+strings.ToLower(apartSaid[:1])+apartSaid[1:])
	}
	return title, append(lines, p.CutSaid()...)
}

// whom counts who is drawn.
func (p *Picture) whom() string {
	people, open := 0, 0
	var counts [diag.Error + 1]int
	for i := range p.words {
		if p.words[i].name == "" {
			continue
		}
		if p.words[i].open {
			open++
		} else {
			people++
		}
		for _, n := range p.brief.FindingsOf(i) {
			counts[p.brief.Result.Findings[p.brief.Findings[n].Number].Severity]++
		}
	}
	said := text.Grouped(people) + " " + text.Verb(people, "person", "people")
	if open > 0 {
		said += " and " + text.Count(open, "open seat", "open seats")
	}
	if found := findings(counts); found != "" {
		return said + " · " + found
	}
	return said + " · no findings"
}

// findings counts findings by their severity; empty where there are none.
func findings(counts [diag.Error + 1]int) string {
	var parts []string
	for _, each := range []struct {
		severity  diag.Severity
		one, many string
	}{{diag.Error, "error", "errors"}, {diag.Warning, "warning", "warnings"}, {diag.Info, "info", "infos"}} {
		if n := counts[each.severity]; n > 0 {
			parts = append(parts, text.Count(n, each.one, each.many))
		}
	}
	return strings.Join(parts, ", ")
}

// upwards names the managers above the part that is drawn.
func (p *Picture) upwards() string {
	if p.under < 0 {
		return ""
	}
	var names []string
	for at := p.brief.Seats[p.under].Above; at >= 0; at = p.brief.Seats[at].Above {
		names = append(names, text.Clean(nameOf(&p.brief.Seats[at])))
	}
	if len(names) == 0 {
		return ""
	}
	const most = 12
	return "Reports to " + text.List(names, most, func(name string) string { return name })
}
