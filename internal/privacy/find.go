package privacy

import (
	"strings"
	"unicode"
)

// LikeName reports whether a text seems to be a name or an e-mail address: it is one word with an @, or two to five words that begin
// with a capital.
func LikeName(text string) bool {
	words := strings.Fields(text)
	const most = 5
	if len(words) == 1 && isAddress(text) {
		return true
	}
	capitals := 0
	for _, word := range words {
		if strings.ContainsFunc(word, unicode.IsDigit) {
			return false
		}
		if strings.IndexFunc(word, unicode.IsUpper) == 0 {
			capitals++
		}
	}
	return capitals > 1 && len(words) <= most
}

// EachName calls a function for each name and e-mail address in a text of YAML or JSON, also where it does not read: for what stands
// behind a key that has name or mail in it, or that says who approved something.
func EachName(text string, found func(name string)) {
	for at := 0; ; at++ {
		colon := strings.IndexByte(text[at:], ':')
		if colon < 0 {
			return
		}
		at += colon
		if !keyOfName(text[max(0, at-longestKey):at]) {
			continue
		}
		value := strings.TrimLeft(text[at+1:], " \t")
		end := strings.IndexAny(value[:min(len(value), longestValue)], "\r\n,}]#")
		if value != "" && strings.IndexByte(`"'`, value[0]) >= 0 {
			if quote := strings.IndexByte(value[1:min(len(value), longestValue)], value[0]); quote >= 0 {
				end = quote + 1
			}
		}
		if end < 0 {
			end = min(len(value), longestValue)
		}
		if name := strings.Trim(value[:end], ` "'`); name != "" {
			found(name)
		}
	}
}

// longestKey and longestValue bound, in bytes, what is looked at around a colon.
const longestKey, longestValue = 40, 200

// keyOfName reports whether a text ends with a key behind which names stand.
func keyOfName(text string) bool {
	text = strings.TrimRight(text, " \t\"'")
	key := strings.ToLower(text[strings.LastIndexAny(text, " \t\r\n{[,\"'-")+1:])
	return strings.Contains(key, "name") || strings.Contains(key, "mail") || strings.Contains(key, "nick") || key == "known_as" || key == "approved_by"
}
