package people

import "strings"

// withoutTitles takes titles off the front of the words of a name, as long as something is left.
func withoutTitles(words []string) []string {
	for len(words) > 1 && isTitle(words[0]) {
		words = words[1:]
	}
	return words
}

// isTitle reports whether a word is a title before a name. Short ones that may be a name, or the beginning of one, count with a dot only.
func isTitle(word string) bool {
	word = strings.ToLower(word)
	switch strings.TrimSuffix(word, ".") {
	case "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "rev", "herr", "frau", "mme", "mlle", "dott", "sr", "sra", "srta",
		"dipl.-ing":
		return true
	case "ing", "mag", "lic", "arq", "dipl", "fr", "hr", "don", "dra", "gen", "col", "maj", "capt", "lt", "sgt", "hon", "sig":
		return strings.HasSuffix(word, ".")
	}
	return false
}

// isDegree reports whether a word without dots is what stands behind a name: a degree, a profession, an honour.
func isDegree(word string) bool {
	switch word {
	case "phd", "md", "mba", "cpa", "esq", "dds", "dvm", "jd", "llm", "msc", "bsc", "pmp", "cfa", "obe", "cbe", "mbe", "rn":
		return true
	}
	return false
}

// generation returns what a word behind a name says of a parent with the same name: jr for Jr. and Junior. Most say nothing.
func generation(word string) string {
	switch word {
	case "jr", "jnr", "junior":
		return "jr"
	case "sr", "snr", "senior":
		return "sr"
	case "ii", "2nd":
		return "2"
	case "iii", "3rd":
		return "3"
	case "iv", "4th":
		return "4"
	}
	return ""
}

// Turned writes the first name before the last one. What follows a name, such as Jr., goes to the end.
func Turned(last, first string) string {
	words := strings.Fields(first)
	if n := len(words); n > 1 && generation(strings.ToLower(strings.TrimSuffix(words[n-1], "."))) != "" {
		return strings.Join(append(words[:n-1], strings.TrimSpace(last), words[n-1]), " ")
	}
	return strings.TrimSpace(first) + " " + strings.TrimSpace(last)
}

// Withheld reports whether a text stands for a name that is not given: not disclosed, N/D, TBC.
func Withheld(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ./-_()[]*<>", r) })
	switch strings.Join(words, " ") {
	case "", "n a", "na", "n d", "nd", "n n", "nn", "tbc", "tbd", "tba", "t b c", "t b d", "null", "nil", "none", "unknown", "withheld", "name withheld", "redacted", "not disclosed",
		"undisclosed", "not available", "not applicable", "not given", "not known", "anonymous", "confidential", "private", "name", "no name",
		"to be confirmed", "to be announced", "to be determined", "to be hired", "new hire", "new starter", "test user":
		return true
	}
	return false
}
