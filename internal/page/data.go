package page

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A data is what the script knows of a chart: columns, in which a seat is its number in the brief. Texts that many seats share stand once.
type data struct {
	Organization string   `json:"organization"`
	AsOf         string   `json:"asOf"`
	Texts        []string `json:"texts"` // what others give by number

	Names string `json:"names"` // of the seats, a line each
	IDs   string `json:"ids"`
	Role  []int  `json:"role"` // texts
	Unit  []int  `json:"unit"` // -1 for none; this, who stands above and the team are given as steps from the seat before: mostly 0 or 1
	Above []int  `json:"above"`

	Adrift []int    `json:"adrift"` // those at the top of what is in no layer
	Cut    [][2]int `json:"cut"`    // where a circle is cut, and whom that seat reports to
	Stray  []int    `json:"stray"`  // whose own manager has left
	Lower  [][2]int `json:"lower"`  // of a part of the chart those at its top, and their layers, where that is not 1

	Open        []int    `json:"open"`
	Opened      [][2]int `json:"opened"` // since when, a text
	Interim     []int    `json:"interim"`
	Until       [][2]int `json:"until"` // the end of that, a text
	Leaves      [][2]int `json:"leaves"`
	External    [][2]int `json:"external"` // the manager outside the chart, a text
	OnLeave     []int    `json:"onLeave"`
	Contractors []int    `json:"contractors"`
	Interns     []int    `json:"interns"`

	UnitNames   []string `json:"unitNames"`
	UnitParents []int    `json:"unitParents"`
	TeamNames   []string `json:"teamNames"`
	TeamLeads   []int    `json:"teamLeads"`
	Team        []int    `json:"team"` // the first of each seat, or -1
	MoreTeams   [][2]int `json:"moreTeams"`

	Rules      []string     `json:"rules"`
	RuleTitles []string     `json:"ruleTitles"`
	Paths      []string     `json:"paths"`
	Findings   findingsData `json:"findings"`
	Exceptions [][2]int     `json:"exceptions"` // a seat and a text

	number map[string]int // of the texts
}

// findingsData are the findings, the worst first.
type findingsData struct {
	Rule     []int `json:"rule"`
	Severity []int `json:"severity"` // 0 error, 1 warning, 2 info
	Seat     []int `json:"seat"`
	Who      []int `json:"who"` // a text, where it is about no seat
	Unit     []int `json:"unit"`
	Problem  []int `json:"problem"` // texts
	Todo     []int `json:"todo"`
	Path     []int `json:"path"` // -1 for none
	Line     []int `json:"line"`
	Affected []int `json:"affected"`
}

// writeData writes the data of a brief as JSON that may stand in a script element: no character in it can end that.
func writeData(w io.Writer, b *brief.Brief) error {
	d := &data{Organization: text.Clean(b.Figures.Organization), AsOf: b.Result.AsOf, number: map[string]int{}}
	d.units(b)
	d.seats(b)
	d.details(b)
	d.exceptions(b)
	d.teams(b)
	d.findings(b)
	return d.write(w)
}

// write writes the data column by column, so that no more than one stands in memory as JSON.
func (d *data) write(w io.Writer) error {
	columns, encoder := reflect.ValueOf(d).Elem(), json.NewEncoder(w)
	before := "{"
	for i := range columns.NumField() {
		name := columns.Type().Field(i).Tag.Get("json")
		if name == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s%q:", before, name); err != nil {
			return err
		}
		if err := encoder.Encode(columns.Field(i).Interface()); err != nil {
			return err
		}
		before = ","
	}
	_, err := io.WriteString(w, "}\n")
	return err
}

// text returns the number of a text.
func (d *data) text(s string) int {
	at, known := d.number[s]
	if !known {
		at = len(d.Texts)
		d.number[s] = at
		d.Texts = append(d.Texts, text.Clean(s))
	}
	return at
}

// units adds the units; the seats of the one without an id are in none.
func (d *data) units(b *brief.Brief) {
	for i := range b.Units {
		if u := &b.Units[i]; u.ID != "" {
			d.UnitNames = append(d.UnitNames, text.Clean(u.Name))
			d.UnitParents = append(d.UnitParents, u.Parent)
		}
	}
}

// unit returns the number of a unit; -1 for none.
func (d *data) unit(number int) int {
	if number >= len(d.UnitNames) {
		return -1
	}
	return number
}

// seats adds who sits where.
func (d *data) seats(b *brief.Brief) {
	n := len(b.Seats)
	var names, ids strings.Builder
	d.Role, d.Unit, d.Above = make([]int, n), make([]int, n), make([]int, n)
	above, unit := 0, 0
	for i := range b.Seats {
		s := &b.Seats[i]
		if i > 0 {
			names.WriteByte('\n')
			ids.WriteByte('\n')
		}
		names.WriteString(text.Clean(s.Name))
		ids.WriteString(text.Clean(s.ID))
		d.Role[i] = d.text(s.Title)
		d.Above[i], above = s.Above-above, s.Above
		d.Unit[i], unit = d.unit(s.Unit)-unit, d.unit(s.Unit)
		switch {
		case s.Cut:
			d.Cut = append(d.Cut, [2]int{i, s.Manager})
			d.Adrift = append(d.Adrift, i)
		case s.Above < 0 && s.Layer == 0:
			d.Adrift = append(d.Adrift, i)
		case s.Above < 0 && s.Layer > 1:
			d.Lower = append(d.Lower, [2]int{i, s.Layer})
		case s.Above >= 0 && s.Manager != s.Above:
			d.Stray = append(d.Stray, i)
		}
	}
	d.Names, d.IDs = names.String(), ids.String()
}

// details adds what few seats have.
func (d *data) details(b *brief.Brief) {
	day := func(list *[][2]int, seat int, day string) {
		if day != "" {
			*list = append(*list, [2]int{seat, d.text(text.LongDay(day))})
		}
	}
	for i := range b.Seats {
		s := &b.Seats[i]
		for _, each := range []struct {
			list *[]int
			is   bool
		}{
			{&d.Open, s.Vacancy},
			{&d.Interim, s.Appointment != ""},
			{&d.OnLeave, s.OnLeave},
			{&d.Contractors, s.Employment == "contractor"},
			{&d.Interns, s.Employment == "intern"},
		} {
			if each.is {
				*each.list = append(*each.list, i)
			}
		}
		day(&d.Opened, i, s.Opened)
		day(&d.Until, i, s.Until)
		day(&d.Leaves, i, s.Leaves)
		if s.External != "" {
			d.External = append(d.External, [2]int{i, d.text(s.External)})
		}
	}
}

// exceptions adds what is allowed to whom.
func (d *data) exceptions(b *brief.Brief) {
	for i := range b.Exceptions {
		if e := &b.Exceptions[i]; e.Seat >= 0 {
			end := "without an end"
			if e.Expires != "" {
				end = "until " + text.LongDay(e.Expires)
			}
			d.Exceptions = append(d.Exceptions, [2]int{e.Seat, d.text(e.Title + ", " + end)})
		}
	}
}

// teams adds the teams, and who is in them.
func (d *data) teams(b *brief.Brief) {
	for i := range b.Teams {
		d.TeamNames = append(d.TeamNames, text.Clean(b.Teams[i].Name))
		d.TeamLeads = append(d.TeamLeads, b.Teams[i].Lead)
	}
	if len(b.Teams) == 0 {
		return
	}
	before := 0
	d.Team = make([]int, len(b.Seats))
	for i := range b.Seats {
		team := -1
		for k, t := range b.TeamsOf(i) {
			if k == 0 {
				team = int(t)
			} else {
				d.MoreTeams = append(d.MoreTeams, [2]int{i, int(t)})
			}
		}
		d.Team[i], before = team-before, team
	}
}

// findings adds what was found.
func (d *data) findings(b *brief.Brief) {
	rules, paths := map[string]int{}, map[string]int{}
	for _, r := range b.Result.Rules {
		rules[r.Name] = len(d.Rules)
		d.Rules, d.RuleTitles = append(d.Rules, r.Name), append(d.RuleTitles, r.Title)
	}
	for i := range b.Findings {
		to, at := &d.Findings, &b.Findings[i]
		f := &b.Result.Findings[at.Number]
		who, problem, todo := f.Split()
		place := f.Pos.Place()
		path, known := paths[place.Path]
		switch {
		case place.Path == "":
			path = -1
		case !known:
			path = len(d.Paths)
			paths[place.Path] = path
			d.Paths = append(d.Paths, text.Clean(place.Path))
		}
		to.Rule = append(to.Rule, rules[f.Rule])
		to.Severity = append(to.Severity, int(diag.Error-f.Severity))
		to.Seat = append(to.Seat, at.Seat)
		to.Who = append(to.Who, d.text(who))
		to.Unit = append(to.Unit, d.unit(at.Unit))
		to.Problem = append(to.Problem, d.text(problem))
		to.Todo = append(to.Todo, d.text(todo))
		to.Path = append(to.Path, path)
		to.Line = append(to.Line, place.Line)
		to.Affected = append(to.Affected, len(f.Affected))
	}
}
