package adapt

import (
	"fmt"
	"maps"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// readKeyed reads a file of people by their keys. Each names the manager by the slug of the manager's role.
func (a *adapter) readKeyed(c *chart) {
	known := map[string]string{
		"name": "name", "role": "role", "title": "role", "reports_to": "reports_to", "manager_role_slug": "slug",
		"department": "unit", "team": "team", "id": "id",
	}
	for d := range c.file.Documents {
		for i := range c.file.Documents[d].Fields {
			field := &c.file.Documents[d].Fields[i]
			v := &field.Value
			if v.Kind != source.Map {
				c.fault(diag.Finding{
					Pos: field.Key.Pos, Subject: field.Key.Value, Field: "people",
					Message: diag.Quote(field.Key.Value) + " is not a person: it has no fields such as name and role.",
				})
				continue
			}
			p := &person{place: field.Key.Pos, id: field.Key, name: get(v, "name")}
			p.more = &details{slug: get(v, "manager_role_slug"), aliases: aliases{names: []string{p.name.Value}}}
			p.title(v, "role", "title")
			p.vacancy = isOpen(p.name.Value)
			p.manager.kind = bySlug
			if manager := get(v, "reports_to"); !isNoManager(manager.Value) {
				p.manager.Text = manager
			}
			p.set("unit", get(v, "department"))
			p.set("team", get(v, "team"))
			c.tellMisspelt(p, v, known)
			p.noteDamage(v, known)
			c.tellKeys(v, known)
			a.add(c, p)
		}
	}
}

// noteSlugs reports slugs that several people declare.
func (r *roster) noteSlugs() {
	for _, p := range r.people {
		if same := r.slugs[p.has().slug.Value]; len(same) > 1 && same[1] == p {
			p.chart.file.Note(sameSlug(p.has().slug.Value, same))
		}
	}
}

// sameSlug is the finding for a slug that several people declare, at the second.
func sameSlug(slug string, same []*person) diag.Finding {
	f := diag.Finding{
		Rule: "duplicate-id", Pos: same[1].has().slug.Pos, Subject: slug, Field: "id", Named: slug, Measure: len(same),
		Message: fmt.Sprintf("%s has the manager_role_slug %s, which %s has too; give each a slug of their own, so that it is clear who "+
			"reports to whom.", same[1], diag.Quote(slug), same[0]),
	}
	for i, p := range same {
		f.Affected = append(f.Affected, p.id.Value)
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: p.has().slug.Pos, Message: p.String() + " has it here"})
		}
	}
	return f
}

// meantBySlug returns those who were probably meant by a slug that nobody has: it is their key or title, their slug in other letters or
// nearly so, or it is their name or near it.
func (r *roster) meantBySlug(slug string) []*person {
	if r.forms == nil {
		r.learnForms()
	}
	for _, index := range r.forms {
		if meant := index[text.Slug(slug)]; len(meant) > 0 {
			return meant
		}
	}
	if meant := r.named(slug); len(meant) > 0 {
		return present(meant)
	}
	if near := r.near(slug); near != "" {
		return r.slugs[near][:1]
	}
	return present(r.numbered(r.names.Near(slug)))
}

// learnForms indexes people by the forms of their slugs, keys and titles.
func (r *roster) learnForms() {
	for _, of := range []func(*person) string{
		func(p *person) string { return p.has().slug.Value },
		func(p *person) string { return p.id.Value },
		func(p *person) string { return p.role.Value },
	} {
		index := map[string][]*person{}
		for _, p := range r.people {
			if form := text.Slug(of(p)); form != "" && p.left == "" {
				index[form] = append(index[form], p)
			}
		}
		r.forms = append(r.forms, index)
	}
	slugs := slices.Sorted(maps.Keys(r.slugs))
	const mostComparisons = 1_000_000
	budget, spelling := mostComparisons, diag.NewSpelling(slugs)
	r.near = func(text string) string {
		if budget -= len(slugs); budget < 0 {
			return ""
		}
		return spelling.Nearest(text)
	}
}

// goesBy reports whether somebody has a key, title or name of some form.
func (p *person) goesBy(written string) bool {
	form := text.Slug(written)
	return slices.ContainsFunc([]string{p.has().slug.Value, p.id.Value, p.role.Value, p.name.Value}, func(own string) bool { return text.Slug(own) == form })
}
