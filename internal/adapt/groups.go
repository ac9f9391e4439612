package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
	"github.com/orglint/orglint/internal/text"
)

// groups are the people whose manager cannot be told, by how they name the manager.
type groups struct {
	order []string
	by    map[string]*group
}

// A group is people who name their manager in the same way, and those who may be meant.
type group struct {
	people, meant []*person

	several bool // whether all who may be meant are

	again *person // who is there, and seems to be the one who is meant and has left: hired again, with another id
}

func newGroups() *groups { return &groups{by: map[string]*group{}} }

// add adds somebody to the group of those who name their manager so.
func (g *groups) add(p *person, meant []*person) {
	named := p.manager.Value
	if g.by[named] == nil {
		g.by[named] = &group{meant: meant}
		g.order = append(g.order, named)
	}
	g.by[named].people = append(g.by[named].people, p)
}

// hiredAgain returns who is there in place of somebody who has left: the only one of the same name, unless their e-mail addresses tell
// them apart.
func (r *roster) hiredAgain(gone *person) *person {
	found := r.find(gone.name.Value, byName)
	if len(found) != 1 || found[0].left != "" || found[0].vacancy || found[0].id.Value == gone.id.Value || gone.name.Value == "" {
		return nil
	}
	before, after := gone.aliases().emails, found[0].aliases().emails
	if len(before)*len(after) > 0 && people.SameAddress(before[0]) != people.SameAddress(after[0]) {
		return nil
	}
	return found[0]
}

// report notes a finding for each group, where its first member names the manager.
func (g *groups) report() {
	for _, named := range g.order {
		group := g.by[named]
		first := group.people[0]
		f := diag.Finding{
			Rule: "unknown-manager", Pos: first.manager.Pos, Subject: named, Field: "reports_to", Named: named,
			Measure: len(group.people),
		}
		f.Message = fmt.Sprintf("%s %s to %s, ", group.who(), text.Verb(len(group.people), "reports", "report"), diag.Quote(named))
		reason, suggestion := group.reason()
		f.Message += reason
		f.Suggestion = suggestion
		for i, p := range group.people {
			f.Affected = append(f.Affected, p.id.Value)
			if i > 0 {
				f.Related = append(f.Related, diag.Related{Pos: p.manager.Pos, Message: p.String() + " names the same manager"})
			}
		}
		for _, m := range group.meant[:min(len(group.meant), mostMeant)] {
			f.Related = append(f.Related, diag.Related{Pos: m.place, Message: m.String() + " may be meant"})
		}
		first.chart.file.Note(f)
	}
}

// who names the first member and counts the others.
func (g *group) who() string {
	return text.AndOthers(g.people[0].String(), len(g.people)-1)
}

// reason says why the manager cannot be told, and what to write instead if that is clear.
func (g *group) reason() (reason, suggestion string) {
	one := g.meant[0]
	ref := g.people[0].manager
	switch {
	case g.several:
		return fmt.Sprintf("which names %d people: %s. Give one manager here; the lines to the others are dotted lines.", len(g.meant), g.candidates()), ""
	case g.again != nil:
		return fmt.Sprintf("but %s. %s is there with the id %s.", one.left, g.again, diag.Quote(g.again.shownID())), g.again.id.Value
	case len(g.meant) == 1 && one.left != "":
		return "but " + one.left + ".", ""
	case one.left != "":
		return fmt.Sprintf("but the %d who may be meant are gone: %s.", len(g.meant), g.candidates()), ""
	case ref.kind == bySlug && len(g.meant) == 1 && one.has().slug.Value == "":
		return fmt.Sprintf("which means %s, who has no manager_role_slug; give them one, and name it here.", one), ""
	case ref.kind == bySlug && len(g.meant) == 1:
		return fmt.Sprintf("which is nobody's manager_role_slug; that of %s is %s.", one, diag.Quote(one.has().slug.Value)), one.has().slug.Value
	case ref.kind == bySlug:
		return fmt.Sprintf("which is nobody's manager_role_slug; it may mean %s.", g.candidates()), ""
	}
	if len(g.meant) == 1 {
		_, id := bracketed(ref.Value)
		return fmt.Sprintf("but %s is nobody's id; the name is that of %s. Name the manager by id or e-mail address.", diag.Quote(id), g.candidates()), ""
	}
	which, what, advice := "any", "people", "name the manager by id or e-mail address"
	if len(g.meant) == 2 {
		which = "either"
	}
	if !slices.ContainsFunc(g.meant, func(p *person) bool { return !p.vacancy }) {
		what, advice = "open seats", "give each an id of its own, and name that"
	}
	return fmt.Sprintf("which may mean %s of %d %s: %s; %s.", which, len(g.meant), what, g.candidates(), advice), ""
}

// candidates names those who may be meant, with their ids.
func (g *group) candidates() string {
	const most = 5
	var names []string
	for _, m := range g.meant[:min(len(g.meant), most)] {
		name := strings.Replace(m.String(), "The open seat", "the open seat", 1)
		if id := m.shownID(); id != "" && m.name.Value != "" && id != m.name.Value && !strings.HasPrefix(name, id) {
			name += " with the id " + diag.Quote(id)
		}
		names = append(names, name)
	}
	if more := len(g.meant) - most; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return names[0]
}
