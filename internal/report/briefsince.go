package report

import (
	"strconv"

	"github.com/orglint/orglint/internal/text"
)

// since writes what became of the figures since earlier results.
func (d *document) since() {
	if d.Since == nil {
		return
	}
	d.section("Over time")
	if len(d.Since.Trends) == 0 {
		d.say("\nThere is no earlier result to compare with.\n")
	} else {
		heads := []string{"Figure"}
		for _, day := range d.Since.Days {
			heads = append(heads, ">"+text.ShortDay(day))
		}
		d.table(append(heads, "Change")...)
		for i := range d.Since.Trends {
			t := &d.Since.Trends[i]
			cells := []string{t.Label}
			for day := range d.Since.Days {
				cells = append(cells, t.Text(day))
			}
			d.say(row(append(cells, t.Change)...))
		}
	}
	for i, note := range d.Since.Notes {
		if i == 0 {
			d.say("\n")
		}
		d.say("- ", markdown(note), ".\n")
	}
}

// targets writes what the targets of units mean in managers.
func (d *document) targets() {
	if len(d.Figures.Gaps) == 0 {
		return
	}
	d.say("\n### Targets\n")
	d.table("Unit", "Target", ">Direct reports", ">Managers", "In words")
	for i := range d.Figures.Gaps {
		g := &d.Figures.Gaps[i]
		target := ""
		if g.Set {
			target = g.Target.String()
		}
		d.say(row(markdown(d.unitName(g.Unit)), target, strconv.Itoa(g.Lines), strconv.Itoa(g.Managers), g.String()))
	}
}
