package adapt

import (
	"maps"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// A likeness is the field that a key was probably meant to be.
type likeness struct {
	key    string
	plural bool // but for an s at the end of one of the two
}

// tellMisspelt reports the fields of a record that were probably meant to be others, which it does not have. So the field is given; but
// nobody can tell what it should say.
func (c *chart) tellMisspelt(p *person, v *source.Value, known map[string]string) {
	p.chart = c
	for i := range v.Fields {
		f := &v.Fields[i]
		meant := c.meant(v, f, known)
		if meant == "" {
			continue
		}
		found := diag.Finding{
			Pos: f.Key.Pos, Subject: p.id.Value, Field: known[meant], Named: f.Key.Value, Suggestion: meant, Cause: "unknown " + f.Key.Value,
		}
		found.Say(p.String(), ": %s is not a field that is read here.", diag.Quote(f.Key.Value))
		c.fault(found)
		switch known[meant] {
		case "role":
			p.noRole = true
		case "slug":
			p.detail().slug = get(v, f.Key.Value)
		case "reports_to":
			p.unsure, p.noManager = !isNoManager(f.Value.Text), true
			if p.unsure && f.Value.IsText() {
				p.noManager, p.manager.Text = false, get(v, f.Key.Value)
			}
		default:
			p.detail().lacks = append(p.detail().lacks, known[meant])
			p.fields = append(p.fields, source.Field{Key: diag.Text{Value: known[meant], Pos: f.Key.Pos}, Value: f.Value})
		}
	}
}

// meant returns which of the known keys a key of a record was probably meant to be; empty where there is none that the record lacks.
func (c *chart) meant(v *source.Value, f *source.Field, known map[string]string) string {
	if known[f.Key.Value] != "" {
		return ""
	}
	m, ok := c.likenesses[f.Key.Value]
	if !ok {
		if c.likenesses == nil {
			c.likenesses = map[string]likeness{}
		}
		m = nearestKey(f.Key.Value, slices.Sorted(maps.Keys(known)))
		c.likenesses[f.Key.Value] = m
	}
	if m.key == "" || m.plural && !f.Value.IsText() { // several of something are something else
		return ""
	}
	for i := range v.Fields {
		if known[v.Fields[i].Key.Value] == known[m.key] {
			return ""
		}
	}
	return m.key
}

// nearestKey returns which of some keys another was probably meant to be: one that is the same but for capitals and what parts its
// words, or that has one letter more, less, another or swapped.
func nearestKey(key string, keys []string) likeness {
	form := keyForm(key)
	for _, k := range keys {
		if keyForm(k) == form {
			return likeness{key: k}
		}
	}
	const shortest = 4 // a letter of a shorter word makes another of it
	for _, k := range keys {
		if len(k) >= shortest && diag.Distance(form, keyForm(k), 1) <= 1 {
			return likeness{k, strings.TrimSuffix(form, "s") == strings.TrimSuffix(keyForm(k), "s")}
		}
	}
	return likeness{}
}

// nearKey reports whether a mapping has a key that was probably meant to be one of some.
func nearKey(v *source.Value, keys ...string) bool {
	return slices.ContainsFunc(v.Fields, func(f source.Field) bool {
		m := nearestKey(f.Key.Value, keys)
		return m.key != "" && !m.plural && f.Value.Kind != source.Map
	})
}

// keyForm brings a key to the form in which capitals and what parts its words make no difference.
func keyForm(key string) string { return strings.Join(text.Words(key), "") }
