package chart

import (
	"slices"
	"strings"
	"sync"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
)

// maxComparisons bounds the work of comparing spellings, over all findings of a rule: past it only exact matches are
// suggested. A chart where thousands of managers are missing has another problem than spelling.
const maxComparisons = 1_000_000

// A lookup finds the id that was probably meant where an id names nobody.
type lookup struct {
	ids     []string
	wanted  map[string]bool   // the forms of the texts that will be looked up
	meant   map[string]string // id by SameID form of ids and by title; empty where two share it
	nearest func(text string) string
	person  func(text string) string // the id of the one person whose name or e-mail address a text is, or is near
}

// newLookup returns a lookup of some texts for the seats and external managers of a chart.
func newLookup(c *Chart, texts []string) *lookup {
	l := emptyLookup(texts)
	for _, s := range c.Seats {
		l.addID(s.ID().Value)
	}
	for _, e := range c.Externals {
		l.addID(e.ID.Value)
	}
	roles := map[string][]string{} // the forms of roles and their titles that are wanted
	for _, s := range c.Seats {
		role := s.Role().Value
		forms, known := roles[role]
		if !known {
			forms = slices.DeleteFunc([]string{strings.ToLower(role), strings.ToLower(s.Title())}, func(form string) bool { return !l.wanted[form] })
			roles[role] = forms
		}
		for _, form := range forms {
			l.add(form, s.ID().Value)
		}
	}
	spelt := nearestOf(l.ids)
	l.nearest = func(text string) string {
		if strings.Contains(strings.TrimSpace(text), " ") {
			return "" // it is no id, but a name
		}
		return spelt(text)
	}
	index := sync.OnceValue(func() *people.Index { return c.names() })
	l.person = func(text string) string {
		if people.IsNumber(text) {
			return ""
		}
		found := index().Same(text)
		if len(found) == 0 {
			found = index().Near(text)
		}
		return c.onlyID(found)
	}
	return l
}

// names returns an index of the names and e-mail addresses of all, by their numbers: those of seats, and behind them of outside managers.
func (c *Chart) names() *people.Index {
	x := people.NewIndex()
	for i, s := range c.Seats {
		x.Add(s.Name().Value, i)
		x.Add(s.Email(), i)
		if id := s.ID().Value; id != s.Name().Value && strings.Contains(id, " ") {
			x.Add(id, i)
		}
	}
	for i, e := range c.Externals {
		x.Add(e.Name.Value, len(c.Seats)+i)
	}
	return x
}

// isNear reports whether a text is, or is near, the name or the e-mail address of a seat, and not its id.
func (s *Seat) isNear(text string) bool {
	return SameID(text) != SameID(s.ID().Value) && diag.Distance(text, s.ID().Value, 1) > 1 &&
		(people.Compare(text, s.Name().Value) != people.Different || people.Compare(text, s.Email()) != people.Different)
}

// onlyID returns the one id that some have, by their numbers; empty where they have several.
func (c *Chart) onlyID(numbers []int) string {
	only := ""
	for _, n := range numbers {
		var id string
		if n < len(c.Seats) {
			id = c.Seats[n].ID().Value
		} else {
			id = c.Externals[n-len(c.Seats)].ID.Value
		}
		if only != "" && id != only {
			return ""
		}
		only = id
	}
	return only
}

// newTeamLookup returns a lookup of some texts for the teams of a chart.
func newTeamLookup(c *Chart, texts []string) *lookup {
	return lookupOf(c.Teams, texts, func(t *Team) (id, name diag.Text) { return t.ID, t.Name })
}

// newUnitLookup returns a lookup of some texts for the units of a chart.
func newUnitLookup(c *Chart, texts []string) *lookup {
	return lookupOf(c.Units, texts, func(u *Unit) (id, name diag.Text) { return u.ID, u.Name })
}

// lookupOf returns a lookup of some texts for records that have an id and a name.
func lookupOf[R any](records []R, texts []string, of func(R) (id, name diag.Text)) *lookup {
	l := emptyLookup(texts)
	for _, r := range records {
		id, name := of(r)
		l.addID(id.Value)
		l.add(strings.ToLower(name.Value), id.Value)
	}
	l.nearest = nearestOf(l.ids)
	return l
}

// emptyLookup returns a lookup that knows which texts will be looked up.
func emptyLookup(texts []string) *lookup {
	l := &lookup{meant: map[string]string{}, wanted: map[string]bool{}, person: func(string) string { return "" }}
	for _, text := range texts {
		for _, form := range meantForms(text) {
			l.wanted[form] = true
		}
	}
	return l
}

func (l *lookup) addID(id string) {
	if id != "" {
		l.ids = append(l.ids, id)
		l.add(SameID(id), id)
	}
}

// add notes that a text means an id; where it means two, nothing is suggested.
func (l *lookup) add(text, id string) {
	if text == "" || id == "" || !l.wanted[text] {
		return
	}
	if other, ok := l.meant[text]; ok && other != id {
		id = ""
	}
	l.meant[text] = id
}

// id returns the id that a text was probably meant to be: the same but for case, zeros and space; that of the person
// whose name, email or title it is; or the nearest in spelling. It is empty if there is none, or several.
func (l *lookup) id(text string) string {
	for _, form := range meantForms(text) {
		if id := l.meant[form]; id != "" {
			return id
		}
	}
	if id := l.nearest(text); id != "" {
		return id
	}
	return l.person(text)
}

// meantForms returns the forms in which a text may stand for an id or a title, the likeliest first.
func meantForms(text string) []string {
	return []string{SameID(text), lowered(text), SameID(NoDecimals(text)), seatTitle(text)}
}

// seatTitle takes off a title, in lower case, the words with which an open seat is called by it: Vacant - CTO, the CTO.
func seatTitle(text string) string {
	title := lowered(text)
	if word, rest, more := strings.Cut(title, " "); more && slices.Contains([]string{"the", "vacant", "vacancy", "vacancy:", "vacant:", "open", "open:", "tbh", "tbd", "vakant", "vacante"}, word) {
		return strings.Trim(rest, " -–—:()[]")
	}
	return title
}

// lowered brings a text to a form in which texts that differ only by case or surrounding space are the same.
func lowered(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// NoDecimals takes off the decimals that programs give to whole numbers: 12.0 is 12.
func NoDecimals(text string) string { return strings.TrimSuffix(strings.TrimSpace(text), ".0") }

// SameID brings an id to a form in which ids that differ only by case, leading zeros or surrounding space are the same.
func SameID(id string) string {
	id = strings.ToLower(strings.TrimSpace(id))
	if short := strings.TrimLeft(id, "0"); short != "" || id == "" {
		return short
	}
	return "0"
}

// nearestOf returns a function that finds the nearest of some names, until it has compared too many.
func nearestOf(names []string) func(text string) string {
	budget := maxComparisons
	spelling := sync.OnceValue(func() *diag.Spelling { return diag.NewSpelling(names) })
	return func(text string) string {
		if budget -= len(names); budget < 0 {
			return ""
		}
		return spelling().Nearest(text)
	}
}
