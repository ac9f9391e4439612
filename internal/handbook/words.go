package handbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/text"
)

var wholeNumber = regexp.MustCompile(`^\d{1,3}(\.\d{1,2})?$`)

// number returns a number that is written in digits or as a word, in digits; it is empty for what is none.
func number(written string) string {
	if wholeNumber.MatchString(written) {
		return written
	}
	words := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
		"sixteen seventeen eighteen nineteen twenty")
	if n := slices.Index(words, strings.ToLower(written)); n >= 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// gradeWord matches grades that are no numbers, such as SCS1 and 8a.
var gradeWord = regexp.MustCompile(`^(?:[A-Z]{1,4}\d{0,2}|\d{1,2}[a-z])$`)

// gradeOf returns a grade as it is written, or the number that it is; it is empty for what is none.
func gradeOf(written string) string {
	if gradeWord.MatchString(written) && !slices.Contains([]string{"NA", "TBC", "TBD"}, written) {
		return written
	}
	return number(written)
}

// naturalKey is what a grade is sorted by: Band 8a stands before Band 10.
func naturalKey(grade string) string {
	return digits.ReplaceAllStringFunc(strings.ToLower(grade), func(n string) string { return strings.Repeat("0", max(0, 3-len(n))) + n })
}

var digits = regexp.MustCompile(`\d+`)

// slug makes an id of a title: VP of Engineering is vp-of-engineering. It is empty if the title has no letters or digits that an id may
// have.
func slug(title string) string {
	plain := strings.NewReplacer("'", "", "’", "").Replace(text.Plain(title))
	return strings.Join(strings.FieldsFunc(plain, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
}

// headingAnchor returns the anchor that sites make of a heading, where it is no slug: R&D Lead is rd-lead.
func headingAnchor(title string) string {
	kept := func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return r
		case r == ' ':
			return '-'
		}
		return -1
	}
	return strings.Map(kept, strings.ToLower(title))
}

// sameWords brings a title to a form in which titles of the same words are the same, in whatever order: Director of
// Engineering and Director, Engineering.
func sameWords(title string) string {
	words := strings.Split(slug(title), "-")
	words = slices.DeleteFunc(words, func(w string) bool { return w == "of" || w == "the" || w == "" })
	slices.Sort(words)
	return strings.Join(words, " ")
}

// managerTitle reports whether a title is one of managers.
func managerTitle(title string) bool {
	words := strings.Split(slug(title), "-")
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains(strings.Fields("manager director vp president chief head lead leader supervisor officer matron"), w)
	})
}
