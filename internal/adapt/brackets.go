package adapt

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// plainBrackets writes Chinese brackets as others. It is made once: it is asked of everybody.
//
//nolint:gochecknoglobals // it is a constant
var plainBrackets = strings.NewReplacer("（", "(", "）", ")", "【", "[", "】", "]")

// bracketed parts a name from the id behind it in parentheses, as in Ann Lee (17), or beside it, as in Ann Lee 17 or 17 - Ann Lee.
// Without one both are empty.
func bracketed(text string) (name, id string) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == ')' || r == ']' || r >= utf8.RuneSelf }) {
		return "", "" // one word, as most ids are
	}
	text = strings.TrimSpace(plainBrackets.Replace(text))
	if strings.ContainsAny(text, ")]") {
		if m := patterns().inParentheses.FindStringSubmatch(text); m != nil {
			return m[1], m[2]
		}
		return "", ""
	}
	const least = 2
	all := strings.Fields(text)
	if len(all) < least || !strings.ContainsAny(text, "0123456789") {
		return "", ""
	}
	first, last := all[0], all[len(all)-1]
	switch {
	case strings.ContainsAny(last, "0123456789"):
		id, all = last, all[:len(all)-1]
	case strings.ContainsAny(first, "0123456789"):
		id, all = first, all[1:]
	default:
		return "", ""
	}
	name = strings.Trim(strings.Join(all, " "), " -–—:|/,")
	if strings.ContainsAny(name, "0123456789") {
		return "", ""
	}
	return name, strings.Trim(id, "-–—:|/,#")
}

// withoutLast takes off a text what stands in parentheses at its end, which may hold others: IT (Ann Lee (On Leave)) is IT.
func withoutLast(text string) string {
	open := 0
	for i := len(text) - 1; i > 0 && strings.HasSuffix(text, ")"); i-- {
		switch text[i] {
		case ')':
			open++
		case '(':
			open--
			if open == 0 {
				return strings.TrimSpace(text[:i])
			}
		}
	}
	return text
}

// agreed returns those whom a name and an id both mean. Where one of the two means nobody the other counts, and where they disagree
// all may be meant, those first who have not left.
func agreed(named, identified []*person) []*person {
	var both []*person
	for _, p := range named {
		if slices.Contains(identified, p) {
			both = append(both, p)
		}
	}
	if len(both) > 0 {
		return both
	}
	either := slices.Concat(named, identified)
	slices.SortStableFunc(either, func(a, b *person) int { return min(1, len(a.left)) - min(1, len(b.left)) })
	return either
}

// halfKnown reports whether a reference is a known name with an id behind it that nobody has. What stands there is no id if it has no
// digit and is no e-mail address, as in Ann Lee (On Leave).
func (r *roster) halfKnown(text string, kind referenceKind) bool {
	_, id := bracketed(text)
	return strings.ContainsAny(id, "0123456789@") && len(r.direct(id, kind)) == 0 && len(r.direct(text, kind)) == 0
}
