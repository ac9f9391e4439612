package privacy

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Hider takes the names and the e-mail addresses of people out of texts. It is made in three steps: it is told the texts,
// then whose names there are, and then it hides them. What no text has a word of is not kept, so that a chart may be large.
type Hider struct {
	isID   func(text string) bool
	texts  map[string]bool // the words of the texts
	names  *branch
	words  map[string]bool // the words of the texts that are part of a name
	public map[string]bool // words of ids, as they are written, that are part of a text too
	known  map[string]bool // texts that are no names, whoever is called so: folded
}

// A branch is a step into the names, word by word.
type branch struct {
	next   map[string]*branch
	ends   bool     // whether a name, of several words, ends here
	single []string // the names of one word, as they are written
}

// NewHider returns a Hider. Ids may always be shown; isID tells them.
func NewHider(isID func(text string) bool) *Hider {
	return &Hider{
		isID: isID, texts: map[string]bool{}, names: &branch{},
		words: map[string]bool{}, public: map[string]bool{}, known: map[string]bool{},
	}
}

// Expect tells of a text out of which names will have to be taken.
func (h *Hider) Expect(texts ...string) {
	for _, text := range texts {
		for at := 0; at < len(text); {
			start, end := nextWord(text, at)
			if start == end {
				break
			}
			h.texts[fold(text[start:end])] = true
			at = end
		}
	}
}

// ExpectsNothing reports whether there is no word in the texts, so that no name matters.
func (h *Hider) ExpectsNothing() bool { return len(h.texts) == 0 }

// Know tells of texts, such as titles, that are no names.
func (h *Hider) Know(texts ...string) {
	for _, text := range texts {
		h.known[joined(wordsOf(text))] = true
	}
}

// AddID tells of an id. Its words are shown anyway.
func (h *Hider) AddID(id string) {
	for at := 0; at < len(id); {
		start, end := nextWord(id, at)
		if start == end {
			break
		}
		if word := id[start:end]; h.texts[fold(word)] {
			h.public[word] = true
		}
		at = end
	}
}

// Add tells of a name or an e-mail address. It must follow all calls of Expect and Know.
func (h *Hider) Add(name string) {
	if !h.mayMatter(name) {
		return
	}
	words := wordsOf(name)
	if len(words) == 0 || h.known[joined(words)] {
		return
	}
	for _, w := range words {
		if h.texts[w.folded] && utf8.RuneCountInString(w.folded) > 1 {
			h.words[w.folded] = true
		}
	}
	if len(words) == 1 {
		b := h.names.at(words[0].folded)
		if written := name[words[0].start:words[0].end]; !slices.Contains(b.single, written) {
			b.single = append(b.single, written)
		}
		return
	}
	first, last := words[0], len(words)-1
	h.grow(words)
	h.grow([]word{first, words[last]})                   // without the names between
	h.grow(append([]word{words[last]}, words[:last]...)) // Osei, Ada
	if whole := joined(words); h.texts[whole] {
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
	return several && h.texts[joined(wordsOf(name))]
}

// grow adds a name of several words, if the texts have them all.
func (h *Hider) grow(words []word) {
	if slices.ContainsFunc(words, func(w word) bool { return !h.texts[w.folded] }) {
		return
	}
	b := h.names
	for _, w := range words {
		b = b.at(w.folded)
	}
	b.ends = true
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

// joined writes words as one.
func joined(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.folded)
	}
	return b.String()
}

// address matches what seems to be an e-mail address.
var address = regexp.MustCompile(`[^\s"'<>()\[\]{},;:→]+@[^\s"'<>()\[\]{},;:→]+`)

// Text returns a text in which somebody stands for each name, in whatever order, case and spacing it is written.
func (h *Hider) Text(text string) string {
	if strings.Contains(text, "@") {
		text = address.ReplaceAllStringFunc(text, func(found string) string {
			if h.isID(strings.TrimRight(found, ".!?")) {
				return found
			}
			return NotShown
		})
	}
	words := wordsOf(text)
	var b strings.Builder
	done := 0
	for i := 0; i < len(words); i++ {
		n := h.match(text, words[i:])
		if n == 0 {
			continue
		}
		start, end := words[i].start, words[i+n-1].end
		if h.isID(text[start:end]) || h.isID(around(text, start, end)) {
			continue
		}
		b.WriteString(text[done:start] + "somebody")
		done = end
		i += n - 1
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// between is how many bytes may stand between two words of a name.
const between = 4

// match returns how many words, from the first on, are a name: as many as can be; 0 if they are none. A name of one word
// must be written as it is: many are words of the language as well.
func (h *Hider) match(text string, words []word) int {
	b, n := h.names, 0
	for i, w := range words {
		if i > 0 && w.start-words[i-1].end > between {
			break
		}
		if b = b.next[w.folded]; b == nil {
			break
		}
		if b.ends || i == 0 && slices.Contains(b.single, text[w.start:w.end]) {
			n = i + 1
		}
	}
	return n
}

// around returns the stretch of a text without spaces and quotation marks that a part of it stands in.
func around(text string, start, end int) string {
	outside := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'(),;:→`, r) }
	if i := strings.LastIndexFunc(text[:start], outside); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		start = i + size
	} else {
		start = 0
	}
	if i := strings.IndexFunc(text[end:], outside); i >= 0 {
		end += i
	} else {
		end = len(text)
	}
	return strings.TrimRight(text[start:end], ".!?")
}

// Naming reports whether a text, which should be an id, may name somebody in another way: it is written like a name or an
// e-mail address, or has a part of somebody's name in it.
func (h *Hider) Naming(text string) bool {
	if text == "" || h.isID(text) || h.known[joined(wordsOf(text))] {
		return false
	}
	return strings.IndexFunc(text, unlikeID) >= 0 || isCapitalized(text) || h.Text(text) != text || h.hasPart(text, false)
}

// unlikeID reports whether a character is rare in ids.
func unlikeID(r rune) bool { return r == '@' || r >= utf8.RuneSelf || unicode.IsSpace(r) }

// isCapitalized reports whether a text is written like a name: Grace, GraceLindqvist.
func isCapitalized(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first) && strings.IndexFunc(text[size:], unicode.IsLower) >= 0 && strings.IndexFunc(text, unicode.IsDigit) < 0
}

// Mentions reports whether a text has an e-mail address, a name or a part of one in it. Words in lower case are taken for
// words of the language: may, will.
func (h *Hider) Mentions(text string) bool { return h.Text(text) != text || h.hasPart(text, true) }

// hasPart reports whether a text has a part of somebody's name in it that is not part of an id.
func (h *Hider) hasPart(text string, capitals bool) bool {
	return slices.ContainsFunc(wordsOf(text), func(w word) bool {
		written := text[w.start:w.end]
		first, _ := utf8.DecodeRuneInString(written)
		return h.words[w.folded] && !h.public[written] && !h.known[w.folded] && (!capitals || !unicode.IsLower(first))
	})
}
