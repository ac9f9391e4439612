package source

import (
	"math"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A widePage is an encoding of two bytes a letter, as its standard divides the letters: those of every day have rows of their own.
type widePage struct {
	name    string
	from    encoding.Encoding
	classes []letterClass
}

// A letterClass is some letters of an encoding: those whose first byte is in a range, and the second if it is given.
type letterClass struct {
	from, to byte
	trail    byte    // the least second byte; 0 where any is
	share    float64 // of the letters of a text that are of the class
	letters  float64 // how many the class has
	daily    bool    // whether they are those of every day
}

// widePages returns the encodings of two bytes a letter. The numbers are those of the standards; the shares are what texts have.
func widePages() []widePage {
	return []widePage{
		{"GB18030 (Chinese)", simplifiedchinese.GB18030, []letterClass{
			{from: 0xb0, to: 0xd7, trail: 0xa1, share: .93, letters: 3755, daily: true},
			{from: 0xd8, to: 0xf7, trail: 0xa1, share: .05, letters: 3008},
			{from: 0xa1, to: 0xa3, trail: 0xa1, share: .01, letters: 300},
		}},
		{"Big5 (Chinese)", traditionalchinese.Big5, []letterClass{
			{from: 0xa4, to: 0xc6, share: .96, letters: 5401, daily: true}, {from: 0xc9, to: 0xf9, share: .02, letters: 7652}, {from: 0xa1, to: 0xa3, share: .01, letters: 400},
		}},
		{"Shift_JIS (Japanese)", japanese.ShiftJIS, []letterClass{
			{from: 0x82, to: 0x83, share: .35, letters: 250, daily: true},
			{from: 0x88, to: 0x97, share: .6, letters: 2965, daily: true},
			{from: 0x98, to: 0xea, share: .03, letters: 3390},
			{from: 0x81, to: 0x81, share: .01, letters: 150},
		}},
		{"EUC-JP (Japanese)", japanese.EUCJP, []letterClass{
			{from: 0xa4, to: 0xa5, trail: 0xa1, share: .35, letters: 170, daily: true},
			{from: 0xb0, to: 0xcf, trail: 0xa1, share: .6, letters: 2965, daily: true},
			{from: 0xd0, to: 0xf4, trail: 0xa1, share: .03, letters: 3390},
			{from: 0xa1, to: 0xa3, trail: 0xa1, share: .01, letters: 300},
		}},
		{"EUC-KR (Korean)", korean.EUCKR, []letterClass{
			{from: 0xb0, to: 0xc8, trail: 0xa1, share: .97, letters: 2350, daily: true},
			{from: 0xca, to: 0xfd, trail: 0xa1, share: .01, letters: 4888},
			{from: 0xa1, to: 0xa3, trail: 0xa1, share: .01, letters: 300},
		}},
	}
}

// guessWide finds out in which encoding of two bytes a letter a text is; it is not ok if in none. It is certain where the letters are more
// likely in one by far.
func guessWide(text string) (guess encodingGuess, ok bool) {
	const certain = 6 // e to this times as likely
	all := widePages()
	chances := make([]float64, len(all))
	best := -1
	for i := range all {
		if chances[i] = all[i].chance(text); chances[i] > math.Inf(-1) && (best < 0 || chances[i] > chances[best]) {
			best = i
		}
	}
	if best < 0 {
		return guess, false
	}
	guess = encodingGuess{name: all[best].name, from: all[best].from}
	for i := range all {
		if chances[i] > chances[best]-certain {
			guess.maybe = append(guess.maybe, all[i].name)
		}
	}
	if len(guess.maybe) == 1 {
		guess.certain = true
		return guess, true
	}
	guess.name, guess.from = pages()[0].name, pages()[0].from
	return guess, true
}

// chance is the logarithm of how likely the letters of a text are in an encoding; that of nothing where hardly any is one of every day.
func (w *widePage) chance(text string) float64 {
	const most, fewest, least, seldom = 20_000, 4, 70, 1e-7
	sum, letters, daily := 0.0, 0, 0
	for i := 0; i < len(text) && letters < most; i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		letters++
		chance := seldom
		if c := w.class(text[i:]); c != nil {
			chance = c.share / c.letters
			if c.daily {
				daily++
			}
			i++
		}
		sum += math.Log(chance)
	}
	if letters < fewest || 100*daily < least*letters {
		return math.Inf(-1)
	}
	return sum
}

// class returns the class of the first letter of a text; nil if it is of none.
func (w *widePage) class(text string) *letterClass {
	const leastTrail = 0x40
	for i := range w.classes {
		if c := &w.classes[i]; len(text) > 1 && text[0] >= c.from && text[0] <= c.to && text[1] >= max(c.trail, leastTrail) {
			return c
		}
	}
	return nil
}
