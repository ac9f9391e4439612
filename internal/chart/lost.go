package chart

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/text"
)

// A lost is the text that could not be read, by its words. A text stands in it if its words stand there side by side, however they
// are written: Ada Osei, ada-osei and ADA_OSEI are the same, so that this holds for ids, names, e-mail addresses and slugs alike.
// The end of a line may be lost, unless it is a row of a table: its last word stands for all that begin with it.
type lost struct {
	lines [][]string        // the words of each line
	at    map[string][]spot // where a word stands
	ends  map[string]bool   // the last words of lines
	gaps  [][]rune          // the lines with letters that could not be read
	bytes int               // of all of it
}

// maxLost bounds the text whose words are kept, which take many times its size. Where there is more, any text may stand in it.
const maxLost = 8 << 20

// A spot is a line, and a word in it.
type spot struct{ line, word int }

// maxGaps bounds the lines with letters that could not be read. Where there are more, any text may stand in them.
const maxGaps = 200

// gap stands for a letter that could not be read: a byte that is no UTF-8, or a NUL. It may be any one, or none.
const gap = utf8.RuneError

// whole stands behind the words of a line of which nothing is lost. No word begins with it.
const whole = "\n"

func newLost() *lost { return &lost{at: map[string][]spot{}, ends: map[string]bool{}} }

// add adds a text that could not be read, and whether the end of a line of it may be lost.
func (l *lost) add(lost string, cut bool) {
	if l.bytes += len(lost); l.bytes > maxLost {
		return
	}
	for line := range strings.FieldsFuncSeq(lost, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if strings.ContainsRune(line, gap) || strings.ContainsRune(line, 0) || !utf8.ValidString(line) {
			l.gaps = append(l.gaps, []rune(withGaps(line)))
			continue
		}
		words := text.Words(line)
		if len(words) == 0 {
			continue
		}
		for i, word := range words {
			l.at[word] = append(l.at[word], spot{len(l.lines), i})
		}
		if cut {
			l.ends[words[len(words)-1]] = true
		} else {
			words = append(words, whole)
		}
		l.lines = append(l.lines, words)
	}
}

// withGaps brings a line to its words, with one space between them, and gaps where letters could not be read.
func withGaps(line string) string {
	marked := strings.Map(func(r rune) rune {
		if r == 0 {
			return gap
		}
		return r
	}, line)
	return strings.Join(strings.FieldsFunc(text.Plain(marked), func(r rune) bool { return r != gap && !text.InWord(r) }), " ")
}

// has reports whether a text may stand in what is lost.
func (l *lost) has(wanted string) bool {
	words := text.Words(wanted)
	if len(words) == 0 || l.bytes > maxLost {
		return len(words) > 0
	}
	for i := range len(words[0]) {
		if l.ends[words[0][:i+1]] {
			return true
		}
	}
	for _, at := range l.at[words[0]] {
		if stand(words, l.lines[at.line][at.word:]) {
			return true
		}
	}
	if len(l.gaps) > maxGaps {
		return true
	}
	phrase := []rune(strings.Join(words, " "))
	return slices.ContainsFunc(l.gaps, func(line []rune) bool { return standsIn(phrase, line) })
}

// stand reports whether some words may be those with which the rest of a line begins.
func stand(words, line []string) bool {
	for i, word := range words {
		if i == len(line)-1 {
			return strings.HasPrefix(word, line[i])
		}
		if word != line[i] {
			return false
		}
	}
	return true
}

// advance goes on by a letter of the line: may says whether so many letters of the phrase may have come before.
func advance(may []bool, phrase []rune, r rune) {
	for i := len(phrase); i >= 0; i-- {
		if r != gap {
			may[i] = i > 0 && may[i-1] && phrase[i-1] == r
			continue
		}
		may[i] = may[i] || i > 0 && may[i-1] || i > 1 && may[i-2] // a letter, none, or one that is written with two
	}
}

// standsIn reports whether a phrase may stand in a line with gaps, or begin at its end. It goes through the line once, with all places
// of the phrase where it may be.
func standsIn(phrase, line []rune) bool {
	may := make([]bool, len(phrase)+1) // whether so many letters of the phrase may have come before
	begins := true
	for _, r := range line {
		ended := r == ' ' || r == gap
		if may[len(phrase)] && ended {
			return true
		}
		may[0] = begins
		advance(may, phrase, r)
		begins = ended
	}
	if left := strings.TrimRight(string(line), string(gap)); left == "" || strings.HasSuffix(left, " ") {
		return may[len(phrase)] // the last word has no letter that could be read: that it is cut off, too, is not to be feared
	}
	return slices.Contains(may[1:], true)
}
