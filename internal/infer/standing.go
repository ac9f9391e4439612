package infer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/text"
)

// A Standing is what a status says of somebody.
type Standing uint8

// What a status may say.
const (
	Unclear Standing = iota // it is not understood
	Unsaid                  // it says how somebody is employed, not whether
	Here
	OnLeave
	Gone
	OpenSeat
	turned // not the word of a status; it turns round the one behind it
)

// addStatus adds a word of statuses, or of headers about them.
func (l *lexicon) addStatus(list, word string) {
	says := map[string]Standing{
		"gone": Gone, "here": Here, "away": OnLeave, "vacant": OpenSeat, "terms": Unsaid, "not": turned, "present": Here,
	}[list]
	if plain := strings.Join(text.Words(word), " "); says != Unclear && l.says[plain] == Unclear {
		l.says[plain] = says
	}
	l.parts[Form(word)] |= map[string]part{
		"gone": ofGone, "not": ofNot, "present": ofPresent, "exit": ofExit, "when": ofWhen, "rest": ofRest, "condition": ofCondition,
	}[list]
}

// StandingOf reads what is noted of somebody, such as On Leave; only the very words of a status count.
func StandingOf(note string) Standing {
	return words().says[strings.Join(text.Words(note), " ")]
}

// statusWord reads a status in words: its very words, or those that stand among others, as in Terminated - voluntary. Where they
// disagree it is not understood.
func statusWord(status string) Standing {
	const longest = 80
	if len(status) > longest {
		return Unclear
	}
	all := text.Words(status)
	if says := words().says[strings.Join(all, " ")]; says != Unclear && says != turned {
		return says
	}
	found := map[Standing]bool{}
	turn := false
	for len(all) > 0 {
		says, n := firstStatus(all)
		all = all[n:]
		switch {
		case says == turned:
			turn = true
			continue
		case turn && says == Here:
			says = Gone
		case turn && says == Gone:
			says = Here
		case says == OpenSeat:
			says = Unclear // open to work
		}
		turn = false
		found[says] = true
	}
	delete(found, Unclear)
	if len(found) > 1 {
		delete(found, Unsaid)
	}
	if found[Here] && found[OnLeave] {
		delete(found, Here) // active, on leave
	}
	if len(found) != 1 {
		return Unclear
	}
	for says := range found {
		return says
	}
	return Unclear
}

// firstStatus returns what the first words say, and how many they are; in languages without spaces the longest word of a status in the
// first text.
func firstStatus(all []string) (says Standing, n int) {
	const most = 5
	known := words().says
	for n := min(most, len(all)); n > 0; n-- {
		if says := known[strings.Join(all[:n], " ")]; says != Unclear {
			return says, n
		}
	}
	if !unspaced(all[0]) {
		return Unclear, 1
	}
	longest := 0
	for word, of := range known {
		if n := utf8.RuneCountInString(word); n > 1 && strings.Contains(all[0], word) && (n > longest || n == longest && of > says) {
			says, longest = of, n
		}
	}
	return says, 1
}

// A Count is how many rows say something.
type Count struct {
	Text string
	Rows int
}

// Statuses say what the texts in a column of statuses mean.
type Statuses struct {
	Flag    bool    // whether its header says that it holds yes and no
	Unclear []Count // texts that are not understood, the most frequent first
	Most    bool    // whether these would leave out more than half of the rows, so that they may mean the contrary

	of map[string]Standing
}

// Of returns what a text says.
func (s *Statuses) Of(status string) Standing { return s.of[status] }

// ReadStatuses finds out what the texts in a column mean, given how many rows say each; sure says that somebody who knows has named the
// column. Blank is how many rows say nothing. Words are understood wherever they stand, codes only where the header and all of the column say what they are.
func ReadStatuses(header string, rows map[string]int, blank int, sure bool) *Statuses {
	sense := senseOf(Form(header))
	s := &Statuses{Flag: sense != 0, of: make(map[string]Standing, len(rows))}
	all, seen, there := blank, map[string]bool{}, false
	for status, n := range rows {
		all += n
		word := codeForm(status)
		seen[word] = true
		if s.of[status] = statusWord(status); s.of[status] == turned {
			s.of[status] = Unclear
		}
		there = there || s.of[status] == Here || word == "a" || word == "act"
	}
	s.readCodes(codesOf(header, sense, seen, there), rows, all, sure && s.Flag)
	if len(seen) > 1 || blank > 0 {
		s.findUnclear(rows, blank)
	}
	return s
}

// readCodes reads what is no word. Codes that would leave out more than half of the rows are not understood, unless somebody is sure.
func (s *Statuses) readCodes(read func(code string) Standing, rows map[string]int, all int, sure bool) {
	var gone []string
	n := 0
	for status := range rows {
		if s.of[status] != Unclear {
			continue
		}
		if s.of[status] = read(codeForm(status)); s.of[status] == Gone {
			gone = append(gone, status)
			n += rows[status]
		}
	}
	if s.Most = 2*n > all && !sure; s.Most {
		for _, status := range gone {
			s.of[status] = Unclear
		}
	}
}

// findUnclear finds what is not understood; below a flag, an empty cell where only those who are there are marked.
func (s *Statuses) findUnclear(rows map[string]int, blank int) {
	here := false
	for status, n := range rows {
		here = s.of[status] == Here
		if s.of[status] == Unclear {
			s.Unclear = append(s.Unclear, Count{status, n})
		}
	}
	if s.Flag && here && len(rows) == 1 {
		s.Unclear = append(s.Unclear, Count{"", blank})
	}
	slices.SortFunc(s.Unclear, func(a, b Count) int { return cmp.Or(b.Rows-a.Rows, strings.Compare(a.Text, b.Text)) })
}

// codeForm brings a code to the form in which codes are compared.
func codeForm(status string) string {
	if all := text.Words(status); len(all) > 0 {
		return strings.Join(all, " ")
	}
	return status
}

// codesOf returns how the codes of a column are read.
func codesOf(header string, sense int, seen map[string]bool, there bool) func(code string) Standing {
	if strings.HasSuffix(Form(header), "useraccountcontrol") {
		return accountControl
	}
	flags := 0 // how many of what is in the column is yes, or no
	for word := range seen {
		if yesOrNo(word) != 0 {
			flags++
		}
	}
	if sense == 0 && flags == len(seen) && flags > 1 {
		sense = 1
	}
	return func(code string) Standing {
		switch answer := yesOrNo(code); {
		case sense != 0 && answer*sense > 0:
			return Here
		case sense != 0 && answer*sense < 0:
			return Gone
		}
		return letter(code, there)
	}
}

// yesOrNo is 1 for a yes, -1 for a no, and 0 for neither.
func yesOrNo(word string) int {
	has := func(list string) bool {
		set := words().sets[list]
		return set.words[word] || slices.Contains(set.within, word)
	}
	switch {
	case has("yes"), word == "✓", word == "✔":
		return 1
	case has("no"):
		return -1
	}
	return 0
}

// letter reads the codes that PeopleSoft, Workday and others have for words, in a column in which others are there.
func letter(code string, there bool) Standing {
	switch {
	case !there:
	case slices.Contains([]string{"a", "act"}, code):
		return Here
	case slices.Contains([]string{"l", "p", "loa"}, code):
		return OnLeave
	case slices.Contains([]string{"t", "i", "d", "r", "term", "ter", "inact", "ina", "ret", "trm"}, code):
		return Gone
	}
	return Unclear
}

// accountControl reads the flags of an account of a Windows domain, of which the second says that it is disabled.
func accountControl(code string) Standing {
	const disabled = 2
	n := 0
	for _, r := range code {
		if r < '0' || r > '9' || n > 1<<32 {
			return Unclear
		}
		n = 10*n + int(r-'0')
	}
	if n&disabled != 0 {
		return Gone
	}
	return Here
}
