package brief

import (
	"slices"
	"strconv"

	"github.com/orglint/orglint/internal/text"
)

// A Term is explained in the glossary.
type Term struct {
	ID, Term, Meaning string
	Here              string // how it was reckoned in this chart; mostly empty
}

// Glossary explains the figures, with those of the chart where they are made of others.
func (b *Brief) Glossary() []Term {
	all := terms()
	f := b.Figures
	if average, ok := f.Spans.Average(); ok {
		for i := range all {
			if all[i].ID == "span" {
				all[i].Here = "Here: " + text.Grouped(f.Spans.Lines) + " ÷ " + text.Grouped(f.Spans.Managers) + " = " + strconv.FormatFloat(average, 'f', 2, 64) + "."
			}
		}
	}
	if !b.Figures.Targeted {
		all = slices.DeleteFunc(all, func(t Term) bool { return t.ID == "target" })
	}
	return all
}

// terms are what a report explains, in the order of the figures.
func terms() []Term {
	return []Term{
		{ID: "people", Term: "People, not FTE", Meaning: "Everybody who is there on the day of the report: started, and not left. Two people who share a job are two. Nobody is counted as a part of a full-time post (FTE)."},
		{ID: "seat", Term: "Seat, open seat", Meaning: "A place in the chart. A person holds it, or it is open: to be filled. Seats are people and open seats together."},
		{ID: "line", Term: "Reporting line", Meaning: "From a seat to its manager, where both are there on the day."},
		{ID: "manager", Term: "Manager, contributor", Meaning: "A manager is a seat, also an open one, with at least one direct report. Everybody else is a contributor, whatever the title."},
		{ID: "span", Term: "Span", Meaning: "The direct reports of a manager, open seats among them. Average span = lines ÷ managers; the average over all people would be another number, and smaller."},
		{ID: "median", Term: "Median; 8 in 10 managers", Meaning: "Half of the managers have as many reports as the median or fewer. “8 in 10” leaves out the tenth with the fewest and the tenth with the most (P10 and P90, by nearest rank)."},
		{ID: "layer", Term: "Layer", Meaning: "The top is layer 1, and so is who reports to a manager outside the chart; everybody else is one below their manager. Layers of a unit = its deepest − its highest + 1."},
		{ID: "target", Term: "Target", Meaning: "How many direct reports the managers of a unit shall have on average, as the configuration of this report says. Managers needed = lines ÷ target."},
		{ID: "one", Term: "One to one", Meaning: "A manager with exactly one direct report."},
		{ID: "grade", Term: "Same grade, reversed", Meaning: "Lines in which the manager has the grade of the report, or a lower one. Some of them are right: the job family says which."},
		{ID: "interim", Term: "Interim; contributor’s role", Meaning: "Interim or acting: who holds a seat for a time. Contributor’s role: a manager whose level is meant to have no reports."},
		{ID: "unit", Term: "Unit", Meaning: "It takes in the units below it. A manager belongs to their own unit, with all their reports, wherever these sit."},
		{ID: "severity", Term: "Error, warning, info", Meaning: "Error: the chart is wrong, or breaks a rule of the job family. Warning: doubtful, look at it. Info: good to know."},
		{ID: "exception", Term: "Exception", Meaning: "A deviation from a rule that somebody approved, on one of the grounds that the job family gives, with a reason."},
	}
}
