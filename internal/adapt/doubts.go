package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// A Doubt is what is not understood in a column of statuses.
type Doubt struct {
	Column   string
	Statuses []infer.Count // nothing stands for an empty cell
	Most     bool          // whether they seem to say of most people that they have left
	Flag     bool          // whether the header says that the column holds yes and no
}

// mostStatuses is how many statuses are named that are not understood.
const mostStatuses = 8

// longestStatus is how many bytes of a status are shown: more are none.
const longestStatus = 60

// doubts says what is not known of who has left, a line each.
func (r *Reading) doubts() []string {
	var lines []string
	for _, d := range r.Doubts {
		says := wording.List(d.Statuses, mostStatuses, func(c infer.Count) string {
			what := "nothing"
			switch {
			case len(c.Text) > longestStatus || strings.Contains(c.Text, "@"):
				what = "a text that is no status"
			case c.Text != "":
				what = diag.Quote(c.Text)
			}
			return what + " in " + wording.Count(c.Rows, "row", "rows")
		})
		line := fmt.Sprintf("%s: %s says %s; orglint does not know whether that means that somebody has left, so these people count as present. "+
			"Write Active or Terminated there, or the last day in a column of its own", r.Path, diag.Quote(d.Column), says)
		if d.Most && d.Flag {
			line = fmt.Sprintf("%s: %s says %s; if that means that somebody has left, more than half of the people have, so it may mean the opposite, and these "+
				"people count as present. If they have left, say so under sources in .orglint.yaml: %s. If not: ignore: %s",
				r.Path, diag.Quote(d.Column), says, mapLine("status", d.Column), "["+source.Scalar(d.Column)+"]")
		}
		lines = append(lines, line)
	}
	if r.Disagree > 0 {
		lines = append(lines, fmt.Sprintf("%s: %s and %s disagree in %s on who has left; %s counts", r.Path, diag.Quote(r.Disagrees[0]),
			diag.Quote(r.Disagrees[1]), wording.Count(r.Disagree, "row", "rows"), diag.Quote(r.Disagrees[0])))
	}
	for _, h := range r.Hints {
		lines = append(lines, fmt.Sprintf("%s: %s is not used, but may say who has left. If it does, say so under sources in .orglint.yaml: %s. If not: ignore: %s",
			r.Path, diag.Quote(h.Column), mapLine(h.Field, h.Column), "["+source.Scalar(h.Column)+"]"))
	}
	return lines
}

// hideDoubts shows of what is not known only what may be shown.
func (r *Reading) hideDoubts(shown func(text string) string) {
	r.Doubts, r.Hints, r.Disagrees = slices.Clone(r.Doubts), slices.Clone(r.Hints), slices.Clone(r.Disagrees)
	for i := range r.Doubts {
		d := &r.Doubts[i]
		d.Column, d.Statuses = shown(d.Column), slices.Clone(d.Statuses)
		for j := range d.Statuses {
			d.Statuses[j].Text = shown(d.Statuses[j].Text)
		}
	}
	for i := range r.Hints {
		r.Hints[i].Column = shown(r.Hints[i].Column)
	}
	for i := range r.Disagrees {
		r.Disagrees[i] = shown(r.Disagrees[i])
	}
}

// disagree notes that two columns of statuses say the contrary of somebody.
func (r *Reading) disagree(header, other string) {
	r.Disagree++
	if len(r.Disagrees) == 0 {
		r.Disagrees = []string{header, other}
	}
}
