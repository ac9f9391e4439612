package chart

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
)

// A Slip is a text by which people are put together, such as a location, and that is probably another one written otherwise.
type Slip struct {
	Kind       string    // unit, team or location
	Text       diag.Text // at its first place
	Times      int       // how many people and open seats have it
	Usual      string
	UsualTimes int
	First      diag.Text // the id of the first who has it
	Who        string    // who that is, in words
}

// A label is a text by which people are put together.
type label struct {
	text  diag.Text
	times int
	first *Seat
}

// Slips returns the units, teams and locations that differ little from one that at least five times as many have. Those that the chart
// declares are left to other rules.
func (c *Chart) Slips() []Slip {
	var units, teams, locations labels
	for s := range c.Distinct() {
		locations.add(s, s.text(s.location))
		if len(c.Units) == 0 {
			units.add(s, s.Unit())
		}
		if len(c.Teams) == 0 {
			teams.add(s, s.text(s.team))
			for _, t := range s.teams {
				teams.add(s, t)
			}
		}
	}
	return slices.Concat(units.slips("unit"), teams.slips("team"), locations.slips("location"))
}

// labels are the different texts that seats have, in the order in which each is there first.
type labels struct {
	all    []label
	number map[string]int
	last   int // people who sit together often stand together
}

// add adds the text of a seat.
func (l *labels) add(s *Seat, t diag.Text) {
	if t.Value == "" {
		return
	}
	if l.number == nil || l.all[l.last].text.Value != t.Value {
		at, ok := l.number[t.Value]
		if !ok {
			if at = len(l.all); at == 0 {
				l.number = map[string]int{}
			}
			l.number[t.Value] = at
			l.all = append(l.all, label{text: t, first: s})
		}
		l.last = at
	}
	l.all[l.last].times++
}

// manyTimes is how many times as many must have the usual text.
const manyTimes = 5

// maxUsual bounds the texts that others are compared with. Who has more has another problem.
const maxUsual = 10_000

// slips returns those labels that are probably another.
func (l *labels) slips(kind string) []Slip {
	usual := slices.DeleteFunc(slices.Clone(l.all), func(l label) bool { return l.times < manyTimes })
	slices.SortStableFunc(usual, func(a, b label) int { return b.times - a.times })
	near := map[string]int{} // the number of the most usual label with a form
	for i := range usual[:min(len(usual), maxUsual)] {
		for _, form := range formsNear(usual[i].text.Value) {
			if _, ok := near[form]; !ok {
				near[form] = i
			}
		}
	}
	var slips []Slip
	for _, l := range l.all {
		for _, form := range formsNear(l.text.Value) {
			at, ok := near[form]
			if !ok || usual[at].times < manyTimes*l.times || !isSlip(l.text.Value, usual[at].text.Value) {
				continue
			}
			slips = append(slips, Slip{kind, l.text, l.times, usual[at].text.Value, usual[at].times, l.first.ID(), l.first.String()})
			break
		}
	}
	return slips
}

// formsNear returns the form of a text, and those with one letter less in a long word, by which texts find each other that differ by one.
func formsNear(text string) []string {
	form := labelForm(text)
	forms := []string{form, strings.ReplaceAll(form, " ", "")}
	start := 0
	for word := range strings.SplitSeq(form, " ") {
		if isLong(word) {
			for i, r := range word {
				at := start + i
				forms = append(forms, form[:at]+form[at+utf8.RuneLen(r):])
			}
		}
		start += len(word) + 1
	}
	return forms
}

// isLong reports whether a word is so long that a letter of it may be a slip: Marketing, not Sales. A word with a digit never is, nor one
// of a script in which a letter is a word.
func isLong(word string) bool {
	const fewest = 7
	return utf8.RuneCountInString(word) >= fewest &&
		!strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) || people.IsEastAsian(r) })
}

// isSlip reports whether two different texts are the same but for case, spaces and punctuation, or a letter of a long word.
func isSlip(a, b string) bool {
	formA, formB := labelForm(a), labelForm(b)
	switch {
	case a == b:
		return false
	case formA == formB:
		return true
	case strings.ReplaceAll(formA, " ", "") == strings.ReplaceAll(formB, " ", ""):
		return diag.Digits(formA) == "" // 1 2 is not 12
	}
	wordsA, wordsB := strings.Fields(formA), strings.Fields(formB)
	if len(wordsA) != len(wordsB) {
		return false
	}
	for i := range wordsA {
		if wordsA[i] != wordsB[i] && (!isLong(wordsA[i]) && !isLong(wordsB[i]) || diag.Digits(wordsA[i]) != diag.Digits(wordsB[i])) {
			return false
		}
	}
	return diag.Distance(formA, formB, 1) == 1
}

// labelForm writes a text in small letters, with single spaces for what stands between words. Signs that tell things apart stay: C++, C#,
// 1.2.
func labelForm(text string) string {
	runes := []rune(strings.ToLower(norm.NFC.String(text)))
	var b strings.Builder
	for i, r := range runes {
		number := i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '+' || r == '#' || number {
			b.WriteRune(r)
		} else {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
