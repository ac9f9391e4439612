package people

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/diag"
)

// SameAddress brings an e-mail address to the form in which those that differ only by capitals and space around them are the same.
func SameAddress(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// Address returns the e-mail address in a text, in lower case: that of mailto:ada@acme.example and of Ada <ada@acme.example> too. It is
// empty where there is none, or there are several.
func Address(text string) string {
	if !strings.ContainsAny(text, "@＠") {
		return ""
	}
	text = norm.NFKC.String(text)
	at := strings.IndexByte(text, '@')
	if strings.LastIndexByte(text, '@') != at {
		return ""
	}
	outside := func(r rune) bool { return strings.ContainsRune(" \t\r\n<>()[],;:\"", r) }
	from, to := strings.LastIndexFunc(text[:at], outside), strings.IndexFunc(text[at:], outside)
	if from >= 0 {
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	if from = max(from, 0); to < 0 {
		to = len(text) - at
	}
	if from == at || to < 2 {
		return ""
	}
	return strings.ToLower(text[from : at+to])
}

// addresses says how alike two addresses are. Those with the same name before the @ are near.
func addresses(a, b string) degree {
	if a == b {
		return written
	}
	nameA, hostA, _ := strings.Cut(a, "@")
	nameB, hostB, _ := strings.Cut(b, "@")
	if nameA == nameB {
		return nearest
	}
	const fewest = 4 // letters
	if hostA == hostB && min(len(nameA), len(nameB)) >= fewest && diag.Digits(nameA) == diag.Digits(nameB) && diag.Distance(nameA, nameB, 1) == 1 {
		return nearest
	}
	return unlike
}
