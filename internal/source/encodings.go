package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// An alphabet is the letters of a language beyond those of ASCII, in lower case. Where it has vowels, longer words have one, and no word
// has letters of ASCII; where it needs letters, texts have one of them.
type alphabet struct{ letters, vowels, needs string }

// unwritten are the vowels of a language that mostly does not write them.
const unwritten = "-"

// A page is an encoding of one byte a letter, with the languages that are written in it.
type page struct {
	name      string
	from      encoding.Encoding
	languages []alphabet
}

// pages returns the encodings of one byte a letter, the likeliest first. Detectors such as those of ICU and Mozilla count letters, of which
// a table of names in Latin letters has too few: they take Turkish and Czech ones for English or Hungarian.
func pages() []page {
	western := []alphabet{
		{letters: "äöüß"},
		{letters: "àâæçéèêëîïôœùûüÿ"},
		{letters: "áéíñóúüç¡¿ªº"},
		{letters: "ãõâêôáéíóúàçüªº"},
		{letters: "àèéìíîòóùú"},
		{letters: "åäöéüà"},
		{letters: "æøåéöòôèóü"},
		{letters: "àçéèíïóòúü·"},
		{letters: "þðæöáéíóúý", needs: "áéíóúæ"},
		{letters: "éëïóöüèáí"},
	}
	central := []alphabet{
		{letters: "áčďéěíňóřšťúůýž"},
		{letters: "áäčďéíĺľňóôŕšťúýž"},
		{letters: "ąćęłńóśźż"},
		{letters: "áéíóöőúüű"},
		{letters: "ăâîşţ"},
		{letters: "čćđšž"},
		{letters: "äöüß"},
	}
	cyrillic := []alphabet{
		{letters: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", vowels: "аеёиоуыэюя"},
		{letters: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", vowels: "аеєиіїоуюя"},
		{letters: "абвгдђежзијклљмнњопрстћуфхцчџш", vowels: "аеиоу"},
		{letters: "абвгдеёжзійклмнопрстуўфхцчшыьэюя", vowels: "аеёіоуыэюя"},
	}
	greek := []alphabet{{letters: "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐ", vowels: "αεηιουωάέήίόύώϊϋΐ"}}
	arabic := []alphabet{{letters: "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئپچژگکیـًٌٍَُِّْ،؛؟", vowels: unwritten}}
	return []page{
		{"Windows-1252", charmap.Windows1252, western},
		{"Windows-1250", charmap.Windows1250, central},
		{"Windows-1251", charmap.Windows1251, cyrillic},
		{"Windows-1253", charmap.Windows1253, greek},
		{"Windows-1254", charmap.Windows1254, []alphabet{{letters: "çğıİöşüâîû"}}},
		{"Windows-1255", charmap.Windows1255, []alphabet{{letters: "אבגדהוזחטיכךלמםנןסעפףצץקרשת׳״", vowels: unwritten}}},
		{"Windows-1256", charmap.Windows1256, arabic},
		{"Windows-1257", charmap.Windows1257, []alphabet{{letters: "ąčęėįšųūž"}, {letters: "āčēģīķļņšūž"}, {letters: "äöõüšž"}}},
		{"ISO-8859-2", charmap.ISO8859_2, central},
		{"KOI8-R", charmap.KOI8U, cyrillic},
		{"ISO-8859-5", charmap.ISO8859_5, cyrillic},
		{"ISO-8859-6", charmap.ISO8859_6, arabic},
		{"ISO-8859-7", charmap.ISO8859_7, greek},
		{"Macintosh", charmap.Macintosh, western},
		{"MS-DOS (850)", charmap.CodePage850, western},
		{"MS-DOS (852)", charmap.CodePage852, central},
		{"MS-DOS (866)", charmap.CodePage866, cyrillic},
	}
}

// An encodingGuess says how a text that is no UTF-8 is encoded.
type encodingGuess struct {
	name    string
	from    encoding.Encoding
	certain bool
	usual   bool     // whether it is the one of Western spreadsheets
	maybe   []string // what it may be where that is not certain
}

// plausible is how many of a hundred words have to be such as a language has, and doubtful how many of a text that may be in it; apart is by
// how many one encoding has to be the likelier.
const plausible, doubtful, apart = 90, 70, 3

// guessEncoding finds out how a text is encoded that is no UTF-8. Where that is not certain, each byte is read as a letter of its own, so that
// what is the same stays the same.
func guessEncoding(text string) encodingGuess {
	const fewest = 3
	words := highWords(text)
	all := pages()
	shares := make([]share, len(all))
	best := 0
	for i := range all {
		if shares[i] = all[i].share(words); shares[i].over(shares[best]) {
			best = i
		}
	}
	most, usual := shares[best], encodingGuess{name: all[0].name, from: all[0].from}
	if first := shares[0].any; first >= plausible && most.any-first < 2*apart || first >= doubtful && most.any < plausible {
		usual.certain, usual.usual = true, true
		return usual
	}
	if wide, ok := guessWide(text); ok && most.any < plausible {
		return wide
	}
	usual.maybe = likely(words, all, shares, best)
	if most.any >= plausible && len(usual.maybe) == 1 && len(words) >= fewest {
		return encodingGuess{name: all[best].name, from: all[best].from, certain: true}
	}
	return usual
}

// likely names the encodings that are about as likely as the best, and not the same. Letters that stand as capital ones do are no chance.
func likely(words []string, all []page, shares []share, best int) (names []string) {
	most := shares[best]
	for i, s := range shares {
		if s.any > most.any-apart && s.one > most.one-apart && s.any >= doubtful && (!all[i].uncased() || all[best].uncased()) &&
			(i == best || !sameLetters(words, all[i].from, all[best].from)) {
			names = append(names, all[i].name)
		}
	}
	return names
}

// sameLetters reports whether words are the same in two encodings.
func sameLetters(words []string, a, b encoding.Encoding) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return encodedAs(word, a) != encodedAs(word, b) })
}

// highWords returns the first words of a text that have letters beyond those of ASCII, each once.
func highWords(text string) []string {
	const most, longest = 1000, 60
	seen := map[string]bool{}
	var words []string
	for from := 0; from < len(text) && len(words) < most; {
		end, high := from, false
		for end < len(text) && (text[end] >= utf8.RuneSelf || isLetterOfASCII(text[end])) {
			high = high || text[end] >= utf8.RuneSelf
			end++
		}
		if word := text[from:end]; high && len(word) <= longest && !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
		from = end + 1
	}
	return words
}

func isLetterOfASCII(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// A share is how many of a hundred words some language may have that is written in an encoding, and how many one language.
type share struct{ any, one int }

// over reports whether a share is larger than another.
func (s share) over(o share) bool { return s.any > o.any || s.any == o.any && s.one > o.one }

// share says how many of some words the languages may have that are written in an encoding.
func (p *page) share(words []string) (s share) {
	texts := make([][]rune, len(words))
	there := map[rune]bool{}
	capitals := false
	for i, word := range words {
		texts[i] = []rune(encodedAs(word, p.from))
		capitals = capitals || unicode.IsUpper(texts[i][0])
		for _, r := range texts[i] {
			there[r] = true
		}
	}
	of := make([]int, len(p.languages))
	for _, word := range texts {
		found := 0
		for i := range p.languages {
			if p.languages[i].has(word, there) {
				of[i]++
				found = 1
			}
		}
		s.any += found
	}
	all := max(1, len(words))
	if p.languages[0].vowels != "" && !p.uncased() && !capitals {
		all *= 2 // where there are capital letters, some name begins with one
	}
	return share{100 * s.any / all, 100 * slices.Max(of) / all}
}

// uncased reports whether an encoding is one of languages without capital letters.
func (p *page) uncased() bool { return p.languages[0].vowels == unwritten }

// has reports whether a word may be one of a language, given which letters the text has.
func (a *alphabet) has(word []rune, there map[rune]bool) bool {
	const short = 4
	if len(word) == 1 && word[0] != utf8.RuneError && unicode.In(word[0], unicode.Symbol, unicode.Punct) {
		return true // a sign by itself, as in Pay (£), is one in any language
	}
	letters, vowel := 0, a.vowels == "" || a.vowels == unwritten
	for i, r := range word {
		low := unicode.ToLower(r)
		switch {
		case r < utf8.RuneSelf && a.vowels == "":
		case r < utf8.RuneSelf:
			return false
		case !strings.ContainsRune(a.letters, low) && !strings.ContainsRune(a.letters, r) && inAnyWord(word, i):
		case !strings.ContainsRune(a.letters, low) && !strings.ContainsRune(a.letters, r):
			return false
		case i > 0 && unicode.IsUpper(r) && unicode.IsLower(word[i-1]):
			return false
		default:
			letters++
			vowel = vowel || strings.ContainsRune(a.vowels, low)
		}
	}
	needs := a.needs == "" || strings.ContainsFunc(a.needs, func(r rune) bool { return there[r] })
	return needs && (vowel || letters < short)
}

// inAnyWord reports whether a character is a mark that stands there in a word of any language: a dash, a mark around the word, or that in
// O’Neill.
func inAnyWord(word []rune, i int) bool {
	switch r := word[i]; {
	case strings.ContainsRune("–—\u00a0", r):
		return true
	case i == 0 || i >= len(word)-2:
		opens := i == 0 && r == '’' && len(word) > 1 && unicode.IsLower(word[1])
		return strings.ContainsRune("‘’“”„…·´°§€№«»", r) && !opens
	default:
		return r == '’' && (i <= 2 || unicode.IsUpper(word[i+1]))
	}
}
