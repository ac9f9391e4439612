package lsp

import (
	"fmt"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
)

// hover says who or what is named at a place.
func (s *server) hover(p *protocol.HoverParams) (any, error) {
	found, ok := s.mentionAt(&p.TextDocumentPositionParams)
	if !ok {
		return nil, nil //nolint:nilnil // null is an answer
	}
	said := s.describe(found.named, s.client.markdown)
	if said == "" {
		return nil, nil //nolint:nilnil // likewise
	}
	where := s.rangeNow(found.pos)
	return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: s.markup(), Value: said}, Range: &where}, nil
}

// markup is how texts are written for the editor.
func (s *server) markup() protocol.MarkupKind {
	if s.client.markdown {
		return protocol.MarkupKindMarkdown
	}
	return protocol.MarkupKindPlainText
}

// describe says what there is to say of something; nothing where there is no such thing.
func (s *server) describe(what named, markdown bool) string {
	w := &words{markdown: markdown}
	c, _ := s.snapshot.Result.Chart()
	switch seats := c.SeatsOf(what.id); {
	case what.kind == ofLevel:
		describeLevel(w, c.Families, c.Families.Level(what.id))
	case what.kind == ofTeam && len(c.TeamsOf(what.id)) > 0:
		s.describeTeam(w, c, c.TeamsOf(what.id)[0])
	case what.kind == ofUnit && len(c.UnitsOf(what.id)) > 0:
		describeUnit(w, c, c.UnitsOf(what.id)[0])
	case what.kind == ofSeat && len(seats) > 0:
		s.describeSeat(w, c, seats[0])
		if len(seats) > 1 {
			w.line("%d records have this id.", len(seats))
		}
	case what.kind == ofSeat && c.ExternalOf(what.id) != nil:
		w.head(c.ExternalOf(what.id).ShortName(), "outside of this chart")
	}
	s.foundAbout(w, what)
	s.snapshot.Result.Hide(func(do func(*string)) {
		for i := range w.lines {
			do(&w.lines[i])
		}
	})
	return w.String()
}

// describeSeat says who somebody is: role, line upwards, what counts and what is allowed.
func (s *server) describeSeat(w *words, c *chart.Chart, seat *chart.Seat) {
	grade := seat.Grade().Value
	if grade == "" && seat.Level != nil {
		grade = seat.Level.GradeText
	}
	if grade != "" {
		grade = "grade " + grade
	}
	w.head(seat.ShortName(), seat.Title(), grade)
	if unit := c.UnitOf(seat); unit != "" {
		w.line("In %s", strings.TrimPrefix(c.NameOf(unit), "the "))
	}
	var up []string
	passed := map[*chart.Seat]bool{seat: true}
	for at := seat.Manager; at != nil && !passed[at]; at = at.Manager {
		passed[at] = true
		up = append(up, at.String())
		if at.Manager == nil && at.External != nil {
			up = append(up, at.External.ShortName())
		}
	}
	if seat.External != nil {
		up = append(up, seat.External.ShortName())
	}
	const mostUp = 12
	if len(up) > 0 {
		w.line("Reports to %s", strings.Join(up[:min(len(up), mostUp)], " → "))
	}
	if counts := s.snapshot.counts(c, seat); len(counts) > 0 {
		w.line("%s", strings.Join(counts, ", "))
	}
	s.describeLimits(w, c, seat)
}

// describeLimits says to what a seat is held.
func (s *server) describeLimits(w *words, c *chart.Chart, seat *chart.Seat) {
	var parts []string
	limits := s.snapshot.limits()
	if span, ok := limits.Span(seat); ok && c.ReportsOf(seat).Known() > 0 {
		parts = append(parts, fmt.Sprintf("%d to %d reports", span.Min, span.Max))
	}
	if seat.Level != nil && seat.Level.MaxTeams != nil {
		parts = append(parts, text.Count(seat.Level.MaxTeams.Value, "team", "teams"))
	}
	if most, ok := limits.Layers(seat); ok {
		parts = append(parts, text.Count(most, "layer", "layers"))
	}
	if len(parts) > 0 {
		w.line("Limits: %s", strings.Join(parts, ", "))
	}
}

// counts say how many report to a seat, how many teams it manages, and in which layer it is.
func (s *snapshot) counts(c *chart.Chart, seat *chart.Seat) []string {
	var parts []string
	if reports := c.ReportsOf(seat).Known(); reports > 0 {
		parts = append(parts, text.Count(reports, "report", "reports"))
	}
	kind := ""
	if seat.Level != nil {
		kind = seat.Level.TeamKind.Value
	}
	if teams := c.TeamsManaged(seat, kind).Known(); teams > 0 {
		part := text.Count(teams, "team", "teams")
		if seat.Level != nil && seat.Level.MaxTeams != nil {
			part += fmt.Sprintf(" of %d", seat.Level.MaxTeams.Value)
		}
		parts = append(parts, part)
	}
	if seat.Layer > 0 {
		parts = append(parts, fmt.Sprintf("layer %d", seat.Layer))
	}
	return parts
}

func (s *server) describeTeam(w *words, c *chart.Chart, t *chart.Team) {
	w.head(strings.TrimPrefix(t.String(), "the "), t.Kind.Value)
	if t.Lead.Value != "" {
		w.line("Led by %s", c.NameOf(t.Lead.Value))
	}
	w.line("%s", text.Count(c.MembersOf(t).Known(), "member", "members"))
}

func describeUnit(w *words, c *chart.Chart, u *chart.Unit) {
	w.head(strings.TrimPrefix(u.String(), "the "), u.Kind.Value)
	if u.ParentID.Value != "" {
		w.line("In %s", c.NameOf(u.ParentID.Value))
	}
	if u.Head.Value != "" {
		w.line("Headed by %s", c.NameOf(u.Head.Value))
	}
}

// describeLevel says what a job family says of a level.
func describeLevel(w *words, families *family.Set, level *family.Level) {
	if level == nil {
		return
	}
	w.head(level.Title.Value, "grade "+level.GradeText, level.Family.Name.Value)
	var to []string
	for _, line := range level.Lines {
		switch {
		case line.External.Value != "":
			to = append(to, line.External.Value)
		case line.OrAbove:
			to = append(to, line.Title()+" or above")
		default:
			to = append(to, line.Title())
		}
	}
	if len(to) > 0 {
		w.line("Reports to %s", strings.Join(to, ", or "))
	}
	if level.MaxTeams != nil {
		w.line("Manages up to %s", text.Count(level.MaxTeams.Value, "team", "teams"))
	}
	for _, asked := range level.Experience {
		title := asked.Level.Value
		if other := families.Level(title); other != nil {
			title = other.Title.Value
		}
		w.line("Needs %s years as %s", text.Number(asked.Years), title)
	}
}

// foundAbout says what was found about something, and what deviations allow.
func (s *server) foundAbout(w *words, what named) {
	const most = 8
	if what.kind == ofLevel {
		return
	}
	n := 0
	for i := range s.snapshot.Result.Findings {
		f := &s.snapshot.Result.Findings[i]
		if f.Subject != what.id {
			continue
		}
		n++
		if n <= most {
			w.item(f.Severity.String(), f.Message)
		}
	}
	if n > most {
		w.line("%s", text.Count(n-most, "more finding", "more findings"))
	}
	for i := range s.snapshot.Result.Allowed {
		if a := &s.snapshot.Result.Allowed[i]; a.Finding.Subject == what.id {
			until := ""
			if a.Deviation.Expires.Value != "" {
				until = ", until " + text.LongDay(a.Deviation.Expires.Value)
			}
			w.item("allowed", fmt.Sprintf("%s (%s%s)", a.Finding.Message, a.Deviation.Ground.Value, until))
		}
	}
}

// words are what is shown of something, in lines.
type words struct {
	markdown bool
	lines    []string
	items    int
}

func (w *words) head(name string, more ...string) {
	line := w.plain(name)
	if w.markdown {
		line = "**" + line + "**"
	}
	for _, m := range more {
		if m != "" {
			line += " · " + w.plain(m)
		}
	}
	w.lines = append(w.lines, line)
}

func (w *words) line(format string, args ...any) {
	w.lines = append(w.lines, w.plain(fmt.Sprintf(format, args...)))
}

func (w *words) item(kind, said string) {
	w.items++
	w.lines = append(w.lines, "- "+kind+": "+w.plain(said))
}

// plain makes a text of a chart show as it is.
func (w *words) plain(said string) string {
	said = text.Clean(said)
	if !w.markdown {
		return said
	}
	var b strings.Builder
	for i, r := range said {
		if strings.ContainsRune("\\`*[]<>&~|$", r) || r == '_' && (i == 0 || said[i-1] == ' ') {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// String returns the lines as an editor shows them.
func (w *words) String() string {
	if !w.markdown {
		return strings.Join(w.lines, "\n")
	}
	head := len(w.lines) - w.items
	said := strings.Join(w.lines[:head], "  \n")
	if w.items > 0 {
		said += "\n\n" + strings.Join(w.lines[head:], "\n")
	}
	return said
}
