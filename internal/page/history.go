package page

import "github.com/orglint/orglint/internal/text"

// A history is what became of the figures since earlier reports.
type history struct {
	From, Cut string
	Days      []string
	Rows      []trend
}

// A trend is a figure over time.
type trend struct {
	Label, Change string
	Values        []value
}

// A value is a figure on a day.
type value struct{ Day, Text string }

// mostDays is how many days stand beside each other: the first, and the last ones.
const mostDays = 6

// History is what became of the figures; nil where no earlier reports are known.
func (v *view) History() *history {
	since := v.b.Since
	if since == nil || len(since.Days) < 2 || len(since.Trends) == 0 {
		return nil
	}
	h := &history{From: text.LongDay(since.Days[0])}
	var days []int
	for i := range since.Days {
		if i == 0 || i > len(since.Days)-mostDays {
			days = append(days, i)
			h.Days = append(h.Days, text.ShortDay(since.Days[i]))
		}
	}
	if len(days) < len(since.Days) {
		h.Cut = counted(len(days), "day", "days") + " of " + grouped(len(since.Days)) + ", the first and the last ones; all are in the .xlsx."
	}
	for i := range since.Trends {
		t := &since.Trends[i]
		row := trend{Label: t.Label, Change: t.Change}
		for _, day := range days {
			row.Values = append(row.Values, value{text.ShortDay(since.Days[day]), t.Text(day)})
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

// HistoryNotes say which earlier results are not used, and why.
func (v *view) HistoryNotes() []string {
	if v.b.Since == nil {
		return nil
	}
	var all []string
	for _, note := range v.b.Since.Notes {
		all = append(all, "Not compared: "+note+".")
	}
	return all
}
