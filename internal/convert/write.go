package convert

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// fieldOrder returns the fields of records in the order in which they are written. Others follow in their own.
func fieldOrder() []string {
	return []string{
		"id", "name", "rule", "subject", "subjects", "kind", "role", "grade", "reports_to", "dotted_line_to", "parent", "head", "unit", "team", "lead",
		"members", "employment", "appointment", "appointment_since", "appointment_until", "start", "end", "on_leave", "opened", "interviews", "experience",
		"email", "location", "cost_center", "ground", "reason", "approved_by", "approved_on", "expires", "attributes", "deviations",
	}
}

// write writes a record as an item of a list, with a comment behind its first line.
func (w *writer) write(v *source.Value, where string) string {
	var b strings.Builder
	mark := "  - "
	for _, field := range inOrder(v.Fields) {
		if v.Broken(field.Key.Value) {
			if field.Value = w.meant(field); field.Value.Kind == source.Null {
				continue
			}
		}
		if field.Value.Kind == source.Null {
			continue
		}
		b.WriteString(mark)
		writeKey(&b, field.Key.Value, "    ")
		mark = "    "
		if where != "" && nested(&field.Value) {
			b.WriteString("  # " + where)
			where = ""
		}
		writeValue(&b, &field.Value, "      ", !isText(field.Key.Value))
		if where != "" {
			b.WriteString("  # " + where)
			where = ""
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// meant returns what is written for a field of a record that could not be made sense of. It stays as it is written, to be found again by a
// check, unless it would mean somebody else here. Where it may be each of several, all are written.
func (w *writer) meant(field source.Field) source.Value {
	named, items := field.Value.Text, field.Value.Items
	switch {
	case field.Key.Value == "role":
		return source.Value{Kind: source.Quoted, Text: source.NoRole}
	case named == "" && len(items) > 0:
		w.lose(field.Value.Pos, "what is meant by the field there, which is kept as "+field.Key.Value)
		return field.Value
	case len(items) > 1:
		w.lose(field.Value.Pos, fmt.Sprintf("which of %d people is meant by %s: %s names them all, keep one", len(items), diag.Quote(named), field.Key.Value))
		return field.Value
	case named != "" && (!w.ids[named] || len(items) == 1 && items[0].Text == named):
		w.lose(field.Value.Pos, "who is meant by "+diag.Quote(named)+", which is kept as it is written")
		return source.Value{Kind: source.Quoted, Text: named}
	}
	w.lose(field.Value.Pos, "it is not clear who is meant by "+diag.Quote(named)+"; the record has no "+field.Key.Value+" now")
	return source.Value{}
}

// vague counts records that have no title, or whose managers are not told, because the layout has neither.
func (w *writer) vague(v *source.Value) {
	file := v.Start().File.Path
	for _, field := range []string{"role", "reports_to"} {
		if given := v.Get(field); v.Broken(field) && (given == nil || given.Kind == source.Plain) {
			key := [2]string{file, field}
			if w.missing[key] == 0 {
				w.vagueIn = append(w.vagueIn, key)
			}
			w.missing[key]++
		}
	}
}

// loseVague notes what the layouts of files do not have.
func (w *writer) loseVague() {
	for _, key := range w.vagueIn {
		what := "there is no manager"
		if key[1] == "role" {
			what = `there is no title, so that the role is written as "unknown",`
		}
		w.lost = append(w.lost, fmt.Sprintf("%s: %s for %d of the people", key[0], what, w.missing[key]))
	}
}

// inOrder returns fields in the order in which they are written.
func inOrder(fields []source.Field) []source.Field {
	sorted, order := slices.Clone(fields), fieldOrder()
	rank := func(f source.Field) int {
		if i := slices.Index(order, f.Key.Value); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(sorted, func(x, y source.Field) int { return rank(x) - rank(y) })
	return sorted
}

// isText reports whether a field holds nothing but texts. Others may hold numbers, days, truth values, or anything.
func isText(name string) bool {
	return slices.Contains([]string{
		"id", "name", "rule", "subject", "subjects", "kind", "role", "reports_to", "dotted_line_to", "parent", "head", "unit", "team", "lead", "members",
		"employment", "appointment", "email", "location", "cost_center", "ground", "reason", "approved_by",
	}, name)
}

// writeKey writes the key of a field, and the colon. YAML takes keys of more than 1,024 characters only where they are marked.
func writeKey(b *strings.Builder, key, indent string) {
	const most = 1000
	if key = scalar(key, false); len(key) > most {
		b.WriteString("? " + key + "\n" + indent + ":")
		return
	}
	b.WriteString(key + ":")
}

// nested reports whether a value is written over several lines.
func nested(v *source.Value) bool {
	return v.Kind == source.Map && len(v.Fields) > 0 || v.Kind == source.List && !allTexts(v)
}

func allTexts(v *source.Value) bool {
	return !slices.ContainsFunc(v.Items, func(item source.Value) bool { return !item.IsText() })
}

// writeValue writes a value behind a colon. What stands on lines of its own is indented.
func writeValue(b *strings.Builder, v *source.Value, indent string, typed bool) {
	switch {
	case v.IsText():
		b.WriteString(" " + valueText(v, typed, false))
	case v.Kind == source.List && allTexts(v):
		items := make([]string, len(v.Items))
		for i := range v.Items {
			items[i] = valueText(&v.Items[i], typed, true)
		}
		b.WriteString(" [" + strings.Join(items, ", ") + "]")
	case v.Kind == source.List:
		for i := range v.Items {
			b.WriteString("\n" + indent + "-")
			writeItem(b, &v.Items[i], indent+"  ", typed)
		}
	case v.Kind == source.Map && len(v.Fields) == 0:
		b.WriteString(" {}")
	case v.Kind == source.Map:
		for _, field := range inOrder(v.Fields) {
			b.WriteString("\n" + indent)
			writeKey(b, field.Key.Value, indent)
			writeValue(b, &field.Value, indent+"  ", typed)
		}
	default:
		b.WriteString(" null")
	}
}

// writeItem writes an item of a list behind its dash.
func writeItem(b *strings.Builder, v *source.Value, indent string, typed bool) {
	if v.Kind != source.Map || len(v.Fields) == 0 {
		writeValue(b, v, indent, typed)
		return
	}
	for i, field := range inOrder(v.Fields) {
		if i == 0 {
			b.WriteString(" ")
		} else {
			b.WriteString("\n" + indent)
		}
		writeKey(b, field.Key.Value, indent)
		writeValue(b, &field.Value, indent+"  ", typed)
	}
}

// valueText writes a text. What may be a number, a day or a truth value stays one, and a text in quotation marks stays a text.
func valueText(v *source.Value, typed, inList bool) string {
	if typed && v.Kind == source.Plain && v.Text != "null" && patterns().plainTyped.MatchString(v.Text) {
		return v.Text
	}
	return scalar(v.Text, inList)
}

// scalar writes a text so that every reader of YAML takes it for a text: in quotation marks unless it is plain words.
func scalar(text string, inList bool) string {
	if !patterns().plainWords.MatchString(text) || patterns().looksTyped.MatchString(text) || strings.HasSuffix(text, " ") || inList && strings.Contains(text, ",") {
		return source.QuotedScalar(text)
	}
	return text
}
