package adapt

import (
	"slices"
	"strings"
)

// A standing is what a status says of somebody.
type standing int

const (
	here standing = iota
	onLeave
	gone
	openSeat
)

// standingOf reads a status, in a column of some header.
func standingOf(status, headerForm string) standing {
	word := strings.Join(strings.FieldsFunc(strings.ToLower(status), func(r rune) bool { return strings.ContainsRune(" -_/", r) }), " ")
	if strings.Contains(headerForm, "active") || strings.Contains(headerForm, "enabled") || headerForm == "aktiv" {
		if slices.Contains([]string{"no", "false", "0", "n", "nein", "f"}, word) {
			return gone
		}
	}
	switch {
	case slices.Contains([]string{
		"terminated", "inactive", "left", "leaver", "former", "former employee", "resigned", "retired", "dismissed", "deceased", "ended",
		"offboarded", "deactivated", "suspended", "disabled", "archived", "deleted", "separated", "term", "terminated employee", "exited",
		"no longer employed", "ausgeschieden", "inaktiv", "eliminated", "inactif", "inactivo", "discarded", "reported no show", "closed", "t", "i",
	}, word):
		return gone
	case slices.Contains([]string{
		"on leave", "leave", "leave of absence", "loa", "parental leave", "maternity leave", "paternity leave", "sabbatical", "sick leave",
		"paid leave", "unpaid leave", "beurlaubt", "elternzeit", "furlough", "furloughed", "leave with pay", "leave without pay",
	}, word):
		return onLeave
	case slices.Contains([]string{
		"open", "vacant", "vacancy", "unfilled", "open position", "open req", "open requisition", "requisition", "open role", "hiring", "tbh",
	}, word):
		return openSeat
	}
	return here
}

// isOpen reports whether a name says that nobody holds the seat.
func isOpen(name string) bool {
	word := strings.Join(strings.Fields(strings.ToLower(strings.Trim(name, " <>[]()*"))), " ")
	return slices.Contains([]string{
		"vacant", "vacancy", "vacant position", "vacant post", "open", "open position", "open role", "open seat", "open req", "open requisition",
		"open headcount", "to be hired", "tbh", "tbd", "tba", "unfilled", "new hire", "to be determined", "position vacant", "vakant",
		"offene stelle", "unbesetzt", "n.n.", "nn", "poste vacant", "vacante",
	}, word)
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
