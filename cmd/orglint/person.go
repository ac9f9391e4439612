package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// mostPeople is how many people an error names.
const mostPeople = 10

// onePerson returns the number of the seat that a text on the command line names: by id, name or e-mail address. The error, which begins with
// the flag, says who may be meant where that is nobody or several.
func onePerson(b *brief.Brief, flag, name string) (int, error) {
	called := b.Called(name)
	said := flag + fmt.Sprintf("%q", name)
	switch {
	case len(called.Seats) == 1:
		return called.Seats[0], nil
	case len(called.Seats) > 1:
		lines := linesError{said + " may be one of several; give the id"}
		for _, i := range called.Seats[:min(len(called.Seats), mostPeople)] {
			lines = append(lines, "  "+personLine(&b.Seats[i]))
		}
		if more := len(called.Seats) - mostPeople; more > 0 {
			lines = append(lines, fmt.Sprintf("  and %d more", more))
		}
		return -1, lines
	case len(called.Away) > 0:
		return -1, fmt.Errorf("%s: %s does not count on %s; --as-of names another day", said, called.Away[0].ShortName(), b.Result.AsOf)
	case len(called.Near) == 0:
		return -1, errors.New(said + ": nobody in this chart has that id, name or e-mail address")
	}
	return -1, fmt.Errorf("%s: nobody in this chart has that id, name or e-mail address; did you mean %s?", said,
		text.List(called.Near, mostPeople, func(i int) string { return personLine(&b.Seats[i]) }))
}

// personLine names a seat by what tells it from others: the id, the name and the role.
func personLine(s *brief.Seat) string {
	line := s.ID
	if s.Name != "" && s.Name != s.ID {
		line = strings.TrimSpace(line + " " + s.Name)
	}
	if s.Title != "" {
		line += " (" + s.Title + ")"
	}
	return line
}
