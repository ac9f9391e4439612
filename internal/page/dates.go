package page

import (
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// Dates that fall in one stretch of time are a group: the first of them stand open.
type dates struct {
	Name         string
	Number       int
	First, Later dateRows
	Fold, Cut    string
}

// dateRows are a table of dates.
type dateRows struct {
	Caption string
	Rows    []date
}

// A date is a row of a group.
type date struct {
	Day, Date, When string
	What            []phrase
	Decide          string
}

// How many dates of a group stand open, and how many stand there at all.
const (
	mostOpen  = 12
	mostDates = 500
)

// DatesLede says what the dates are.
func (v *view) DatesLede() string {
	if len(v.b.Dates) == 0 {
		return "Nothing ends, and nobody leaves or joins on a day that the chart gives."
	}
	return "What ends, who leaves or joins, and when an open seat will have been open for more than 90 days."
}

// Dates are what has to be decided, and by when.
func (v *view) Dates() []dates {
	day := v.b.Result.AsOf
	groups := []dates{
		{Name: "Passed"},
		{Name: "By " + text.DayBy(text.After(day, brief.DaysMonth), day) + ", within 31 days"},
		{Name: "By " + text.DayBy(text.After(day, brief.DaysQuarter), day) + ", within 92 days"},
		{Name: "Later"},
	}
	for i := range v.b.Dates {
		d := &v.b.Dates[i]
		g := &groups[d.When()]
		g.Number++
		row := date{d.Day, text.ShortDay(d.Day), distance(d.Days), v.said(d.What), d.Decide}
		switch {
		case g.Number <= mostOpen:
			g.First.Rows = append(g.First.Rows, row)
		case g.Number <= mostDates:
			g.Later.Rows = append(g.Later.Rows, row)
		}
	}
	var all []dates
	for _, g := range groups {
		if g.Number == 0 {
			continue
		}
		g.First.Caption, g.Later.Caption = g.Name, g.Name+", the rest"
		g.Fold = grouped(len(g.Later.Rows)) + " more: " + strings.ToLower(g.Name[:1]) + g.Name[1:]
		if g.Number > mostDates {
			g.Cut = grouped(mostDates) + " of " + grouped(g.Number) + "; all are in the .xlsx."
		}
		all = append(all, g)
	}
	return all
}

// distance says how far a day is from that of the report.
func distance(days int) string {
	switch {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "yesterday"
	case days < 0:
		return grouped(-days) + " days ago"
	}
	return "in " + grouped(days) + " days"
}

// An exception is a row of the exceptions in force.
type exception struct {
	Who        someone
	Title      string
	What       []string
	Reason     string
	Ground     string
	By, On     string
	Ends, When string
	Order      string
}

// ExceptionsLede says how many exceptions are in force and how many of them end.
func (v *view) ExceptionsLede() string {
	n := len(v.b.Exceptions)
	if n == 0 {
		return "No exception is in force."
	}
	open := 0
	for i := range v.b.Exceptions {
		if v.b.Exceptions[i].Expires == "" {
			open++
		}
	}
	said := counted(n, "exception is", "exceptions are") + " in force"
	switch {
	case open == n && n == 1:
		return said + ". It has no end date."
	case open == n:
		return said + ". None has an end date."
	case open > 0:
		return said + "; " + grouped(open) + " " + text.Verb(open, "has", "have") + " no end date."
	}
	return said + ", each until a day."
}

// Exceptions are the exceptions in force, those that end first before the others.
func (v *view) Exceptions() []exception {
	var all []exception
	for i := range v.b.Exceptions {
		e := &v.b.Exceptions[i]
		row := exception{
			Who: someone{Name: e.Subject}, What: e.Allows, Reason: e.Reason, Ground: e.Ground, By: e.ApprovedBy, Ends: "no end date", Order: "9999-99-99",
		}
		if e.Seat >= 0 {
			row.Who, row.Title = v.who(e.Seat), v.title(e.Seat)
		}
		if len(row.What) == 0 {
			row.What = []string{e.Title}
		}
		if e.ApprovedOn != "" {
			row.On = text.ShortDay(e.ApprovedOn)
		}
		if e.Expires != "" {
			row.Ends, row.When, row.Order = text.ShortDay(e.Expires), distance(e.Days), e.Expires
		}
		row.Order = strings.ReplaceAll(row.Order, "-", "")
		all = append(all, row)
	}
	return all
}
