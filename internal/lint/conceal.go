package lint

import (
	"slices"

	"github.com/orglint/orglint/internal/privacy"
)

// hide takes the names of people out of what is different between two states of a chart: of those of both.
func (d *Difference) hide(then, now *readChart) {
	hider := func(r *readChart) *privacy.Hider {
		return r.hidden.hider(r.chart, func(expect func(texts ...string)) {
			d.eachText(func(text *string) { expect(*text) }, func(id *string) { expect(*id) })
		})
	}
	was, is := hider(then), hider(now)
	d.eachText(func(text *string) {
		*text = was.Strict(*text, "", *text) // what it quotes should be an id
		*text = is.Strict(*text, "", *text)
	}, func(id *string) { *id = shownIn(*id, is, was) })
}

// shownIn returns what may be shown of an id that two states may have: of either, if it may not be shown as it is.
func shownIn(id string, is, was *privacy.Hider) string {
	known := false
	for _, h := range []*privacy.Hider{is, was} {
		shown, ok := h.ID(id)
		if ok && shown != id {
			return shown
		}
		known = known || ok
	}
	if known {
		return id
	}
	return is.StrictID(was.StrictID(id, ""), "")
}

// eachText calls a function for each text of a difference out of which names have to be taken, and another for each id.
func (d *Difference) eachText(text, id func(*string)) {
	for i := range d.Renamed {
		id(&d.Renamed[i].Before)
		id(&d.Renamed[i].After)
		text(&d.Renamed[i].Short)
	}
	for _, people := range [][]Person{d.Joined, d.Left, d.Begun, d.Ended, d.Unknown} {
		for i := range people {
			people[i].eachText(text, id)
		}
	}
	for i := range d.Filled {
		d.Filled[i].Vacancy.eachText(text, id)
		d.Filled[i].By.eachText(text, id)
	}
	each(d.Open, text)
	eachChanged(d.Changed, text, id)
	for i := range d.Moved {
		id(&d.Moved[i].Subject)
	}
	d.Teams.eachText(text, id)
	d.Units.eachText(text, id)
	for i := range d.Managers {
		m := &d.Managers[i]
		m.eachText(text, id)
		for _, people := range [][]Person{m.Come, m.Go} {
			for j := range people {
				people[j].eachText(text, id)
			}
		}
	}
}

// eachText calls a function for each text of a person, and another for each id.
func (p *Person) eachText(text, id func(*string)) {
	for _, t := range []*string{&p.Name, &p.Role, &p.Who, &p.Short, &p.UnitName, &p.Manager} {
		text(t)
	}
	for _, t := range []*string{&p.ID, &p.Unit, &p.ReportsTo} {
		id(t)
	}
}

// eachText calls a function for each text about teams or units, and another for each id.
func (r *Records) eachText(text, id func(*string)) {
	for _, records := range [][]Record{r.Joined, r.Left} {
		for i := range records {
			id(&records[i].ID)
			text(&records[i].Name)
		}
	}
	eachChanged(r.Changed, text, id)
}

// eachChanged calls a function for each text about fields, and another for each id.
func eachChanged(all []Changed, text, id func(*string)) {
	for i := range all {
		c := &all[i]
		id(&c.Subject)
		text(&c.Short)
		written := text
		if slices.Contains([]string{"reports_to", "dotted_line_to", "lead", "head", "members", "team", "unit", "parent"}, c.Field) {
			written = id
		}
		for _, v := range []*Values{&c.Before, &c.After} {
			each(v.Written, written)
			each(v.Named, text)
			each(v.Short, text)
		}
	}
}

// each calls a function for each of some texts.
func each(texts []string, do func(*string)) {
	for i := range texts {
		do(&texts[i])
	}
}
