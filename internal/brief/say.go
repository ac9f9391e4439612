package brief

import (
	"strings"

	"github.com/orglint/orglint/internal/text"
)

// A Part is a stretch of a sentence.
type Part struct {
	Text    string
	Strong  bool   // whether it is a number that matters
	Seat    int    // whom it names; -1 for nobody
	Section string // of the report that tells more, such as spans, or unit-2 for the part of a unit; mostly empty
}

// A Text is a sentence or two, in parts.
type Text []Part

// String returns the text without its marks.
func (t Text) String() string {
	var b strings.Builder
	for i := range t {
		b.WriteString(t[i].Text)
	}
	return b.String()
}

// A Sentence is one of the first screen.
type Sentence struct {
	Label   string // what it answers, such as Depth
	Section string // of the report that tells more: spans, layers, dates, exceptions or org
	Text    Text
}

// plain is words.
func plain(words string) Part { return Part{Text: words, Seat: -1} }

// strong is a number, or a number and what it counts, that matters.
func strong(words string) Part { return Part{Text: words, Strong: true, Seat: -1} }

// number is a number that matters.
func number(n int) Part { return strong(text.Grouped(n)) }

// said joins words, numbers that matter, parts and texts to a text.
func said(all ...any) Text {
	var t Text
	for _, each := range all {
		switch each := each.(type) {
		case string:
			if each != "" {
				t = append(t, plain(each))
			}
		case int:
			t = append(t, number(each))
		case Part:
			t = append(t, each)
		case Text:
			t = append(t, each...)
		}
	}
	return t
}

// listed names things in a row, with "and" before the last.
func listed(all []Part) Text {
	var t Text
	for i, p := range all {
		switch {
		case i == 0:
		case i == len(all)-1:
			t = append(t, plain(" and "))
		default:
			t = append(t, plain(", "))
		}
		t = append(t, p)
	}
	return t
}

// capital begins a text with a capital where it begins with words of orglint's own, and not with a name.
func capital(t Text) Text {
	if len(t) > 0 && (t[0].Seat < 0 || strings.HasPrefix(t[0].Text, openSeat)) && t[0].Text != "" {
		t[0].Text = strings.ToUpper(t[0].Text[:1]) + t[0].Text[1:]
	}
	return t
}

// openSeat is what an open seat is called.
const openSeat = "the open seat"

// who names a seat.
func (b *Brief) who(seat int) Part {
	s := &b.Seats[seat]
	return Part{Text: called(s), Seat: seat}
}

// called returns what a seat is called in a sentence.
func called(s *Seat) string {
	switch {
	case s.Vacancy && s.Name+s.Title == "":
		return strings.TrimSpace(openSeat + " " + s.ID)
	case s.Vacancy && s.Name == "":
		return openSeat + " " + s.Title
	case s.Vacancy:
		return openSeat + " " + s.Name
	case s.Name == "":
		return "somebody without an id"
	}
	return s.Name
}

// titled names a seat with its title behind a comma.
func (b *Brief) titled(seat int) Text {
	s := &b.Seats[seat]
	if s.Vacancy || s.Title == "" {
		return Text{b.who(seat)}
	}
	return Text{b.who(seat), plain(", " + s.Title)}
}
