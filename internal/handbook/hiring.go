package handbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// extras are what a page lists of a level beside the ladder, or of all its levels: texts as they stand there, without links.
type extras struct {
	requirements []diag.Text
	indicators   []indicator
	steps        []hiringStep
}

// An indicator is what work is measured by, and where the page says it is defined.
type indicator struct{ title, url diag.Text }

// A hiringStep is a step of hiring as a page tells it.
type hiringStep struct {
	name, minutes, by string
	optional          bool
	pos               diag.Pos
}

// mostText is how many bytes of an item are kept: more is no requirement but a page.
const mostText = 500

// readItem reads an item of a list in a part that lists what a level, or each of the page, asks for, measures, or hires by.
func (r *pageReader) readItem(text string, pos diag.Pos) {
	part, all := r.part, &r.common
	if r.current != nil {
		part, all = r.current.part, &r.current.extras
	}
	plain := plainText(text)
	words := strings.TrimSpace(pagePatterns().pageLink.ReplaceAllString(plain, "$1"))
	if words == "" || len(words) > mostText {
		return
	}
	switch {
	case strings.HasSuffix(part, "requirements") && !strings.Contains(part, "nice"):
		if !pagePatterns().extending.MatchString(words) && len(all.requirements) < mostMentions {
			all.requirements = append(all.requirements, diag.Text{Value: words, Pos: pos})
		}
	case strings.HasSuffix(part, "performance indicators") && len(all.indicators) < mostMentions:
		all.indicators = append(all.indicators, newIndicator(plain, words, pos))
	case strings.HasSuffix(part, "hiring process") && len(all.steps) < mostMentions:
		all.addStep(words, pos)
	}
}

// newIndicator makes an indicator of an item and its words without links.
func newIndicator(plain, words string, pos diag.Pos) indicator {
	one := indicator{title: diag.Text{Value: words, Pos: pos}}
	if link := pagePatterns().pageLink.FindStringSubmatch(plain); link != nil {
		one.url.Value = link[2]
	}
	return one
}

// addStep adds the step that an item tells, if it tells one, under a name that no other has.
func (e *extras) addStep(words string, pos diag.Pos) {
	step, ok := readStep(words, pos)
	if !ok {
		return
	}
	for n, name := 2, step.name; slices.ContainsFunc(e.steps, func(s hiringStep) bool { return s.name == step.name }); n++ {
		step.name = fmt.Sprintf("%s-%d", name, n)
	}
	e.steps = append(e.steps, step)
}

// readStep reads a step of hiring: one that takes some minutes, or is called an interview.
func readStep(words string, pos diag.Pos) (step hiringStep, ok bool) {
	p := pagePatterns()
	step = hiringStep{pos: pos, optional: p.mayBe.MatchString(words)}
	rest := ""
	if m := p.lasting.FindStringSubmatch(words); m != nil {
		step.minutes, rest = strings.TrimLeft(m[1], "0"), m[2]
	} else if m := p.interview.FindStringSubmatch(words); m != nil {
		rest = m[1]
	}
	name, by, _ := strings.Cut(rest, " with ")
	if m := p.ordinal.FindStringSubmatch(name); m != nil {
		name = m[1] + " interview"
	}
	name, _, _ = strings.Cut(name, ",")
	step.name, step.by = slug(name), strings.Trim(by, " .")
	switch {
	case step.name == "screening-call":
		step.name = "screening"
	case number(step.name) != "":
		step.name = "step-" + step.name
	}
	return step, step.name != "" && len(step.name) <= mostLabel && len(step.by) <= mostText
}

// heldBy returns who holds a step, as YAML: the id of a level that the family has or names, or else the words of the page.
func (i *importer) heldBy(by string, named []string) string {
	label := pagePatterns().whose.ReplaceAllString(by, "")
	if level := i.byAnchor[slug(label)]; level != nil {
		return level.id
	}
	if level := i.byWords[sameWords(label)]; level != nil {
		return level.id
	}
	if id := slug(label); slices.Contains(named, id) {
		return id
	}
	return source.QuotedScalar(by)
}

// writeExtras writes what a page lists of a level. What it lists of all its levels is written once, and named at the others.
func (i *importer) writeExtras(b *strings.Builder, level *imported) {
	own := level.extras
	var texts []string
	for _, text := range own.requirements {
		texts = append(texts, source.QuotedScalar(text.Value)+i.where(text.Pos))
	}
	writeList(b, "requirements", "", texts)
	i.shared(b, "performance_indicators", i.indicators(own.indicators), i.indicators(level.common.indicators))
	i.shared(b, "hiring", i.steps(own.steps), i.steps(level.common.steps))
}

// shared writes a list of a level's own, or else that of all levels of its page.
func (i *importer) shared(b *strings.Builder, field string, own, common []string) {
	key := field + "\n" + strings.Join(common, "\n")
	switch named := i.anchors[key]; {
	case len(own) > 0:
		writeList(b, field, "", own)
	case len(common) == 0:
	case named != "":
		fmt.Fprintf(b, "    %s: *%s\n", field, named)
	default:
		named = fmt.Sprintf("shared-%d", len(i.anchors)+1)
		i.anchors[key] = named
		writeList(b, field, " &"+named, common)
	}
}

// indicators writes performance indicators as YAML.
func (i *importer) indicators(all []indicator) []string {
	var items []string
	for _, one := range all {
		item := "{title: " + source.QuotedScalar(one.title.Value)
		if one.url.Value != "" {
			item += ", url: " + source.QuotedScalar(one.url.Value)
		}
		items = append(items, item+"}"+i.where(one.title.Pos))
	}
	return items
}

// steps writes steps of hiring as YAML.
func (i *importer) steps(all []hiringStep) []string {
	var named, items []string
	for _, level := range i.levels {
		named = append(named, level.extendIDs...)
	}
	for _, step := range all {
		item := "{step: " + step.name
		if step.minutes != "" {
			item += ", minutes: " + step.minutes
		}
		if step.by != "" {
			item += ", by: " + i.heldBy(step.by, named)
		}
		if step.optional {
			item += ", optional: true"
		}
		items = append(items, item+"}"+i.where(step.pos))
	}
	return items
}

// writeList writes a list below a field; nothing where it is empty.
func writeList(b *strings.Builder, field, anchor string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "    %s:%s\n", field, anchor)
	for _, item := range items {
		fmt.Fprintf(b, "      - %s\n", item)
	}
}
