package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// Text returns a text in which somebody stands for each name and each part of one, in whatever order, case and spacing it is
// written, and what may be shown of it for each id.
func (h *Hider) Text(text string) string {
	return h.hide(text, func(inside string) string { return inside })
}

// Strict does what Text does where a text quotes others that should be ids: where those may name somebody in another way, they are
// hidden too, unless they are like the text that was probably meant.
func (h *Hider) Strict(text, meant string, quotes ...string) string {
	return h.hide(text, func(inside string) string {
		for _, quote := range quotes {
			if strings.Contains(quote, strings.TrimSuffix(inside, "…")) {
				return h.StrictID(inside, meant)
			}
		}
		return inside
	})
}

// StrictID returns what may be shown of a text that should be an id.
func (h *Hider) StrictID(text, meant string) string {
	if shown, ok := h.id(text); ok {
		return shown
	}
	if h.Naming(text) && (!near(text, meant) || h.Naming(meant)) {
		return NotShown
	}
	return text
}

// hide does what Text does; what stands between quotation marks is shown as a function says.
func (h *Hider) hide(text string, inside func(string) string) string {
	text = quoted.ReplaceAllStringFunc(text, func(found string) string {
		content := found[1 : len(found)-1]
		if shown, ok := h.id(content); ok {
			return `"` + shown + `"`
		}
		return `"` + inside(content) + `"`
	})
	if strings.Contains(text, "@") {
		text = address.ReplaceAllStringFunc(text, func(found string) string {
			if shown, ok := h.id(strings.TrimRight(found, ".!?")); ok {
				return shown
			}
			return NotShown
		})
	}
	return h.hideNames(text)
}

// hideNames does what hide does for names, wherever they stand.
func (h *Hider) hideNames(text string) string {
	var b strings.Builder
	done := 0
	words := wordsOf(text)
	for i := 0; i < len(words); i++ {
		n := h.nameAt(text, words[i:])
		if n == 0 {
			continue
		}
		start, end, shown := h.replace(text, words[i].start, words[i+n-1].end)
		for i+n < len(words) && words[i+n].start < end {
			n++
		}
		if start >= done && text[start:end] != shown {
			b.WriteString(text[done:start] + shown)
			done = end
		}
		i += n - 1
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// replace returns the stretch of a text that a name in it stands for, and what may be shown of it: that of the id that it is or is
// part of, or somebody.
func (h *Hider) replace(text string, start, end int) (from, to int, shown string) {
	if shown, ok := h.id(text[start:end]); ok {
		return start, end, shown
	}
	from, to = around(text, start, end)
	if shown, ok := h.id(text[from:to]); ok {
		return from, to, shown
	}
	return start, end, Somebody
}

// nameAt returns how many words, from the first on, are a name or parts of one; 0 if they are none.
func (h *Hider) nameAt(text string, words []word) int {
	n := h.match(words)
	if n == 0 {
		n = h.initialsBefore(text, words)
	}
	if n == 0 && h.isPart(text, words[0]) {
		n = 1
	}
	for n > 0 && n < len(words) && words[n].start-words[n-1].end <= between {
		gap := text[words[n-1].end:words[n].start]
		next := n
		for next < len(words) && utf8.RuneCountInString(words[next].folded) == 1 && next-n < 2 {
			next++ // a middle initial
		}
		if next >= len(words) || strings.ContainsAny(gap, ",;:→()\"/") || !h.isPart(text, words[next]) {
			break
		}
		n = next + 1
	}
	return n
}

// initialsBefore returns how many words are initials, with points behind them, and the part of a name behind those.
func (h *Hider) initialsBefore(text string, words []word) int {
	for i, w := range words {
		switch {
		case i > 0 && w.start-words[i-1].end > 2:
			return 0
		case utf8.RuneCountInString(w.folded) == 1 && strings.HasPrefix(text[w.end:], "."):
		case i > 0 && h.isPart(text, w):
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// between is how many bytes may stand between two words of a name.
const between = 4

// match returns how many words, from the first on, are a name: as many as can be; 0 if they are none.
func (h *Hider) match(words []word) int {
	b, n := h.names, 0
	for i, w := range words {
		if i > 0 && w.start-words[i-1].end > between {
			break
		}
		if b = b.next[w.folded]; b == nil {
			break
		}
		if b.ends {
			n = i + 1
		}
	}
	return n
}

// isPart reports whether a word of a text is a part of somebody's name, or has one inside, and is no word of an id, of a title or,
// where it is written small, of the language.
func (h *Hider) isPart(text string, w word) bool {
	written := text[w.start:w.end]
	first, _ := utf8.DecodeRuneInString(written)
	if h.public[written] || h.titles[w.folded] || h.prose[w.folded] && (!unicode.IsUpper(first) || atStart(text, w.start)) {
		return false
	}
	found := h.parts[w.folded]
	if !found {
		eachInside(written, w.folded, func(part string) bool {
			found = h.parts[part] && !h.public[part] && !h.titles[part] && !h.prose[part]
			return found
		})
	}
	return found
}

// around returns the stretch of a text without spaces and quotation marks that a part of it stands in.
func around(text string, start, end int) (from, to int) {
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
	return start, start + len(strings.TrimRight(text[start:end], ".!?"))
}

// ID returns what may be shown of an id; it is not ok for what is none.
func (h *Hider) ID(text string) (shown string, ok bool) { return h.id(text) }

// Carries reports whether a text has a name or a part of one in it.
func (h *Hider) Carries(text string) bool {
	words := wordsOf(text)
	for i := range words {
		if h.nameAt(text, words[i:]) > 0 {
			return true
		}
	}
	return false
}

// Naming reports whether a text, which should be an id, may name somebody in another way: it is written as a name, a login or an
// e-mail address is, or has a part of somebody's name in it.
func (h *Hider) Naming(text string) bool {
	if text == "" || h.known[joined(wordsOf(text))] {
		return false
	}
	if shown, ok := h.id(text); ok {
		return shown != text
	}
	if isAddress(text) || strings.IndexFunc(text, unlikeID) >= 0 || isCapitalized(text) || h.Text(text) != text {
		return true
	}
	return !h.plain(text) && (likeLogin(text) || strings.ContainsAny(text, "._-") && strings.IndexFunc(text, notInLogin) < 0)
}

// plain reports whether all words of a text are known to be no names.
func (h *Hider) plain(text string) bool {
	for _, w := range wordsOf(text) {
		if !h.titles[w.folded] && !h.prose[w.folded] && !h.public[text[w.start:w.end]] {
			return false
		}
	}
	return true
}

// unlikeID reports whether a character is rare in ids.
func unlikeID(r rune) bool { return r >= utf8.RuneSelf || unicode.IsSpace(r) }

// isCapitalized reports whether a text is written like a name: Grace, GraceLindqvist.
func isCapitalized(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first) && strings.IndexFunc(text[size:], unicode.IsLower) >= 0 && strings.IndexFunc(text, unicode.IsDigit) < 0
}

// near reports whether a text differs from the one that was probably meant in little more than how it is written.
func near(text, meant string) bool {
	if meant == "" {
		return false
	}
	a, b := joined(wordsOf(text)), joined(wordsOf(meant))
	if a == b {
		return true
	}
	most := max(1, min(len(a), len(b))/4)
	return diag.Distance(a, b, most) <= most
}
