package adapt

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// pairs returns the words for the two ends of a line between two people, the upper one first.
func pairs() [][2]string {
	return [][2]string{
		{"source", "target"},
		{"parent", "child"},
		{"from", "to"},
		{"parentid", "childid"},
		{"parentname", "childname"},
		{"sourceid", "targetid"},
		{"superior", "subordinate"},
		{"supervisor", "subordinate"},
		{"manager", "subordinate"},
		{"boss", "subordinate"},
		{"manager", "report"},
		{"manager", "directreport"},
		{"fromid", "toid"},
		{"fromnode", "tonode"},
		{"start", "end"},
	}
}

// A link is a line between two people, in a record of its own.
type link struct{ up, down diag.Text }

// linkOf returns the line that a record is; not ok if it is none.
func linkOf(v *source.Value, endOf func(key string) string) (l link, ok bool) {
	for _, v := range []*source.Value{v, v.Get("data")} {
		if v == nil || !slices.ContainsFunc(v.Fields, func(f source.Field) bool { return endOf(f.Key.Value) != "" }) {
			continue
		}
		for _, pair := range pairs() {
			if l = (link{endIn(v, pair[0], endOf), endIn(v, pair[1], endOf)}); l.up.Value != "" && l.down.Value != "" {
				return l, !hasKey(v, "name", "title")
			}
		}
	}
	return link{}, false
}

// endIn returns whom a line names at an end.
func endIn(v *source.Value, word string, endOf func(key string) string) diag.Text {
	for i := range v.Fields {
		f := &v.Fields[i]
		switch {
		case endOf(f.Key.Value) != word:
		case f.Value.IsText():
			return diag.Text{Value: f.Value.Text, Pos: f.Value.Pos}
		default:
			return get(&f.Value, "id", "name", "key")
		}
	}
	return diag.Text{}
}

// linksIn returns the lines that a list holds, and the other records in it.
func linksIn(v *source.Value) (links []link, others []source.Value) {
	ends := map[string]string{} // which ends of lines keys may name: there are few, and many records
	endOf := func(key string) string {
		end, again := ends[key]
		if !again {
			form := infer.Form(key)
			if slices.ContainsFunc(pairs(), func(pair [2]string) bool { return slices.Contains(pair[:], form) }) {
				end = form
			}
			ends[key] = end
		}
		return end
	}
	for i := range itemsOf(v) {
		if l, ok := linkOf(&v.Items[i], endOf); ok {
			links = append(links, l)
		} else {
			others = append(others, v.Items[i])
		}
	}
	return links, others
}

// graphIn finds people with the lines between them beside, such as nodes and links, or both in one list; nil if there are none.
func graphIn(v *source.Value, path []string) *records {
	if links, others := linksIn(v); len(links) > 0 && len(others) > 0 {
		list := *v
		list.Items = others
		return connect(plainIn(&list, path), links, strings.Join(path, "."))
	}
	for i := range v.Fields {
		f := &v.Fields[i]
		if links, others := linksIn(&f.Value); len(links) > 0 && len(others) == 0 {
			if r := linkedIn(v, i, links, path); r != nil {
				return r
			}
		}
	}
	return nil
}

// linkedIn finds the people in a field beside that of the lines between them.
func linkedIn(v *source.Value, lines int, links []link, path []string) *records {
	for j := range v.Fields {
		people := &v.Fields[j]
		if j == lines || people.Value.Kind != source.List && people.Value.Kind != source.Map {
			continue
		}
		r := connect(plainIn(&people.Value, append(path, people.Key.Value)), links, v.Fields[lines].Key.Value)
		if r == nil {
			continue
		}
		r.of, r.lines = "a list of records", ", with the lines between them under "+diag.Quote(v.Fields[lines].Key.Value)
		for _, at := range listsBeside(v, j) {
			if at != lines {
				r.beside = append(r.beside, v.Fields[at].Key.Value)
			}
		}
		return r
	}
	return nil
}

// connect says of records whom they report to, as some lines do; nil if the lines are between something else.
func connect(r *records, links []link, under string) *records {
	if r == nil || len(r.below) > 0 || r.head != nil {
		return nil
	}
	index := r.ends(links)
	if index == nil {
		return nil
	}
	r.line = under
	if under == "" {
		r.line = "links"
	}
	r.of = "a list of records and of the lines between them"
	ups, downs := map[string]int{}, map[string]int{}
	for _, l := range links {
		ups[l.up.Value]++
		downs[l.down.Value]++
	}
	turned := single(ups) > single(downs) // who has one parent is the child
	for _, l := range links {
		if turned {
			l.up, l.down = l.down, l.up
		}
		r.connectOne(l, index)
	}
	return r
}

// connectOne says of a record whom it reports to.
func (r *records) connectOne(l link, index map[string]int) {
	at, ok := index[l.down.Value]
	tell := func(rule, message string, args ...any) {
		pos := l.up.Pos
		pos.Length = 0
		r.told = append(r.told, diag.Finding{Rule: rule, Pos: pos, Subject: l.down.Value, Field: "reports_to", Named: l.up.Value, Message: fmt.Sprintf(message, args...)})
	}
	if !ok {
		tell("schema", "A line leads from %s to %s, but no record has that id or name.", diag.Quote(l.up.Value), diag.Quote(l.down.Value))
		return
	}
	one := &r.all[at]
	above, known := index[l.up.Value]
	if !known {
		above = -1
	}
	if one.boss.Pos.File != nil {
		if !known || one.manager != above {
			tell("duplicate-id", "%s stands below %s and, by this line, below %s too; the first counts as the manager. Which of the two lines is right?",
				r.called(at, l.down.Value), r.called(one.manager, one.boss.Value), r.called(above, l.up.Value))
		}
		return
	}
	if one.boss.Pos = l.up.Pos; known {
		one.manager = above
	} else {
		one.boss.Value = l.up.Value
	}
}

// called says who a record is about, as the file does, or how a line calls somebody of whom there is no record.
func (r *records) called(at int, otherwise string) string {
	if at >= 0 {
		otherwise = cmp.Or(get(r.all[at].v, "name", "fullName", "displayName", "label", "title").Value, otherwise)
	}
	return diag.Quote(otherwise)
}

// ends returns the records by what the ends of most lines call them: an id, a name or their number in the list.
func (r *records) ends(links []link) map[string]int {
	for _, key := range []string{"id", "key", "uid", "uuid", "name", "label", "email", keyHeader, ""} {
		index := map[string]int{}
		for i := range r.all {
			text := r.endText(i, key)
			if _, again := index[text]; !again && text != "" {
				index[text] = i
			}
		}
		ends := make([]string, 0, 2*len(links))
		for _, l := range links {
			ends = append(ends, l.up.Value, l.down.Value)
		}
		found := slices.DeleteFunc(ends, func(text string) bool { _, ok := index[text]; return !ok })
		if 3*len(found) > 4*len(links) { // two thirds of the ends
			return index
		}
	}
	return nil
}

// endText returns what the end of a line may call a record: the text of a field, its key or, without one, its number in the list.
func (r *records) endText(i int, field string) string {
	one := r.all[i]
	switch field {
	case "":
		return strconv.Itoa(i)
	case keyHeader:
		return one.key.Value
	}
	text := get(one.v, field).Value
	if data := one.v.Get("data"); text == "" && data != nil {
		text = get(data, field).Value
	}
	return text
}
