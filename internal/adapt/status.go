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
	if slices.ContainsFunc([]string{"active", "enabled", "aktiv", "actif", "activo", "ativo", "attivo", "actief", "aktywn", "在职", "在籍", "재직"}, func(part string) bool {
		return strings.Contains(headerForm, part)
	}) && slices.Contains([]string{"no", "false", "0", "n", "nein", "f", "non", "não", "nao", "nee", "nie", "nej", "否", "いいえ", "아니오"}, word) {
		return gone
	}
	switch {
	case slices.Contains([]string{
		"terminated", "inactive", "left", "leaver", "former", "former employee", "resigned", "retired", "dismissed", "deceased", "ended",
		"offboarded", "deactivated", "suspended", "disabled", "archived", "deleted", "separated", "term", "terminated employee", "exited",
		"no longer employed", "ausgeschieden", "inaktiv", "eliminated", "inactif", "inactivo", "discarded", "reported no show", "closed", "t", "i",
		"ausgetreten", "gekündigt", "ehemalig", "pensioniert", "parti", "sorti", "ancien", "démissionnaire", "retraité", "baja", "cesado", "jubilado",
		"renunció", "desligado", "demitido", "inativo", "aposentado", "cessato", "dimesso", "inattivo", "uit dienst", "inactief", "zwolniony",
		"nieaktywny", "slutat", "inaktiv medarbetare", "avslutad", "離職", "离职", "已离职", "退職", "退職済み", "퇴사", "퇴직", "уволен",
	}, word), slices.ContainsFunc([]string{"terminated", "resigned", "retired", "dismissed"}, func(end string) bool { return hasWord(word, end) }):
		return gone
	case slices.Contains([]string{
		"on leave", "leave", "leave of absence", "loa", "parental leave", "maternity leave", "paternity leave", "sabbatical", "sick leave",
		"paid leave", "unpaid leave", "beurlaubt", "elternzeit", "furlough", "furloughed", "leave with pay", "leave without pay",
	}, word):
		return onLeave
	case slices.Contains([]string{
		"open", "vacant", "vacancy", "unfilled", "open position", "open req", "open requisition", "requisition", "open role", "hiring", "tbh",
		"offen", "unbesetzt", "à pourvoir", "vacante", "vago", "vakant", "wakat", "空缺", "공석", "欠員",
	}, word):
		return openSeat
	}
	return here
}

// hasWord reports whether a word is one of those of a text, as in voluntarily terminated. Behind "not" or "non" it means the contrary.
func hasWord(text, word string) bool {
	words := strings.Fields(text)
	at := slices.Index(words, word)
	return at == 0 || at > 0 && words[at-1] != "not" && words[at-1] != "non" && words[at-1] != "to"
}

// isOpen reports whether a name says that nobody holds the seat; a number behind it is that of the seat, as in Open Req 4711.
func isOpen(name string) bool {
	word := strings.Join(strings.Fields(strings.ToLower(strings.Trim(name, " <>[]()*"))), " ")
	if front, last := cutLast(word); front != "" && strings.ContainsAny(last, "0123456789") {
		word = strings.TrimRight(front, " #-:")
	}
	return slices.Contains([]string{
		"vacant", "vacancy", "vacant position", "vacant post", "open", "open position", "open role", "open seat", "open req", "open requisition",
		"open headcount", "to be hired", "tbh", "tbd", "tba", "unfilled", "new hire", "to be determined", "position vacant", "vakant",
		"offene stelle", "unbesetzt", "n.n.", "nn", "poste vacant", "vacante", "offen", "à pourvoir", "poste à pourvoir", "por cubrir", "vaga", "vaga aberta",
		"vacature", "wakat", "vakans", "空缺", "공석", "欠員", "to hire", "new position", "tbc", "to be confirmed", "to be recruited", "recruiting",
	}, word)
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
