package handbook

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A draft is a level as a page describes it. Texts that the page does not give are empty.
type draft struct {
	title    diag.Text
	called   []diag.Text // the same words in another order, as in Director of Engineering
	anchor   string      // that the page gives to the heading
	depth    int         // of its heading
	grade    diag.Text
	reports  []mention
	extends  []mention
	required []mention // what the requirements extend
	equal    mention
	teams    diag.Text // the most teams
	kind     string    // of these
	years    diag.Text
	yearsAs  mention
	part     string // the heading below, in lower case

	extras
	common *extras // what the page lists for all its levels
}

// isLevel reports whether a page says of a heading what it says of levels only.
func (d *draft) isLevel() bool {
	return d.grade.Value != "" || len(d.reports) > 0 || len(d.extends) > 0 || d.equal.label != ""
}

// A pageReader goes through the lines of a page.
type pageReader struct {
	file    *diag.File
	title   string // of the page
	drafts  []*draft
	current *draft // nil where the page speaks of no level
	grounds []diag.Text
	unread  []diag.Finding
	common  extras
	part    string // of the page, in lower case, where it speaks of no level

	start, end int  // of the text that is being read; end is 0 where there is none
	item       bool // whether that is an item of a list
}

// readPage reads the levels that a page describes.
func readPage(file *diag.File) *pageReader {
	r := &pageReader{file: file}
	starts := diag.LineStarts(file.Data())
	fence, comment := "", false
	for number := r.frontMatter(len(starts)) + 1; number <= len(starts); number++ {
		text, offset := file.Line(number)
		line := text
		trimmed := strings.TrimSpace(line)
		switch {
		case comment:
			comment = !strings.Contains(line, "-->")
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
		case strings.HasPrefix(trimmed, "<!--"):
			r.endText()
			comment = !strings.Contains(line, "-->")
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			r.endText()
			fence = trimmed[:3]
		case pagePatterns().headingLine.MatchString(line):
			r.endText()
			r.heading(line, offset)
		case trimmed == "":
			r.endText()
		default:
			r.line(line, offset)
		}
	}
	r.endText()
	return r
}

// line begins a stretch of text or goes on with one: an item of a list, or lines without an empty one between.
func (r *pageReader) line(line string, offset int) {
	if mark := pagePatterns().listMark.FindString(line); mark != "" || r.end == 0 {
		r.endText()
		r.start, r.item = offset+len(mark), strings.TrimRight(mark, " \t") != mark
	}
	r.end = offset + len(line)
}

// endText reads the stretch of text that ends here, a sentence at a time.
func (r *pageReader) endText() {
	text := strings.NewReplacer("\r", " ", "\n", " ").Replace(r.file.Data()[r.start:r.end])
	offset := r.start
	if item := strings.TrimSpace(text); r.item && item != "" {
		r.readItem(item, r.at(offset+strings.Index(text, item), len(item)))
	}
	r.start, r.end, r.item = 0, 0, false
	for text != "" {
		end := sentenceEnd(text)
		if sentence := strings.Trim(text[:end], " \t"); sentence != "" {
			r.sentence(sentence, r.at(offset+strings.Index(text, sentence), len(sentence)))
		}
		text, offset = text[end:], offset+end
	}
}

// frontMatter reads the title from the fields between two lines of hyphens with which a page may begin, and returns the number
// of lines that they take.
func (r *pageReader) frontMatter(lines int) int {
	if first, _ := r.file.Line(1); strings.TrimSpace(first) != "---" {
		return 0
	}
	title := ""
	for number := 2; number <= lines; number++ {
		text, _ := r.file.Line(number)
		if strings.TrimSpace(text) == "---" {
			r.title = title
			return number
		}
		if m := pagePatterns().titleField.FindStringSubmatch(text); m != nil {
			title = m[1]
		}
	}
	return 0
}

// at returns the place of a part of the page.
func (r *pageReader) at(offset, length int) diag.Pos {
	return diag.Pos{File: r.file, Offset: uint32(offset), Length: uint32(length)}
}

// heading begins a level, or a part of one.
func (r *pageReader) heading(line string, offset int) {
	m := pagePatterns().headingLine.FindStringSubmatchIndex(line)
	depth, title, anchor := m[3]-m[2], line[m[4]:m[5]], ""
	if mark := pagePatterns().headingMark.FindStringSubmatch(title); mark != nil {
		title, anchor = strings.TrimSuffix(title, mark[0]), strings.ToLower(mark[1])
	}
	title = plainText(pagePatterns().pageLink.ReplaceAllString(title, "$1"))
	if r.title == "" && depth == 1 {
		r.title = title
	}
	if c := r.current; c != nil && depth > c.depth && isPart(title, c) {
		c.part = strings.ToLower(title)
		return
	}
	r.part = ""
	if pagePatterns().partHeading.ReplaceAllString(title, "$1") == "" {
		r.current, r.part = nil, strings.ToLower(title) // of the page
		return
	}
	r.current = &draft{common: &r.common, title: diag.Text{Value: title, Pos: r.at(offset+m[4], m[5]-m[4])}, anchor: anchor, depth: depth}
	r.drafts = append(r.drafts, r.current)
}

// isPart reports whether a heading is that of a part of a level rather than of another level.
func isPart(title string, level *draft) bool {
	if pagePatterns().partHeading.MatchString(title) || pagePatterns().partWord.MatchString(title) {
		return true
	}
	return strings.HasPrefix(title, level.title.Value+" ") && (level.depth > 1 || level.isLevel())
}

// sentence reads what a sentence says of the current level.
func (r *pageReader) sentence(text string, pos diag.Pos) {
	text = plainText(text)
	words := pagePatterns().pageLink.ReplaceAllString(text, "$1")
	if m := pagePatterns().deviating.FindStringSubmatch(words); m != nil {
		r.readGrounds(m[1], pos)
		return
	}
	read := r.current != nil && slices.Contains([]bool{
		r.readLine(text, pos), r.readExtends(text, pos), r.readEqual(text, pos),
		r.readTeams(words, pos), r.readGrade(words, pos), r.readYears(words, pos),
	}, true)
	if !read && pagePatterns().telling.MatchString(words) {
		r.unread = append(r.unread, diag.Finding{Pos: pos, Message: "this seems to say something about a level, but could not be read"})
	}
}

// plainText returns a text without the marks of emphasis, and with single spaces.
func plainText(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "`", "", "__", "").Replace(text)), " ")
}

// sentenceEnd returns where the first sentence of a text ends: at a full stop before a space, but for that of Sr.
func sentenceEnd(text string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], ". ")
		if at < 0 {
			return len(text)
		}
		at += from
		word := text[strings.LastIndexAny(text[:at], " \t([")+1 : at]
		if !slices.Contains([]string{"sr", "jr", "dr", "st", "dept", "e.g", "i.e"}, strings.ToLower(word)) {
			return at + 1
		}
		from = at + 1
	}
}
