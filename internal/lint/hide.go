package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
)

// eachFinding calls a function for all findings of a result. One that stands in several lists is met in each.
func (r *Result) eachFinding(do func(*diag.Finding)) {
	for i := range r.Findings {
		do(&r.Findings[i])
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

// who names what a finding is about: its subject or, where nothing has that id, the first that is affected.
func who(c *chart.Chart, f *diag.Finding) string {
	for _, id := range append([]string{f.Subject}, f.Affected[:min(1, len(f.Affected))]...) {
		if c.Has(id) {
			return c.NameOf(id)
		}
	}
	return ""
}

// hideDeviations takes names out of what the deviations of a chart say.
func hideDeviations(c *chart.Chart) {
	if len(c.Deviations) == 0 {
		return
	}
	h := privacy.NewHider(c.Has)
	for _, d := range c.Deviations {
		h.Expect(d.Reason.Value, d.ApprovedBy.Value)
	}
	addNames(h, c)
	for _, s := range c.Seats {
		h.Add(s.Location()) // a reason may say who moves where
	}
	for i := range c.Deviations {
		d := &c.Deviations[i]
		if h.Mentions(d.Reason.Value) {
			d.Reason.Value = privacy.NotShown
		}
		if h.Naming(d.ApprovedBy.Value) {
			d.ApprovedBy.Value = "somebody"
		}
	}
}

// addNames tells a Hider of everybody in a chart, and of the texts of job families, which are no names.
func addNames(h *privacy.Hider, c *chart.Chart) {
	for _, level := range c.Families.Levels {
		knowLevel(h, level)
	}
	if h.ExpectsNothing() {
		return
	}
	for _, s := range c.Seats {
		h.AddID(s.ID().Value)
		if !s.Vacancy {
			h.Add(s.Name().Value)
			h.Add(s.Email())
		}
	}
	for _, e := range c.Externals {
		h.AddID(e.ID.Value)
		h.Add(e.Name.Value)
	}
}

func knowLevel(h *privacy.Hider, level *family.Level) {
	h.Know(level.ID.Value, level.Title.Value, level.Family.Name.Value, level.Family.Title.Value)
	for _, alias := range level.Aliases {
		h.Know(alias.Value)
	}
	for _, line := range level.Lines {
		h.Know(line.External.Value)
	}
}

// hide takes the names of people out of a result. Messages name people as they may be named; but they also quote what a
// chart says, which may be a name where an id should be.
func (r *Result) hide(c *chart.Chart) {
	h := privacy.NewHider(c.Has)
	r.eachFinding(func(f *diag.Finding) {
		h.Expect(f.Who, f.Subject, f.Named, f.Field, f.Message, f.Suggestion)
		h.Expect(f.Affected...)
		for _, related := range f.Related {
			h.Expect(related.Message)
		}
	})
	r.eachOutcome(func(d *chart.Deviation, subject *string) { h.Expect(d.Rule.Value, d.Ground.Value, *subject) })
	addNames(h, c)
	r.eachFinding(func(f *diag.Finding) { hideIn(h, c, f) })
	r.eachOutcome(func(d *chart.Deviation, subject *string) {
		d.Rule.Value, d.Ground.Value = h.Text(d.Rule.Value), h.Text(d.Ground.Value)
		if h.Naming(*subject) {
			*subject = privacy.NotShown
		}
	})
	for i := range r.Rules {
		if rule := &r.Rules[i]; rule.Page != "" { // its expressions may hold names
			rule.Summary, rule.Page = "A rule of your own.", ""
		}
	}
}

// eachOutcome calls a function for each outcome of a deviation: with the deviation, and with the subject.
func (r *Result) eachOutcome(do func(d *chart.Deviation, subject *string)) {
	for i := range r.Deviations {
		for j := range r.Deviations[i].Outcomes {
			do(&r.Deviations[i].Deviation, &r.Deviations[i].Outcomes[j].Subject)
		}
	}
}

// hideIn takes names out of a finding. Its lists may be shared with others, so that it gets new ones.
func hideIn(h *privacy.Hider, c *chart.Chart, f *diag.Finding) {
	var quoted []string // old and new
	for _, text := range quotedIn(f) {
		if shown := shownFor(h, f, text); shown != text && !c.Has(text) {
			quoted = append(quoted, diag.Quote(text), diag.Quote(shown))
		}
	}
	replace := strings.NewReplacer(quoted...)
	show := func(text string) string { return h.Text(replace.Replace(text)) }
	f.Related, f.Affected = slices.Clone(f.Related), slices.Clone(f.Affected)
	for i := range f.Related {
		f.Related[i].Message = show(f.Related[i].Message)
	}
	for i, id := range f.Affected {
		if h.Naming(id) {
			f.Affected[i] = privacy.NotShown
		}
	}
	f.Message, f.Who = show(f.Message), h.Text(f.Who)
	if f.Rule == "syntax" { // whose file may hold people who are not in the chart
		f.Message = alias.ReplaceAllString(f.Message, "${1}"+privacy.NotShown)
	}
	if strings.HasSuffix(f.Message, "..") { // a sentence that ends with initials
		f.Message = strings.TrimSuffix(f.Message, ".")
	}
	if !c.Has(f.Subject) {
		f.Subject = shownFor(h, f, f.Subject)
	}
	if !c.Has(f.Suggestion) {
		f.Suggestion = h.Text(f.Suggestion)
	}
}

// alias matches the name of an alias in YAML.
var alias = regexp.MustCompile(`([*&])[^\s),.]+`)

// quotedIn returns the texts that the message of a finding may quote.
func quotedIn(f *diag.Finding) []string {
	if f.Rule == "duplicate-key" {
		return []string{f.Subject, f.Named, f.Field}
	}
	return []string{f.Subject, f.Named}
}

// shownFor returns what may be shown of a text that a finding quotes. Where an id of a person should stand, or the name of a
// field, more is taken for a name than where a role or a team is named.
func shownFor(h *privacy.Hider, f *diag.Finding, text string) string {
	inPlaceOfPerson := slices.Contains([]string{"reports_to", "dotted_line_to", "lead", "members", "head", "deviations"}, f.Field)
	ofField := f.Rule == "schema" || f.Rule == "duplicate-key"
	switch {
	case ofField && letters(text) == letters(f.Suggestion):
		return text // Reports To, where reports_to is meant
	case (inPlaceOfPerson || ofField) && h.Naming(text):
		return privacy.NotShown
	}
	return h.Text(text)
}

// letters returns the letters of a text, all small.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}
