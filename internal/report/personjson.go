package report

import "github.com/orglint/orglint/internal/brief"

// The JSON format of one seat, version 1. What has no number is null.
type (
	jsonShown struct {
		Version    int             `json:"version"`
		Tool       jsonTool        `json:"tool"`
		AsOf       string          `json:"as_of"`
		Coverage   jsonCoverage    `json:"coverage"`
		Person     jsonSeat        `json:"person"`
		Line       []jsonSeat      `json:"line"`
		Reports    []jsonSeat      `json:"reports"`
		Teams      []jsonCounted   `json:"teams"`
		Limits     []jsonLimit     `json:"limits"`
		Findings   []jsonFinding   `json:"findings"`
		Exceptions []jsonException `json:"exceptions"`
	}
	jsonSeat struct {
		ID      string  `json:"id"`
		Name    string  `json:"name,omitempty"`
		Role    string  `json:"role,omitempty"`
		Grade   string  `json:"grade,omitempty"`
		Unit    *string `json:"unit"`
		Layer   *int    `json:"layer"`
		Vacancy bool    `json:"vacancy"`
		Reports int     `json:"reports"`
	}
	jsonCounted struct {
		Team *string `json:"team"` // null where it is the people who report to the lead
		Name string  `json:"name,omitempty"`
		Lead string  `json:"lead"`
	}
	jsonLimit struct {
		Limit  string   `json:"limit"` // reports, teams, layers or experience
		Level  string   `json:"level,omitempty"`
		Now    *float64 `json:"now"`
		Min    *float64 `json:"min"`
		Max    *float64 `json:"max"`
		Family string   `json:"family,omitempty"`
	}
	jsonException struct {
		Rule       string `json:"rule"`
		Ground     string `json:"ground"`
		Reason     string `json:"reason"`
		ApprovedBy string `json:"approved_by"`
		Expires    string `json:"expires,omitempty"`
	}
)

// jsonShownOf returns what there is to say of a seat for programs.
func jsonShownOf(p *brief.Person, options Options) jsonShown {
	b := p.Brief
	j := jsonShown{
		Version: 1, Tool: jsonTool{Name: "orglint", Version: options.Version}, AsOf: b.Result.AsOf, Coverage: coverageOf(b.Result.Coverage),
		Person: jsonSeatOf(b, p.Seat), Line: jsonSeats(b, p.Up), Reports: jsonSeats(b, p.Reports),
		Teams: []jsonCounted{}, Limits: []jsonLimit{}, Findings: []jsonFinding{}, Exceptions: []jsonException{},
	}
	for _, t := range p.Teams {
		j.Teams = append(j.Teams, jsonCounted{numberOrNull(t.Team, t.Team != ""), t.Name, b.Seats[t.Lead].ID})
	}
	for _, l := range p.Limits {
		j.Limits = append(j.Limits, jsonLimit{l.Of, l.Level, numberOrNull(l.Now, !l.Unknown), numberOrNull(l.Least, l.Least > 0), numberOrNull(l.Most, l.Most >= 0), l.Family})
	}
	for _, f := range p.Findings {
		j.Findings = append(j.Findings, jsonOf(f))
	}
	for _, i := range p.Exceptions {
		e := &b.Exceptions[i]
		j.Exceptions = append(j.Exceptions, jsonException{e.Rule, e.Ground, e.Reason, e.ApprovedBy, e.Expires})
	}
	return j
}

func jsonSeats(b *brief.Brief, seats []int) []jsonSeat {
	all := []jsonSeat{}
	for _, i := range seats {
		all = append(all, jsonSeatOf(b, i))
	}
	return all
}

func jsonSeatOf(b *brief.Brief, i int) jsonSeat {
	s := &b.Seats[i]
	unit := ""
	if s.Unit >= 0 {
		unit = b.Units[s.Unit].ID
	}
	return jsonSeat{s.ID, s.Name, s.Title, s.Grade, numberOrNull(unit, unit != ""), numberOrNull(s.Layer, s.Layer > 0), s.Vacancy, s.Reports}
}

// numberOrNull returns where a value is, or nil where it is none.
func numberOrNull[T any](value T, is bool) *T {
	if !is {
		return nil
	}
	return &value
}
