package privacy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Hider takes the names and the e-mail addresses of people out of texts. It is made in three steps: it is told the texts and
// which words are no names, then whose names there are, and then it hides them. What no text has a word of is not kept, so that a
// chart may be large.
type Hider struct {
	id     func(text string) (shown string, ok bool)
	texts  map[string]bool // the words of the texts, and what stands inside the long ones
	names  *branch
	parts  map[string]bool // the words of names that tell who it is
	public map[string]bool // words of ids that are shown, as they are written
	titles map[string]bool // words of titles, which are no names
	prose  map[string]bool // words of the language, which are no names where they are written small
	known  map[string]bool // whole texts that are no names, whoever is called so
}

// A branch is a step into the names, word by word.
type branch struct {
	next map[string]*branch
	ends bool // whether a name ends here
}

// NewHider returns a Hider. The function tells what may be shown of an id; it is not ok for what is none.
func NewHider(id func(text string) (shown string, ok bool)) *Hider {
	return &Hider{
		id: id, texts: map[string]bool{}, names: &branch{}, parts: map[string]bool{}, public: map[string]bool{},
		titles: map[string]bool{}, prose: map[string]bool{}, known: map[string]bool{},
	}
}

// shortestInside is how long a part of a name must be to be looked for inside longer words.
const shortestInside = 5

// Expect tells of a text out of which names will have to be taken.
func (h *Hider) Expect(texts ...string) {
	for _, text := range texts {
		for at := 0; at < len(text); {
			start, end := nextWord(text, at)
			if start == end {
				break
			}
			if w := fold(text[start:end]); !h.texts[w] {
				h.texts[w] = true
				eachInside(text[start:end], w, func(part string) bool { h.texts[part] = true; return false })
			}
			at = end
		}
	}
}

// longestWord bounds the work on what is no word of any language.
const longestWord = 60

// eachInside calls a function for the parts of a word that may be a part of a name, until it says that one is: those that begin with a
// capital, and those that are long enough to tell.
func eachInside(written, folded string, found func(part string) bool) {
	for at := 1; at < min(len(written), longestWord); at++ {
		if isCapital(written[at]) == isCapital(written[at-1]) {
			continue
		}
		start, end := hump(written, at)
		if found(fold(written[start:end])) || start > 0 && found(fold(written[:start])) {
			return
		}
	}
	if len(folded) > longestWord {
		folded = folded[:longestWord]
	}
	for start := 0; start+shortestInside <= len(folded); start++ {
		for end := start + shortestInside; end <= len(folded); end++ {
			if found(folded[start:end]) {
				return
			}
		}
	}
}

// hump returns where the part of a word starts and ends, such as Osei in adaOsei, whose capital is before or at the change of case at an offset.
func hump(written string, at int) (start, end int) {
	start = at
	if isCapital(written[at-1]) {
		start--
	}
	end = start + 1
	for end < len(written) && !isCapital(written[end]) {
		end++
	}
	return start, end
}

func isCapital(c byte) bool { return unicode.IsUpper(rune(c)) }

// ExpectsNothing reports whether there is no word in the texts, so that no name matters.
func (h *Hider) ExpectsNothing() bool { return len(h.texts) == 0 }

// Know tells of texts, such as titles, that are no names, and whose words are none.
func (h *Hider) Know(texts ...string) {
	for _, text := range texts {
		words := wordsOf(text)
		h.known[joined(words)] = true
		for _, w := range words {
			h.titles[w.folded] = true
		}
	}
}

// KnowProse tells of a text in plain English, whose words are no names where they are written small.
func (h *Hider) KnowProse(text string) {
	for _, w := range wordsOf(text) {
		if first, _ := utf8.DecodeRuneInString(text[w.start:]); !unicode.IsUpper(first) || atStart(text, w.start) {
			h.prose[w.folded] = true
		}
	}
}

// atStart reports whether a sentence begins at an offset.
func atStart(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \n\t\"'(")
	return before == "" || strings.ContainsRune(".!?:;", rune(before[len(before)-1]))
}

// AddID tells of an id: its words are shown anyway, if it may be shown.
func (h *Hider) AddID(id string) {
	if !h.mayMatter(id) {
		return
	}
	if shown, ok := h.id(id); !ok || shown != id {
		h.grow(wordsOf(id))
		return
	}
	for _, w := range wordsOf(id) {
		if h.texts[w.folded] {
			h.public[id[w.start:w.end]] = true
			h.public[strings.ToUpper(id[w.start:w.end])] = true // as expressions may write it
		}
	}
}

// Add tells of a name or an e-mail address. It must follow all calls of Expect and Know.
func (h *Hider) Add(name string) {
	if local, _, ok := strings.Cut(name, "@"); ok {
		name = local
	}
	if !h.mayMatter(name) {
		return
	}
	words := wordsOf(name)
	if len(words) == 0 || h.known[joined(words)] {
		return
	}
	for _, w := range words {
		if tells(name, w) && h.texts[w.folded] {
			h.parts[w.folded] = true
		}
	}
	for part := range strings.FieldsSeq(name) { // O'Brien as one word, and scripts in which a character is a word
		if whole := wordsOf(part); len(whole) > 1 {
			h.grow(whole)
			h.parts[joined(whole)] = h.texts[joined(whole)]
		}
	}
	if first, last := words[0], len(words)-1; last > 0 {
		h.grow(words)
		h.grow([]word{first, words[last]})                   // without the names between
		h.grow(append([]word{words[last]}, words[:last]...)) // Osei, Ada
	}
	if whole := joined(words); len(words) > 1 && h.texts[whole] {
		h.names.at(whole).ends = true
	}
}

// mayMatter reports whether a text has any word of a name, or the name as one word.
func (h *Hider) mayMatter(name string) bool {
	several := false
	for at := 0; at < len(name); {
		start, end := nextWord(name, at)
		if start == end {
			break
		}
		if h.texts[fold(name[start:end])] {
			return true
		}
		several = several || at > 0
		at = end
	}
	return several && (h.texts[joined(wordsOf(name))] || strings.ContainsAny(name, "'’-"))
}

// grow adds a name, if the texts have all its words.
func (h *Hider) grow(words []word) {
	b := h.names
	for _, w := range words {
		if !h.texts[w.folded] {
			return
		}
	}
	for _, w := range words {
		b = b.at(w.folded)
	}
	b.ends = len(words) > 0
}

// at returns the branch that a word leads to, and makes it where there is none.
func (b *branch) at(word string) *branch {
	next := b.next[word]
	if next == nil {
		next = &branch{}
		if b.next == nil {
			b.next = map[string]*branch{}
		}
		b.next[word] = next
	}
	return next
}

// address matches what seems to be an e-mail address.
var address = regexp.MustCompile(`[^\s"'<>()\[\]{},;:→]+@[^\s"'<>()\[\]{},;:→]+`)

// quoted matches what stands between quotation marks.
var quoted = regexp.MustCompile(`"[^"]*"`)
