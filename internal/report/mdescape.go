package report

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// breaker stands in a word where it would otherwise be taken for a link or a mention. It has no width.
const breaker = "&#8203;"

// Words that GitHub or GitLab make links of, though they have no mark: addresses that begin with www., GH-123, and what may be
// the number of a commit.
var (
	linkedWord = regexp.MustCompile(`(?i)\b(www|gh|ghsa|cve)[.-]`)
	commit     = regexp.MustCompile(`(?i)\b[0-9a-f]{7,40}\b`)
)

// scheme matches what makes an address or an emoji of a colon before it.
var scheme = regexp.MustCompile(`^(/|[\w+-]+:)`)

// links reports whether a character may make a link, a mention or an emoji of what follows.
func links(r rune, after string) bool {
	switch r {
	case '&':
		return after == "" || unicode.IsDigit(rune(after[0]))
	case ':':
		return after == "" || scheme.MatchString(after)
	}
	return strings.ContainsRune("@#!$%~^{[", r)
}

// namedLetter matches what makes a letter of an ampersand before it, as in &amp;, also if the text goes on elsewhere.
var namedLetter = regexp.MustCompile(`^#?\w+(;|$)`)

// isLetter reports whether an ampersand and the text after it may be taken for a letter.
func isLetter(after string) bool {
	name := strings.TrimSuffix(namedLetter.FindString(after), ";")
	letter := "&" + name + ";"
	return name != "" && html.UnescapeString(letter) != letter
}

// isMark reports whether a character would be a mark of Markdown or HTML, given the one before it and the text after it.
func isMark(r, before rune, after string) bool {
	return strings.ContainsRune("<>`\\*[]|~$", r) || r == '_' && !inWord(before, after) || r == '&' && isLetter(after)
}

// inWord reports whether letters or digits stand around a character, given the one before it and the text after it.
func inWord(before rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	return (unicode.IsLetter(before) || unicode.IsDigit(before)) && (unicode.IsLetter(next) || unicode.IsDigit(next))
}

// shortCommit is how many digits the shortest number of a commit has.
const shortCommit = 7

// markdown escapes a text for Markdown as GitHub and GitLab read it, so that it shows as it is: no link, mention, emoji,
// formula, code, HTML or cell of a table comes of it.
func markdown(text string) string {
	text = clean(text)
	breaks := map[int]bool{} // before which bytes
	for _, m := range linkedWord.FindAllStringIndex(text, -1) {
		breaks[m[1]-1] = true
	}
	for _, m := range commit.FindAllStringIndex(text, -1) {
		for at := m[0] + shortCommit - 1; at < m[1]; at += shortCommit - 1 {
			breaks[at] = true
		}
	}
	var b strings.Builder
	marked, before := false, ' ' // the character before makes a link of what follows
	for i, r := range text {
		if breaks[i] || marked && !unicode.IsSpace(r) {
			b.WriteString(breaker)
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		after := text[i+size:]
		marked = links(r, after)
		if isMark(r, before, after) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
		before = r
	}
	if marked { // whatever follows
		b.WriteString(breaker)
	}
	return b.String()
}
