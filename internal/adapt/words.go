package adapt

import (
	"maps"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// callFields returns what the file calls the fields of a chart. Headers above which values may stand are not told.
func (c *chart) callFields() diag.Words {
	words := diag.Words{}
	maps.Copy(words, c.words)
	if c.reading.Valued {
		return words
	}
	for _, use := range c.reading.Used {
		field, word := recordField(use.Field), strings.TrimPrefix(use.Column, "spec.")
		if c.file.Table && !strings.EqualFold(word, field) && !strings.EqualFold(word, fieldWords(use.Field)) {
			word = diag.Quote(word)
		}
		if words[field] == "" && use.Field != "status" {
			words[field] = word
		}
	}
	return words
}

// call notes a key under which the file has a field of a chart, if it may have that under several.
func (c *chart) call(field, key string) {
	if c.words == nil {
		c.words = diag.Words{}
	}
	if before := c.words[field]; before == "" {
		c.words[field] = key
	} else if !slices.Contains(strings.Split(before, " or "), key) {
		c.words[field] += " or " + key
	}
}
