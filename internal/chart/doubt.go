package chart

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A doubt is what could not be read of a chart, beside what its records say of themselves. Nobody outside of this package sees it:
// what the chart calls missing is certainly missing, and a Count that is below a number certainly is. No rule needs to know why.
type doubt struct {
	people, teams, units bool // whether any records of the kind may be missing, and nobody can tell which
	all                  bool // whether anything may be: a file could not be opened, or was cut off

	cut      bool            // whether some record may have said whom it reports to, and not even that text is left
	nameless bool            // whether the id of some record was not read, and does not stand in what is lost
	maybe    map[string]bool // ids, in lower case, that may be those of people whose own is broken
	agreed   []agreed        // deviations of which a part was not read
	lost     *lost           // nil where all could be read
}

// add notes what of a file was not read.
func (d *doubt) add(stretches []source.Stretch) {
	for i := range stretches {
		s := &stretches[i]
		d.all = d.all || s.Open
		d.nameless = d.nameless || s.Nameless && s.List != "deviations"
		d.cut = d.cut || s.Cut
		if s.List == "deviations" {
			all := newLost()
			all.add(s.Pos.File.Data()[s.Pos.Offset:s.Pos.Offset+s.Pos.Length], true)
			d.agreed = append(d.agreed, agreed{all, s.Nameless})
		}
		if d.lost == nil {
			d.lost = newLost()
		}
		for _, text := range s.Texts() {
			d.lost.add(text, s.Cut || s.What != source.UnreadRow)
		}
	}
}

// addUnknown notes what stands in the lists of a document that nobody knows: their names may be misspelt.
func (d *doubt) addUnknown(document *source.Value) {
	for i := range document.Fields {
		field := &document.Fields[i]
		if field.Value.Kind != source.List && field.Value.Kind != source.Map || slices.Contains(Lists(), field.Key.Value) {
			continue
		}
		if d.lost == nil {
			d.lost = newLost()
		}
		d.addTexts(&field.Value)
	}
}

// addTexts notes all texts in a value that nobody reads.
func (d *doubt) addTexts(v *source.Value) {
	if v.IsText() {
		d.lost.add(v.Text, false)
	}
	for i := range v.Items {
		d.addTexts(&v.Items[i])
	}
	for i := range v.Fields {
		d.lost.add(v.Fields[i].Key.Value, false)
		d.addTexts(&v.Fields[i].Value)
	}
}

// An agreed is a deviation of which a part was not read.
type agreed struct {
	all  *lost // that stands there
	half bool  // whether its rule, or whom it is for, is not there
}

// may reports whether it may allow what a rule finds of a subject.
func (a agreed) may(rule, subject string) bool {
	if a.half {
		return a.all.has(rule) || a.all.has(subject)
	}
	return a.all.has(rule) && a.all.has(subject)
}

// MayBeAgreed reports whether a deviation, of which a part was not read, may allow what a rule finds of a subject.
func (c *Chart) MayBeAgreed(rule, subject string) bool {
	return slices.ContainsFunc(c.doubt.agreed, func(a agreed) bool { return a.may(rule, subject) }) &&
		!slices.ContainsFunc(c.Deviations, func(d Deviation) bool { // which certainly does
			return d.Rule.Value == rule && slices.ContainsFunc(d.Subjects, func(s diag.Text) bool { return s.Value == subject })
		})
}

// settle ends the adding.
func (d *doubt) settle() {
	if d.all {
		d.people, d.teams, d.units = true, true, true
	}
}

// mayBe notes that ids may be those of people whose records are broken.
func (d *doubt) mayBe(ids ...string) {
	if d.maybe == nil {
		d.maybe = map[string]bool{}
	}
	for _, id := range ids {
		d.maybe[strings.ToLower(id)] = true
	}
}

// mayStand reports whether one of some texts may stand in what was not read.
func (d *doubt) mayStand(texts ...string) bool {
	return d.lost != nil && slices.ContainsFunc(texts, d.lost.has)
}

// person reports whether an id that nobody has may be that of a person, an open seat or an outside manager all the same.
func (d *doubt) person(id string) bool {
	return d.people || d.nameless || d.maybe[strings.ToLower(id)] || d.mayStand(id)
}

// team reports whether an id that no team has may be that of one all the same.
func (d *doubt) team(id string) bool { return d.teams || d.nameless || d.mayStand(id) }

// unit reports whether an id that no unit has may be that of one all the same.
func (d *doubt) unit(id string) bool { return d.units || d.nameless || d.mayStand(id) }

// role reports whether a role that no job family has may be one all the same: the file that could not be read may be a family.
func (d *doubt) role(text string) bool { return d.all || d.mayStand(text) }

// Complete reports whether all of the chart could be read.
func (c *Chart) Complete() bool {
	d := &c.doubt
	return !d.people && !d.teams && !d.units && !d.nameless && d.lost == nil
}

// MayHave reports whether an id is that of anything in the chart, or may be: nothing can be said against naming it.
func (c *Chart) MayHave(id string) bool {
	return c.Has(id) || c.doubt.person(id) || c.doubt.team(id) || c.doubt.unit(id)
}

// Settled reports whether all is known that the rules say of an id, so that what they do not say of it is not so.
func (c *Chart) Settled(id string) bool {
	d := &c.doubt
	if d.people || d.teams || d.units || d.cut {
		return false
	}
	if d.lost == nil {
		return true
	}
	return !d.mayStand(id) && !slices.ContainsFunc(c.seats.of(id), c.unsettled) &&
		!slices.ContainsFunc(c.teams.of(id), func(t *Team) bool {
			return t.damaged || isDamaged(t.Leader) || anyDamaged(t.seats) || d.mayStand(t.Name.Value)
		}) &&
		!slices.ContainsFunc(c.units.of(id), func(u *Unit) bool { return u.damaged || d.mayStand(u.Name.Value) })
}

// unsettled reports whether the rules may have more to say of a seat.
func (c *Chart) unsettled(s *Seat) bool {
	return s.damaged || isDamaged(s.Manager) || anyDamaged(s.reports) || c.touched(s)
}

// touched reports whether somebody may be named in what was not read.
func (c *Chart) touched(s *Seat) bool {
	return c.doubt.lost != nil && c.doubt.mayStand(s.ID().Value, s.Name().Value, s.Email())
}

// anyDamaged reports whether a part of the record of one of some seats was not read.
func anyDamaged(seats []*Seat) bool {
	return slices.ContainsFunc(seats, isDamaged)
}

// isDamaged reports whether there is a seat, and a part of its record was not read.
func isDamaged(s *Seat) bool { return s != nil && s.damaged }

// given returns what a field holds that a record gives twice.
func given(d *source.Damage, field string) []string { return valuesOf(d.Given(field)) }

// valuesOf returns texts without their places.
func valuesOf(texts []diag.Text) []string {
	values := make([]string, len(texts))
	for i, t := range texts {
		values[i] = t.Value
	}
	return values
}

// MayMention reports whether something may be said of somebody, of this or another state of the chart, in what was not read.
func (c *Chart) MayMention(s *Seat) bool { return c.touched(s) }

// MayHide reports whether somebody of another state of the chart, whose id nobody has here, may be in what was not read all the same.
func (c *Chart) MayHide(s *Seat) bool { return c.doubt.person(s.ID().Value) || c.touched(s) }

// MayName reports whether a team or a unit of an id and a name, of this or another state of the chart, may stand in what was not read.
func (c *Chart) MayName(id, name string) bool {
	return c.doubt.teams || c.doubt.units || c.doubt.nameless || c.doubt.mayStand(id, name)
}
