package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/text"
)

// A kind is what most cells of a column are.
type kind uint8

const (
	nothing kind = iota // the column is empty
	email
	flag   // yes and no
	whole  // whole numbers
	date   // days
	number // other numbers, amounts
	phone
	link
	long // sentences
	name // of people, or what is written as names are
	code // no space, and a digit somewhere
	word // no space and no digit
	other
	kinds
)

// bare takes off a cell what only keeps a spreadsheet from making a number of it: ="0012" and '0012 are 0012, and 12.0 is 12. Of a path in
// a directory it takes the name.
func bare(value string) string {
	value = strings.TrimSpace(value)
	if rest, ok := strings.CutPrefix(value, `="`); ok {
		value = strings.TrimSuffix(rest, `"`)
	}
	if len(value) > 1 && value[0] == '\'' {
		value = value[1:]
	}
	if len(value) > 3 && strings.EqualFold(value[:3], "CN=") { // a path in a directory begins with the name
		value, _, _ = strings.Cut(strings.ReplaceAll(value[3:], `\,`, "\x00"), ",")
		return strings.ReplaceAll(value, "\x00", ",")
	}
	if at := strings.Index(value, " (http"); at > 0 && strings.HasSuffix(value, ")") { // the page of whoever is named
		return value[:at]
	}
	if front, ok := strings.CutSuffix(value, ".0"); ok && digits(front) {
		value = front
	}
	return value
}

// filled returns a bare cell, or nothing for one that says that there is nothing.
func filled(value string) string {
	if value = bare(value); value == "" || value[0] > '9' && value[0] < utf8.RuneSelf && len(value) > 20 || !IsNone(value) {
		return value
	}
	return ""
}

// digits reports whether a text is nothing but digits.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// kindOf says what a cell is. None is a flag; that is told by a whole column.
func kindOf(value string) kind {
	spaces, first := strings.Count(value, " "), value[0]
	hasDigit := strings.ContainsAny(value, "0123456789")
	switch {
	case strings.Count(value, "@") == 1 && spaces == 0 && first != '@':
		return email
	case digits(value) || first == '-' && digits(value[1:]):
		return whole
	case hasDigit && isDay(value):
		return date
	case hasDigit && strings.Trim(value, "0123456789.,'$€£¥% +-") == "" && first != '+':
		if strings.Count(value, "-") > 1 || spaces > 1 {
			return phone
		}
		return number
	case hasDigit && strings.Trim(value, "0123456789.-/()+ extEXT:") == "" && strings.IndexAny(value, "0123456789+(") == 0 && len(value) > 6:
		return phone
	case strings.Contains(value, "://") || strings.HasPrefix(value, "www."):
		return link
	case !hasDigit && isName(value, spaces):
		return name
	case spaces == 0 && hasDigit:
		return code
	case spaces == 0:
		return word
	}
	return other
}

// isDay reports whether a text looks like a day: three numbers with the same mark between them, or two with the name of a month.
func isDay(value string) bool {
	if at := strings.IndexAny(value, "T "); at >= 8 {
		value = value[:at] // the hour
	}
	parts, letters := 0, 0
	inside := false
	for _, r := range value {
		switch {
		case r >= '0' && r <= '9':
			if !inside {
				parts++
			}
			inside = true
		case strings.ContainsRune("-/. ,年月日년월일", r):
			inside = false
		case unicode.IsLetter(r):
			letters++
			inside = false
		default:
			return false
		}
	}
	const longest = 24
	switch {
	case len(value) > longest:
		return false
	case letters == 0:
		return parts == 3 && !strings.HasPrefix(value, ".") && len(value) >= 6 && strings.Count(value, ".") != 1
	}
	return parts == 2 && letters >= 3 && letters <= 9 && !strings.HasPrefix(value, "#")
}

// isName reports whether a text without digits is written as the names of people are: two to six words, two with a capital letter, or
// two to five characters where names are written without spaces.
func isName(value string, spaces int) bool {
	const most, mostUnspaced, longest = 6, 5, 60
	if unspaced(value) {
		n := utf8.RuneCountInString(value)
		return n >= 2 && n <= mostUnspaced+min(spaces, 1)
	}
	if spaces == 0 || spaces >= most || len(value) > longest {
		return false
	}
	capitals := 0
	start := true
	for _, r := range value {
		if start && unicode.IsUpper(r) {
			capitals++
		}
		start = r == ' ' || r == '-'
		if strings.ContainsRune("/&:;@#*|", r) {
			return false
		}
	}
	return capitals >= 2
}

// nameForm brings a name to the form in which names are compared: its words in order of the alphabet, without accents, without titles
// and what stands in brackets. Mr. alone is no name.
func nameForm(value string) string {
	if at := strings.IndexAny(value, "([（"); at > 0 {
		value = value[:at]
	}
	all := text.Words(value)
	if unspaced(value) {
		return strings.Join(all, "")
	}
	courtesy := words().sets["courtesy"].words
	kept := all[:0]
	for _, w := range all {
		if !courtesy[w] {
			kept = append(kept, w)
		}
	}
	for i := 1; i < len(kept); i++ { // they are few
		for j := i; j > 0 && kept[j] < kept[j-1]; j-- {
			kept[j], kept[j-1] = kept[j-1], kept[j]
		}
	}
	return strings.Join(kept, " ")
}

// isGiven reports whether a text has a given name among its words or, where names are written without spaces, begins as surnames do.
func isGiven(value string) bool {
	if unspaced(value) {
		if utf8.RuneCountInString(value) > 6 {
			return false
		}
		plain := text.Plain(value)
		for _, surname := range words().sets["surname"].within {
			if strings.HasPrefix(plain, surname) {
				return true
			}
		}
		return false
	}
	given := words().sets["given"].words
	for _, w := range text.Words(value) {
		if given[w] {
			return true
		}
	}
	return false
}

// IsPerson reports whether a text seems to be the name of somebody: a given name is in it, and no word for a unit.
func IsPerson(value string) bool { return isGiven(value) && !isDivision(value) }

// IsUnit reports whether a text seems to be the name of a unit.
func IsUnit(value string) bool { return isDivision(value) }

// isJob reports whether a text has a word that titles have.
func isJob(value string) bool {
	job, post := words().sets["job"], words().sets["post"]
	for _, w := range text.Words(value) {
		if job.has(w) || post.ends(w) {
			return true
		}
	}
	return false
}

// isDivision reports whether a text has a word that the names of units have; in languages without spaces it ends with it.
func isDivision(value string) bool {
	set := words().sets["division"]
	if unspaced(value) {
		plain := text.Plain(strings.TrimSpace(value))
		for _, part := range set.within {
			if strings.HasSuffix(plain, part) && plain != part {
				return true
			}
		}
		return false
	}
	all := text.Words(value)
	for _, w := range all {
		if set.words[w] || len(w) > 9 && set.ends(w) {
			return true
		}
	}
	return false
}
