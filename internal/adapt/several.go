package adapt

import (
	"slices"
	"strings"
)

// lookFurther looks for those who may be meant by a manager whom nobody is called.
func (r *roster) lookFurther(p *person, groups *groups, external func(id string) bool) {
	named := p.manager.Value
	if p.manager.kind != bySlug {
		if found := r.severalIn(named, p.manager.kind); len(found) > 0 {
			p.doubt(found)
			groups.add(p, found)
			groups.by[named].several = true
		}
		return
	}
	if external(named) || r.mayBeLost(named) {
		return
	}
	switch meant := r.meantBySlug(named); {
	case len(meant) == 1 && meant[0] == p:
		if p.goesBy(named) {
			p.resolved, p.managers = true, []string{p.id.Value}
		}
	case len(meant) > 0:
		p.doubt(meant)
		groups.add(p, meant)
	}
}

// severalIn returns those whom a text names one after the other, where it names each clearly: Tano Brook and Ilse Cruz; E2, E3. It is
// empty for a text that names one, or somebody who is not there.
func (r *roster) severalIn(text string, kind referenceKind) []*person {
	for _, separators := range [][]string{{";", "/", "&", "+", "|", "\n", " and ", " und ", " et ", " e ", " y ", " en ", " och ", " og "}, {","}} {
		parts := []string{text}
		for _, s := range separators {
			var finer []string
			for _, part := range parts {
				finer = append(finer, strings.Split(part, s)...)
			}
			parts = finer
		}
		if found := r.each(parts, kind); len(found) > 1 {
			return found
		}
	}
	return nil
}

// each returns whom some texts name, if each that is not empty names one who is there.
func (r *roster) each(texts []string, kind referenceKind) []*person {
	const most = 5 // in one cell; where there are more it is no list of managers
	var all []*person
	for _, text := range texts {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		found := r.find(text, kind)
		if len(found) != 1 || found[0].left != "" || len(all) == most {
			return nil
		}
		if !slices.Contains(all, found[0]) {
			all = append(all, found[0])
		}
	}
	return all
}
