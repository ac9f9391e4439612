package family

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/diag"
)

// A draft is a level as a page describes it. Texts that the page does not give are empty.
type draft struct {
	title    diag.Text
	depth    int // of its heading
	grade    diag.Text
	reports  []mention
	extends  []mention
	required []mention // what the requirements extend
	equal    mention
	teams    diag.Text // the most teams
	kind     string    // of these
	years    diag.Text
	yearsAs  mention
	part     string
}

// A mention is a level as a page names it: in words, and perhaps by a link to its heading.
type mention struct {
	label  string
	anchor string
	within string // the kind of unit that both must sit in
	pos    diag.Pos
}

// A pageReader goes through the lines of a page.
type pageReader struct {
	file    *diag.File
	title   string // of the page
	drafts  []*draft
	current *draft
	grounds []diag.Text
	unread  []diag.Finding
}

var (
	headingLine = regexp.MustCompile(`^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$`)
	listMark    = regexp.MustCompile(`^[ \t]*(?:[-+*]|\d+[.)])[ \t]*`)
	pageLink    = regexp.MustCompile(`\[([^\[\]]*)\]\(([^()]*)\)`)
	titleField  = regexp.MustCompile(`^title:[ \t]*["']?(.*?)["']?[ \t]*$`)
	partHeading = regexp.MustCompile(`(?i)^(.* )?(job grade|responsibilities|requirements|nice-to-have requirements|performance indicators|hiring process|career ladder|segment|specialties)$`)

	reportsTo  = regexp.MustCompile(`(?i)\breports? (?:directly )?to\b(.*)`)
	isGrade    = regexp.MustCompile(`(?i)\bgrade:? (\w+(?:\.\d+)?)`)
	extending  = regexp.MustCompile(`(?i)(?:^|\b(?:role|level|position) )extends\b(.*)`)
	equivalent = regexp.MustCompile(`(?i)\bindividual(?: contributor)? equivalent of (?:an? |the )?(.*)`)
	upToTeams  = regexp.MustCompile(`(?i)\bup to (\w+) (?:([a-z-]+) )?teams\b`)
	yearsAs    = regexp.MustCompile(`(?i)\b(\w+)(?: to \w+|\+| or more)? years?\)? (?:of (?:\w+ )?experience )?as an? ([^.;,()]+)`)
	deviating  = regexp.MustCompile(`(?i)\bdeviations can be made (?:based )?(?:on )?(.*)`)
	ofTheir    = regexp.MustCompile(`(?i)^ of their ([a-z-]+)`)
	telling    = regexp.MustCompile(`(?i)\breports? to\b|\bjob grade\b|\bis a grade\b|\bextends\b|\bequivalent of\b|\bteams\b.*\d|\bup to\b.*\bteams\b|\byears\b.*\bas an?\b|\bmanages\b`)
)

// readPage reads the levels that a page describes.
func readPage(file *diag.File) *pageReader {
	r := &pageReader{file: file}
	text := string(file.Data())
	matter := strings.HasPrefix(text, "---")
	offset, number := 0, 0
	for line := range strings.Lines(text) {
		plain := strings.TrimRight(line, "\r\n")
		switch {
		case matter && number > 0 && strings.HasPrefix(plain, "---"):
			matter = false
		case matter:
			if m := titleField.FindStringSubmatch(plain); m != nil {
				r.title = m[1]
			}
		case headingLine.MatchString(plain):
			r.heading(plain, offset)
		case strings.TrimSpace(plain) != "":
			r.line(plain, offset)
		}
		offset += len(line)
		number++
	}
	return r
}

// at returns the place of a part of the page.
func (r *pageReader) at(offset, length int) diag.Pos {
	return diag.Pos{File: r.file, Offset: uint32(offset), Length: uint32(length)}
}

// heading begins a level, or a part of one.
func (r *pageReader) heading(line string, offset int) {
	m := headingLine.FindStringSubmatchIndex(line)
	depth, title := m[3]-m[2], strings.Join(strings.Fields(line[m[4]:m[5]]), " ")
	if r.title == "" && depth == 1 {
		r.title = title
	}
	if c := r.current; c != nil && depth > c.depth && (partHeading.MatchString(title) || strings.HasPrefix(title, c.title.Value+" ")) {
		c.part = strings.ToLower(title)
		return
	}
	r.current = &draft{title: diag.Text{Value: title, Pos: r.at(offset+m[4], m[5]-m[4])}, depth: depth}
	r.drafts = append(r.drafts, r.current)
}

// line reads what a line says of the level that it is about.
func (r *pageReader) line(line string, offset int) {
	mark := len(listMark.FindString(line))
	words := pageLink.ReplaceAllString(line[mark:], "$1")
	if m := deviating.FindStringSubmatch(words); m != nil {
		r.readGrounds(m[1], r.at(offset, len(line)))
		return
	}
	pos := r.at(offset+mark, len(strings.TrimRight(line[mark:], " \t")))
	if (r.current == nil || !r.fact(line[mark:], words, pos)) && telling.MatchString(words) {
		r.unread = append(r.unread, diag.Finding{Pos: pos, Message: "this line seems to say something about a level, but could not be read"})
	}
}

// fact reads one fact about the current level from a line, given as it is and without its links, and reports whether there
// was one.
func (r *pageReader) fact(line, words string, pos diag.Pos) bool {
	d := r.current
	switch {
	case reportsTo.MatchString(words):
		d.reports = append(d.reports, mentions(line[reportsTo.FindStringSubmatchIndex(line)[2]:], pos)...)
	case extending.MatchString(words):
		named := mentions(line[extending.FindStringSubmatchIndex(line)[2]:], pos)
		if strings.Contains(d.part, "requirements") {
			d.required = append(d.required, named...)
		} else {
			d.extends = append(d.extends, named...)
		}
	case equivalent.MatchString(words):
		named := mentions(line[equivalent.FindStringSubmatchIndex(line)[2]:], pos)
		if len(named) == 0 {
			return false
		}
		d.equal = named[0]
	case upToTeams.MatchString(words):
		m := upToTeams.FindStringSubmatch(words)
		d.teams, d.kind = diag.Text{Value: number(m[1]), Pos: pos}, strings.ToLower(m[2])
		if strings.Contains(d.teams.Value, ".") {
			d.teams.Value = ""
		}
		return d.teams.Value != ""
	case isGrade.MatchString(words) && d.grade.Value == "":
		d.grade = diag.Text{Value: number(isGrade.FindStringSubmatch(words)[1]), Pos: pos}
		return d.grade.Value != ""
	case yearsAs.MatchString(words) && d.years.Value == "":
		m := yearsAs.FindStringSubmatch(words)
		d.years, d.yearsAs = diag.Text{Value: number(m[1]), Pos: pos}, mention{label: strings.TrimSpace(m[2]), pos: pos}
		return d.years.Value != ""
	default:
		return false
	}
	return true
}

// mentions returns the levels that a piece of a line names: by links, and in words with a capital between or; where there
// are no links, in any words up to the end of the sentence.
func mentions(text string, pos diag.Pos) []mention {
	var all []mention
	links := pageLink.FindAllStringSubmatchIndex(text, -1)
	from := 0
	for _, m := range links {
		all = append(all, inWords(text[from:m[0]], pos, true)...)
		_, anchor, _ := strings.Cut(text[m[4]:m[5]], "#")
		linked := mention{label: strings.TrimSpace(text[m[2]:m[3]]), anchor: strings.ToLower(anchor), pos: pos}
		from = m[1]
		if of := ofTheir.FindStringSubmatch(text[m[1]:]); of != nil {
			linked.within = strings.ToLower(of[1])
			from += len(of[0])
		}
		all = append(all, linked)
	}
	return append(all, inWords(text[from:], pos, len(links) > 0)...)
}

// inWords returns the levels that a text names without links, up to the end of the sentence. With capitals, only those that
// begin with one.
func inWords(text string, pos diag.Pos, capitals bool) []mention {
	var all []mention
	sentence, _, _ := strings.Cut(text, ". ")
	for name := range strings.SplitSeq(sentence, " or ") {
		within := ""
		if before, after, ok := strings.Cut(name, " of their "); ok {
			name, within = before, strings.ToLower(strings.Trim(after, " .*_"))
		}
		name = strings.Trim(name, " .*_:;,\t")
		for _, word := range []string{"the ", "a ", "an ", "The ", "that of the ", "either the "} {
			name = strings.TrimPrefix(name, word)
		}
		if slug(name) != "" && (!capitals || unicode.IsUpper([]rune(name)[0])) {
			all = append(all, mention{label: name, within: within, pos: pos})
		}
	}
	return all
}

// readGrounds reads the grounds on which deviations may be made: words with commas, and, and or between them.
func (r *pageReader) readGrounds(text string, pos diag.Pos) {
	text = strings.NewReplacer(" and/or ", ",", " and ", ",", " or ", ",").Replace(strings.Trim(text, " .*_"))
	for ground := range strings.SplitSeq(text, ",") {
		id := slug(ground)
		if id != "" && !slices.ContainsFunc(r.grounds, func(g diag.Text) bool { return g.Value == id }) {
			r.grounds = append(r.grounds, diag.Text{Value: id, Pos: pos})
		}
	}
}
