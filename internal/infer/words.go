package infer

import (
	_ "embed" // the words
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/orglint/orglint/internal/text"
)

//go:embed words.txt
var wordsText string

// A lexicon is what words.txt holds.
type lexicon struct {
	fields map[string]meaning // by the form of a whole header
	sets   map[string]*wordSet
	says   map[string]Standing // statuses, by their words
	parts  map[string]part     // of headers, by their forms
	months map[string]int      // by name, from 1
}

// A meaning is the field that a header means, and how far down the header is among those that mean it.
type meaning struct {
	field    string
	rank     int
	dayFirst bool // whether days are written day first in its language
}

// A wordSet is a list of words, with those that may be the beginning, or the end, of longer ones.
type wordSet struct {
	words   map[string]bool
	begins  []string
	phrases []string // of several words, with spaces around them
	within  []string // of languages without spaces
}

// words parses the words when they are first needed: most runs need none.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		fields: map[string]meaning{}, sets: map[string]*wordSet{}, says: map[string]Standing{}, parts: map[string]part{}, months: map[string]int{},
	}
	ranks := map[string]int{}
	list, dayFirst := "", false
	for line := range strings.Lines(wordsText) {
		line = strings.TrimRight(line, "\n")
		switch name, rest, named := strings.Cut(line, ":"); {
		case line == "" || line[0] == '#' || line[0] == '=':
			if name, isLanguage := strings.CutPrefix(line, "= "); isLanguage {
				name, _, _ = strings.Cut(name, " ")
				dayFirst = !slices.Contains([]string{"en", "ja", "zh", "ko"}, name)
			}
			list = ""
			continue
		case line[0] != ' ' && named:
			list, line = name, rest
		case list == "": // the source of a language goes on
			continue
		}
		for word := range strings.SplitSeq(line, ",") {
			if word = strings.TrimSpace(word); word != "" {
				l.add(list, word, dayFirst, ranks)
			}
		}
	}
	return l
})

// add adds a word to a list.
func (l *lexicon) add(list, word string, dayFirst bool, ranks map[string]int) {
	switch list {
	case "boss", "lead", "other", "key", "person", "seat", "thing", "job", "post", "division", "none", "courtesy", "given", "surname", "yes", "no", "near":
	case "months":
		for name := range strings.FieldsSeq(text.Plain(word)) {
			l.months[name] = ranks[list]%12 + 1
		}
		ranks[list]++
		return
	case "gone", "here", "away", "vacant", "terms", "not", "present", "exit", "when", "rest", "condition":
		l.addStatus(list, word)
		if list != "gone" && list != "exit" {
			return
		}
	default:
		if form := Form(word); l.fields[form].field == "" {
			l.fields[form] = meaning{list, ranks[list], dayFirst}
			ranks[list]++
		}
		return
	}
	set := l.sets[list]
	if set == nil {
		set = &wordSet{words: map[string]bool{}}
		l.sets[list] = set
	}
	begin, goesOn := strings.CutSuffix(word, "*")
	plain := strings.Join(split(begin), " ")
	switch {
	case goesOn:
		set.begins = append(set.begins, plain)
	case unspaced(plain):
		set.within = append(set.within, plain)
	case strings.Contains(plain, " "):
		set.phrases = append(set.phrases, " "+plain+" ")
	default:
		set.words[plain] = true
	}
}

// Form brings a header to the form in which whole headers are compared: its letters and digits, in lower case and without accents,
// without what stands in brackets unless that makes it another column, and with number for #.
func Form(header string) string {
	if at := strings.IndexAny(header, "[("); at > 0 && !SetsApart(header[at:]) {
		header = header[:at]
	}
	header = strings.ReplaceAll(strings.ReplaceAll(header, "#", "number"), "№", "number")
	var b strings.Builder
	for _, r := range text.Plain(header) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// SetsApart reports whether what stands in brackets behind a header says that the column is about somebody else, or private.
func SetsApart(inBrackets string) bool {
	for _, word := range text.Words(inBrackets) {
		switch word {
		case "spouse", "husband", "wife", "partner", "child", "children", "dependent", "dependents", "dependant", "family", "parent", "beneficiary",
			"emergency", "contact", "personal", "private", "privat", "home", "former", "previous", "prior", "old", "past":
			return true
		}
	}
	return false
}

// Meaning returns the field that a header means in any table, and how far down it is among those that mean it; no field where it is
// not known. A word in front that says whose it is, as in Emp Title, makes no difference.
func Meaning(header string) (field string, rank int) {
	form, known := Form(header), words().fields
	if m, ok := known[form]; ok {
		return m.field, m.rank
	}
	for _, front := range []string{"employees", "employee", "emp", "workers", "worker", "staff", "persons", "person", "associate", "current", "primary"} {
		if rest, ok := strings.CutPrefix(form, front); ok {
			if m, ok := known[rest]; ok {
				return m.field, m.rank
			}
		}
	}
	return composed(form)
}

// DayFirst reports whether a header is of a language in which days are written day first.
func DayFirst(header string) bool { return words().fields[Form(header)].dayFirst }

// IsNone reports whether a text says that there is nothing, such as n/a.
func IsNone(value string) bool {
	const longest = 40
	if len(value) > longest || strings.ContainsFunc(value, func(r rune) bool { return '0' <= r && r <= '9' }) {
		return false // as most ids; no word for nothing has a digit
	}
	if strings.Trim(value, "-–—./? ") == "" {
		return true
	}
	plain := strings.Join(text.Words(value), " ")
	set := words().sets["none"]
	if set.words[plain] {
		return true
	}
	if slices.Contains(set.phrases, " "+plain+" ") {
		return true
	}
	return slices.Contains(set.within, plain)
}

// split parts a header, or a text of some words, into words as they are compared. Capital letters within a word begin another:
// managerId is manager and id.
func split(header string) []string {
	runes := []rune(header)
	var b strings.Builder
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) || unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return text.Words(b.String())
}

// unspaced reports whether a text is of a language that puts no spaces between words: it has a Chinese, Japanese or Korean character.
func unspaced(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}

// in reports whether some words have one of a set.
func (s *wordSet) in(all []string) bool {
	if slices.ContainsFunc(all, s.has) {
		return true
	}
	joined := " " + strings.Join(all, " ") + " "
	return slices.ContainsFunc(s.phrases, func(phrase string) bool { return strings.Contains(joined, phrase) })
}

// has reports whether a word is one of a set, begins as one that may go on, or holds one of a language without spaces.
func (s *wordSet) has(word string) bool {
	if s.words[word] {
		return true
	}
	if slices.ContainsFunc(s.begins, func(begin string) bool { return strings.HasPrefix(word, begin) }) {
		return true
	}
	return len(s.within) > 0 && unspaced(word) && slices.ContainsFunc(s.within, func(part string) bool { return strings.Contains(word, part) })
}

// ends reports whether a word ends with one of a set.
func (s *wordSet) ends(word string) bool {
	const shortest = 4 // of what stands in front of it
	for part := range s.words {
		if len(word) >= len(part)+shortest && strings.HasSuffix(word, part) {
			return true
		}
	}
	return false
}
