package chart

import (
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A Deviation is an agreed exception to a rule, as the chart gives it. Texts that are not given are empty; of those that
// every deviation needs, none is, but where a part of its record was not read.
type Deviation struct {
	Rule, Ground, Reason, ApprovedBy diag.Text
	ApprovedOn, Expires              diag.Text // days, both included

	// Subjects are the ids of those it is for. Owner is the id of the record that it stands at; empty where it stands in
	// the list of the chart.
	Subjects []diag.Text
	Owner    diag.Text
	Pos      diag.Pos // where it starts

	Damaged bool // whether a part of its record was not read
}

// isComplete reports whether a deviation can allow something. A line that does not read takes back nothing that was agreed: where it is
// known what a deviation allows and to whom, the rest counts as given.
func (d *Deviation) isComplete(record *source.Value) bool {
	if d.Damaged = record.Damage() != nil; d.Damaged {
		return d.Rule.Value != "" && len(d.Subjects) > 0
	}
	return d.Rule.Value != "" && d.Ground.Value != "" && d.Reason.Value != "" && d.ApprovedBy.Value != "" && !record.AnyBroken()
}

// addOwnDeviations reads the deviations at a record with an id. Those at a record without one are for nobody.
func (c *Chart) addOwnDeviations(v *source.Value, owner diag.Text) {
	if owner.Value != "" {
		c.addDeviations(v, owner)
	}
}

// addDeviations reads the deviations of a document, or of a record. One that has a broken field allows nothing.
func (c *Chart) addDeviations(v *source.Value, owner diag.Text) {
	list := v.Get("deviations")
	if list == nil || v.Broken("deviations") {
		return
	}
	for i := range list.Items {
		record := &list.Items[i]
		d := Deviation{
			Rule:       record.GetText("rule"),
			Ground:     record.GetText("ground"),
			Reason:     record.GetText("reason"),
			ApprovedBy: record.GetText("approved_by"),
			ApprovedOn: record.GetText("approved_on"),
			Expires:    record.GetText("expires"),
			Subjects:   append(record.GetTexts("subject"), record.GetTexts("subjects")...),
			Owner:      owner,
			Pos:        record.Start(),
		}
		if len(d.Subjects) == 0 && owner.Value != "" {
			d.Subjects = []diag.Text{owner}
		}
		if d.isComplete(record) {
			c.Deviations = append(c.Deviations, d)
		}
	}
}
