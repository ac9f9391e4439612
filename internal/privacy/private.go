package privacy

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/text"
)

// longestName is how many bytes of the name of a field are looked at: nobody writes a longer one for people to read.
const longestName = 200

// Holds says what kind of private data a field of that name seems to hold; it is empty if none.
func Holds(name string) string {
	words := nameWords(name)
	if len(words) == 0 {
		return ""
	}
	t := privateTerms()
	found := t.find(words)
	if found == len(t.holds) {
		return ""
	}
	return t.holds[found]
}

// HoldsWithin is Holds for a field that stands in others, whose names are given: home: {address: ...}.
func HoldsWithin(names, name string) string {
	const half = longestName / 2
	names, name = names[max(0, len(names)-half):], name[:min(len(name), half)]
	return Holds(strings.TrimSpace(names + " " + name))
}

// terms are the names of fields that hold private data. A name is looked up in them, so that its cost does not depend on how
// many there are.
type terms struct {
	holds   []string       // each kind
	whole   map[string]int // the kind, by all words of a name without space
	sorted  map[string]int // by all words in the order of the alphabet
	row     map[string]int // by some words of a name in a row
	longest int            // the most words of those
	ends    []affix        // of words
	begins  []affix
}

// An affix is the end, or the beginning, of words that name private data.
type affix struct {
	text string
	kind int
}

// privateTerms makes the terms when they are first used.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var privateTerms = sync.OnceValue(func() *terms {
	t := &terms{whole: map[string]int{}, sorted: map[string]int{}, row: map[string]int{}}
	for kind, k := range privateKinds() {
		t.holds = append(t.holds, k.holds)
		for term := range strings.SplitSeq(k.names, ", ") {
			t.add(kind, term)
		}
	}
	return t
})

// add adds a term. Where several kinds have it, the first counts.
func (t *terms) add(kind int, term string) {
	first := func(in map[string]int, key string) {
		if _, ok := in[key]; !ok {
			in[key] = kind
		}
	}
	const short = 4 // a short word on its own must be all there is: age is no part of a longer name
	term, alone := strings.CutPrefix(term, "=")
	words := strings.Fields(term)
	switch end, ends := strings.CutPrefix(term, "*"); {
	case ends:
		t.ends = append(t.ends, affix{end, kind})
		return
	case strings.HasSuffix(term, "*"):
		t.begins = append(t.begins, affix{strings.TrimSuffix(term, "*"), kind})
		return
	}
	first(t.whole, strings.Join(words, ""))
	first(t.sorted, inOrder(words))
	if !alone && (len(words) > 1 || len(term) > short) {
		first(t.row, term)
		t.longest = max(t.longest, len(words))
	}
}

// find returns the first kind that has a name of some words; the number of kinds if none has.
func (t *terms) find(words []string) int {
	found := len(t.holds)
	look := func(in map[string]int, key string) {
		if kind, ok := in[key]; ok {
			found = min(found, kind)
		}
	}
	look(t.whole, strings.Join(words, ""))
	if len(words) > 1 {
		look(t.sorted, inOrder(words))
	}
	for i, word := range words {
		for n := 1; n <= min(t.longest, len(words)-i); n++ {
			look(t.row, strings.Join(words[i:i+n], " "))
		}
		found = min(found, t.compound(word))
	}
	return found
}

// compound returns the first kind that has a name which a word begins or ends with; the number of kinds if none has.
func (t *terms) compound(word string) int {
	found := len(t.holds)
	for _, end := range t.ends {
		if strings.HasSuffix(word, end.text) {
			found = min(found, end.kind)
		}
	}
	for _, begin := range t.begins {
		if strings.HasPrefix(word, begin.text) {
			found = min(found, begin.kind)
		}
	}
	return found
}

// inOrder puts words in a row, in the order of the alphabet.
func inOrder(words []string) string {
	return strings.Join(slices.Sorted(slices.Values(words)), " ")
}

// nameWords splits the name of a field into words: birthDate, birth_date and Birth-Date are birth and date, IBANNumber is iban
// and number. Accents are left out.
func nameWords(name string) []string {
	name = name[:min(len(name), longestName)]
	var b strings.Builder
	runes := []rune(norm.NFC.String(name)) // an accent is a part of its letter
	for i, r := range runes {
		begins := i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) ||
			unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.FieldsFunc(text.Plain(b.String()), func(r rune) bool { return !unicode.IsLetter(r) })
}
