package source

import "strings"

// A text that is read as one, rather than record by record, may hold maxValues values, and one more for each bytesPerValue bytes. All
// of them stand in memory at once, at some 400 bytes each: so that reading takes no more than 1 GB and 20 times the size of the text.
// A list of 150,000 people with six fields each, all in one pair of brackets, has less.
const maxValues, bytesPerValue = 2_500_000, 30

// tooMany is the message for it.
const tooMany = "This file holds more than 2.5 million values that can only be read together, which is more than orglint reads. Export " +
	"a list of people as CSV, write the records of a chart on lines of their own, begun with a dash, without anchors (&name), or split the file."

// pastValues returns where a text may hold more values than are read at once; -1 if it does not. It counts the marks between
// values, also those in texts, before anything is made of them: so it may count some too many, and never one too few.
func pastValues(text string) int {
	most := maxValues + len(text)/bytesPerValue
	if len(text) <= most {
		return -1
	}
	count := 0
	for i := range len(text) {
		switch c := text[i]; c {
		case ',', '[', '{':
			count++
		case ':', '-', '?': // a field is two values
			if i+1 == len(text) || strings.IndexByte(" \t\r\n", text[i+1]) >= 0 || i > 0 && strings.IndexByte("\"']}", text[i-1]) >= 0 {
				count += 2
			}
		}
		if count > most {
			return i
		}
	}
	return -1
}
