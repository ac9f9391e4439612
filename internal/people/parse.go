package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/text"
)

// A name is what a name is made of, in one of its spellings: in lower case and without accents.
type name struct {
	words      []string // the first name first
	initials   string   // beside the words
	generation string   // Jr., Sr., III
	aside      string   // what stands in brackets or quotation marks, such as (Sales)
	login      bool     // it is written as names of accounts and ids are: ada.osei, ada-osei
}

// Form brings a name to the form in which names that are written alike are the same: in lower case, with single spaces, the first name
// first.
func Form(written string) string {
	written = unified(written)
	if last, first, ok := strings.Cut(written, ","); ok && !strings.Contains(first, ",") {
		written = first + " " + last
	}
	return strings.Join(strings.Fields(strings.ToLower(written)), " ")
}

// unified writes a text with one kind of quotation marks and hyphens, without characters that nobody sees, and with each letter in one way.
func unified(written string) string {
	if ascii(written) {
		return strings.ReplaceAll(written, "`", "'")
	}
	return norm.NFKC.String(strings.Map(func(r rune) rune {
		switch r {
		case '`', '‘', '’', 'ʼ', '´', '′', '‛':
			return '\''
		case '“', '”', '„', '«', '»':
			return '"'
		case '‐', '‑', '‒', '–', '—', '―', '−', '﹣':
			return '-'
		case '、', '，':
			return ','
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u200f':
			return -1
		}
		return r
	}, written))
}

func ascii(written string) bool {
	for i := range len(written) {
		if written[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// parse takes a name apart, in each of its spellings: Müller may be written Muller or Mueller.
func parse(written string) []*name {
	written = unified(written)
	names := []*name{parseOne(written)}
	if other := spelt.Replace(written); other != written {
		names = append(names, parseOne(other))
	}
	return names
}

// spelt writes a text with the letters that stand for those which a keyboard lacks.
//
//nolint:gochecknoglobals // it is a constant
var spelt = strings.NewReplacer("ä", "ae", "Ä", "ae", "ö", "oe", "Ö", "oe", "ø", "oe", "Ø", "oe", "ü", "ue", "Ü", "ue", "å", "aa", "Å", "aa")

// parseOne takes a name apart.
func parseOne(written string) *name {
	n := &name{login: isLogin(written)}
	written, asides := cutAsides(written)
	n.setAside(asides)
	var parts [][]string // the words before, between and behind commas
	for part := range strings.SplitSeq(written, ",") {
		words := strings.Fields(part)
		if len(parts) == 0 {
			words = withoutTitles(words)
		}
		for behind := len(parts) > 0; len(words) > 0; words = words[:len(words)-1] {
			if last := words[len(words)-1]; !n.takeEnd(last, behind || len(words) > 1) {
				break
			}
		}
		if words = withoutTitles(words); len(words) > 0 {
			parts = append(parts, words)
		}
	}
	switch {
	case len(parts) == 2, len(parts) == 3 && isPrefix(parts[1]): // Berg, van der, Anna
		slices.Reverse(parts)
	}
	n.setWords(slices.Concat(parts...))
	return n
}

// isPrefix reports whether words are written as those before a last name are: van der, de la.
func isPrefix(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		r, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsLower(r)
	})
}

// takeEnd takes a word at the end of a name that is no part of it: Jr., PhD. It reports whether it was one.
func (n *name) takeEnd(word string, isEnd bool) bool {
	if !isEnd {
		return false
	}
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	if g := generation(word); g != "" {
		n.generation = g
		return true
	}
	return isDegree(strings.ReplaceAll(word, ".", ""))
}

// setAside keeps what stands in brackets, unless it says nothing of who it is: a title, a letter as [C], pronouns as she/her.
func (n *name) setAside(asides []string) {
	var kept []string
	for _, aside := range asides {
		letter, size := utf8.DecodeRuneInString(aside)
		if (size < len(aside) || !unicode.IsLetter(letter)) && !strings.Contains(aside, "/") && !isTitle(aside) {
			kept = append(kept, strings.Join(text.Words(aside), " "))
		}
	}
	n.aside = strings.Join(kept, " ")
}

// setWords parts words and initials.
func (n *name) setWords(words []string) {
	var initials strings.Builder
	for _, word := range words {
		word = text.Plain(strings.ReplaceAll(word, "'", ""))
		for _, w := range strings.FieldsFunc(word, func(r rune) bool { return !inName(r) }) {
			if r, size := utf8.DecodeRuneInString(w); size == len(w) && unicode.IsLetter(r) && !IsEastAsian(r) {
				initials.WriteRune(r)
				continue
			}
			n.words = append(n.words, w)
		}
	}
	n.initials = initials.String()
	if len(n.words) == 0 && n.initials != "" {
		n.words, n.initials = []string{n.initials}, ""
	}
	if len(n.words) > 1 && !slices.ContainsFunc(n.words, func(w string) bool { return strings.ContainsFunc(w, notEastAsian) }) {
		n.words = []string{strings.Join(n.words, "")}
	}
}

// lostLetter stands for one that could not be read or written. It may be any.
const lostLetter = utf8.RuneError

// inName reports whether a character is part of a word of a name. A ? is a letter that a program could not write.
func inName(r rune) bool { return text.InWord(r) || r == lostLetter || r == '?' }

// IsEastAsian reports whether a letter is of a script that writes names without a space.
func IsEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

func notEastAsian(r rune) bool { return !IsEastAsian(r) && r != 'ー' }

// isLogin reports whether a text is written as names of accounts are: small letters, with dots, dashes or underscores and no spaces.
func isLogin(written string) bool {
	return !strings.ContainsAny(written, " ,'") && strings.ContainsAny(strings.Trim(written, "."), "._-") && strings.ToLower(written) == written
}

// Aside returns a name without what stands in brackets behind it, and that: Ann Lee (On Leave) is Ann Lee and On Leave.
func Aside(name string) (rest, aside string) {
	if ascii(name) && !strings.Contains(name, ")") && !strings.Contains(name, "]") { // most are so
		return name, ""
	}
	whole := unified(name)
	if rest, asides := cutAsides(whole); len(asides) == 1 && strings.ContainsAny(whole, ")]") {
		return strings.TrimSpace(rest), asides[0]
	}
	return name, ""
}

// cutAsides returns a text without what stands in brackets and quotation marks, and that. Where nothing else is there, it stays.
func cutAsides(written string) (rest string, asides []string) {
	if !strings.ContainsAny(written, `([{"`) {
		return written, nil
	}
	var b strings.Builder
	from := 0
	for from < len(written) {
		open := strings.IndexAny(written[from:], `([{"`)
		if open < 0 {
			break
		}
		open += from
		closing := `)]}"`[strings.IndexByte(`([{"`, written[open])]
		end := strings.IndexByte(written[open+1:], closing)
		if end < 0 {
			break
		}
		b.WriteString(written[from:open] + " ")
		if aside := strings.TrimSpace(written[open+1 : open+1+end]); aside != "" {
			asides = append(asides, aside)
		}
		from = open + end + 2
	}
	b.WriteString(written[from:])
	if strings.TrimSpace(b.String()) == "" {
		return strings.Trim(written, `([{"}]) `), nil
	}
	return b.String(), asides
}
