// Package handbook makes job families of published pages, such as those of a handbook: a heading for each level, and below it sentences.
package handbook

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// An Imported is a job family made of published pages.
type Imported struct {
	YAML   []byte
	Levels int
	// Notes are what could not be read, and what was guessed, at its places in the pages.
	Notes []diag.Finding
}

// Import makes a job family of pages in Markdown: one heading a level, and below it sentences such as "reports to the
// Director", "is a grade 9", "extends", "manage up to six teams". Name is that of the family; where it is empty, the title of the
// first page names it. An error means that the pages cannot be read or describe no level; the notes may tell why.
func Import(pages []*source.File, name string) (*Imported, error) {
	if name != "" && slug(name) == "" {
		return nil, fmt.Errorf("the name %q has none of the letters a to z and no digit; give another", name)
	}
	i := importer{byAnchor: map[string]*imported{}, byWords: map[string]*imported{}, byTitle: map[string]*imported{}, manages: map[*imported]bool{}, anchors: map[string]string{}, name: name}
	for _, page := range pages {
		if len(page.Findings) > 0 {
			return nil, &diag.FileError{Findings: page.Findings}
		}
		i.add(readPage(page.File))
	}
	if len(i.levels) == 0 {
		diag.Sort(i.notes)
		return &Imported{Notes: i.notes}, fmt.Errorf("%s describes no level: a heading for each, and below it a sentence such as \"is a grade 9\"", pages[0].Path)
	}
	i.several = len(pages) > 1
	for _, level := range i.levels {
		for _, m := range level.reports {
			level.reportIDs = appendNew(level.reportIDs, i.line(m))
		}
	}
	for _, level := range i.levels {
		i.resolve(level)
	}
	text := i.write(pages)
	diag.Sort(i.notes)
	return &Imported{YAML: text, Levels: len(i.levels), Notes: i.notes}, nil
}

// An imported is a level of the family that is being made.
type imported struct {
	*draft
	id      string
	aliases []diag.Text

	reportIDs, extendIDs []string
	equalID, yearsID     string
}

// An importer puts the levels of pages together.
type importer struct {
	name, title string
	grounds     []diag.Text
	levels      []*imported
	byAnchor    map[string]*imported
	byWords     map[string]*imported // by the words of the title
	byTitle     map[string]*imported // by the title in normal form
	manages     map[*imported]bool   // the levels that others report to
	anchors     map[string]string    // the names of lists that several levels share, by what they hold
	notes       []diag.Finding
	several     bool // whether there are several pages
}

func (i *importer) note(pos diag.Pos, format string, args ...any) {
	i.notes = append(i.notes, diag.Finding{Pos: pos, Message: fmt.Sprintf(format, args...)})
}

// add adds the levels of a page.
func (i *importer) add(r *pageReader) {
	if i.title == "" {
		i.title, _, _ = strings.Cut(r.title, " - ")
	}
	i.grounds = append(i.grounds, r.grounds...)
	for _, d := range r.drafts {
		id := slug(d.title.Value)
		switch {
		case !d.isLevel():
			continue // a heading of something else
		case id == "":
			i.note(d.title.Pos, "this heading cannot be made an id; the level is left out")
		case d.grade.Value == "":
			i.note(d.title.Pos, "%s has no grade here, and a level needs one; it is left out", d.title.Value)
		case i.byAnchor[id] != nil || i.byTitle[family.Normal(d.title.Value)] != nil:
			i.note(d.title.Pos, "%s is there twice; this one is left out", d.title.Value)
		default:
			level := &imported{draft: d, id: id, aliases: d.called}
			i.levels = append(i.levels, level)
			i.byAnchor[id], i.byTitle[family.Normal(d.title.Value)] = level, level
			for _, anchor := range []string{d.anchor, headingAnchor(d.title.Value)} {
				addNew(i.byAnchor, anchor, level)
			}
			addNew(i.byWords, sameWords(d.title.Value), level)
		}
	}
	i.notes = append(i.notes, r.unread...)
}

// resolve finds the levels that a level names.
func (i *importer) resolve(level *imported) {
	if len(level.reports) == 0 {
		i.note(level.title.Pos, "%s does not say here to whom it reports", level.title.Value)
	}
	level.extendIDs = i.ids(level.extends)
	required := i.ids(level.required)
	switch {
	case len(level.extendIDs) == 0:
		level.extendIDs, level.extends = required, level.required
	case len(required) > 0 && !sameSet(required, level.extendIDs):
		i.note(level.required[0].pos, "the requirements of %s extend %s, but its responsibilities extend %s; the responsibilities were followed",
			level.title.Value, strings.Join(required, " and "), strings.Join(level.extendIDs, " and "))
	}
	if level.equal.label != "" {
		level.equalID = i.id(level.equal)
	}
	if level.years.Value != "" {
		level.yearsID = i.id(level.yearsAs)
	}
	if level.equalID == "" && !managerTitle(level.title.Value) && !i.manages[level] {
		i.note(level.title.Pos, "nothing says whether %s manages people; it was taken for an individual contributor's level", level.title.Value)
	}
}

// line returns a line to a level, as YAML.
func (i *importer) line(m mention) string {
	if strings.Contains(" "+strings.ToLower(m.label)+" ", " board ") && i.byWords[sameWords(m.label)] == nil {
		return "{external: " + source.Scalar(m.label) + "}"
	}
	id := i.id(m)
	if above := i.byAnchor[id]; above != nil {
		i.manages[above] = true
	}
	switch {
	case id != "" && m.within != "":
		return "{level: " + id + ", within: " + source.Scalar(m.within) + "}"
	case id != "" && m.orAbove:
		return "{level: " + id + ", or_above: true}"
	}
	return id
}

// addNew adds a level to an index that has none of that key.
func addNew(index map[string]*imported, key string, level *imported) {
	if key != "" && index[key] == nil {
		index[key] = level
	}
}

// ids returns the ids of levels that are named, each once.
func (i *importer) ids(named []mention) []string {
	var ids []string
	for _, m := range named {
		ids = appendNew(ids, i.id(m))
	}
	return ids
}

// appendNew adds a text to a list that does not have it.
func appendNew(list []string, text string) []string {
	if text == "" || slices.Contains(list, text) {
		return list
	}
	return append(list, text)
}

// id returns the id of a level that is named: by the heading that a link leads to, by its title, by the same words in another
// order, by these without what follows the last comma; or else one made of the words, for a level of another family.
func (i *importer) id(m mention) string {
	linked, level := i.byAnchor[m.anchor], i.byAnchor[slug(m.label)]
	if linked != nil && level != nil && linked != level {
		i.note(m.pos, "the link of %s leads to %s, which was taken", diag.Quote(m.label), linked.title.Value)
	}
	if linked != nil {
		level = linked
	}
	if level == nil {
		level = i.byWords[sameWords(m.label)]
	}
	if before, _, ok := cutLast(m.label, ","); level == nil && ok {
		level = i.byWords[sameWords(before)]
	}
	switch {
	case level == nil && m.loose:
		i.note(m.pos, "%s seems to name a level, but which one could not be read", diag.Quote(m.label))
		return ""
	case level == nil:
		return slug(m.label)
	}
	if id := slug(m.label); id != "" && id != level.id && i.byAnchor[id] == nil && !m.loose {
		level.aliases = append(level.aliases, diag.Text{Value: m.label, Pos: m.pos})
	}
	return level.id
}

// cutLast cuts a text at the last of some separators.
func cutLast(text, separator string) (before, after string, ok bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(separator):], true
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// names returns the name and the title of the family.
func (i *importer) names(first string) (name, title string) {
	title = cmp.Or(strings.TrimSpace(i.title), i.name, strings.TrimSuffix(path.Base(first), path.Ext(first)))
	return cmp.Or(slug(i.name), slug(title), "imported"), title
}
