package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/people"
	"github.com/orglint/orglint/internal/source"
)

// A roster finds people by whatever others name them by, over all files that are read together.
type roster struct {
	people                []*person
	ids                   index
	others, emails, slugs map[string][]*person
	names                 *people.Index // by the number among the people
	learned               bool          // whether others, emails and names are filled

	found map[lookup][]*person   // what was looked up before
	forms []map[string][]*person // see meantBySlug
	near  func(text string) string
	lost  []string // what was not read of the files
	loose bool     // whether somebody's slug was not
}

// mayBeLost reports whether a text stands in what was not read, or may be a slug that was not.
func (r *roster) mayBeLost(text string) bool {
	return r.loose || slices.ContainsFunc(r.lost, func(lost string) bool { return strings.Contains(lost, text) })
}

// A lookup is a text that is looked up.
type lookup struct {
	text string
	kind referenceKind
}

func newRoster() *roster {
	return &roster{
		ids: newIndex(), others: map[string][]*person{}, emails: map[string][]*person{},
		names: people.NewIndex(), slugs: map[string][]*person{}, found: map[lookup][]*person{},
	}
}

// expect makes room for some people.
func (r *roster) expect(n int) {
	r.people = slices.Grow(r.people, n)
	if len(r.ids.first) == 0 {
		r.ids.first = make(map[string]*person, n)
	}
}

// add adds somebody.
func (r *roster) add(p *person) {
	r.people = append(r.people, p)
	r.loose = r.loose || p.damage != nil && p.damage.Slug
	r.ids.add(p.id.Value, p)
	put(r.slugs, p.has().slug.Value, p)
}

// learn indexes what people are named by beside their ids, when it is first asked for.
func (r *roster) learn() {
	if r.learned {
		return
	}
	r.learned = true
	for i, p := range r.people {
		known := p.aliases()
		for _, id := range known.otherIDs {
			put(r.others, otherForm(id), p)
		}
		for _, email := range known.emails {
			put(r.emails, people.SameAddress(email), p)
		}
		for _, name := range known.names {
			r.names.Add(name, i)
		}
	}
}

// otherForm brings an id of another kind to the form in which it is compared; the path of somebody in a directory has no spaces that matter
// around its parts.
func otherForm(id string) string {
	id = strings.ToLower(id)
	if !strings.Contains(id, "=") || !strings.Contains(id, ",") {
		return id
	}
	parts := strings.Split(id, ",")
	for i, part := range parts {
		key, value, _ := strings.Cut(part, "=")
		parts[i] = strings.TrimSpace(key) + "=" + strings.TrimSpace(value)
	}
	return strings.Join(parts, ",")
}

// find returns the people that a reference may mean: those whom the first way to read it finds. People who have left are
// returned only where nobody else is meant.
func (r *roster) find(text string, kind referenceKind) []*person {
	if kind == byID || kind == byAnything {
		if found := r.ids.all(text); len(found) == 1 && found[0].left == "" { // as most are
			return found
		}
	}
	asked := lookup{text, kind}
	found, again := r.found[asked]
	if !again {
		found = r.search(text, kind)
		r.found[asked] = found
	}
	return found
}

// search does what find does, anew.
func (r *roster) search(text string, kind referenceKind) []*person {
	if found := r.direct(text, kind); len(found) > 0 {
		return found
	}
	if m := patterns().commonName.FindStringSubmatch(text); m != nil {
		return r.direct(strings.ReplaceAll(m[1], `\`, ""), kind)
	}
	if name, id := bracketed(text); id != "" {
		return agreed(r.direct(name, kind), r.direct(id, kind))
	}
	return nil
}

// direct returns those whom a text means as it is.
func (r *roster) direct(text string, kind referenceKind) []*person {
	for _, look := range r.ways(kind) {
		found := look(text)
		if there := present(found); len(there) > 0 {
			return there
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// ways returns the ways to read a reference, the likeliest first.
func (r *roster) ways(kind referenceKind) []func(string) []*person {
	id := func(text string) []*person { return r.ids.all(text) }
	named := func(index map[string][]*person, form func(string) string) func(string) []*person {
		return func(text string) []*person {
			r.learn()
			return index[form(text)]
		}
	}
	other := named(r.others, otherForm)
	email, name := named(r.emails, people.SameAddress), r.named
	switch kind {
	case bySlug:
		return []func(string) []*person{func(text string) []*person { return r.slugs[text] }}
	case byEmail:
		return []func(string) []*person{email, other, id, name}
	case byName:
		return []func(string) []*person{name, id, other, email}
	case byID, byAnything:
	}
	return []func(string) []*person{id, other, email, name}
}

// present returns those who have not left.
func present(all []*person) []*person {
	if !slices.ContainsFunc(all, func(p *person) bool { return p.left != "" }) {
		return all
	}
	var there []*person
	for _, p := range all {
		if p.left == "" {
			there = append(there, p)
		}
	}
	return there
}

// named returns those who have a name, however it is written.
func (r *roster) named(text string) []*person {
	r.learn()
	return r.numbered(r.names.Same(text))
}

// numbered returns people by their numbers.
func (r *roster) numbered(numbers []int) []*person {
	var found []*person
	for _, number := range numbers {
		found = append(found, r.people[number])
	}
	return found
}

// link finds out who reports to whom, in each chart by the columns in which managers can be found.
func (r *roster) link(charts []*chart, external func(id string) bool) {
	groups := newGroups()
	for _, c := range charts {
		use := r.usefulColumns(c)
		for _, p := range c.people {
			p.choose(use)
			r.lookUp(p, groups, external)
			r.compare(p, use)
			for i, dotted := range p.has().dotted {
				p.more.dotted[i].Value = r.idOf(dotted.Value)
			}
		}
	}
	r.settleTops()
	r.doubtOthers(charts)
	groups.report()
}

// doubtOthers notes who may be named in what is lost of the files by another id than the chart knows people by.
func (r *roster) doubtOthers(charts []*chart) {
	if len(r.lost) == 0 || !slices.ContainsFunc(r.people, func(p *person) bool { return p.resolved && len(r.others[otherForm(p.manager.Value)]) > 0 }) {
		return
	}
	for _, c := range charts {
		for i := range c.file.Unread {
			r.meant(&c.file.Unread[i], len(c.file.Unread))
		}
	}
}

// meant notes whom one of some stretches names that were not read: where letters are missing, or there is too much of it, it may be anybody.
func (r *roster) meant(s *source.Stretch, stretches int) {
	const most = 10_000_000 // comparisons
	text := strings.ToLower(strings.Join(s.Texts(), "\n"))
	if s.Cut = s.Cut || len(r.people)*stretches > most || strings.ContainsAny(text, "\x00\uFFFD"); s.Cut {
		return
	}
	for _, p := range r.people {
		if slices.ContainsFunc(p.aliases().otherIDs, func(id string) bool { return id != "" && strings.Contains(text, strings.ToLower(id)) }) {
			s.Mean(p.id.Value)
		}
	}
}

// idOf returns the id of the one whom a text means; where that is not clear, the text.
func (r *roster) idOf(text string) string {
	if found := r.find(text, byAnything); len(found) == 1 && found[0].left == "" && !r.halfKnown(text, byAnything) {
		return found[0].id.Value
	}
	return text
}

// mostMeant is how many are kept of those who may be meant by one reference.
const mostMeant = 10

// lookUp looks up the manager of a person.
func (r *roster) lookUp(p *person, groups *groups, external func(id string) bool) {
	if p.manager.Value == "" {
		return
	}
	found := r.find(p.manager.Value, p.manager.kind)
	if p.unsure {
		if len(found) == 0 && p.manager.kind == bySlug {
			found = r.meantBySlug(p.manager.Value)
		}
		p.doubt(found)
		return
	}
	if len(found) == 0 {
		r.lookFurther(p, groups, external)
		return
	}
	if p.chart.selfAtTop && slices.Contains(found, p) {
		p.manager = reference{}
		return
	}
	p.resolved = true
	if found[0].left != "" {
		groups.add(p, found)
		if g := groups.by[p.manager.Value]; len(found) == 1 && len(g.people) == 1 {
			g.again = r.hiredAgain(found[0])
		}
		return
	}
	p.mean(found)
	p.doubtful = r.halfKnown(p.manager.Value, p.manager.kind)
	if (len(p.managers) > 1 || p.doubtful) && p.manager.kind != bySlug { // a slug that several have is a finding of its own
		groups.add(p, found)
	}
}

// doubt notes that it is not clear whether some are meant by the manager's reference.
func (p *person) doubt(all []*person) {
	p.resolved, p.doubtful = true, true
	p.mean(all)
}

// mean notes the ids of those whom the manager's reference may mean.
func (p *person) mean(all []*person) {
	for _, m := range all[:min(len(all), mostMeant)] {
		if !slices.Contains(p.managers, m.id.Value) {
			p.managers = append(p.managers, m.id.Value)
		}
	}
}
