package infer

import (
	"slices"

	"github.com/orglint/orglint/internal/text"
)

// A keyKind says how a key names rows, the one that is preferred first.
type keyKind int

const (
	byID keyKind = iota
	byEmail
	byLogin
	byName
)

// A key is what names the rows of a table: a column, or the first and the last name together.
type key struct {
	kind    keyKind
	columns []*column
	local   bool // of an e-mail address, only what stands before the @
}

// findKeys finds the keys.
func (s *table) findKeys() {
	n := len(s.sample)
	for _, c := range s.columns {
		if c.class == manager || c.class == elsewhere && c.kind != whole && !c.says("key") || n == 0 {
			continue // nobody is named by whoever stands beside them
		}
		s.keys = append(s.keys, c.keys(n)...)
	}
	s.joinNames()
}

// keys returns the keys that a column is in a sample of n rows: none, unless most rows have a value of their own in it.
func (c *column) keys(n int) []*key {
	full, apart := 85, 95
	one := []*column{c}
	keys := []*key{{kind: byID, columns: one}}
	switch {
	case c.kind == email:
		full, apart = 70, 90
		keys = []*key{{kind: byEmail, columns: one}, {kind: byLogin, columns: one, local: true}}
	case c.kind == name, c.kind == other && c.means == "name":
		apart = 90
		keys = []*key{{kind: byName, columns: one}}
	case c.kind != code && c.kind != whole && c.kind != word:
		return nil
	case c.means == "other_id", c.kind == word && c.means != "id":
		keys[0].kind = byLogin
	}
	if 100*c.filled < full*n || 100*c.distinct < apart*c.filled && (apart < 95 || c.distinct < c.filled-1) {
		return nil
	}
	return keys
}

// joinNames finds the keys of a first and a last name in two columns, at most two apart, and of these with what else belongs to a name.
func (s *table) joinNames() {
	const most, apart = 4, 2
	var columns, further []*column
	for _, c := range s.columns {
		if c.furtherName() {
			further = append(further, c)
		} else {
			columns = append(columns, c)
		}
	}
	found := 0
	for i, a := range columns {
		for _, b := range columns[min(i+1, len(columns)):min(i+1+apart, len(columns))] {
			if found == most || !s.areNames(a, b) {
				continue
			}
			s.keys = append(s.keys, &key{kind: byName, columns: []*column{a, b}})
			found++
			if len(further) > 0 {
				s.keys = append(s.keys, &key{kind: byName, columns: append([]*column{a, b}, further...)})
			}
		}
	}
}

// areNames reports whether two columns hold first and last names by which nearly all rows are told apart.
func (s *table) areNames(a, b *column) bool {
	if !a.namePart() || !b.namePart() || !a.isGiven() && !b.isGiven() {
		return false
	}
	seen := map[string]bool{}
	for j := range s.sample {
		seen[a.values[j]+" "+b.values[j]] = true
	}
	return 100*len(seen) >= 85*len(s.sample)
}

// furtherName reports whether a column holds what belongs to a name beside the first and the last one.
func (c *column) furtherName() bool {
	return (c.means == "middle_name" || c.means == "second_last_name") && c.may(c.means)
}

// namePart reports whether a column may hold first or last names.
func (c *column) namePart() bool {
	switch c.means {
	case "first_name", "last_name", "name", "preferred_name":
		return c.kind == word || c.kind == name || c.kind == other
	case "":
		return c.class == unknown && (c.kind == word || c.kind == name)
	}
	return false
}

// isGiven reports whether a column holds given names.
func (c *column) isGiven() bool {
	least := 30
	if c.share(unspaced) > 50 { // many words begin as surnames do there
		least = 60
	}
	return c.means == "first_name" || c.share(isGiven) >= least
}

// has reports whether a column is part of a key.
func (k *key) has(c *column) bool {
	return slices.Contains(k.columns, c)
}

// fits reports whether what stands in a column may be values of a key.
func (k *key) fits(c *column) bool {
	switch own := k.columns[0]; {
	case k.has(c), !c.mayRefer():
		return false
	case own.kind == whole && c.kind == other:
		return !k.local && c.class >= weakly
	case own.kind == whole || c.kind == whole:
		return own.kind == c.kind && !k.local
	case k.kind == byEmail:
		return c.kind == email || c.class >= weakly && c.kind == other
	case c.kind == email:
		return false
	case k.kind == byName:
		return c.kind == name || c.class >= weakly
	case c.kind == name:
		return own.kind == word && c.class >= weakly
	}
	return true
}

// form returns what a cell is compared by.
func (k *key) form(value string) string {
	switch {
	case k.kind == byName:
		return nameForm(value)
	case k.columns[0].kind == whole:
		return value
	}
	return lower(value)
}

// of returns what names a row.
func (s *table) named(k *key, row int) string {
	value := bare(s.Value(row, k.columns[0].index))
	switch {
	case len(k.columns) > 1:
		for _, c := range k.columns[1:] {
			value += " " + bare(s.Value(row, c.index))
		}
	case k.local:
		for i := range len(value) {
			if value[i] == '@' {
				value = value[:i]
				break
			}
		}
	}
	return k.form(value)
}

// lower writes a text in small letters without making another of one that has none.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80 {
			return text.Plain(s)
		}
	}
	return s
}
