package page

import (
	"strings"

	"github.com/orglint/orglint/internal/brief"
)

// A view is what the page asks of a brief, section by section, while it is being written.
type view struct{ b *brief.Brief }

// A phrase is a stretch of a sentence: plain, bold, a name, or a link to a section.
type phrase struct {
	Text    string
	Bold    bool
	Class   string
	Section string
	Who     *someone
}

// Someone is whom a name stands for.
type someone struct {
	Name  string
	Seat  int
	Known bool // whether it is one of the seats of the page
	Link  bool // whether there is a place on the page that tells of them without scripts
}

// plain is a text without names and links.
func plain(text string) []phrase { return []phrase{{Text: text}} }

// few reports whether there are so few seats that each is drawn and listed.
func (v *view) few() bool { return len(v.b.Seats) <= mostSeats }

// who names a seat.
func (v *view) who(seat int) someone {
	return someone{Name: v.name(seat), Seat: seat, Known: true, Link: v.few()}
}

// name names a seat without its title, but for an open one that has nothing else.
func (v *view) name(seat int) string {
	s := &v.b.Seats[seat]
	switch {
	case !s.Vacancy:
		return s.Name
	case s.Name != "":
		return "Open: " + s.Name
	case s.Title != "":
		return "Open: " + s.Title
	}
	return "Open seat " + s.ID
}

// title returns what there is to say of a seat beside its name.
func (v *view) title(seat int) string {
	s := &v.b.Seats[seat]
	said := []string{s.Title}
	if s.Vacancy && s.Name == "" {
		said[0] = "" // it stands in the name
	}
	if s.Appointment != "" {
		said = append(said, s.Appointment)
	}
	if s.Employment == "contractor" || s.Employment == "intern" {
		said = append(said, s.Employment)
	}
	if s.OnLeave {
		said = append(said, "on leave")
	}
	return strings.TrimPrefix(strings.Join(said, "; "), "; ")
}
