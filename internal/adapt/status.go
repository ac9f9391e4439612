package adapt

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
)

// A statusColumn is a column that says who is there, and how it is read.
type statusColumn struct {
	column int
	*infer.Statuses
}

// learnStatuses finds out how the columns of statuses are read: those in words count before those with yes and no. What is not
// understood is told.
func (r *tableReader) learnStatuses() {
	for _, column := range r.of("status") {
		rows, blank := map[string]int{}, 0
		for row := r.columns.first; row < r.stop; row++ {
			switch value := r.cell(row, column).Value; {
			case r.table.Covered(row, column):
			case value == "" || infer.IsNone(value):
				blank++
			default:
				rows[value]++
			}
		}
		s := statusColumn{column, infer.ReadStatuses(r.headers[column].meant, rows, blank, r.mapped[column])}
		r.statuses = append(r.statuses, s)
		if len(s.Unclear) > 0 {
			r.reading.Doubts = append(r.reading.Doubts, Doubt{Column: r.headers[column].text, Statuses: s.Unclear, Most: s.Most, Flag: s.Flag})
		}
	}
	slices.SortStableFunc(r.statuses, func(a, b statusColumn) int { return cmp.Compare(one(a.Flag), one(b.Flag)) })
}

// one is 1 for what is so.
func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// standing returns what the first column of statuses that is understood says of somebody, and tells where another says the contrary, if it is
// given what to tell it.
func (r *tableReader) standing(row int, contrary func(header, other string)) (says infer.Standing, status diag.Text, header string) {
	for _, s := range r.statuses {
		cell := r.cell(row, s.column)
		also := s.Of(cell.Value)
		switch {
		case cell.Value == "" || also == infer.Unclear:
		case says == infer.Unclear || says == infer.Unsaid:
			says, status, header = also, cell, r.headers[s.column].text
		case (says == infer.Gone) != (also == infer.Gone) && also != infer.Unsaid && contrary != nil:
			contrary(header, r.headers[s.column].text)
		}
	}
	return says, status, header
}

// isOpen reports whether a name says that nobody holds the seat; a number behind it is that of the seat, as in Open Req 4711, and behind a
// mark stands its title, as in TBH - Head of Product.
func isOpen(name string) bool {
	if !beginsOpen(name) {
		return false
	}
	if at := strings.IndexAny(name, "-–—:("); at > 0 && name[at-1] == ' ' || at > 0 && name[at] == ':' {
		if isOpen(name[:at]) {
			return true
		}
	}
	word := strings.Join(strings.Fields(strings.ToLower(strings.Trim(name, " <>[]()*"))), " ")
	if front, last := cutLast(word); front != "" && strings.ContainsAny(last, "0123456789") {
		word = strings.TrimRight(front, " #-:")
	}
	return slices.Contains([]string{
		"vacant", "vacancy", "vacant position", "vacant post", "open", "open position", "open role", "open seat", "open req", "open requisition",
		"open headcount", "to be hired", "tbh", "tbd", "tba", "unfilled", "new hire", "to be determined", "position vacant", "vakant",
		"offene stelle", "unbesetzt", "n.n.", "nn", "poste vacant", "vacante", "offen", "à pourvoir", "poste à pourvoir", "por cubrir", "vaga", "vaga aberta",
		"vacature", "hiring", "wakat", "vakans", "空缺", "공석", "欠員", "to hire", "new position", "tbc", "to be confirmed", "to be recruited", "recruiting",
	}, word)
}

// beginsOpen reports whether a name begins with a letter with which words for open seats do: most names are looked at no further.
func beginsOpen(name string) bool {
	for _, r := range name {
		if r >= utf8.RuneSelf || strings.IndexByte("VOTUNPHWR", byte(unicode.ToUpper(r))) >= 0 {
			return true
		}
		if strings.IndexByte(" <>[]()*", byte(r)) < 0 && !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// cutLast parts a text before its last word.
func cutLast(text string) (front, last string) {
	if at := strings.LastIndexByte(text, ' '); at >= 0 {
		return text[:at], text[at+1:]
	}
	return "", text
}

// employmentOf reads a kind of employment: contractor or intern, or nothing for employees and what is not known.
func employmentOf(kind string) string {
	words := strings.FieldsFunc(strings.ToLower(kind), func(r rune) bool { return strings.ContainsRune(" -_/(),", r) })
	has := func(all ...string) bool {
		return slices.ContainsFunc(all, func(word string) bool { return slices.Contains(words, word) })
	}
	switch {
	case has("contractor", "contractors", "contingent", "freelance", "freelancer", "agency", "vendor", "external", "extern", "externer", "1099"),
		len(words) == 1 && has("contract", "consultant"):
		return "contractor"
	case has("intern", "internship", "trainee", "apprentice", "praktikant", "praktikantin", "werkstudent", "werkstudentin", "stagiaire"):
		return "intern"
	}
	return ""
}
