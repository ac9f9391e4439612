package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
)

// eachFinding calls a function for all findings of a result. One that stands in several lists is met in each.
func (r *Result) eachFinding(do func(*diag.Finding)) {
	for i := range r.Findings {
		do(&r.Findings[i])
	}
	for i := range r.Baselined {
		do(&r.Baselined[i])
	}
	for i := range r.Allowed {
		do(&r.Allowed[i].Finding)
	}
	for i := range r.Deviations {
		for j := range r.Deviations[i].Outcomes {
			findings := r.Deviations[i].Outcomes[j].Findings
			for k := range findings {
				do(&findings[k])
			}
		}
	}
}

// nameSubject says of a finding who or what it is about, and in which unit that is: its subject or, where nothing has that id, the first that is
// affected.
func nameSubject(c *chart.Chart, f *diag.Finding) {
	for _, id := range append([]string{f.Subject}, f.Affected[:min(1, len(f.Affected))]...) {
		if c.Has(id) {
			f.Who, f.Unit, f.Seat = c.NameOf(id), c.UnitAround(id), c.NumberOf(id, f.Pos)
			return
		}
	}
}

// hide takes the names of people out of a result: whatever a report may write of it goes through here. Messages name people as they
// may be named; but they also quote what a chart says, which may be a name where an id should be.
func (r *Result) hide(c *chart.Chart, n *names) {
	h := n.hider(c, func(expect func(texts ...string)) {
		r.eachText(func(text *string) { expect(*text) })
	})
	r.eachFinding(func(f *diag.Finding) { hideIn(h, f) })
	r.eachOutcome(func(d *chart.Deviation, subject *string) {
		d.Rule.Value, d.Ground.Value = h.StrictID(d.Rule.Value, ""), h.StrictID(d.Ground.Value, "")
		*subject = h.StrictID(*subject, "")
	})
	for i := range r.Allowed {
		d := &r.Allowed[i].Deviation
		d.Ground.Value = h.StrictID(d.Ground.Value, "")
	}
	for i := range r.Rules {
		if rule := &r.Rules[i]; rule.Page != "" { // its expressions may hold names
			rule.Summary, rule.Page = "A rule of your own.", ""
		}
	}
	for i, reading := range r.Readings {
		r.Readings[i] = reading.Hide(h.Text)
	}
	r.eachFigure(func(text *string) { *text = h.Text(*text) })
}

// eachFigure calls a function for each text in the figures.
func (r *Result) eachFigure(do func(*string)) {
	if r.Figures == nil {
		return
	}
	do(&r.Figures.Organization)
	do(&r.Unit)
	for i := range r.Figures.Units {
		do(&r.Figures.Units[i].ID)
		do(&r.Figures.Units[i].Name)
	}
	for _, ids := range [][]string{r.Figures.Tops, r.Figures.Unplaced} {
		for i := range ids {
			do(&ids[i])
		}
	}
}

// hideAlso takes names out of a result that only another state of the chart has.
func (r *Result) hideAlso(n *names) {
	r.eachFinding(func(f *diag.Finding) { f.Parts = diag.Parts{} })
	h := n.hider(r.hidden.chart, func(expect func(texts ...string)) {
		r.eachText(func(text *string) { expect(*text) })
	})
	r.eachText(func(text *string) { *text = h.Text(*text) })
}

// Hide takes names out of texts that were made of the chart of a result, where they are hidden. It is told the texts by a function.
func (r *Result) Hide(each func(do func(*string))) {
	if !r.Show.Hides() {
		return
	}
	h := r.hidden.hider(r.hidden.chart, func(expect func(texts ...string)) {
		each(func(text *string) { expect(*text) })
	})
	shown := map[string]string{} // many seats have one title
	each(func(text *string) {
		hidden, known := shown[*text]
		if !known {
			hidden = h.Text(*text)
			shown[*text] = hidden
		}
		*text = hidden
	})
}

// eachText calls a function for each text out of which names have to be taken.
func (r *Result) eachText(do func(*string)) {
	r.eachFinding(func(f *diag.Finding) {
		f.Related, f.Affected = slices.Clone(f.Related), slices.Clone(f.Affected) // they may be shared with others
		for _, text := range []*string{&f.Who, &f.Unit, &f.Subject, &f.Named, &f.Field, &f.Message, &f.Suggestion} {
			do(text)
		}
		for i := range f.Affected {
			do(&f.Affected[i])
		}
		for i := range f.Related {
			do(&f.Related[i].Message)
		}
	})
	r.eachOutcome(func(d *chart.Deviation, subject *string) {
		do(&d.Rule.Value)
		do(&d.Ground.Value)
		do(subject)
	})
	for _, reading := range r.Readings {
		for _, header := range reading.Headers() {
			do(&header)
		}
	}
	r.eachFigure(do)
}

// eachOutcome calls a function for each outcome of a deviation: with the deviation, and with the subject.
func (r *Result) eachOutcome(do func(d *chart.Deviation, subject *string)) {
	for i := range r.Deviations {
		for j := range r.Deviations[i].Outcomes {
			do(&r.Deviations[i].Deviation, &r.Deviations[i].Outcomes[j].Subject)
		}
	}
}

// hideIn takes names out of a finding.
func hideIn(h *privacy.Hider, f *diag.Finding) {
	show := h.Text
	if inPlaceOfID(f) {
		quotes := []string{f.Subject, f.Named}
		switch f.Rule {
		case "duplicate-key":
			quotes = append(quotes, f.Field)
		case "invalid-deviation": // it may quote its ground too
			quotes = append(quotes, f.Message)
		}
		show = func(text string) string { return h.Strict(text, f.Suggestion, quotes...) }
		f.Subject = h.StrictID(f.Subject, f.Suggestion)
	} else {
		f.Subject = shownID(h, f.Subject)
	}
	for i := range f.Related {
		f.Related[i].Message = show(f.Related[i].Message)
	}
	for i, id := range f.Affected {
		f.Affected[i] = h.StrictID(id, "")
	}
	said, change := f.Message, show
	if f.Rule == "syntax" { // whose file may hold people who are not in the chart
		change = func(text string) string { return alias.ReplaceAllString(show(text), "${1}"+privacy.NotShown) }
	}
	f.Message, f.Who, f.Unit = change(said), h.Text(f.Who), h.Text(f.Unit)
	f.Parts = f.Parts.Through(change, said, f.Message)
	if strings.HasSuffix(f.Message, "..") { // a sentence that ends with initials
		f.Message = strings.TrimSuffix(f.Message, ".")
		f.Parts.End = min(f.Parts.End, len(f.Message))
	}
	if f.Fix != nil { // what it writes may be a name
		f.Fix = &diag.Fix{Unsafe: f.Fix.Unsafe}
	}
	if shown, ok := h.ID(f.Suggestion); ok && shown != f.Suggestion { // a place, which is no value that would do
		f.Message, f.Suggestion = f.Message+" Did you mean "+shown+"?", ""
	} else if !ok && h.Text(f.Suggestion) != f.Suggestion {
		f.Suggestion = ""
	}
}

// shownID returns what may be shown of an id, or of a text in its place that is none.
func shownID(h *privacy.Hider, text string) string {
	if shown, ok := h.ID(text); ok {
		return shown
	}
	return h.Text(text)
}

// place matches what stands for an id that is not shown.
var place = regexp.MustCompile(`^(row|line|file) \d+`)

// alias matches the name of an alias in YAML.
var alias = regexp.MustCompile(`([*&])[^\s),.]+`)

// inPlaceOfID reports whether a finding is about a text where the id of a person or the name of a field should stand: there more is
// taken for a name than where a role or a team is named.
func inPlaceOfID(f *diag.Finding) bool {
	return f.Rule == "schema" || f.Rule == "duplicate-key" || f.Rule == "duplicate-id" || f.Rule == "suspicious-id" || f.Rule == "unused-setting" ||
		slices.Contains([]string{"reports_to", "dotted_line_to", "lead", "members", "head", "by", "deviations"}, f.Field)
}
