package handbook

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// A mention is a level as a page names it: in words, and perhaps by a link to its heading.
type mention struct {
	label   string
	anchor  string
	within  string // the kind of unit that both must sit in
	orAbove bool
	loose   bool // words without a link and a capital: a level only if the pages have it
	pos     diag.Pos
}

const (
	mostMentions = 50  // levels that one level names in one way: more is no page of levels
	mostLabel    = 100 // bytes of the words by which a level is named
)

// inDuties reports whether the page is where it speaks of what people do and bring, and so of others than themselves.
func (d *draft) inDuties() bool { return pagePatterns().dutyPart.MatchString(d.part) }

func (r *pageReader) readLine(text string, pos diag.Pos) bool {
	m := pagePatterns().reportsTo.FindStringSubmatch(text)
	if m == nil || r.current.inDuties() || len(r.current.reports) >= mostMentions {
		return false
	}
	d, called := r.current, worded(m[1], pos)
	if called.label != d.title.Value && sameWords(called.label) == sameWords(d.title.Value) {
		d.called = append(d.called, diag.Text{Value: called.label, Pos: pos})
	}
	named := mentions(m[2], pos)
	d.reports = append(d.reports, named...)
	return len(named) > 0
}

func (r *pageReader) readExtends(text string, pos diag.Pos) bool {
	m := pagePatterns().extending.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	list := &r.current.extends
	if strings.HasSuffix(r.current.part, "requirements") {
		list = &r.current.required
	}
	named := mentions(m[1], pos)
	if len(*list) >= mostMentions {
		return false
	}
	*list = append(*list, named...)
	return len(named) > 0
}

func (r *pageReader) readEqual(text string, pos diag.Pos) bool {
	m := pagePatterns().equivalent.FindStringSubmatch(text)
	if m == nil || r.current.equal.label != "" {
		return false
	}
	named := mentions(m[1], pos)
	if len(named) != 1 {
		return false
	}
	r.current.equal = named[0]
	return true
}

func (r *pageReader) readTeams(words string, pos diag.Pos) bool {
	m := pagePatterns().upToTeams.FindStringSubmatch(words)
	if m == nil || r.current.teams.Value != "" || strings.HasSuffix(r.current.part, "requirements") {
		return false
	}
	most := number(m[1])
	if most == "" {
		return false
	}
	r.current.teams, r.current.kind = diag.Text{Value: most, Pos: pos}, strings.ToLower(m[2])
	return true
}

func (r *pageReader) readGrade(words string, pos diag.Pos) bool {
	m, band := pagePatterns().isBand.FindStringSubmatchIndex(words), "Band "
	if m == nil {
		m, band = pagePatterns().isGrade.FindStringSubmatchIndex(words), ""
	}
	if m == nil || r.current.grade.Value != "" || r.current.inDuties() {
		return false
	}
	written := words[m[2]:m[3]]
	if band != "" {
		written = strings.ToLower(written)
	}
	value := gradeOf(written)
	if value == "" || gradeOf(pagePatterns().otherGrade.ReplaceAllString(pagePatterns().otherGrade.FindString(words[m[1]:]), "$1")) != "" {
		return false // none, or one of two
	}
	value = band + value
	r.current.grade = diag.Text{Value: value, Pos: pos}
	return true
}

func (r *pageReader) readYears(words string, pos diag.Pos) bool {
	m := pagePatterns().yearsAs.FindStringSubmatch(words)
	if m == nil || r.current.years.Value != "" {
		return false
	}
	value, as := number(m[1]), m[2]
	if at := pagePatterns().placeWord.FindStringIndex(as); at != nil {
		as = as[:at[0]]
	}
	if value == "" || slug(as) == "" || len(as) > mostLabel {
		return false
	}
	r.current.years, r.current.yearsAs = diag.Text{Value: value, Pos: pos}, mention{label: strings.TrimSpace(as), pos: pos}
	return true
}

// mentions returns the levels that the rest of a sentence names, by links and in words. Beside links, words count only with a
// capital.
func mentions(text string, pos diag.Pos) []mention {
	var all []mention
	links := pagePatterns().pageLink.FindAllStringSubmatchIndex(text, mostMentions)
	from := 0
	for _, m := range links {
		all = append(all, inWords(text[from:m[0]], pos, true)...)
		linked := mention{label: strings.TrimSpace(text[m[2]:m[3]]), pos: pos}
		if m[4] >= 0 {
			_, anchor, _ := strings.Cut(text[m[4]:m[5]], "#")
			anchor, _, _ = strings.Cut(anchor, " ") // the link may have a title
			linked.anchor = strings.ToLower(anchor)
		}
		from = m[1]
		if of := pagePatterns().sameUnit.FindStringSubmatch(text[from:]); of != nil {
			linked.within = strings.ToLower(of[1])
			from += len(of[0])
		} else if above := pagePatterns().orHigher.FindString(text[from:]); above != "" {
			linked.orAbove = true
			from += len(above)
		}
		if len(linked.label) <= mostLabel {
			all = append(all, linked)
		}
	}
	all = append(all, inWords(text[from:], pos, len(links) > 0)...)
	return all[:min(len(all), mostMentions)]
}

// inWords returns the levels that a text names without links. Beside links, only those that begin with a capital.
func inWords(text string, pos diag.Pos, besideLinks bool) []mention {
	if at := pagePatterns().clauseEnd.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	var all []mention
	for _, words := range pagePatterns().between.Split(text, mostMentions+1) {
		m := worded(words, pos)
		switch {
		case (m.label == "above" || m.label == "higher") && len(all) > 0:
			all[len(all)-1].orAbove = true
		case m.label != "" && (!m.loose || !besideLinks):
			all = append(all, m)
		}
	}
	return all
}

// worded returns the level that some words name. It has no label where they name none.
func worded(words string, pos diag.Pos) mention {
	m := mention{pos: pos}
	name := strings.Trim(words, " ._,\t\"()")
	if at := strings.Index(name, " of their "); at >= 0 {
		if of := pagePatterns().sameUnit.FindStringSubmatch(name[at:]); of != nil {
			name, m.within = name[:at], strings.ToLower(of[1])
		}
	}
	name = pagePatterns().kindWord.ReplaceAllString(pagePatterns().article.ReplaceAllString(name, ""), "")
	goesOn := name == "the" || name == "a" || name == "an" // somewhere else
	if slug(name) == "" || len(name) > mostLabel || goesOn {
		return m
	}
	first, _ := utf8.DecodeRuneInString(name)
	m.label, m.loose = name, !unicode.IsUpper(first)
	return m
}

// readGrounds reads the grounds on which deviations may be made: words with commas, and, and or between them.
func (r *pageReader) readGrounds(text string, pos diag.Pos) {
	text = strings.NewReplacer(" and/or ", ",", " and ", ",", " or ", ",").Replace(strings.Trim(text, " ._"))
	for ground := range strings.SplitSeq(text, ",") {
		id := slug(ground)
		known := slices.ContainsFunc(r.grounds, func(g diag.Text) bool { return g.Value == id })
		if id != "" && len(id) <= mostLabel && !known && len(r.grounds) < mostMentions {
			r.grounds = append(r.grounds, diag.Text{Value: id, Pos: pos})
		}
	}
}
