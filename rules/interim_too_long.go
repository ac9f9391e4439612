package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// interimTooLong reports people who have been acting or interim for longer than the limit, or do not say since when.
func interimTooLong(p *Pass) {
	for _, s := range p.Chart.Seats {
		kind := s.Appointment.Value
		if (kind != "acting" && kind != "interim") || !s.Counted || s.Vacancy || s.Repeat || s.VagueAppointment {
			continue
		}
		f := diag.Finding{Pos: s.Since.Pos, Subject: s.ID().Value, Field: "appointment", Affected: seatIDs(s)}
		limit := p.Options(s).Days
		if s.Since.Value == "" {
			f.Severity = diag.Info
			f.Pos, f.Field = s.Appointment.Pos, "appointment_since"
			f.Message = fmt.Sprintf("%s holds the role as %s, but the chart does not say since when; give the day under appointment_since.",
				sentence(s.String()), kind)
			p.Report(f)
			continue
		}
		until := p.Chart.AsOf
		if s.Until.Value != "" {
			until = min(until, s.Until.Value)
		}
		days := diag.Days(s.Since.Value, until) // no measure: it grows by itself
		if days <= limit {
			continue
		}
		f.Message = fmt.Sprintf("%s %s; an appointment for a time should last %d days at most.", sentence(s.String()), held(s, until, days), limit)
		p.Report(f)
	}
}

// held says for how long somebody has been, or was, acting or interim.
func held(s *chart.Seat, until string, days int) string {
	if until == s.Until.Value {
		return fmt.Sprintf("is %s from %s until %s, which is %d days", s.Appointment.Value, s.Since.Value, until, days)
	}
	return fmt.Sprintf("has been %s since %s, %d days by %s", s.Appointment.Value, s.Since.Value, days, until)
}
