package infer

import (
	"slices"
	"strings"
	"unicode"
)

// numbers reports whether a column holds numbers, or codes without letters, which are nobody's name.
func (c *column) numbers() bool {
	const most = 80
	return c.share(func(value string) bool {
		return strings.ContainsAny(value, "0123456789") && !strings.ContainsFunc(value, unicode.IsLetter)
	}) >= most
}

// numberedPeople takes a header such as Employee for the one of ids where numbers stand below it, or codes beside names, nearly all of
// them different, and no other column has the ids.
func (s *table) numberedPeople() {
	means := func(fields ...string) func(c *column) bool {
		return func(c *column) bool { return slices.Contains(fields, c.means) && c.filled > 0 && c.may(c.means) }
	}
	if slices.ContainsFunc(s.columns, means("id")) || s.Settled {
		return
	}
	const full = 85
	parts := slices.ContainsFunc(s.columns, means("first_name", "last_name", "preferred_name"))
	for _, c := range s.columns {
		coded := c.kind == code && parts && c.says("person")
		unique := 100*c.filled >= full*len(s.sample) && c.distinct >= c.filled-max(1, c.filled/10)
		if c.means == "name" && c.class == unknown && (c.numbers() || coded) && unique && c.may("id") {
			c.means = "id"
			return
		}
	}
}
